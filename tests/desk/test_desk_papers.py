"""A paper that came is recorded by values alone: what it looks like, whose it is as far as was asked, what was done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from letters.case import Answered, AskedWhere, PaperKind, Served
from letters.desk import (
    PaperDates,
    PaperSource,
    ToldCheck,
    ToldPaper,
    find_paper,
    open_desk,
    open_papers,
    record_check,
    record_met,
    record_paper,
    track,
)
from letters.desk import talk as talks
from letters.errors import UsageError
from tests.stories import TODAY, platform, text_of

if TYPE_CHECKING:
    from letters.desk import Tracked

ON = date.fromisoformat(TODAY)
COURT = "深圳市南山区人民法院"
CAME = date(2026, 11, 16)


def tracked(*parts: str) -> Tracked:
    return track("# 我的注释\n" + text_of(platform(), *parts), ON, open_desk().books)


def order(**more: object) -> ToldPaper:
    return ToldPaper("支付令", CAME, **more)  # type: ignore[arg-type]  # as said


def test_a_paper_is_recorded_as_people_say_it_and_the_rest_of_the_file_stays() -> None:
    source = PaperSource(COURT, "法院专递", by="青桐")
    told = order(number="（2026）粤0305民督12号", claimed=Decimal("8999.00"), source=source)
    done = record_paper(tracked(), told)
    assert "# 我的注释\n" in done.at.text
    paper = done.paper
    assert (paper.id, paper.kind, paper.how, paper.by) == ("R1", PaperKind.PAYMENT_ORDER, Served.COURIER, "platform")
    assert (paper.served_on, paper.number, paper.claimed) == (CAME, "（2026）粤0305民督12号", Decimal("8999.00"))


def test_what_was_not_said_is_not_written() -> None:
    paper = record_paper(tracked(), ToldPaper("传票")).paper
    assert paper.model_dump(exclude_defaults=True) == {"id": "R1", "kind": PaperKind.SUMMONS}


def test_more_is_told_of_a_paper_later_and_nothing_that_stood_is_lost() -> None:
    at = record_paper(tracked(), ToldPaper("传票", number="（2026）粤0305民初9号")).at
    done = record_paper(at, ToldPaper("", CAME, dates=PaperDates("2026-12-10 09:30")), "R1")
    assert done.completes
    assert (done.paper.number, done.paper.served_on) == ("（2026）粤0305民初9号", CAME)
    assert str(done.paper.hearing) == "2026-12-10 09:30:00"


def test_what_came_of_asking_is_kept_with_day_and_place() -> None:
    at = record_paper(tracked(), order()).at
    at = record_check(at, find_paper(at, "支付令"), ToldCheck("12368", "查到", CAME, said="承办人姓王"))
    (check,) = at.case.received[0].checks
    assert (check.on, check.where, check.answer) == (CAME, AskedWhere.HOTLINE, Answered.THEIRS)
    assert check.said == "承办人姓王"


def test_what_was_done_is_kept() -> None:
    done = record_paper(tracked(), order())
    at = record_met(done.at, done.paper, "x", ON)
    assert [(met.term, met.on) for met in at.case.received[0].met] == [("x", ON)]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (ToldPaper("信"), "不认识的这是什么文书"),
        (ToldPaper("支付令", date(2026, 11, 24)), "还没有到"),
        (ToldPaper("传票", dates=PaperDates("下周")), "不是认得出的时间"),
        (ToldPaper("传票", source=PaperSource(by="没有这家")), "不知道是哪一家"),
        (ToldPaper("传票", source=PaperSource(contract="C9")), "没有合同 C9"),
        (ToldPaper("传票", source=PaperSource(how="飞鸽")), "不认识的怎么收到的"),
    ],
)
def test_what_cannot_be_is_refused_and_said(told: ToldPaper, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        record_paper(tracked(), told)


def test_the_same_paper_twice_is_refused_and_which_is_meant_is_asked() -> None:
    at = record_paper(tracked(), order()).at
    with pytest.raises(UsageError, match="已经记过了：R1"):
        record_paper(at, order())
    at = record_paper(at, ToldPaper("支付令", CAME, number="2号")).at
    with pytest.raises(UsageError, match="没有写清"):
        find_paper(at, "支付令")
    with pytest.raises(UsageError, match="没有 R9 这一张"):
        find_paper(at, "R9")
    with pytest.raises(UsageError, match="还没有收到的文书"):
        find_paper(tracked(), "R1")


def test_a_talk_about_papers_asks_of_them_alone_and_gives_a_text_to_store() -> None:
    talk = open_papers("# 我的注释\n" + text_of(platform()), ON)
    for typed in ("支付令", "11月16号", "法院专递", COURT, "不清楚", "8999"):
        assert talk.question is not None
        talk = talks.answer(talk, typed)
        assert not talk.problem
    assert talk.question is None
    assert "# 我的注释\n" in talk.text
    (paper,) = track(talk.text, ON, open_desk().books).case.received
    assert (paper.id, paper.served_on, paper.sender) == ("R1", CAME, COURT)
