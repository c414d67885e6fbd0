"""Text that calls something by its full name where it comes first, and by a shorter one from then on.

Whether it comes first is known only once the letter is whole: a template asks for values that it may never print, and
in another order than it prints them. So a value carries both names, and `once_in_full` chooses among them afterwards.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_marked = re.compile("\1([^\1\2\3]*)\2([^\1\2\3]*)\3")


class Name(NamedTuple):
    """What something is called: in full the first time, then short; and the words after and before it."""

    full: str
    short: str
    after: str = ""
    before: str = ""


class Naming(str):
    """Text as it reads once all it names is known: its short names. It compares and joins as that text."""

    names: tuple[Name, ...]

    def __new__(cls, names: Iterable[Name]) -> Naming:
        """The text of these names, one after the other."""
        kept = tuple(names)
        made = super().__new__(cls, "".join([one.before + one.short + one.after for one in kept]))
        made.names = kept
        return made

    def __reduce__(self) -> tuple[type[Naming], tuple[tuple[Name, ...]]]:
        """What it is made of, where it goes to another process."""
        return Naming, (self.names,)

    def marked(self, safe: Callable[[str], str]) -> str:
        r"""Both names of each as `once_in_full` reads them, all words made `safe`: "\1full\2short\3"."""
        parts = (tuple(map(safe, one)) for one in self.names)
        return "".join([f"{before}\1{full}\2{short}\3{after}" for full, short, after, before in parts])


def once_in_full(text: str) -> str:
    """The text with each name in full where it stands first, and short wherever it stands again."""
    if "\1" not in text:
        return text
    seen: set[str] = set()

    def chosen(found: re.Match[str]) -> str:
        full, short = found.groups()
        if short in seen:
            return short
        seen.add(short)
        return full

    return _marked.sub(chosen, text)
