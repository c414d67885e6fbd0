"""Citations as a letter writes them: grouped by act, with what is repeated left out."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from letters.kit.named import Name, Naming
from letters.law.provision import heading, labelled, title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.law.provision import Provision


def cite_text(provisions: Iterable[Provision], *, full: bool = False, brief: bool = False) -> str:
    """《A》第…条、第…条，《B》第…条: in the order of the data, each provision once; "" for none.

    Items of one paragraph follow without naming it again. `full` writes full titles, `brief` short ones even of
    interpretations by courts.
    """
    return _written(tuple(provisions), full, brief)


@lru_cache(maxsize=4096)  # the letters of a case, and cases alike, cite the same articles over and over
def _written(provisions: tuple[Provision, ...], full: bool, brief: bool) -> str:
    groups = _by_text(provisions)
    return "，".join(heading(group[0].version, full=full, brief=brief) + _labels(group) for group in groups)


def cite_named(provisions: Iterable[Provision]) -> Naming:
    """`cite_text` for a letter: an act goes by its official name where it comes first, and by its short one after that.

    Which comes first is decided when the letter is whole (`kit.named`).
    """
    return _named(tuple(provisions))


@lru_cache(maxsize=4096)
def _named(provisions: tuple[Provision, ...]) -> Naming:
    names: list[Name] = []
    for group in _by_text(provisions):
        text = group[0].version
        before = "，" if names else ""
        names.append(Name(title(text, full=True), title(text), labelled(text) + _labels(group), before))
    return Naming(names)


def _by_text(provisions: tuple[Provision, ...]) -> list[list[Provision]]:
    """The provisions in the order of the data, each once, parted by the text that they stand in."""
    told = sorted(dict.fromkeys(provisions), key=place)
    return [list(group) for _, group in groupby(told, key=_text)]


def _text(provision: Provision) -> tuple[str, str]:
    """Which text of which act it stands in."""
    return provision.version.act.id, provision.version.id


def place(provision: Provision) -> tuple[object, ...]:
    """Where a provision stands: act, version, article, paragraph, item."""
    return provision.place


def _labels(provisions: list[Provision]) -> str:
    written = []
    before = ("", "", "")
    for provision in provisions:
        written.append(_after(before, provision.parts))
        before = provision.parts
    return "、".join(label for label in written if label)


def _after(before: tuple[str, str, str], parts: tuple[str, str, str]) -> str:
    """What is left to write after a provision that has just been named; nothing for the same place again."""
    if parts == before:
        return ""
    if parts[0] != before[0] or not parts[0]:
        return "".join(parts)
    return "".join(parts[1:]) if parts[1] != before[1] else parts[2]
