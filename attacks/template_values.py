"""Expressions over a letter's context, drawn by chance: attributes, subscripts, slices, filters, calls, loops.

What each comes to is looked at within the template, by a filter that is only here: it must be a plain value.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined

from attacks.outcome import Outcome
from attacks.template_trial import LETTER, case
from letters.case import Labelled
from letters.catalogue.library import Library
from letters.compose import FILTERS, declared
from letters.compose.view.citations import LawTexts
from letters.desk import choose_letters, open_desk
from letters.errors import TemplateError
from letters.kit.computed import Computed
from letters.kit.moment import Moment
from letters.kit.named import Naming
from letters.render import Engine
from letters.render.plain import readable

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Pick = Callable[[Sequence[str]], str]

LEAVES = (str, int, bool, float, Decimal, date, datetime, time, NoneType, Moment, LawTexts, tuple, list, range)
HOSTILE = (
    *(
        "__class__",
        "__dict__",
        "__init__",
        "__globals__",
        "_fields",
        "_replace",
        "_asdict",
        "mro",
        "format",
        "upper",
        "keys",
        "get",
    ),
    *(
        "model_dump",
        "parse_raw",
        "copy",
        "contacts",
        "aside",
        "book",
        "cycle",
        "isoformat",
        "real",
        "count",
        "index",
        "title",
    ),
)
KEYS = (
    *("0", "-1", "99", "'title'", "'__class__'", "'filing case_term'", "'incident'", "x", "1:3", "::-1", "'a' ~ 'b'"),
    *("'__cla' ~ 'ss__'", "true", "none", "1.5"),
)
TAILS = (
    *("|first", "|last", "|length", "|sort", "|unique", "|join", "|sort(attribute='at')", "|unique(attribute='kind')"),
    *("|join('、', attribute='name')", "|money", "|day", "|sentence", "|attr('format')", "|map('upper')", "()", "(1)"),
    *("('a', x)", " is none", " is even", " in rows", " == x", " + 1", " + x", " ~ x", " - 1", " or rows", " and law"),
)
AROUND = (
    *("{0}", "{0}", "{0}", "[{0}, law]", "[{0}][0]", "({0} if x else law)", "(rows if not x else {0})", "-{0}"),
    *("not {0}", "range({0})", "({0}, x)|first", "[{0}, '{{0.__class__}}']|last"),
)
TEMPLATES = (
    "<p>{{{{ {0} | looked }}}}</p>",
    "<p>{{{{ {0} | looked }}}}</p>",
    "<p>{{% for each in {0} %}}{{{{ each | looked }}}}{{{{ loop.index | looked }}}}{{% endfor %}}</p>",
    "<p>{{% for each in [{0}] %}}{{{{ each | looked }}}}{{% endfor %}}</p>",
    "<p>{{% for each, other in [({0}, 1)] %}}{{{{ each | looked }}}}{{% endfor %}}</p>",
    "<p>{{% for each in rows if {0} %}}{{{{ {0} | looked }}}}{{% endfor %}}</p>",
)
STEPS = ("field", "field", "field", "any", "hostile", "key", "tail", "stop")
LONGEST = 6


def template(pick: Pick) -> str:
    """A template that looks at one expression, or at whatever it consists of; `pick` chooses one of several."""
    return pick(TEMPLATES).format(pick(AROUND).format(expression(pick)))


def expression(pick: Pick) -> str:
    """A way from a name of the context on: what Python itself would find on it, what never is there, and more."""
    name = pick(sorted(context()))
    written, value = name, context()[name]
    for _ in range(LONGEST):
        step = pick(STEPS)
        if step == "stop":
            break
        if step == "tail":
            return f"({written}{pick(TAILS)})"
        if step == "key":
            written, value = f"{written}[{pick(KEYS)}]", _first(value)
            continue
        attribute = pick(_names(value, step))
        written, value = f"{written}.{attribute}", getattr(value, attribute, None)
    return written


def _names(value: Any, step: str) -> Sequence[str]:
    """Names to read of a value: those that a template may, all that Python could, or such as are often tried."""
    cls: type = type(value)
    fields = sorted(readable(cls))
    if step == "hostile" or (step == "field" and not fields):
        return HOSTILE
    return fields if step == "field" else dir(value)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, (tuple, str)) and value else None


def odd(source: str, *, is_declared: bool) -> list[str]:
    """The classes of what a template comes to that is no plain value; one that is refused comes to nothing."""
    found: list[str] = []

    def looked(value: Any) -> str:
        found.extend(f"{type(each)}: {source}" for each in (value, *_within(value)) if not is_plain(each))
        return ""

    with tempfile.TemporaryDirectory() as name:
        Path(name, "one.html").write_text(source, encoding="utf-8")
        engine = Engine(Library((Path(name),)), {**FILTERS, "looked": looked}, declared if is_declared else None)
        with suppress(TemplateError):
            engine.markup("one", {**context(), "x": "甲"})
        return found


def _within(value: Any) -> Sequence[Any]:
    return value[:3] if isinstance(value, (tuple, list)) else ()


def is_plain(value: Any) -> bool:
    """Whether a value is of the classes that may reach a template."""
    if isinstance(value, Undefined):
        return True  # whatever is done with it raises
    if callable(value):
        return False
    is_ours = isinstance(value, (tuple, Labelled, Computed, Naming))
    return is_ours or type(value) in LEAVES or "StrEnum" in str(type(value).__mro__)


@cache
def context() -> Mapping[str, Any]:
    """What the letter of the trial gets; the other suites write it with the templates under attack."""
    [letter] = choose_letters(case(), open_desk(), (LETTER,)).letters
    return letter.context


def reached(rounds: int, chance: random.Random) -> Iterator[Outcome]:
    """As many templates as there are rounds, each with a context that is declared and with one that is not."""
    for _ in range(rounds):
        source = template(chance.choice)
        notes = tuple(each for is_declared in (True, False) for each in odd(source, is_declared=is_declared))
        yield Outcome.of("template: expressions by chance", notes)
