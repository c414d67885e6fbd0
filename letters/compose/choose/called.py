"""Which letters somebody means, by whatever they call them: the one place where a word typed becomes ids.

    complaint/police · police · 治安报案书 · 报案书 · 派出所      all mean the police report
    complaint                                                all complaints that fit, as the first part of their ids

A word that may be several letters is asked back by their titles, never guessed.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from letters.compose.guard import is_part
from letters.errors import UsageError
from letters.kit.listing import listed
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from letters.authorities import Role
    from letters.books import Books
    from letters.catalogue import Head

LONGEST = 60  # characters of a word that are looked at and shown
_beside = re.compile(r"[^\w/]+")


def letters_called(books: Books, words: Iterable[str]) -> tuple[str, ...]:
    """The ids that words mean, each once; the first part of ids stays as it is.

    Raises UsageError for a word that means none, or may mean several.
    """
    every = tuple(head for head in books.heads if head.is_letter)
    return tuple(dict.fromkeys(each for word in words for each in _meant(books, every, word)))


def name_typed(books: Books, letter: str) -> str:
    """What somebody types for a letter: its title, with whom it goes to where another has the same title.

    `消费者投诉书-市场监督管理局`; its id where no template has it.
    """
    head = books.head(letter)
    if head is None:
        return letter
    alike = [each for each in books.heads if each.title == head.title and each.is_letter]
    return head.title if len(alike) < 2 else f"{head.title}-{_called(books, head)}"


def nearest_letters(books: Books, word: str) -> tuple[str, ...]:
    """The titles of the letters whose names are nearest to a word: of one, or of those that begin alike."""
    every = [head for head in books.heads if head.is_letter]
    names: dict[str, tuple[str, ...]] = {}
    for head in every:
        kind = head.id.partition("/")[0]
        names[kind] = (*names.get(kind, ()), head.title)
    for head in reversed(every):
        names |= dict.fromkeys((head.title, head.id, _last(head), *_names(books, head)), (head.title,))
    near = get_close_matches(word[:LONGEST], names, 1, 0.4)
    return tuple(dict.fromkeys(names[near[0]])) if near else ()


def _meant(books: Books, every: Sequence[Head], word: str) -> tuple[str, ...]:
    """The ids that one word means: exactly, else all of a kind or body, else the only letter of which it is a part."""
    asked = _plain(word)
    whole = _exactly(books, every, asked) or _kind(word, asked, every) or _of_body(books, every, asked)
    if whole:
        return whole
    if found := _part_of(books, every, asked):
        return _only(books, word, found)
    near = nearest_letters(books, word)
    hint = f"是不是“{'”“'.join(near)}”？" if near else ""
    raise UsageError(f"没有文书“{word[:LONGEST]}”", f"{hint}看有哪些文书：{command('list')}")


def _exactly(books: Books, every: Sequence[Head], asked: str) -> tuple[str, ...]:
    return _ids(head for head in every if asked in _own_names(books, head))


def _of_body(books: Books, every: Sequence[Head], asked: str) -> tuple[str, ...]:
    """All that goes to a body that is called so; what is only written on request, where there is nothing else."""
    found = [head for head in every if asked in _names(books, head)] if asked else []
    return _ids([head for head in found if not head.on_request] or found)


def _part_of(books: Books, every: Sequence[Head], asked: str) -> list[Head]:
    """The letters of whose names a word is a part, in the surest way in which it is one of any."""
    for fits in _parts(books, asked) if asked else ():
        if found := [head for head in every if fits(head)]:
            return found
    return []


def _kind(word: str, asked: str, every: Sequence[Head]) -> tuple[str, ...]:
    """The first part of ids that is meant, whole or begun as no other begins; nothing for none."""
    if any(is_part(word, head.id) for head in every):
        return (word.rstrip("/"),)
    if not asked or "/" in asked:
        return ()
    begun = {head.id.partition("/")[0] for head in every if head.id.startswith(asked)}
    return tuple(begun) if len(begun) == 1 else ()


def _parts(books: Books, asked: str) -> tuple[Callable[[Head], bool], ...]:
    """The ways in which a word may be a part of what a letter is called, the surest first."""
    return (
        lambda head: _plain(_last(head)) == asked,
        lambda head: asked in _plain(head.title),
        lambda head: _plain(head.id).startswith(asked) or _plain(_last(head)).startswith(asked),
        lambda head: any(asked in name for name in _names(books, head)),
    )


def _only(books: Books, word: str, found: Sequence[Head]) -> tuple[str, ...]:
    """These letters where they are one, or called the same. Raises UsageError where it must be said which."""
    if len({head.title for head in found}) == 1:
        return _ids(found)
    known = listed(dict.fromkeys(name_typed(books, head.id) for head in found))
    raise UsageError(f"“{word[:LONGEST]}”可能是 {len(found)} 种文书", f"写全是哪一种：{known}")


def _ids(heads: Iterable[Head]) -> tuple[str, ...]:
    return tuple(head.id for head in heads)


def _own_names(books: Books, head: Head) -> tuple[str, ...]:
    """What means one letter and no other, or those called the same: its id, its title, both with whom it goes to."""
    return head.id, _plain(head.title), _plain(f"{head.title}{_called(books, head)}")


def _names(books: Books, head: Head) -> tuple[str, ...]:
    """What people call the body that a letter goes to, plain."""
    role = books.directory.roles.get(head.addressee)
    if role is None:
        return ()
    return tuple(_plain(name) for name in (role.id, _short(role), role.label, role.generic, *role.spoken))


def _called(books: Books, head: Head) -> str:
    role = books.directory.roles.get(head.addressee)
    return _short(role) if role else ""


def _short(role: Role) -> str:
    """The name of a body without what stands in brackets behind it."""
    return role.label.partition("（")[0]


def _last(head: Head) -> str:
    return head.id.rpartition("/")[2]


def _plain(word: str) -> str:
    return _beside.sub("", word).casefold()
