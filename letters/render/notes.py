"""Markup with marks of what was read → blocks, each with its sentences and what the template read for them.

Reading is told as a template names it: `rows[3].words` is the path ("rows", 3, "words"). The marks come from noting.py;
they are taken out here, and what was between two of them is remembered by its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from letters.render.markup import elements, unescape
from letters.render.plain import SCALARS, item
from letters.render.trace import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.render.blocks import Block

ANY: Final = "*"
"""In a path, any row of a list: which one a filter picked is not known."""

VALUE: Final = "〔〕"
"""What stands for a value in the form of a sentence."""

Manner: TypeAlias = Literal["printed", "asked", "row"]
"""Whether a value was printed, asked in a condition, or is the row of a loop."""


class Turn(NamedTuple):
    """In a path, the row of a loop's turn, which is counted while the template runs."""

    loop: int


Path: TypeAlias = tuple["str | int | Turn", ...]


class Read(NamedTuple):
    """A value that a template read, by its path, and what for."""

    path: Path
    manner: Manner

    def __str__(self) -> str:
        """As a template names it: rows[3].words."""
        return "".join(f"[{key}]" if key == ANY or isinstance(key, int) else f".{key}" for key in self.path)[1:]


class Note(NamedTuple):
    """What one place of a template reads to print what it prints; `is_own` for words of the template itself."""

    reads: tuple[Read, ...]
    is_own: bool


class Stretch(NamedTuple):
    """Markup between two marks, by its place; one of no length is where a condition was asked.

    `turns` says in which turn each of the loops around it was.
    """

    start: int
    end: int
    note: Note
    turns: Mapping[int, int]

    def reads(self) -> Iterator[Read]:
        """What was read for it."""
        for path, manner in self.note.reads:
            yield Read(tuple([self.turns[key.loop] if isinstance(key, Turn) else key for key in path]), manner)


class Sentence(NamedTuple):
    """A sentence, or the words of a heading or cell; `form` has 〔〕 for each value in it.

    `is_label` for a heading, or the head of a column.
    """

    words: str
    form: str
    is_label: bool
    stretches: tuple[Stretch, ...]

    @property
    def read(self) -> frozenset[Read]:
        """What it rests on: each value in it, each condition that it, or words within it, stands under."""
        return frozenset(read for stretch in self.stretches for read in stretch.reads())


class Noted(NamedTuple):
    """A block as `Engine.document` gives it, and its sentences in order."""

    block: Block
    sentences: tuple[Sentence, ...]


_edge = re.compile(r"</?(p|li|td|th|h[1-3]|tr|table|thead|ul|ol)(?: [^<>]*)?>|<br class=\"page\"/>")
_end = re.compile("[。！？；]|<br/>")
_tag = re.compile("<[^<>]*>")
_LABELS: Final = frozenset({"h1", "h2", "h3", "th"})


def noted(marked: str, notes: Sequence[Note]) -> tuple[Noted, ...]:
    """The blocks of markup that has marks of `notes`. Raises MarkupFault as `parse` does."""
    text, stretches = _unmarked(marked, notes)
    starts = [stretch.start for stretch in stretches]
    return tuple(
        Noted(block, tuple(_sentences(text, (start, end), stretches, starts)))
        for start, end, block in elements(text)
        if block is not None
    )


def texts(markup: str) -> Iterator[str]:
    """The words of each paragraph, point and cell of markup that has no marks."""
    start = 0
    for edge in _edge.finditer(markup):
        if words := _plain(markup[start : edge.start()]):
            yield words
        start = edge.end()


def _unmarked(marked: str, notes: Sequence[Note]) -> tuple[str, list[Stretch]]:
    """The text, and its stretches in order."""
    turns: dict[int, int] = {}
    words: list[str] = []
    stretches: list[Stretch] = []
    offset = 0
    for kind, number, text in pieces(marked):
        if kind == "read":
            stretches.append(Stretch(offset, offset + len(text), notes[number], turns))
        elif kind == "loop":
            turns = {**turns, number: -1}
        elif kind == "turn":
            turns = {**turns, number: turns[number] + 1}
        words.append(text)
        offset += len(text)
    return "".join(words), stretches


def _sentences(
    text: str, element: tuple[int, int], stretches: Sequence[Stretch], starts: Sequence[int]
) -> Iterator[Sentence]:
    for start, end, edge in _spans(text, element, stretches, starts):
        words = _plain(text[start:end])
        if words:
            last = bisect_right(starts, end) if edge else bisect_left(starts, end)
            own = tuple(stretches[_first(stretches, starts, start) : last])
            yield Sentence(words, _form(text, (start, end), own), edge in _LABELS, own)


def _spans(
    text: str, element: tuple[int, int], stretches: Sequence[Stretch], starts: Sequence[int]
) -> Iterator[tuple[int, int, str]]:
    """Where sentences stand in an element: parted by tags, and by the ends of sentences in a template's own words.

    With the name of the tag where one ends it; what is asked right before that tag belongs to the sentence too.
    """
    start = element[0]
    for edge in _edge.finditer(text, *element):
        for end in _end.finditer(text, start, edge.start()):
            if stretches[bisect_right(starts, end.start()) - 1].note.is_own:
                yield start, end.end(), ""
                start = end.end()
        yield start, edge.start(), edge[1] or ""
        start = edge.end()


def _first(stretches: Sequence[Stretch], starts: Sequence[int], start: int) -> int:
    """The first stretch that a span from `start` holds some of; what was asked right before it belongs to it."""
    first = bisect_left(starts, start)
    return first - 1 if first and stretches[first - 1].end > start else first


def _form(text: str, span: tuple[int, int], stretches: Sequence[Stretch]) -> str:
    parts: list[str] = []
    for stretch in stretches:
        start, end = max(span[0], stretch.start), min(span[1], stretch.end)
        if start < end:
            parts.append(text[start:end] if stretch.note.is_own else VALUE)
    return _plain("".join(parts))


def _plain(markup: str) -> str:
    return unescape(_tag.sub("", markup.replace("<br/>", "\n"))).strip()


def seen(context: Mapping[str, Any], read: Read) -> tuple[Any, ...]:
    """What a template sees where it reads: of what has parts and is not printed that it is there, of a list its length.

    Several where the path goes through ANY row; empty where the context has no such place.
    """
    values: list[Any] = [context]
    for key in read.path:
        values = [inner for value in values for inner in _inner(value, key)]
    return tuple(values) if read.manner == "printed" else tuple(map(_shallow, values))


def _inner(value: Any, key: str | int | Turn) -> Sequence[Any]:
    if key == ANY:
        return value if isinstance(value, tuple | list) else (value,)
    try:
        return (value[key] if isinstance(value, Mapping) else item(value, key),)
    except LookupError:
        return ()


def _shallow(value: Any) -> Any:
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return tuple(value) if all(isinstance(each, SCALARS) for each in value) else len(value)
    return value if isinstance(value, SCALARS) else True
