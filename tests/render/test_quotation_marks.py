"""Between quotation marks stands what was said, and nothing else: a value there is a fault, with its line."""

from __future__ import annotations

import pytest

from letters.compose.view.filters import FILTERS
from letters.compose.view.said import Said
from letters.errors import TemplateError
from letters.render import Engine

NAMES = {"": {"said": Said | None, "name": str, "names": tuple[str, ...]}}
GIVEN = {"said": Said("今天不还就上门"), "name": "青桐橘租", "names": ("甲", "乙")}

IN_MARKS = [
    "自称“{{ name }}”的人",
    "自称“{% if name %}{{ name }}{% endif %}”的人",
    "自称“属于{{ name }}的人员”",
    "自称‘{{ name }}’",
    "自称「{{ name }}」",
    "{% if names %}自称“{% endif %}{{ name }}",
    "{% for one in names %}“{% include '_piece' %}”{% endfor %}",
    "“{{ said | quoted }}”",
]


@pytest.mark.parametrize("body", IN_MARKS)
def test_a_value_between_quotation_marks_is_a_fault(write, body: str) -> None:
    engine = Engine(write(f"<h1>信</h1>\n<p>甲</p>\n<p>{body}</p>", _piece="{{ one }}"), FILTERS, lambda: NAMES)
    [fault] = engine.lint("letter")
    assert (fault.template, fault.line) == ("letter", 3)
    assert "引号表示原话，里面不能直接放 {{ }} 的内容" in str(fault)


def test_words_of_the_template_itself_may_stand_in_marks(write) -> None:
    body = "<p>以下称“本合同”。{{ name }}“甲”与“乙”，{{ name }}</p><p>只有“一半</p><p>{{ name }}</p>"
    engine = Engine(write(f"<h1>信</h1>{body}"), FILTERS, lambda: NAMES)
    assert "以下称“本合同”。青桐橘租" in engine.markup("letter", GIVEN)


def test_what_was_said_brings_its_marks(write) -> None:
    engine = Engine(write("<h1>信</h1><p>他说：{{ said | quoted }}{{ said | stop }}</p>"), FILTERS, lambda: NAMES)
    assert "他说：“今天不还就上门”。" in engine.markup("letter", GIVEN)


def test_text_that_nobody_said_cannot_be_quoted_and_is_refused_before_the_letter_is_made(write) -> None:
    engine = Engine(write("<h1>信</h1>\n<p>{{ name | quoted }}</p>"), FILTERS, lambda: NAMES)
    [fault] = engine.lint("letter")
    assert "第 2 行：过滤器 quoted 不能用于这里的值" in str(fault)


def test_text_of_which_nothing_is_declared_is_refused_while_the_letter_is_made(write) -> None:
    engine = Engine(write("<h1>信</h1>\n<p>{{ name | quoted }}</p>"), FILTERS)
    with pytest.raises(TemplateError, match="模板 letter 第 2 行：这里的值不合用"):
        engine.markup("letter", GIVEN)


def test_what_was_said_is_not_printed_without_its_marks(write) -> None:
    engine = Engine(write("<h1>信</h1>\n<p>{{ said }}</p>"), FILTERS, lambda: NAMES)
    [fault] = engine.lint("letter")
    assert "第 2 行：这里的值不能直接印出" in str(fault)
