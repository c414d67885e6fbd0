"""The scanner of TOML text finds every value where the standard library reads it, however the text is laid out."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case import layout

FILES = [*(Path(__file__).parents[2] / "examples").glob("*/case.toml"), Path(__file__).with_name("whole.toml")]
NAMES = st.sampled_from(["a", "b-1", "c d", "e/f", "[g]", "h = 1", "i#j", "k'l", "行", "3"])
SHORT = st.text(st.sampled_from("ab行=#[]{}\"'\\\n\t "), max_size=12)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def key(name: str) -> str:
    return name if name.replace("-", "").isascii() and name.replace("-", "").isalnum() else quoted(name)


def long_text(text: str) -> str:
    return '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'


@st.composite
def values(draw: st.DrawFn) -> str:
    """The TOML of a value, in one of the ways that it may be written."""
    text = draw(SHORT)
    ways = [quoted(text), long_text(text), "12", "true", "2026-11-23", "1979-05-27 07:32:00", "[]", "{ }"]
    if "'" not in text:
        ways.append(f"'''{text}'''")
        if not {"\n", "\t"} & set(text):
            ways.append(f"'{text}'")
    ways.append(f'[ # one ] "\n  {quoted(text)}, # two\n  [{quoted(text)}],\n\n  {{ a = {quoted(text)} }},\n]')
    ways.append(f"{{ a = {quoted(text)}, b = [1, 2] }}")
    return draw(st.sampled_from(ways))


SPACE = st.sampled_from(["", " ", "\t "])
REMARK = st.sampled_from(["", "# [x] = '''\n", "\n", '  # """\n\n'])


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Lines of keys with values, no key twice."""
    lines = []
    for name in draw(st.lists(NAMES, unique=True, max_size=4)):
        dotted = key(name) + draw(st.sampled_from(["", ".x", ' . "y z"']))
        gap, end = draw(SPACE), draw(st.sampled_from(["\n", " # end = 1\n"]))
        lines.append(f"{draw(REMARK)}{gap}{dotted}{gap}={gap}{draw(values())}{end}")
    return "".join(lines)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Entries, then tables and lists of tables, each name once at the top and the lists in any number of rows."""
    parts = [draw(entries())]
    for number, name in enumerate(draw(st.lists(NAMES, unique=True, max_size=3))):
        top = key(f"{name} {number}")
        gap = draw(SPACE)
        if draw(st.booleans()):
            parts.append(f"{draw(REMARK)}{gap}[{gap}{top}{gap}]{gap}# [no]\n{draw(entries())}")
            continue
        for _ in range(draw(st.integers(1, 3))):
            parts.append(f"{draw(REMARK)}[[{gap}{top}{gap}]]\n{draw(entries())}")
            if draw(st.booleans()):
                parts.append(f"[[{top}.{gap}inner]]\n{draw(entries())}")
            if draw(st.booleans()):
                parts.append(f"[{top}.table]\n{draw(entries())}")
    return "".join(parts)


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def check(text: str) -> None:
    """Every entry's span is its value, every line its own, and no value of the document is missed."""
    data = tomllib.loads(text)
    lines, numbers = text.split("\n"), layout.line_numbers(text)
    found = {}
    for block in layout.scan(text):
        assert not block.path or lines[numbers[block.path] - 1].lstrip().startswith("[[" if block.many else "[")
        for entry in block.entries:
            value = tomllib.loads("it = " + text[slice(*entry.value)])["it"]
            assert at(data, entry.path) == value
            assert lines[numbers[entry.path] - 1] in text[entry.start : entry.end]
            found[entry.path] = value
    assert _rebuilt(found, data) == data


def _rebuilt(found: dict[tuple[str | int, ...], Any], data: Any, here: tuple[str | int, ...] = ()) -> Any:
    """The document made of nothing but what the scanner found; the shape of its tables is taken from the document."""
    if here in found:
        return found[here]
    if isinstance(data, dict):
        return {name: _rebuilt(found, value, (*here, name)) for name, value in data.items()}
    if isinstance(data, list):
        return [_rebuilt(found, value, (*here, place)) for place, value in enumerate(data)]
    return "missed"


@pytest.mark.slow
@given(documents())
def test_every_value_is_found_where_the_standard_library_reads_it(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_the_values_of_whole_cases_are_found(path: Path) -> None:
    check(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a = """x\n"""\nb = """y\n', 17),
        ("a = '''x", 4),
        ('a = "" # """\nb = 1', -1),
        ('a = """x""""" # five', -1),
        ("a = 'it''s'", -1),
    ],
)
def test_text_in_three_quotes_that_never_ends_is_found(text: str, place: int) -> None:
    assert layout.endless_text(text) == place
