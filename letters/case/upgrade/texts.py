"""Changes done to the text of a case file: no comment and no value is lost, and what is not changed stays as it is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from letters.case import edit, edit_many, spell
from letters.case.layout import NAME, TOKEN, names, scan
from letters.case.splice import spliced
from letters.case.upgrade.changes import Drop, Gather, Put, Rename
from letters.case.upgrade.gathering import gathered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.case.splice import Span
    from letters.case.upgrade.changes import Change


def rewritten(text: str, changes: Iterable[Change]) -> str:
    """The text with the changes done; values that are put one after the other in one pass."""
    for _, group in groupby(changes, type):
        text = _done(text, tuple(group))
    return text


def _done(text: str, group: Sequence[Change]) -> str:
    """The text with changes of one kind done."""
    if puts := [change for change in group if isinstance(change, Put)]:
        return _put(text, puts)
    for change in group:
        if isinstance(change, Drop):
            text = _without(text, change)
        elif isinstance(change, Rename):
            text = _renamed(text, change)
        elif isinstance(change, Gather):
            text = gathered(text, change)
    return text


def _put(text: str, changes: Sequence[Put]) -> str:
    text = edit_many.put_many(text, {change.path: change.value for change in changes})
    notes = {change.path: change.note for change in changes if change.note}
    if not notes:
        return text
    entries = [entry for block in scan(text) for entry in block.entries if entry.path in notes]
    return spliced(text, [(entry.start, entry.start, f"# {notes[entry.path]}\n") for entry in entries])


def _without(text: str, change: Drop) -> str:
    """The text without what stands at the path; comments in it and behind it become lines of their own."""
    blocks = scan(text)
    spans = [(block.start, block.end) for block in blocks if block.path[: len(change.path)] == change.path]
    for block in blocks:
        if block.path[: len(change.path)] != change.path:
            spans += [(each.start, each.end) for each in block.entries if each.path[: len(change.path)] == change.path]
    if not spans:  # inside an inline table
        return edit.remove(text, change.path)
    return spliced(text, [(start, end, _comments(text, start, end)) for start, end in spans])


def _comments(text: str, start: int, end: int) -> str:
    found = [token["comment"] for token in TOKEN.finditer(text, start, end) if token["comment"]]
    return "".join(f"{comment}\n" for comment in found)


def _renamed(text: str, change: Rename) -> str:
    spans = tuple(_named(text, change))
    return spliced(text, spans) if spans else edit.rename(text, change.path, change.name)


def _named(text: str, change: Rename) -> Iterator[Span]:
    """Where the name stands, to be replaced: in headings, in lines, in the dotted keys of lines."""
    end, new = len(change.path), spell.key(change.name)
    for block in scan(text):
        if block.path[:end] == change.path:
            place = sum(isinstance(step, str) for step in change.path) - 1
            yield (*_spans(text, block.start)[place], new)
        for entry in block.entries:
            written = len(names(text[entry.start : entry.value[0]]))
            place = end - 1 - (len(entry.path) - written)
            if entry.path[:end] == change.path and place >= 0:
                yield (*_spans(text, entry.start)[place], new)


def _spans(text: str, start: int) -> list[tuple[int, int]]:
    """The spans of the names in the heading or dotted key of the line that begins there."""
    line = text[start:].split("\n", 1)[0]
    return [(start + found.start(), start + found.end()) for found in NAME.finditer(line)]
