"""Many values put into the text of a case file in one pass, where `edit.put` makes a pass for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import edit, spell
from letters.case.layout import scan
from letters.case.splice import spliced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.case.splice import Span
    from letters.case.where import KeyPath


def put_many(text: str, changes: Mapping[KeyPath, object]) -> str:
    """The text with each value at its path.

    A value that stands on its own line is replaced, one that is new goes to the end of its table; whatever else (rows
    written in one pair of brackets, values with comments inside) `edit.put` does one by one.
    """
    blocks = scan(text)
    entries = {entry.path: entry for block in blocks for entry in block.entries}
    ends = {block.path: block.end for block in blocks}
    spans: list[Span] = []
    rest: dict[KeyPath, object] = {}
    for path, given in changes.items():
        entry = entries.get(path)
        if entry is None and path[:-1] in ends:
            spans.append(_added(text, ends[path[:-1]], path, given, spans))
        elif entry is not None and "#" not in text[slice(*entry.value)]:
            spans.append((*entry.value, spell.value(given)))
        else:
            rest[path] = given
    text = spliced(text, spans)
    for path, given in rest.items():
        text = edit.put(text, path, given)
    return text


def _added(text: str, here: int, path: KeyPath, given: object, spans: list[Span]) -> Span:
    """A new line at the end of a table; it begins a line of its own unless one was added there before."""
    is_in_line = here > 0 and text[here - 1] != "\n" and here not in {start for start, _, _ in spans}
    gap = "\n" if is_in_line else ""
    return here, here, f"{gap}{spell.key(str(path[-1]))} = {spell.value(given)}\n"
