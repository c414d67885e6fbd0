"""Where things stand in the text of a case file: the one scanner of TOML text, read in one pass.

Blocks are a heading and what follows it; entries a key and its value.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.where import KeyPath

_IDLE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_HEADING = re.compile(r"""(\[\[?)((?:[^\]"'\n]|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')*+)\]\]?""")
_KEY = re.compile(r"""((?:[^="'\n]|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')++)=[ \t]*""")
NAME = re.compile(r""""((?:\\.|[^"\\])*+)"|'([^']*+)'|([A-Za-z0-9_-]+)""")
TOKEN = re.compile(  # what a value is made of
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""(?:"{0,2})'
    r"|'''(?:[^']|'(?!''))*+'''(?:'{0,2})"
    r"""|(?P<endless>\"{3}|'{3})"""
    r'|"(?:\\.|[^"\\\n])*+"'
    r"|'[^'\n]*+'"
    r"|(?P<comment>#[^\n]*)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<line>\n)|(?P<space>[ \t\r]+)"
    r"""|(?P<plain>[^"'#\[\]{}\s]+|["'])""",
    re.DOTALL,
)

_PLAIN = re.compile(  # a bare key and a value that needs no tokens, to the end of its line: as most of a case file is
    r"""([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+(
          "[^"\\\n]*+"(?!")
        | [A-Za-z0-9_.:+-]++
        | \[(?:"[^"\\\n]*+"(?:,[ ](?="))?+)*+\]
        | \"""(?:[^"\\]|"(?!""))*+\"""(?!")
        )[ \t\r]*+(?:\#[^\n]*+)?+(?:\n|\Z)""",
    re.VERBOSE,
)

LONGEST_WORD = 4_000  # characters of a bare key or number
MOST_NAMES = 16  # in a dotted key or heading: those of a case have three
_LONG_WORD = re.compile(rf"(?<![\w.+-])[\w.+-]{{{LONGEST_WORD},}}+", re.ASCII)
_ONE_NAME = r"""(?:[A-Za-z0-9_-]++|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+({_ONE_NAME}(?:[ \t]*+\.[ \t]*+{_ONE_NAME}){{{MOST_NAMES}}})", re.MULTILINE
)


class Entry(NamedTuple):
    """A key and its value: `start` is where the line begins, `value` the span of the value, `end` the line's end."""

    path: KeyPath
    start: int
    value: tuple[int, int]
    end: int


class Block(NamedTuple):
    """A heading and its entries; the text before the first heading is the block of the empty path.

    `end` is where its last entry ends: what stands below, until the next heading, may belong to that one.
    """

    path: KeyPath
    start: int
    end: int
    entries: tuple[Entry, ...]
    many: bool


def scan(text: str) -> tuple[Block, ...]:
    """The blocks of valid TOML text, in the order of the text."""
    counts: dict[KeyPath, int] = {}
    blocks: list[Block] = []
    path, start, end, entries, many = (), 0, 0, [], False  # type: tuple[KeyPath, int, int, list[Entry], bool]
    for begin, heading in _statements(text):
        if isinstance(heading, Entry):
            entries.append(Entry((*path, *heading.path), heading.start, heading.value, heading.end))
            end = heading.end
        else:
            blocks.append(Block(path, start, end, tuple(entries), many))
            many = heading[1] == "[["
            path, entries = _opened(names(heading[2]), many, counts), []
            start, end = begin, _line_end(text, heading.end())
    return (*blocks, Block(path, start, end, tuple(entries), many))


def line_numbers(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of each table and key of valid TOML text; inline tables are not entered.

    A list of tables has the line of its first entry, a table without a heading that of the first below it:
    `{("incidents",): 4, ("incidents", 0): 4, ("incidents", 1): 9}`.
    """
    breaks = [found.start() for found in re.finditer("\n", text)]
    lines: dict[KeyPath, int] = {}
    for block in scan(text):
        number = bisect_left(breaks, block.start) + 1
        if block.path:
            lines[block.path] = number
        _note(block.path, number, lines)
        for entry in block.entries:
            _note(entry.path, bisect_left(breaks, entry.start) + 1, lines)
    return lines


def _note(path: KeyPath, number: int, lines: dict[KeyPath, int]) -> None:
    """The line of a table or key is that of each table around it which has no heading of its own before."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines and end < len(path):
            return
        lines.setdefault(path[:end], number)


def endless_text(text: str) -> int:
    """Where text in three quotes begins that never ends; -1 where all of it does. The text need not be valid."""
    for token in TOKEN.finditer(text):
        if token["endless"]:
            return token.start()
    return -1


def long_key(text: str) -> int:
    """Where a dotted key or heading of more than `MOST_NAMES` names begins, -1 for none. The text need not be valid."""
    if not any(line.count(".") >= MOST_NAMES for line in text.split("\n")):  # as in every real case: no need to search
        return -1
    return _first_token({match.start(1) for match in _LONG_KEY.finditer(text)}, text)


def long_word(text: str) -> int:
    """Where a key or number of more than `LONGEST_WORD` characters begins that stands in no quotes, -1 for none."""
    if max(map(len, text.split("\n"))) < LONGEST_WORD:
        return -1
    return _first_token({match.start() for match in _LONG_WORD.finditer(text)}, text)


def _first_token(starts: set[int], text: str) -> int:
    """The first of the places at which a token begins, -1 for none: what stands in a text or comment begins none."""
    begun = (token.start() for token in TOKEN.finditer(text)) if starts else iter(())
    return next((place for place in begun if place in starts), -1)


def deepest(text: str) -> int:
    """Where the brackets and braces of a value lie deepest. The text need not be valid."""
    depth = most = place = 0
    for token in TOKEN.finditer(text):
        depth = max(0, depth + bool(token["open"]) - bool(token["close"]))
        if depth > most:
            most, place = depth, token.start()
    return place


def _statements(text: str) -> Iterator[tuple[int, Entry | re.Match[str]]]:
    """Headings and entries with where their lines begin."""
    here = skip(text, 0)
    while here < len(text):
        start = text.rfind("\n", 0, here) + 1
        if plain := _PLAIN.match(text, here):
            yield start, Entry((plain[1],), start, plain.span(2), plain.end())
            here = skip(text, plain.end())
            continue
        found = _HEADING.match(text, here)
        if found:
            yield start, found
            here = skip(text, _line_end(text, found.end()))
            continue
        key = _KEY.match(text, here)
        if key is None:  # no valid TOML
            return
        span = _value(text, key.end())
        end = _line_end(text, span[1])
        yield start, Entry(names(key[1]), start, span, end)
        here = skip(text, end)


def skip(text: str, here: int) -> int:
    """The place behind white space and comments."""
    found = _IDLE.match(text, here)
    return found.end() if found else here


def _line_end(text: str, here: int) -> int:
    """Where the line ends, its line break included."""
    end = text.find("\n", here)
    return len(text) if end < 0 else end + 1


def _value(text: str, start: int) -> tuple[int, int]:
    depth, end = 0, start
    for token in TOKEN.finditer(text, start):
        if depth == 0 and (token["line"] or token["comment"]):
            break
        depth += bool(token["open"]) - bool(token["close"])
        if not (token["space"] or token["comment"] or token["line"]):
            end = token.end()
    return start, end


def names(dotted: str) -> tuple[str, ...]:
    """The names in a dotted key, their quotes taken away."""
    return tuple(_name(found) for found in NAME.finditer(dotted))


def _name(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[2] or found[3] or ""
    return next(iter(tomllib.loads(f"{found[0]} = 0"))) if "\\" in found[1] else found[1]


def _opened(dotted: tuple[str, ...], many: bool, counts: dict[KeyPath, int]) -> KeyPath:
    """The path that a heading opens: each list of tables stands for its last entry."""
    path: KeyPath = ()
    for name in dotted[:-1]:
        path = (*path, name)
        path = (*path, counts[path]) if path in counts else path
    path = (*path, dotted[-1])
    if many:
        counts[path] = counts.get(path, -1) + 1
        return (*path, counts[path])
    return path
