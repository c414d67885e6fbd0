"""A table of the text becomes the first of a list of tables, with every line, comment and blank that it has.

`[loan]`, `[loan.terms]`, `[[loan.payments]]` become `[[contracts]]`, `[contracts.terms]`, `[[contracts.payments]]`,
where they stand. TOML wants the list's own heading first: what is laid out otherwise (dotted keys, a table below it
before itself) is put together under one.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from letters.case import spell
from letters.case.layout import NAME, scan
from letters.case.splice import spliced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.case.layout import Block, Entry
    from letters.case.splice import Span
    from letters.case.upgrade.changes import Gather


def gathered(text: str, change: Gather) -> str:
    """The text with the change done; as it is where there is no such table, or a list of that name already."""
    blocks = scan(text)
    headed = [block for block in blocks if block.path[:1] == change.path]
    lines = _outside(blocks, change.path)
    if _is_taken(blocks, change.name) or not (headed or lines):
        return text
    if (whole := _at(lines, change.path)) is not None:
        return spliced(text, _inline(text, whole, change))
    if not lines and headed[0].path == change.path:
        return spliced(text, _in_place(text, headed, change))
    return _together(text, headed, lines, change)


def _outside(blocks: Sequence[Block], path: tuple[str]) -> list[Entry]:
    """The lines of a table that stand before the first heading."""
    entries = chain.from_iterable(block.entries for block in blocks if not block.path)
    return [entry for entry in entries if entry.path[:1] == path]


def _at(lines: Sequence[Entry], path: tuple[str]) -> Entry | None:
    """The line that holds the whole table."""
    return next((entry for entry in lines if entry.path == path), None)


def _is_taken(blocks: Sequence[Block], name: str) -> bool:
    """Whether something of that name is there."""
    return any(path[:1] == (name,) for block in blocks for path in _paths(block))


def _paths(block: Block) -> Iterator[tuple[str | int, ...]]:
    if block.path:
        yield block.path
    yield from (entry.path for entry in block.entries)


def _inline(text: str, entry: Entry, change: Gather) -> Iterator[Span]:
    """`loan = { … }` as `contracts = [{ … }]`."""
    start, end = entry.value
    begins = ", ".join(f"{key} = {spell.value(value)}" for key, value in change.begins)
    comma = ", " if begins and text[start + 1 : end - 1].strip() else " "
    yield entry.start, start, f"{spell.key(change.name)} = "
    yield start, end, f"[{{ {begins}{comma}{text[start + 1 : end].lstrip(' ')}]"


def _in_place(text: str, headed: Sequence[Block], change: Gather) -> Iterator[Span]:
    """The headings with the new name, where they stand, and what the table begins with."""
    for block in headed:
        start, end = _heading(text, block)
        yield start, end, _headed(block, change)
    line = text.find("\n", _heading(text, headed[0])[1]) + 1
    yield (line, line, _begins(change)) if line else (len(text), len(text), f"\n{_begins(change)}")


def _begins(change: Gather) -> str:
    return "".join(f"{spell.key(key)} = {spell.value(value)}\n" for key, value in change.begins)


def _heading(text: str, block: Block) -> tuple[int, int]:
    """The span of a block's heading, brackets and all: `[loan.terms]`."""
    start = text.index("[", block.start)
    names = NAME.finditer(text, start)
    last = [next(names) for step in block.path if isinstance(step, str)][-1]
    closing = "]]" if block.many else "]"
    return start, text.index(closing, last.end()) + len(closing)


def _headed(block: Block, change: Gather) -> str:
    inner = [step for step in block.path[1:] if isinstance(step, str)]
    return spell.heading([change.name, *inner], many=block.many or not inner)


def _together(text: str, headed: Sequence[Block], lines: Sequence[Entry], change: Gather) -> str:
    """Everything of the table under one heading, behind all other tables: the table's own lines first."""
    own = [block for block in headed if block.path == change.path]
    parts = [_relative(text, entry) for entry in lines]
    parts += [_lines(text[_heading(text, block)[1] : block.end]) for block in own]
    parts += ["\n" + _headed(block, change) + _below(text, block) for block in headed if block not in own]
    spans = [(each.start, each.end, "") for each in headed] + [(each.start, each.end, "") for each in lines]
    rest = _lines(spliced(text, spans))
    return f"{rest}\n{spell.heading([change.name], many=True)}\n{_begins(change)}{''.join(parts)}"


def _below(text: str, block: Block) -> str:
    return _lines(text[_heading(text, block)[1] : block.end])


def _lines(part: str) -> str:
    """A part of the text that ends with its line."""
    return part if not part or part.endswith("\n") else f"{part}\n"


def _relative(text: str, entry: Entry) -> str:
    """A line with a dotted key, its first name taken away: `loan.rate = 1` as `rate = 1`."""
    first, second = islice(NAME.finditer(text, entry.start), 2)
    return _lines(text[entry.start : first.start()] + text[second.start() : entry.end])
