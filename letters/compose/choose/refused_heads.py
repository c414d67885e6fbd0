"""What is wrong with a template's head beside its words: it names what there is not, or claims to be what it is not.

A check of templates tells all of it, and writing refuses one's own templates for the first of it, in the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.case import PaperKind
from letters.catalogue import ONE_OF_ITS_KIND, PARTIES, SAME
from letters.compose.choose.needs import refuse_need
from letters.errors import TemplateError
from letters.kit.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.books import Books
    from letters.catalogue import Head

ANNEX: Final = "annex"
MOST_COPIES: Final = 99


def faults_in_heads(heads: Iterable[Head], books: Books) -> Iterator[TemplateError]:
    """Everything for which no letter would be written with these heads."""
    for head in heads:
        yield from _of_kind(head)
        yield from _annexes(head, books)
        yield from _needs(head)
        yield from _answers(head)
        if head.is_letter:
            yield from _addressee(head, books)


def _of_kind(head: Head) -> Iterator[TemplateError]:
    """One that calls itself what another is would be written by nobody, one in its place as a letter."""
    for kind, only in ONE_OF_ITS_KIND.items():
        if head.kind == kind and head.id != only:
            yield _wrong(head, f"文件头的 kind 写 {kind} 的只有 {only}", "换成这份文书自己的种类，例如 complaint")
        if head.id == only and head.kind != kind:
            yield _wrong(head, f"文件头的 kind 应为 {kind}", "这个名字的模板不是一份寄出的文书")
    if not 0 < head.copies <= MOST_COPIES:
        yield _wrong(head, f"文件头的 copies 不能写 {head.copies}", f"写 1 到 {MOST_COPIES}")
    if not head.title.strip():
        yield _wrong(head, "文件头的 title 是空的", "写上文书的名称")


def _annexes(head: Head, books: Books) -> Iterator[TemplateError]:
    known = [one.id for one in books.heads if one.kind == ANNEX]
    for name in head.annexes:
        if name not in known:
            yield _wrong(head, f"文件头的 annexes 里有不存在的附件 {name}", f"可写：{'、'.join(known)}")


def _needs(head: Head) -> Iterator[TemplateError]:
    for need in head.needs:
        try:
            refuse_need(head.id, need)
        except TemplateError as fault:
            yield fault


def _answers(head: Head) -> Iterator[TemplateError]:
    known = [kind.value for kind in PaperKind]
    for word in head.answers:
        if word not in known:
            yield _wrong(head, f"文件头的 answers 里有不认识的文书 {word}", nearest(word, known))


def _addressee(head: Head, books: Books) -> Iterator[TemplateError]:
    roles = books.directory.roles
    known = (PARTIES, *([SAME] if head.follows else []), *roles)
    if head.addressee == SAME and not head.follows:
        yield _wrong(head, "文件头的 addressee 写 same 的，要有 follows = true", "它寄给前一份文书的收件人")
    elif head.addressee and head.addressee not in known:
        yield _wrong(head, f"文件头的 addressee 不能写“{head.addressee}”", nearest(head.addressee, known))
    topics = books.law.words.addressees
    if head.law_as not in topics:
        yield _wrong(head, f"文件头的 law_as 不能写“{head.law_as}”", f"可写：{'、'.join(sorted(topics))}")


def _wrong(head: Head, message: str, hint: str) -> TemplateError:
    return TemplateError(head.id, 1, message, hint)
