"""Every term ends on two days: the safe one, and the last by law; each here counted by hand on a calendar.

2026: the Dragon Boat day off is Friday 06-19 to Sunday 06-21; Mid-Autumn is Friday 09-25 to Sunday 09-27, Sunday 09-20
is worked for the National Day, 10-01 (Thursday) to 10-07 (Wednesday), and so is Saturday 10-10.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from letters import law as books
from letters.follow import Deadline, Followed, Known, Mark, Reckoner, Rule, follow, load
from tests.stories import row, story

DAY = timedelta(days=1)
TODAY = date(2026, 9, 1)
SENT = "2026-09-10"


def day(text: str) -> date:
    """A day of 2026 as 月-日, or a whole date."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def counted(rule: str, start: str, *, last: str = "", told: bool | None = True) -> Deadline:
    reckoner = Reckoner(load(), books.load(), TODAY)
    mark = Mark(day(start), "reply", day(last) if last else None)
    found = reckoner.deadline(load().rules[rule], mark, day(start), Known(told=told))
    assert found is not None
    return found


def days(deadline: Deadline) -> tuple[str, str, str]:
    """The safe day, the last by law, the last that may still be in time, as 月-日 within 2026."""
    found = (str(each).removeprefix("2026-") for each in (deadline.safe, deadline.due, deadline.latest))
    return tuple(found)  # type: ignore[return-value]


def police(outcome: str, on: str, **told: bool) -> str:
    reply: dict[str, object] = {"on": f"2026-{on}", "outcome": outcome, **told}
    return row("filings", id="F1", letter="complaint/police", to="某分局", on=SENT, received_on=SENT, replies=[reply])


def became(today: str, part: str) -> Followed:
    return follow(story(part, today="2029-01-01"), load(), books.load(), day(today))[0]


def letters(one: Followed) -> set[str]:
    return {step.letter for step in one.steps}


@pytest.mark.parametrize(
    ("rule", "start", "found"),
    [
        # 刑诉: moves and posting counts. Day 7 of Friday 09-18 is Friday 09-25, a day off; Thursday is before it.
        ("apply-criminal-reconsideration", "09-18", ("09-24", "09-28", "09-28")),
        # Day 7 of 09-25 is Friday 10-02: the last working day before is Wednesday 09-30, the first after is 10-08.
        ("apply-criminal-reconsideration", "09-25", ("09-30", "10-08", "10-08")),
        # Day 7 of 09-13 is Sunday 09-20, which is worked for the holiday: no rest day, nothing moves.
        ("apply-criminal-reconsideration", "09-13", ("09-20", "09-20", "09-20")),
        # Day 7 of Saturday 10-03 is Saturday 10-10, which is worked.
        ("apply-criminal-reconsideration", "10-03", ("10-10", "10-10", "10-10")),
        # 复议: 60 days in a row. Day 60 of 07-22 is Sunday 09-20, worked.
        ("apply-reconsideration", "07-22", ("09-20", "09-20", "09-20")),
        # Day 60 of 08-04 is Saturday 10-03: safe on 09-30, by law 10-08.
        ("apply-reconsideration", "08-04", ("09-30", "10-08", "10-08")),
        # 15 days after a decision: day 15 of 09-18 is Saturday 10-03.
        ("sue-after-decision", "09-18", ("09-30", "10-08", "10-08")),
        # Six months of 04-02 end on 10-02.
        ("sue-directly", "04-02", ("09-30", "10-08", "10-08")),
        # Five working days to look at an application: 09-28, 09-29, 09-30, 10-08, 10-09. Theirs: one day only.
        ("accept-reconsideration", "09-24", ("10-09", "10-09", "10-09")),
        # 治安法 has no rule on rest days: day 30 of 09-03 is Saturday 10-03 if nothing moves it, 10-08 if it moves.
        ("case-term", "09-03", ("10-08", "10-03", "10-08")),
        ("case-term", "08-25", ("09-24", "09-24", "09-24")),
        # 法律援助法 has none either: day 7 of 09-18 is 09-25.
        ("decide-aid", "09-18", ("09-28", "09-25", "09-28")),
    ],
)
def test_both_days_are_counted_by_the_act_that_sets_the_term(rule: str, start: str, found: tuple[str, ...]) -> None:
    assert days(counted(rule, start)) == found


def test_a_holiday_that_swallows_the_whole_term_leaves_its_own_last_day() -> None:
    assert days(counted("appoint-aid", "10-01"))[1] == "10-04"
    own = counted("apply-criminal-reconsideration", "10-01")  # day 7 is Thursday 10-08
    assert days(own) == ("10-08", "10-08", "10-08")
    short = Rule(id="x", label="x", side="mine", start="reply", topic="aid_appointment")
    found = Reckoner(load(), books.load(), TODAY).deadline(short, Mark(day("10-02"), "served"))
    assert found is not None
    assert days(found) == ("10-05", "10-05", "10-08")  # three days, all off: nothing before them to go by


@pytest.mark.parametrize(
    ("today", "state"), [("10-07", "not-filed"), ("10-08", "not-filed"), ("10-09", "not-filed-late")]
)
def test_seven_days_over_a_holiday_end_on_the_first_working_day_after_it(today: str, state: str) -> None:
    one = became(today, police("not_filed", "09-25"))
    assert one.state.id == state
    assert ("follow-up/criminal-reconsideration" in letters(one)) is (state == "not-filed")


class TestRightsThatNobodyTold:
    @pytest.mark.parametrize("told", [None, False])
    def test_the_safe_day_stays_and_the_last_may_be_a_year_after(self, told: bool | None) -> None:
        # Day 60 of Monday 09-14 is Friday 11-13; one year on is Tuesday 2027-09-14, of a year without a list yet.
        found = counted("apply-reconsideration", "09-14", told=told)
        assert days(found) == ("11-13", "11-13", "2027-09-24")
        assert (found.spread, found.untold, found.unpublished) == (True, True, 10)
        assert any("最长1年" in line for line in found.lines)

    def test_who_was_told_has_sixty_days(self) -> None:
        found = counted("apply-reconsideration", "09-14", told=True)
        assert days(found) == ("11-13", "11-13", "11-13")
        assert not found.untold

    @pytest.mark.parametrize(
        ("told", "today", "opened"),
        [
            ({}, "11-14", True),
            ({"told_rights": False}, "2027-09-24", True),
            ({"told_rights": False}, "2027-09-25", False),
            ({"told_rights": True}, "11-13", True),
            ({"told_rights": True}, "11-14", False),
        ],
    )
    def test_only_a_day_that_is_certain_closes_the_step(self, told: dict[str, bool], today: str, opened: bool) -> None:
        one = became(today, police("refused", "09-14", **told))
        assert (one.state.id == "refused") is opened
        assert ("follow-up/reconsideration" in letters(one)) is opened


def test_what_may_have_run_from_a_later_day_may_end_later() -> None:
    # 60 days from 07-02 end on Monday 08-31; had both extensions been granted, from 08-31 they end on Friday 10-30.
    found = counted("apply-reconsideration-inaction", "07-02", last="08-31")
    assert days(found) == ("08-31", "08-31", "10-30")
    assert "从哪天起算不能确定：最早从2026年7月2日，最晚从2026年8月31日。" in found.lines


def test_days_off_that_are_not_published_close_nothing_and_are_told_as_provisional() -> None:
    found = counted("apply-reconsideration", "12-15")  # day 60 is Saturday 2027-02-13, after the Spring Festival
    assert days(found) == ("2027-02-12", "2027-02-15", "2027-02-25")
    assert (found.provisional, found.spread, found.unpublished) == (True, False, 10)


@pytest.mark.parametrize(
    ("rule", "start", "words"),
    [
        ("apply-criminal-reconsideration", "09-25", "最后一天以前交邮的不算过期"),
        ("apply-reconsideration", "09-14", "最后一天以前交邮的不算过期"),
    ],
)
def test_it_is_said_whether_posting_in_time_is_enough(rule: str, start: str, words: str) -> None:
    found = counted(rule, start)
    assert found.posting == "sent"
    assert any(words in line and "稳妥的最后一天是" in line for line in found.lines)


def test_the_day_to_look_to_is_the_safe_one_then_the_last_by_law_then_the_last_possible() -> None:
    found = counted("apply-reconsideration", "08-04", told=None)  # 09-30, 10-08, a year later
    assert [found.next_day(day(each)) for each in ("09-30", "10-01", "10-08")] == [
        day(d) for d in ("09-30", "10-08", "10-08")
    ]
    assert found.next_day(day("10-09")) == found.latest
    assert (found.doubtful(day("10-08")), found.doubtful(day("10-09"))) == (False, True)
    assert (found.passed(found.latest), found.passed(found.latest + DAY)) == (False, True)


def test_what_the_police_no_longer_pursue_is_never_moved() -> None:
    rule = load().standing["police-time-limit"]
    found = Reckoner(load(), books.load(), TODAY).deadline(rule, Mark(day("04-03"), "incident"))  # 10-03, a Saturday
    assert found is not None
    assert (found.due, found.latest) == (day("10-03"), day("10-03"))
