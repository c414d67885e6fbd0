"""Quotation marks in letters hold what somebody wrote or said: no registered name, no brand, no label of ours."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from letters.compose.view.events.event_views import EventView, event_view
from letters.compose.view.other_side import through
from letters.compose.view.said import Said
from tests.compose.sent import (
    ASKED,
    BREACH,
    LESSOR,
    POLICE_STATION,
    RECONSIDERATION,
    REGULATOR,
    REMINDER,
    RENEGOTIATION,
    filing,
)
from tests.compose.sent import reply as answer
from tests.shelf import planned, text
from tests.stories import contact, lease, offer, platform, story

VIEWS = Path(__file__).parents[2] / "letters" / "compose" / "view"
MAKERS = {"filters.py", "from_whom.py"}  # the filter that quotes, and the marks a name was typed in


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


DAY, WORDS = "2026-11-23", "属于民事纠纷"
ANSWERED = [
    ({"said": False}, "原文为：“属于民事纠纷”。"),
    ({"reference": "某公告〔2026〕5号"}, "原文为：“属于民事纠纷”。"),
    ({"dated": "2026-11-08"}, "原文为：“属于民事纠纷”。"),
    ({"said": True, "by": "值班民警张警官"}, "值班民警张警官口头答复称：属于民事纠纷。"),
    ({"said": True}, "对方口头答复称：属于民事纠纷。"),
    ({}, "答复称：属于民事纠纷。"),
]


@pytest.mark.parametrize(("how", "told"), ANSWERED)
def test_an_answer_on_paper_is_quoted_and_what_was_said_or_may_have_been_is_told(
    how: dict[str, object], told: str
) -> None:
    refused = filing(
        "complaint/police", POLICE_STATION, "2026-11-02", answer("2026-11-10", "refused", words=WORDS, **how)
    )
    called = contact("I1", "2026-10-02 09:00")
    for letter, heading in ((RECONSIDERATION, "原文为"), ("legal-aid/application", "答复原文")):
        written = text(story(platform(), called, refused), DAY, letter)
        assert (f"“{WORDS}”" in written) is ("“" in told)
        assert ("答复称" in written) is ("“" not in told)
        assert (heading in written) is ("“" in told)
    assert told in text(story(platform(), called, refused), DAY, RECONSIDERATION)


AGREED = answer("2026-10-12", "agreed", words="同意分两期支付", said=False)
OWN_WORDS = [
    (BREACH, "negotiation/instalments", LESSOR, (AGREED, answer("2026-11-02", "broken", words="又打电话给女儿"))),
    (RENEGOTIATION, "negotiation/instalments", LESSOR, (AGREED, answer("2026-11-12", "missed", words="工资晚发了"))),
    (REMINDER, "complaint/market-regulator", REGULATOR, (answer("2026-11-02", "silent", words="一直没有消息"),)),
]


@pytest.mark.parametrize(("letter", "sent", "to", "replies"), OWN_WORDS)
def test_what_the_person_puts_down_themselves_is_nobodys_words(
    letter: str, sent: str, to: str, replies: tuple[str, ...]
) -> None:
    plan = {"option": ASKED} if letter == RENEGOTIATION else {}
    case = story(platform(), lease(), offer(), filing(sent, to, "2026-09-08", *replies, **plan))
    own = str(case.filings[0].replies[-1].words)
    for one in (letter, "legal-aid/application"):
        assert planned(case, DAY, one).letters
        assert f"“{own}" not in text(case, DAY, one)
