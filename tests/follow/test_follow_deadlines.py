"""What a deadline rests on: the day of receipt, the answer that named a day, the person who set one, the law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from letters import law as books
from letters.follow import Deadline, Followed, follow, load, misnamed
from letters.law import cite_text
from tests.stories import row, story

MARKET = "complaint/market-regulator"
DAY = timedelta(days=1)


def sent(on: str = "2026-09-28", letter: str = MARKET, **fields: object) -> str:
    return row("filings", id="F1", letter=letter, to="某单位", on=on, **fields)


def became(today: str, *parts: str) -> Followed:
    return follow(story(*parts, today="2028-01-01"), load(), books.load(), date.fromisoformat(today))[0]


def deadline(today: str, *parts: str) -> Deadline:
    [found] = became(today, *parts).deadlines
    return found


class TestReceipt:
    def test_a_term_runs_from_the_day_it_was_signed_for(self) -> None:
        found = deadline("2026-10-01", sent("2026-09-25", received_on="2026-09-28"))
        assert (found.start, found.due, found.provisional) == (date(2026, 9, 28), date(2026, 10, 13), False)

    def test_what_was_handed_over_came_the_same_day(self) -> None:
        found = deadline("2026-10-01", sent(by="到窗口当面递交"))
        assert (found.start, found.provisional) == (date(2026, 9, 28), False)

    def test_without_a_day_of_receipt_the_day_of_sending_stands_in_and_that_is_said(self) -> None:
        found = deadline("2026-10-01", sent(by="EMS"))
        assert (found.start, found.provisional) == (date(2026, 9, 28), True)
        assert "没有对方签收的日期" in found.lines[0]

    @pytest.mark.parametrize(("today", "state"), [("2026-10-15", "sent"), ("2026-10-16", "silent")])
    def test_nobody_is_called_silent_before_a_letter_had_time_to_arrive(self, today: str, state: str) -> None:
        assert became(today, sent()).state.id == state

    def test_the_day_of_receipt_is_asked_for_once_the_term_seems_over(self) -> None:
        first = became("2026-10-21", sent()).steps[0]
        assert (first.letter, "签收日期" in first.why) == ("", True)
        assert all("签收日期" not in step.why for step in became("2026-10-12", sent()).steps)
        assert all("签收日期" not in step.why for step in became("2026-10-21", sent(received_on="2026-09-28")).steps)

    def test_the_day_to_go_by_is_not_put_off_by_what_is_unknown_and_nothing_is_closed_by_it(self) -> None:
        found = {each.id: each for each in became("2026-10-21", sent()).deadlines}
        own = found["apply-reconsideration-inaction"]
        assert own.start == found["accept-complaint"].due == date(2026, 10, 13)
        assert own.provisional
        assert (own.safe, own.due) == (date(2026, 12, 11), date(2026, 12, 14))  # day 60 is Saturday the 12th
        assert own.latest == date(2026, 12, 14)  # seven days for the post: from 10-15, day 60 is Monday the 14th
        assert became("2026-12-14", sent()).state.id == "silent"
        later = became("2026-12-15", sent())
        assert (later.state.id, later.since) == ("silent-late", date(2026, 12, 15))


class TestSetOtherwise:
    POSTPONED = ({"deadline": "accept-complaint", "due": "2026-10-20", "reason": "受理通知书写明"},)

    def test_a_day_that_the_person_set_replaces_the_computed_one_with_its_reason(self) -> None:
        found = deadline("2026-10-14", sent(received_on="2026-09-28", deadlines=self.POSTPONED))
        assert (found.due, found.overridden) == (date(2026, 10, 20), "受理通知书写明")
        assert found.lines[-1] == "本人改定为2026年10月20日，理由：受理通知书写明。"
        assert "最后一天是2026年10月13日。" in found.lines  # what was computed is still shown

    @pytest.mark.parametrize(("today", "state"), [("2026-10-20", "sent"), ("2026-10-21", "silent")])
    def test_silence_waits_for_the_day_that_was_set(self, today: str, state: str) -> None:
        one = became(today, sent(deadlines=self.POSTPONED))
        assert (one.state.id, one.deadlines[0].provisional) == (state, False)

    def test_a_day_named_in_the_answer_replaces_the_computed_one(self) -> None:
        reply = {"on": "2026-10-09", "outcome": "accepted", "due": "2026-11-30"}
        found = deadline("2026-10-14", sent(received_on="2026-09-28", replies=[reply]))
        assert (found.id, found.due, found.overridden) == ("end-mediation", date(2026, 11, 30), "答复写明的期限")
        assert not found.provisional

    def test_a_day_named_where_no_term_is_known_is_a_deadline_of_its_own(self) -> None:
        reply = {"on": "2026-11-10", "outcome": "decided", "due": "2026-11-25"}
        one = became("2026-11-12", sent("2026-09-01", "complaint/consumer-association", replies=[reply]))
        assert [(each.id, each.due, each.limit) for each in one.deadlines] == [("named", date(2026, 11, 25), None)]

    def test_what_the_person_set_goes_before_what_the_answer_named(self) -> None:
        reply = {"on": "2026-10-09", "outcome": "accepted", "due": "2026-11-30"}
        own = {"deadline": "end-mediation", "due": "2026-12-01", "reason": "电话改期"}
        found = deadline("2026-10-14", sent(replies=[reply], deadlines=[own]))
        assert (found.due, found.overridden) == (date(2026, 12, 1), "电话改期")

    def test_a_slip_in_the_id_is_told_with_the_nearest_one(self) -> None:
        slip = {"deadline": "accept-complain", "due": "2026-10-20", "reason": "电话告知"}
        [fault] = misnamed(story(sent(deadlines=[*self.POSTPONED, slip])), load())
        assert fault.path == ("filings", 0, "deadlines", 1, "deadline")
        assert "accept-complaint" in fault.hint


class TestExplanation:
    def test_every_line_of_the_count_is_a_sentence(self) -> None:
        assert deadline("2026-10-01", sent(received_on="2026-09-28")).lines == (
            "2026年9月28日对方签收，当日不计，从2026年9月29日起算。",
            "依据：《消费者权益保护法》第四十六条，《消费者权益保护法实施条例》第四十六条，"
            "《市场监督管理投诉举报处理办法》（总局令第121号）第十五条，期限为7个工作日。",
            "2026年9月29日至2026年9月30日，工作日，计2日。",
            "2026年10月1日至2026年10月7日，休息日，不计。",
            "2026年10月8日至2026年10月9日，工作日，计2日。",
            "2026年10月10日，周末调休上班，计1日。",
            "2026年10月11日，休息日，不计。",
            "2026年10月12日至2026年10月13日，工作日，计2日。",
            "最后一天是2026年10月13日。",
        )

    def test_a_term_that_runs_into_a_year_without_a_list_says_so(self) -> None:
        reply = {"on": "2026-11-20", "outcome": "accepted"}
        found = deadline("2026-11-23", sent("2026-11-10", received_on="2026-11-11", replies=[reply]))
        assert (found.due, found.provisional) == (date(2027, 1, 19), True)
        assert any("暂定" in line for line in found.lines)

    def test_months_are_not_said_to_skip_rest_days(self) -> None:
        reply = {"on": "2026-11-20", "outcome": "refused"}
        one = became("2026-11-23", sent(received_on="2026-11-11", replies=[reply]))
        suit = next(each for each in one.deadlines if each.id == "sue-directly")
        assert "满6个月是2027年5月20日。" in suit.lines

    def test_it_cites_the_law_of_the_day_of_filing(self) -> None:
        old = deadline("2026-04-14", sent("2026-04-13", received_on="2026-04-13"))
        new = deadline("2026-04-16", sent("2026-04-15", received_on="2026-04-15"))
        assert "暂行办法" in cite_text(old.provisions)
        assert "总局令第121号" in cite_text(new.provisions)

    def test_a_filing_of_days_that_the_law_data_does_not_reach_has_no_term_of_law(self) -> None:
        assert became("2026-11-23", sent("2019-03-04")).deadlines == ()


class TestWarning:
    def test_it_counts_the_days_that_are_left_and_passes_on_the_day_after(self) -> None:
        found = deadline("2026-10-01", sent(received_on="2026-09-28"))
        last = date(2026, 10, 13)
        assert (found.left(last - DAY), found.left(last), found.left(last + DAY)) == (1, 0, -1)
        assert (found.passed(last), found.passed(last + DAY)) == (False, True)
        assert found.warn_from < found.due

    def test_of_a_week_to_object_in_one_is_warned_at_once(self) -> None:
        reply = {"on": "2026-11-10", "outcome": "not_filed"}
        one = became("2026-11-11", sent("2026-11-02", "complaint/police", replies=[reply]))
        assert one.deadlines[0].warn_from <= date(2026, 11, 11)
