"""Quotation marks in letters hold what somebody wrote or said: no registered name, no brand, no label of ours."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from letters.compose.view.case_views import through
from letters.compose.view.event_views import EventView, event_view
from letters.compose.view.said import Said
from tests.stories import contact, lease, platform, story

VIEWS = Path(__file__).parents[2] / "letters" / "compose" / "view"
MAKERS = {"filters.py", "event_views.py"}  # the filter that quotes, and the marks a name was typed in


def caller(**fields: str) -> EventView:
    """One call by somebody who said who they were."""
    case = story(contact("I1", "2026-08-02T09:00:00", by_basis="self_stated", **fields), platform(), lease())
    return event_view(case, case.incidents[0], 1)


def test_a_business_of_the_case_is_named_and_never_made_a_word_of_the_caller() -> None:
    event = caller(by="platform")
    assert (event.is_self_stated, event.by, event.self_name) == (True, "青桐橘租信息服务有限公司", None)


def test_a_name_that_the_caller_gave_is_quoted_and_not_told_again() -> None:
    event = caller(from_name="“社区民警”")
    assert (event.is_self_stated, event.by, event.self_name, event.name) == (True, "", Said("社区民警"), None)


def test_a_name_given_beside_a_business_of_the_case_is_told_as_a_name() -> None:
    event = caller(by="platform", from_name="小王")
    assert (event.self_name, event.name) == (None, "小王")


def test_a_name_with_the_place_where_it_was_shown_is_no_quotation() -> None:
    event = caller(from_name="微信昵称“法诉-陈经理”")
    assert (event.is_self_stated, event.self_name, event.name) == (False, None, "微信昵称“法诉-陈经理”")


def test_the_brand_of_a_platform_stands_in_brackets() -> None:
    assert through(story(platform(brand="橘租"), lease())) == "青桐橘租信息服务有限公司（橘租）"
    assert through(story(platform(name="不详", brand="橘租"), lease())) == "橘租"


@pytest.mark.parametrize("path", sorted(VIEWS.glob("*.py")), ids=lambda path: path.name)
def test_no_view_puts_anything_between_quotation_marks(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]
    assert [text for text in texts if "“" in text and path.name not in MAKERS] == []
