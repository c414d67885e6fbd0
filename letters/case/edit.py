"""Changes to the text of a case file: what is not changed stays as it is, to the letter.

The text is valid TOML before and after; a change replaces one span of it. `tomlkit` was tried: it moves comments into
the wrong table when something is added, and puts lists that are interrupted into another order.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from letters.case import spell
from letters.case.layout import TOKEN, names, scan, skip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from letters.case.layout import Block, Entry
    from letters.case.where import KeyPath


def _below(blocks: Sequence[Block], path: KeyPath) -> list[Block]:
    return [block for block in blocks if block.path[: len(path)] == path]


def _entry(blocks: Sequence[Block], path: KeyPath) -> Entry | None:
    """The entry of that path, or the inline value that holds it."""
    entries = [entry for block in blocks for entry in block.entries]
    return next((entry for entry in entries if path[: len(entry.path)] == entry.path), None)


def put(text: str, path: KeyPath, given: object, *, note: str = "", title: str = "") -> str:
    """The text with a value at the path. `note` explains a key that is new, `title` a table that is new.

    A comment inside a value that is replaced goes above it.
    """
    blocks = scan(text)
    entry = _entry(blocks, path)
    if entry is not None:
        return _replace(text, entry, _inside(text, entry, path, given))
    line = _line(str(path[-1]), given, note)
    if len(path) == 1:
        return _insert(text, blocks[0].end, line) if blocks[0].entries else line + text
    table = next((block for block in blocks if block.path == path[:-1]), None)
    if table is not None:
        return _insert(text, table.end, line)
    neighbour = _last_entry(blocks, path[:-1])
    if neighbour is not None:
        return _insert(text, neighbour.end, _dotted(text, neighbour, path, given))
    head = spell.heading(_named(path[:-1]), many=False)
    told = f"  # {title}" if title else ""
    return _insert(text, _home(text, blocks, path[:-1]), f"\n{head}{told}\n{line}")


def _last_entry(blocks: Sequence[Block], table: KeyPath) -> Entry | None:
    """The last entry of a table that has no heading of its own: `offer.source = …` under the heading of another."""
    entries = [entry for block in blocks if len(block.path) < len(table) for entry in block.entries]
    return next((entry for entry in reversed(entries) if entry.path[: len(table)] == table), None)


def _named(path: KeyPath) -> list[str]:
    """The names of a path, as a heading has them: without the places in lists."""
    return [name for name in path if isinstance(name, str)]


def _line(name: str, given: object, note: str) -> str:
    above = f"# {note}\n" if note else ""
    return f"{above}{spell.key(name)} = {spell.value(given)}\n"


def _dotted(text: str, beside: Entry, path: KeyPath, given: object) -> str:
    """A line in the style of `offer.source = …`: as far as the neighbour's key reaches from its heading."""
    written = names(text[beside.start : beside.value[0]])
    prefix = path[len(beside.path) - len(written) :]
    return f"{'.'.join(spell.key(str(name)) for name in prefix)} = {spell.value(given)}\n"


def _home(text: str, blocks: Sequence[Block], path: KeyPath) -> int:
    """Where a new table goes: behind its nearest kin, else at the end of what is written."""
    for length in range(len(path), 0, -1):
        if kin := _below(blocks, path[:length]):
            return kin[-1].end
    return max(block.end for block in blocks) if blocks[-1].end else skip(text, 0)


def _insert(text: str, here: int, addition: str) -> str:
    before = text[:here]
    gap = "\n" if before and not before.endswith("\n") else ""
    if not before.strip():
        addition = addition.lstrip("\n")
    return before + gap + addition + text[here:]


def _replace(text: str, entry: Entry, given: object) -> str:
    start, end = entry.value
    inside = [token["comment"] for token in TOKEN.finditer(text, start, end) if token["comment"]]
    above = "".join(f"{comment}\n" for comment in inside)
    return text[: entry.start] + above + text[entry.start : start] + spell.value(given) + text[end:]


def _inside(text: str, entry: Entry, path: KeyPath, given: object) -> object:
    """The value to write at the entry: what is given, or the inline value around it with the change made."""
    rest = path[len(entry.path) :]
    if not rest:
        return given
    outer = _value(text, entry)
    inner = outer
    for step in rest[:-1]:
        inner = inner.setdefault(step, {}) if isinstance(inner, dict) else inner[step]
    inner[rest[-1]] = given
    return outer


def _value(text: str, entry: Entry) -> Any:
    """The value of an entry; a number with a point stays exact, and is written anew in quotes."""
    return tomllib.loads("it = " + text[slice(*entry.value)], parse_float=Decimal)["it"]


def rename(text: str, path: KeyPath, name: str) -> str:
    """The text with another name for a key of an inline table; a name that is taken, or a key not there, stays."""
    entry = _entry(scan(text), path)
    if entry is None:
        return text
    outer = _value(text, entry)
    inner = outer
    *steps, last = path[len(entry.path) :]
    for step in steps:
        inner = inner[step]
    if last not in inner or name in inner:
        return text
    kept = {(name if key == last else key): value for key, value in inner.items()}
    inner.clear()
    inner.update(kept)
    return _replace(text, entry, outer)


def remove(text: str, path: KeyPath) -> str:
    """The text without the value, the table or the row at the path; comments above it stay."""
    blocks = scan(text)
    entry = _entry(blocks, path)
    if entry is not None and entry.path != path:
        return _replace(text, entry, _without(text, entry, path))
    for start, end in reversed(_spans(blocks, path)):
        text = text[:start] + text[end:]
    return text


def _spans(blocks: Sequence[Block], path: KeyPath) -> list[tuple[int, int]]:
    """What stands at the path, in the order of the text: whole tables, and entries of other tables."""
    spans = []
    for block in blocks:
        if block.path[: len(path)] == path:
            spans.append((block.start, block.end))
        else:
            spans += [(each.start, each.end) for each in block.entries if each.path[: len(path)] == path]
    return spans


def _without(text: str, entry: Entry, path: KeyPath) -> object:
    outer = _value(text, entry)
    inner = outer
    *steps, last = path[len(entry.path) :]
    for step in steps:
        inner = inner.get(step, {}) if isinstance(inner, dict) else inner[step]
    if isinstance(inner, list) and isinstance(last, int):
        del inner[last]
    elif isinstance(inner, dict):
        inner.pop(last, None)
    return outer


def append(
    text: str, path: KeyPath, rows: Sequence[Mapping[str, object]], notes: Mapping[str, str] | None = None
) -> str:
    """The text with rows added to a list of tables; `notes` (by key, "" for the list) explain the first one.

    An empty list, and a word in the place of one (`payments = "none"`), give way to the rows.
    """
    if not rows:
        return text
    blocks = scan(text)
    entry = _entry(blocks, path)
    if entry is None:
        told = {} if notes is None or _below(blocks, path) else notes
        return _insert(text, _home(text, blocks, path), _rows(_named(path), rows, told))
    value = text[slice(*entry.value)]
    if not value.startswith("[") or value.strip("[] \t\n") == "":
        return append(remove(text, path), path, rows, notes)
    return _extend(text, entry, rows)


def _rows(dotted: Sequence[str], rows: Sequence[Mapping[str, object]], notes: Mapping[str, str]) -> str:
    title = f"\n# {notes['']}" if notes.get("") else ""
    return title + "".join(_row(dotted, row, {} if number else notes) for number, row in enumerate(rows))


def _extend(text: str, entry: Entry, rows: Sequence[Mapping[str, object]]) -> str:
    """Rows added to a list written in one pair of brackets, its comments kept."""
    start, end = entry.value
    tokens = list(TOKEN.finditer(text, start, end - 1))
    last = [token for token in tokens if not (token["space"] or token["comment"] or token["line"])][-1]
    comma = "" if last[0].endswith(",") else ","
    added = ", ".join(spell.value(row) for row in rows)
    return f"{text[: last.end()]}{comma} {added}{text[last.end() :]}"


def _row(dotted: Sequence[str], row: Mapping[str, object], notes: Mapping[str, str]) -> str:
    """A `[[table]]` with its entries, and below it the tables that it holds."""
    here = [(name, each) for name, each in spell.present(row) if not spell.is_rows(each)]
    lines = [f"\n{spell.heading(dotted, many=True)}\n"]
    lines += [_noted(f"{spell.key(name)} = {spell.value(each)}", notes.get(name, "")) for name, each in here]
    for name, each in spell.present(row):
        if spell.is_rows(each):
            lines += [_row([*dotted, name], inner, {}) for inner in each]
    return "".join(lines)


def _noted(line: str, note: str) -> str:
    return f"{line}  # {note}\n" if note and "\n" not in line else f"{line}\n"
