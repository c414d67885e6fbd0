"""Reading TOML by its lines says what `tomllib` says, of every text."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit import toml_text

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/case.toml"))
# What lines of a case are, whole and broken, and what TOML knows besides.
LINES = (
    *(
        'a = "字"',
        'a = ""',
        'a = "\\n"',
        'a = "x',
        'b = "x" # why',
        'b="x"',
        ' b = "x"',
        "b = 'x'",
        'a = """"',
        "b = x",
    ),
    *('b = """', '"""', 'a = """字"""', 'a = """\n字"x""y\n"""', 'a = """x""""', "b = '''", "'''"),
    *("a = 1", "b = 01", "a = 1.50", "a = +1", "a = true", "b = True", "a = 123456789012345678"),
    *("a = 2026-11-27", "b = 2026-13-01", "b = 2026-02-30", "a = 2026-11-27 10:00:00", "a = 0000-01-01", "a = 10:00"),
    *('a = ["x", "y"]', 'a = ["x","y",]', "a = []", "b = [", '  "x",', "]", 'b = [{ c = "x" }]', "b = { c = 1 }"),
    *("[a]", "[b]", "[[a]]", "[[b]]", "[a.b]", "[[a.b]]", "[b.a.c]", '["a"]', "[a", "[[a]", "[ a ]", "[a] # why"),
    *(
        '"a" = 1',
        '"a" = [',
        "a.b = 1",
        "a =",
        "= 1",
        "# 字",
        "#\x01",
        "",
        "\t",
        "a = 1 b = 2",
        "a = 1\r",
        "\ufeffa = 1",
    ),
)


def said(read, text):
    """What a reader makes of a text, its types too; of one that is no TOML, why."""
    try:
        return repr(read(text, parse_float=Decimal))
    except ValueError as error:
        return str(error)


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_lines_in_any_order_say_what_they_say_to_tomllib(text):
    assert said(toml_text.loads, text) == said(tomllib.loads, text)


@given(st.lists(st.sampled_from(LINES), max_size=4).map("\n".join), st.data())
def test_a_character_anywhere_changes_it_as_it_does_for_tomllib(text, data):
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from("\"'\\=[]{}#.,\n\t\r\x00\x7f\u2028a1-")) + text[at:]
    assert said(toml_text.loads, text) == said(tomllib.loads, text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_is_read_by_its_lines_alone(path):
    text = path.read_text(encoding="utf-8")
    assert toml_text.by_lines(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    ['a = "x"\na = "y"', "[a]\n[a]", "[[a]]\n[a]", 'a = [{ b = "x" }]\n[[a]]', '[a]\nb = "x"\n[a.b]', 'a = "x\\q"'],
)
def test_what_toml_forbids_is_left_to_tomllib(text):
    assert toml_text.by_lines(text) is None
    with pytest.raises(tomllib.TOMLDecodeError):
        toml_text.loads(text)


def test_a_list_of_tables_has_what_stands_below_its_last_one():
    text = '[[a]]\nid = "1"\n[a.b]\nc = true\n[[a]]\nid = "2"\n[[a.d]]\n[[a.d]]\ne = 3'
    assert toml_text.by_lines(text) == {"a": [{"id": "1", "b": {"c": True}}, {"id": "2", "d": [{}, {"e": 3}]}]}


def test_brackets_without_an_end_are_told_as_tomllib_tells_them():
    with pytest.raises(RecursionError):
        toml_text.loads("a = " + "[" * 100_000)
