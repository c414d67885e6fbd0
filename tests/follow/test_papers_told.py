"""What a paper that came says besides its terms: a hearing, signs, what is to be asked, what was done."""

from __future__ import annotations

from datetime import date

import pytest

from letters import law
from letters.case import PaperKind
from letters.errors import CaseError
from letters.follow import follow_papers, load, told_hearings
from tests.follow.papers_followed import DAY, THURSDAY, paper, seen, term
from tests.stories import platform, row, story, table

COURT = "杭州市西湖区人民法院"


def check(on: date, answer: str, where: str = "hotline") -> str:
    return row("received.checks", on=on, where=where, answer=answer)


def test_every_kind_of_paper_says_what_to_do_first_and_what_not() -> None:
    for kind in PaperKind:
        followed = seen(story(platform(), paper(kind.value, served_on="2026-11-20"), today="2026-11-26"), THURSDAY)
        assert followed.about.first
        assert followed.about.never
        assert followed.look


def test_a_day_of_receipt_that_nobody_told_is_asked_for_and_no_day_is_shown() -> None:
    waiting = term("object-payment-order", THURSDAY, "payment_order")
    assert waiting.deadline is None
    assert "哪天收到的？" in waiting.ask
    followed = seen(story(platform(), paper("payment_order"), today="2026-11-26"), THURSDAY)
    assert (followed.level(THURSDAY), followed.next_day(THURSDAY)) == ("unknown", THURSDAY)


def test_a_hearing_is_a_term_of_its_own_and_what_must_be_said_first_ends_the_day_before() -> None:
    hearing = term("hearing", THURSDAY, "summons", hearing="2026-12-03 09:30", place="第三法庭")
    assert hearing.deadline is not None
    assert (hearing.deadline.due, hearing.deadline.lines[0]) == (
        date(2026, 12, 3),
        "2026年12月3日09:30开庭，第三法庭。",
    )
    assert "缺席" in hearing.rule.lapses
    before = term("object-arbitration", THURSDAY, "arbitration", hearing="2026-12-03")
    assert before.deadline is not None
    assert before.deadline.due == date(2026, 12, 2)


def test_a_summons_by_picture_without_a_hearing_sets_no_day_and_asks_for_it() -> None:
    followed = seen(story(platform(), paper("summons", how="picture"), today="2026-11-26"), THURSDAY)
    (hearing,) = followed.terms
    assert (hearing.deadline, hearing.ask[:4], followed.level(THURSDAY)) == (None, "哪天开庭", "")
    assert any("图片" in text for text in followed.odd)


def test_where_rules_or_a_court_set_the_days_the_paper_is_asked_and_what_it_names_is_taken() -> None:
    asked = term("answer-arbitration", THURSDAY, "arbitration", served_on="2026-11-20")
    assert asked.deadline is None
    assert "仲裁规则" in asked.ask
    named = term("answer-arbitration", THURSDAY, "arbitration", served_on="2026-11-20", reply_days=10)
    assert named.deadline is not None
    assert named.deadline.latest == date(2026, 11, 30)
    assert named.deadline.lines[0] == "文书写明自收到起10日内。"
    day = term("answer-suit-short", THURSDAY, "claim", served_on="2026-11-20", procedure="summary", due="2026-12-02")
    assert day.deadline is not None
    assert (day.deadline.due, day.deadline.lines[0]) == (date(2026, 12, 2), "文书写明的最后一天是2026年12月2日。")


def test_the_procedure_decides_which_terms_a_suit_sets() -> None:
    def keys(**more: object) -> set[str]:
        followed = seen(story(platform(), paper("claim", served_on="2026-11-20", **more), today="2026-11-26"), THURSDAY)
        return {each.rule.id for each in followed.terms}

    assert keys() == keys(procedure="ordinary") == {"answer-suit", "object-jurisdiction"}
    assert keys(procedure="summary") == {"answer-suit-short"}
    heard = {"hearing", "object-to-court", "counterclaim"}
    assert keys(procedure="small", hearing="2026-12-03") == {"answer-suit-short", "object-small-claim", *heard}
    small = seen(story(platform(), paper("judgment", served_on="2026-11-20", procedure="small")), THURSDAY)
    assert [each.rule.id for each in small.terms] == ["retry-small-claim"]


def test_a_public_notice_is_served_when_its_time_is_over() -> None:
    found = term("answer-suit", THURSDAY, "claim", served_on="2026-11-02", how="public_notice").deadline
    assert found is not None
    assert (found.start, found.due) == (date(2026, 12, 2), date(2026, 12, 17))
    assert "公告送达" in found.lines[0]


def test_a_term_runs_until_those_in_whose_name_it_came_disown_it() -> None:
    def terms(*checks: str) -> tuple[bool, int]:
        case = story(platform(), paper("payment_order", served_on="2026-11-20"), *checks, today="2026-11-26")
        followed = seen(case, THURSDAY)
        return followed.disowned, len(followed.terms)

    asked = date(2026, 11, 21)
    assert terms(check(asked, "not_found")) == terms(check(asked, "unclear")) == (False, 1)
    assert terms(check(asked, "not_theirs")) == (True, 0)
    assert terms(check(asked, "not_theirs", "other")) == (False, 1)
    assert terms(check(asked, "not_theirs"), check(asked + DAY, "theirs")) == (False, 1)


def test_what_was_done_is_no_longer_due() -> None:
    met = row("received.met", term="object-payment-order", on="2026-11-21")
    done = term("object-payment-order", THURSDAY, "payment_order", met, served_on="2026-11-20")
    assert (done.met, done.runs(THURSDAY), done.missed(date(2027, 1, 1))) == (date(2026, 11, 21), False, False)


def test_what_is_said_to_be_done_and_is_no_term_is_told() -> None:
    from letters.desk import check_case, open_case, open_desk
    from tests.stories import text_of

    text = text_of(platform(), paper("payment_order"), row("received.met", term="object-order", on="2026-11-21"))
    with pytest.raises(CaseError) as caught:
        check_case(open_case(text, THURSDAY), open_desk())
    assert "object-payment-order" in str(caught.value.problems)


def test_the_most_urgent_paper_comes_first_and_a_disowned_one_last() -> None:
    three = (
        paper("judgment", served_on="2026-11-20"),
        paper("preservation", id="R2", served_on="2026-11-24"),
        paper("payment_order", id="R3", served_on="2026-11-12"),
        check(date(2026, 11, 24), "not_theirs"),
    )
    found = follow_papers(story(platform(), *three, today="2026-11-26"), load(), law.load(), THURSDAY)
    assert [each.paper.id for each in found] == ["R2", "R1", "R3"]


def test_a_court_in_another_city_is_a_sign_and_one_at_home_is_none() -> None:
    def odd(sender: str) -> bool:
        followed = seen(story(platform(), paper("payment_order", sender=sender), today="2026-11-26"), THURSDAY)
        return any("不在本人住所地" in text for text in followed.odd)

    assert odd("深圳市南山区人民法院")
    assert not odd(COURT)
    assert not odd("浙江省杭州市西湖区人民法院")
    assert not odd("南山区人民法院")


def test_a_hearing_that_the_case_speaks_of_in_words_is_seen() -> None:
    where = "深圳市南山区人民法院（起诉本人要求支付买断款，2026年12月10日开庭）"
    case = story(platform(), table("declarations", before_court=True, where=where), today="2026-11-26")
    assert told_hearings(case, THURSDAY) == (date(2026, 12, 10),)
    assert told_hearings(case, date(2026, 12, 20)) == ()
    noted = story(
        platform(),
        table("declarations", before_court=True, where=where),
        paper("summons", hearing="2026-12-10 09:30"),
        today="2026-11-26",
    )
    assert told_hearings(noted, THURSDAY) == ()
