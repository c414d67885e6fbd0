"""Many values put into the text of a case file in one pass, where `edit.put` makes a pass for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import edit, spell
from letters.case.layout import scan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.case.where import KeyPath


def put_many(text: str, changes: Mapping[KeyPath, object]) -> str:
    """The text with each value at its path.

    A value that stands on its own line is replaced, one that is new goes to the end of its table; whatever else (rows
    written in one pair of brackets, values with comments inside) `edit.put` does one by one.
    """
    blocks = scan(text)
    entries = {entry.path: entry for block in blocks for entry in block.entries}
    ends = {block.path: block.end for block in blocks}
    spans: list[tuple[int, int, str]] = []
    rest: dict[KeyPath, object] = {}
    for path, given in changes.items():
        entry = entries.get(path)
        if entry is not None and "#" not in text[slice(*entry.value)]:
            spans.append((*entry.value, spell.value(given)))
        elif entry is None and path[:-1] in ends:
            here = ends[path[:-1]]
            gap = "\n" if text[here - 1 : here] != "\n" and here not in {start for start, _, _ in spans} else ""
            spans.append((here, here, f"{gap}{spell.key(str(path[-1]))} = {spell.value(given)}\n"))
        else:
            rest[path] = given
    text = _spliced(text, spans)
    for path, given in rest.items():
        text = edit.put(text, path, given)
    return text


def _spliced(text: str, spans: list[tuple[int, int, str]]) -> str:
    """The text with spans replaced; of two insertions at one place the first stays first."""
    pieces: list[str] = []
    here = 0
    for start, end, replacement in sorted(spans, key=lambda span: span[:2]):
        pieces += [text[here:start], replacement]
        here = end
    return "".join([*pieces, text[here:]])
