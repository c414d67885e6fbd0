"""What a template prints together, and of its names the values that it asks for and no others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from letters.errors import TemplateError
from letters.kit.computed import Names
from letters.render import Engine
from letters.render.limits import MAX_FOLDED, MAX_TOGETHER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _asked(context: Mapping[str, Any]) -> tuple[list[str], Names[None]]:
    """The names whose values are made, in that order, and a context that notes it."""
    made: list[str] = []

    def value(name: str, _source: None) -> Any:
        made.append(name)
        return context[name]

    return made, Names({name: partial(value, name) for name in context}, None)


def test_a_value_that_is_not_printed_is_never_made(write: Callable[..., Any]) -> None:
    letter = "<p>{% if first %}甲{% elif second %}{{ third }}{% else %}{{ fourth }}{% endif %}{{ first }}</p>"
    made, context = _asked({"first": "一", "second": "二", "third": "三", "fourth": "四"})

    assert Engine(write(letter)).markup("letter", context) == "<p>甲一</p>"
    assert made == ["first"]


def test_a_name_that_the_context_lacks_is_told_of_even_where_it_is_not_asked_for(write: Callable[..., Any]) -> None:
    with pytest.raises(TemplateError, match="没有名为 absent 的变量"):
        Engine(write("<p>甲{% if false %}{{ absent }}{% endif %}</p>")).markup("letter", {})


@pytest.mark.parametrize("answer", ["a", "b", "c", ""])
@pytest.mark.parametrize("deep", [1, MAX_FOLDED, MAX_FOLDED + 2])
def test_conditions_within_conditions_print_what_they_hold(write: Callable[..., Any], answer: str, deep: int) -> None:
    inner = "{% if x == 'a' %}甲{{ x }}{% elif x == 'b' %}乙{% elif x == 'c' %}{% else %}丁{% endif %}"
    letter = f"<p>始{'{% if yes %}中' * deep}{inner}{'{% endif %}' * deep}终</p>"
    printed = {"a": "甲a", "b": "乙", "c": "", "": "丁"}[answer]

    markup = Engine(write(letter)).markup("letter", {"x": answer, "yes": True})

    assert markup == f"<p>始{'中' * deep}{printed}终</p>"


def test_many_values_in_a_row_are_printed_in_their_order(write: Callable[..., Any]) -> None:
    row = "".join(f"{{{{ n{number} }}}}{{% if n{number} %}}，{{% endif %}}" for number in range(3 * MAX_TOGETHER))
    values = {f"n{number}": number for number in range(3 * MAX_TOGETHER)}
    printed = "".join(f"{number}{'，' if number else ''}" for number in values.values())

    assert Engine(write(f"<p>{row}</p>")).markup("letter", values) == f"<p>{printed}</p>"


@pytest.mark.parametrize("line", [2, 3, 4, 5, 6])
def test_what_fails_is_told_with_its_own_line_among_what_is_printed_together(
    write: Callable[..., Any], line: int
) -> None:
    lines = ["<p>", "{% if a < 1 %}甲", "{{ b }}", "{% elif c < 1 %}", "{{ d }}", "{% endif %}{{ e }}", "</p>"]
    sound: dict[str, Any] = {"a": 2, "b": "乙", "c": 2, "d": "丁", "e": "戊"}
    reach: dict[int, dict[str, Any]] = {3: {"a": 0}, 5: {"c": 0}}
    name = "abcde"[line - 2]
    with pytest.raises(TemplateError) as fault:
        Engine(write("\n".join(lines))).markup("letter", {**sound, **reach.get(line, {}), name: None})

    assert fault.value.line == line
