"""What was sent and what came back: what contradicts itself is said, and the case's own day gives way to it."""

from __future__ import annotations

from datetime import date

import pytest

from letters.errors import CaseError
from tests.stories import contact, row, story

CALLS = contact("I1", "2026-08-10 10:00")
SENT = {"letter": "complaint/police", "to": "某某派出所"}


def filed(on: str, *replies: str, **more: object) -> str:
    return row("filings", **{**SENT, "on": on, **more}) + "".join(replies)


def reply(on: str, outcome: str = "answered") -> str:
    return row("filings.replies", on=on, outcome=outcome)


def test_letters_carry_the_day_of_the_case_until_something_came_after_it() -> None:
    head = "written_on = 2026-09-01"
    assert story(CALLS, head=head).own_day == date(2026, 9, 1)
    assert story(CALLS, filed("2026-09-01"), head=head).own_day == date(2026, 9, 1)
    assert story(CALLS, filed("2026-09-02"), head=head).own_day is None
    assert story(CALLS, filed("2026-08-20", reply("2026-09-02")), head=head).own_day is None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (filed("2026-09-10", received_on="2026-09-09"), "早于寄出日期"),
        (filed("2026-09-10", reply("2026-09-09")), "早于寄出日期"),
        (filed("2026-09-10", reply("2026-09-20"), reply("2026-09-19")), "早于前一个答复"),
        (filed("2027-01-01"), "在将来"),
        (filed("2026-09-10", about="F9"), "“接着哪一份”写的编号"),
        (filed("2026-09-10", id="F1") + filed("2026-09-11", id="F1"), "重复"),
    ],
)
def test_what_cannot_be_is_said(wrong: str, told: str) -> None:
    with pytest.raises(CaseError) as caught:
        story(CALLS, wrong)
    assert told in str(caught.value)


def test_a_copy_of_what_was_sent_lies_below_the_case() -> None:
    sent = [{"path": "../elsewhere.docx", "size": 1, "sha256": "0" * 64}]
    with pytest.raises(CaseError, match="离开了案件文件夹"):
        story(CALLS, filed("2026-09-10", sent=sent))


def test_a_settlement_below_what_is_undisputed_says_why() -> None:
    payment = [{"due": "2026-12-28", "amount": "500.00"}]
    offered = row("offer", undisputed="916.00").replace("[[offer]]", "[offer]")
    with pytest.raises(CaseError, match="没有写理由"):
        story(CALLS, offered, row("offer.options", kind="settlement", payments=payment))
    assert story(CALLS, offered, row("offer.options", kind="settlement", payments=payment, why="困难"))
    twice = [*payment, {"due": "2027-01-28", "amount": "416.00"}]
    with pytest.raises(CaseError, match="只有一笔付款"):
        story(CALLS, offered, row("offer.options", kind="settlement", payments=twice))
