"""What of a file of evidence the volume shows: pages made of it, or why there are none, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from letters.render import Content


class UnshownError(ValueError):
    """A file that cannot be shown: `why` in words, and what its owner may do about it."""

    def __init__(self, why: str, todo: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.todo = todo


class Shown(NamedTuple):
    """The pages of one file, and what is to be said of them above: sizes, what was left out."""

    contents: tuple[Content, ...] = ()
    notes: tuple[str, ...] = ()
