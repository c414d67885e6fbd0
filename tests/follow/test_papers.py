"""Papers that came: each term on the day before, the day and the day after, and nothing said of real or forged."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters import law
from letters.case import PaperKind
from letters.errors import SlipsError
from letters.follow import paper_data, read_papers
from letters.kit.bundled import PACKAGE
from letters.told.of_papers import papers_json, tracked_papers
from tests.follow.seen import tracked
from tests.stories import platform, row, story

if TYPE_CHECKING:
    from pathlib import Path

    from letters.follow import PaperTerm
from tests.follow.papers_followed import DAY, THURSDAY, paper, seen, term

# Counted by hand from Thursday 26 November 2026; the last column by the list of rest days that is known.
COUNTED = [
    ("object-payment-order", "payment_order", date(2026, 12, 11), date(2026, 12, 11)),
    ("review-preservation", "preservation", date(2026, 12, 1), date(2026, 12, 1)),
    ("suit-after-preservation", "preservation", date(2026, 12, 28), date(2026, 12, 28)),
    ("answer-suit", "claim", date(2026, 12, 11), date(2026, 12, 11)),
    ("object-jurisdiction", "claim", date(2026, 12, 11), date(2026, 12, 11)),
    ("appeal-judgment", "judgment", date(2026, 12, 11), date(2026, 12, 11)),
    ("appeal-ruling", "ruling", date(2026, 12, 4), date(2026, 12, 7)),  # day 10 is Sunday 6 December
    ("answer-appeal", "appeal", date(2026, 12, 11), date(2026, 12, 11)),
    ("correct-award", "award", date(2026, 12, 25), date(2026, 12, 26)),  # day 30 is a Saturday; counted as it is
    ("cancel-award", "award", date(2027, 2, 26), date(2027, 2, 26)),
    ("retry-settlement", "settlement", date(2027, 5, 26), date(2027, 5, 26)),
    ("object-enforcement-court", "enforcement", date(2026, 12, 4), date(2026, 12, 7)),
    ("refuse-enforcement", "enforcement", date(2026, 12, 11), date(2026, 12, 11)),
    ("refuse-notarised", "enforcement", date(2026, 12, 11), date(2026, 12, 11)),
]


@pytest.mark.parametrize(("key", "kind", "safe", "due"), COUNTED)
def test_a_term_ends_where_it_is_counted_by_hand(key: str, kind: str, safe: date, due: date) -> None:
    found = term(key, THURSDAY, kind, served_on=THURSDAY).deadline
    assert found is not None
    assert (found.safe if found.is_mine else found.due, found.due) == (safe, due)
    assert found.provisions
    assert any("当日不计，从2026年11月27日起算" in line for line in found.lines)


@pytest.mark.parametrize(("key", "kind", "safe", "due"), COUNTED)
def test_a_term_runs_on_its_last_day_and_is_missed_only_when_that_is_over_for_certain(
    key: str, kind: str, safe: date, due: date
) -> None:
    at_hand = term(key, THURSDAY, kind, served_on=THURSDAY)
    assert at_hand.deadline is not None
    latest = at_hand.deadline.latest
    assert latest >= due >= safe or not at_hand.deadline.is_mine
    for today, runs in ((latest - DAY, True), (latest, True), (latest + DAY, False)):
        assert (at_hand.runs(today), at_hand.missed(today)) == (runs, not runs)


def test_a_last_day_in_a_holiday_moves_by_law_and_the_safe_day_never_does() -> None:
    found = term("object-payment-order", date(2026, 9, 20), "payment_order", served_on="2026-09-20").deadline
    assert found is not None
    assert (found.safe, found.due) == (date(2026, 9, 30), date(2026, 10, 8))  # 5 October lies in the holiday
    worked = term("review-preservation", date(2026, 9, 15), "preservation", served_on="2026-09-15").deadline
    assert worked is not None
    assert (worked.safe, worked.due) == (date(2026, 9, 20), date(2026, 9, 20))  # a Sunday worked instead


def test_every_term_of_the_data_has_a_day_in_this_file_or_is_reached_by_a_paper_here() -> None:
    counted = {key for key, *_ in COUNTED}
    others = {
        "hearing",
        "answer-suit-short",
        "object-small-claim",
        "answer-arbitration",
        "object-arbitration",
        "retry-small-claim",
        "object-to-court",
        "counterclaim",
        "credit-answer",
        "credit-complaint-answer",
        *(key for key, *_ in OPEN),
    }
    assert {rule.id for rule in paper_data().term} == counted | others


OPEN = [
    ("object-enforcement", "enforcement", "第二百三十六条"),
    ("object-as-outsider", "enforcement", "第二百三十八条"),
    ("object-as-outsider", "preservation", "第二百三十八条"),
    ("object-late-enforcement", "enforcement", "第二百五十条"),
    ("object-credit", "credit", "第二十五条"),
    ("complain-credit", "credit", "第二十六条"),
]


@pytest.mark.parametrize(("key", "kind", "article"), OPEN)
def test_what_has_no_last_day_is_told_without_one_and_makes_nothing_due(key: str, kind: str, article: str) -> None:
    told = "\n".join(tracked_papers(tracked(platform(), paper(kind, served_on="2026-11-20")), explain=False))
    found = term(key, THURSDAY, kind, served_on="2026-11-20")
    assert found.deadline is None
    assert (found.next_day(THURSDAY), found.missed(date(2030, 1, 1))) == (date.max, False)
    assert article in law.cite_text(law.load().cite(found.rule.topic, THURSDAY, law.Ground("court")))
    assert f"· {found.rule.label}：没有定哪一天" in told or key == "object-late-enforcement"


@pytest.mark.parametrize(
    ("deed", "key", "due"),
    [  # counted by hand from Thursday 26 November: day 20 is Wednesday 16, day 30 Saturday 26 December
        ("object-credit", "credit-answer", date(2026, 12, 16)),
        ("complain-credit", "credit-complaint-answer", date(2026, 12, 26)),
    ],
)
def test_who_must_answer_has_days_from_the_day_of_asking_and_none_before(deed: str, key: str, due: date) -> None:
    def terms(*parts: str) -> dict[str, PaperTerm]:
        case = story(platform(), paper("credit", served_on="2026-11-20"), *parts, today="2027-12-01")
        return {each.rule.id: each for each in seen(case, THURSDAY).terms}

    assert key not in terms()
    found = terms(row("received.met", term=deed, on=THURSDAY))[key].deadline
    assert found is not None
    assert (found.due, found.is_mine) == (due, False)


def test_an_arbitration_clause_is_shown_before_the_first_hearing_and_a_counterclaim_comes_by_its_end() -> None:
    hearing = "2026-12-10 09:30"
    clause = term("object-to-court", THURSDAY, "claim", served_on="2026-11-20", hearing=hearing).deadline
    assert clause is not None
    assert clause.due == date(2026, 12, 9)
    assert "第三十七条" in law.cite_text(clause.provisions)
    back = term("counterclaim", THURSDAY, "claim", served_on="2026-11-20", hearing=hearing).deadline
    assert back is not None
    assert back.due == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (
            "payment_order",
            "《民事诉讼法解释》第四百三十六条：只说没有清偿能力、要延期、要换方式还的，不影响支付令；口头异议无效",
        ),
        ("claim", "《民事诉讼法解释》第九十四条：客观原因自己取不到的证据，在举证期限届满前书面申请法院调查收集"),
        (
            "enforcement",
            "《民事诉讼法》第二百五十四条：扣留、提取收入由法院作出裁定，要留下本人和所扶养家属的生活必需费用",
        ),
        ("arbitration", "《仲裁法》（2025年修订）第十一条：仲裁可以在线进行，当事人明确表示不同意的除外"),
    ],
)
def test_the_law_about_a_paper_is_told_where_it_is_explained_and_not_in_few_lines(kind: str, said: str) -> None:
    at = tracked(platform(), paper(kind, served_on="2026-11-20"))
    assert said in "\n".join(tracked_papers(at, explain=True))
    assert said not in "\n".join(tracked_papers(at, explain=False))


def test_nothing_that_is_shown_says_real_or_forged() -> None:
    for kind in PaperKind:
        for how in ("courier", "picture"):
            at = tracked(platform(), paper(kind.value, how=how, sent_from="16700000199", served_on="2026-11-20"))
            told = "\n".join(tracked_papers(at, explain=True))
            assert not re.search(r"这是(?:假|真)|是(?:伪造|诈骗)的|已确认为|可以不理|不用理", told), told
            assert "哪一条都不能单独说明它是不是真的" in told
            assert papers_json(at)[0]["kind"] == kind


def test_a_kind_that_is_missing_and_a_term_twice_are_refused(tmp_path: Path) -> None:
    text = (PACKAGE / "follow" / "data" / "papers.toml").read_text("utf-8")
    wrong = tmp_path / "papers.toml"
    wrong.write_text(text.replace('kind = "credit"', 'kind = "wages"', 1), "utf-8")
    with pytest.raises(SlipsError) as caught:
        read_papers(wrong)
    assert "credit 应当正好写一次" in str(caught.value.problems)
    wrong.write_text(text.replace('id = "hearing"', 'id = "answer-suit"', 1), "utf-8")
    with pytest.raises(SlipsError) as caught:
        read_papers(wrong)
    assert "期限 answer-suit 重复" in str(caught.value.problems)
    wrong.write_text(text.replace('after = "object-credit"\n', ""), "utf-8")
    with pytest.raises(SlipsError) as caught:
        read_papers(wrong)
    assert "after 要一起写" in str(caught.value.problems)
    wrong.write_text(text.replace('ask = "没有定哪一天；投诉以后记下日期"\n', ""), "utf-8")
    with pytest.raises(SlipsError) as caught:
        read_papers(wrong)
    assert "没有写 ask" in str(caught.value.problems)
