"""What may be said of evidence that is kept: pages of proposals, what one of them can be changed to, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.collect.evidence import days_told
from letters.desk import LabelContacts, LabelPage
from letters.kit.listing import listed
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from letters.collect.evidence import ContactsOfDay, EvidenceProposal
    from letters.desk import KeptFiles

MOST_FILES = 20


def kept_lines(kept: KeptFiles) -> Iterator[str]:
    """How many files are kept, and in how many pieces."""
    if not kept.kept:
        yield "没有新的文件要收下。"
        return
    copied = "，都已复制到案件旁边，原件没有动" if all(one.is_copy for one in kept.kept) else ""
    yield f"收下了 {len(kept.kept)} 个文件{copied}。照名字和内容分成 {len(kept.pieces)} 份。"


def kept_json(kept: KeptFiles, offered: Sequence[EvidenceProposal]) -> dict[str, Any]:
    """What was kept and what is proposed, for programs."""
    return {
        "added": [
            {"id": one.id, "title": one.title, "kind": one.kind.value, "files": one.paths, "copied": one.copied}
            for one in kept.pieces
        ],
        "known": [{"file": str(one.file.path), "id": one.id, "same_as": one.path} for one in kept.known],
        "skipped": [{"file": str(one.path), "why": one.why} for one in kept.left_out],
        "proposals": [proposal_json(one) for one in offered],
    }


def proposal_json(one: EvidenceProposal) -> dict[str, Any]:
    """A proposal for programs."""
    return {
        "id": one.id,
        "files": list(one.files),
        "title": one.title,
        "proves": one.proves,
        "incidents": list(one.incidents),
        "contract": one.contract,
        "number": one.number,
        "days": [str(day) for day in dict.fromkeys((one.on, one.until)) if day],
    }


def shown_lines(shown: LabelPage | EvidenceProposal | LabelContacts) -> Iterator[str]:
    """A page of pieces, one of them with its files, or the contacts that it may belong to: each under its number."""
    if isinstance(shown, LabelPage):
        yield from ("", *_page_lines(shown), "")
    elif isinstance(shown, LabelContacts):
        yield from _contact_lines(shown)
    else:
        yield from _file_lines(shown)


def _page_lines(page: LabelPage) -> Iterator[str]:
    for number, (one, contacts) in enumerate(page.pieces, 1):
        called = f"　号码 {one.number}" if one.number and one.number not in one.title else ""
        yield f"{number:>2}. {one.title or _unnamed(one)}{called}"
        yield from ["    您说过有这一份，这些就是它的文件"] if one.joins else []
        yield f"    {one.proves}" if one.proves else "    证明什么还没有写"
        yield f"    {_belonging(one, contacts)}"
    if page.left:
        yield f"后面还有 {page.left} 份。"


def _unnamed(one: EvidenceProposal) -> str:
    return f"{len(one.files)} 个文件（打不开，请看看还在不在）"


def _belonging(one: EvidenceProposal, contacts: Sequence[ContactsOfDay]) -> str:
    if contacts:
        return f"属于：{listed(map(_contacts, contacts))}"
    if one.contract:
        return "属于：合同"
    return "属于：还没有对上哪一次联系，不会列进文书"


def _contacts(contacts: ContactsOfDay) -> str:
    return f"{contacts.day.month}月{contacts.day.day}日的{contacts.channel.label}（{len(contacts.ids)} 条）"


def _file_lines(one: EvidenceProposal) -> Iterator[str]:
    """What is being changed, and its files under numbers."""
    days = days_told(one)
    yield f"\n{one.title}" + (f"（文件上的日期：{days}）" if days and days not in one.title else "")
    for number, path in enumerate(one.files[:MOST_FILES], 1):
        yield f"  {number:>2}. {path.rpartition('/')[2]}"
    if len(one.files) > MOST_FILES:
        yield f"      …… 一共 {len(one.files)} 个，后面的也可以写号码"


def _contact_lines(shown: LabelContacts) -> Iterator[str]:
    for number, each in enumerate(shown.choices, 1):
        now = "　（现在）" if set(each.ids) & set(shown.of.incidents) else ""
        yield f"  {number:>2}. {_contacts(each)}{now}"


def labelled_lines(done: int, left: Sequence[EvidenceProposal], case: Path) -> Iterator[str]:
    """How many were labelled at once, and what is left."""
    if done:
        yield f"记下了 {done} 份。"
    yield from unlabelled_lines(left, case)
    if not left and not done:
        yield "收下的证据都已经说明。"


def unlabelled_lines(offered: Sequence[EvidenceProposal], case: Path) -> Iterator[str]:
    """What is kept and still without a label, and how to go on."""
    if not offered:
        return
    files = sum(len(one.files) for one in offered)
    yield f"收下了还没有说明的证据，{len(offered)} 份（{files} 个文件），说明以前不会列进文书："
    yield from (f"    {one.title or _unnamed(one)}" for one in offered[:MOST_FILES])
    if len(offered) > MOST_FILES:
        yield f"    …… 另有 {len(offered) - MOST_FILES} 份"
    yield f"现在说明：{command('evidence label', case)}"


def left_lines(offered: Sequence[EvidenceProposal], case: Path) -> Iterator[str]:
    """In short that nothing is lost when somebody stops, and how to go on; nothing where all is labelled."""
    if offered:
        yield f"文件都收下了。还有 {len(offered)} 份没有说明，接着说明：{command('evidence label', case)}"
