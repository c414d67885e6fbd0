"""What is recorded of a case: each deed takes the text and gives the text that is to be stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse
from letters.case.vocabulary import ReplyOutcome
from letters.collect.logs.choice import CallerChoice, picked
from letters.desk import open_desk
from letters.desk.evidence.exhibits import EvidenceSubject, SaidOfEvidence, kept_as
from letters.desk.evidence.labelling import keep_files
from letters.desk.logs.importing import survey_logs, take, with_import
from letters.desk.money.plan_saving import refuse_baseless, with_plan
from letters.desk.money.plans import money_outlook
from letters.desk.tracking.due_next import due_next
from letters.desk.tracking.filings import (
    Tracked,
    cancel_postponed,
    find,
    latest_entry,
    postpone,
    record_received,
    track,
    undo,
)
from letters.desk.tracking.replies import ReplyDetails, ToldCounter, ToldReply, record_reply
from letters.desk.tracking.sending import SentLetter, record_sent, sending
from letters.errors import UsageError
from letters.findings.offers import PlanKind, Wish
from tests import media
from tests.stories import TODAY, contact, lease, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path

ON = date.fromisoformat(TODAY)
STATION = "成都市公安局武侯区分局某某派出所"
COMMENT = "# 我的注释\n"
CLAIMED = {"name": "租金", "kind": "rent_due", "amount": "3596.00"}


def tracked(*parts: str, comment: str = COMMENT) -> Tracked:
    text = comment + text_of(platform(), contact("I001", "2026-11-10 23:03", acts=["threat"]), *parts)
    return track(text, ON, open_desk().books)


def sent(at: Tracked, letter: str = "complaint/police", **said: date | str | bool) -> Tracked:
    return record_sent(at, sending(at, SentLetter(letter, to=STATION, **said)))  # type: ignore[arg-type]  # as said


def test_a_log_is_surveyed_then_taken_and_the_text_gains_its_calls(tmp_path: Path) -> None:
    log = tmp_path / "详单.csv"
    head = "起始时间,通信地点,通信方式,对方号码,通信时长,通信类型\n"
    calls = "2026-08-10 09:03:11,,被叫,16700000105,64,\n2026-08-10 22:40:15,,被叫,16700000106,47,\n"
    log.write_text(head + calls, "utf-8")
    text = COMMENT + text_of()
    case = parse(text, today=ON)
    surveyed = survey_logs(case, [log], ON)
    assert [(caller.number, caller.contacts) for caller in surveyed.seen.callers] == [
        ("16700000105", 1),
        ("16700000106", 1),
    ]

    outcome = take(case, surveyed, picked(CallerChoice(("16700000106",)), surveyed.seen))
    after = with_import(text, outcome, ON)
    assert after.startswith(COMMENT)
    assert [str(each.at) for each in parse(after, today=ON).incidents] == ["2026-08-10 22:40:15"]
    assert take(case, surveyed, outcome.keys, until=date(2026, 8, 9)).adds == 0
    again = take(parse(after, today=ON), surveyed, outcome.keys)
    assert (again.adds, again.merged.same) == (0, 1)


def test_a_plan_is_put_into_the_text_and_what_was_written_is_named() -> None:
    paid = [{"on": f"2026-{month:02d}-02", "amount": "899.00"} for month in range(3, 8)]
    claim = {"as_of": "2026-11-20", "amount": "3596.00", "items": [CLAIMED]}
    text = COMMENT + text_of(platform(), lease(payments=paid, overdue_since="2026-08-03", claim=claim))
    case = parse(text, today=ON)
    refuse_baseless(case, "case.toml")
    seen = money_outlook(case, ON, Wish(PlanKind.INSTALMENTS, count=4))
    saved = with_plan(text, case, seen, "", ON)

    offer = parse(saved.text, today=ON).offer
    assert offer is not None
    assert sum((each.amount for each in offer.options[0].payments), Decimal(0)) == seen.total == Decimal("3596.00")
    assert (offer.undisputed, seen.said) == (None, None)
    assert (saved.changed, saved.told) == (("offer.options",), ("付款方案",))
    assert saved.text.startswith(COMMENT)


def test_no_plan_is_made_of_a_sum_that_nothing_bears_out() -> None:
    case = parse(text_of(platform(), lease()), today=ON)
    with pytest.raises(UsageError, match="没有付款记录"):
        refuse_baseless(case, "case.toml")
    with pytest.raises(UsageError, match="--share 写成了 101"):
        money_outlook(case, ON, share=101)


def test_a_letter_is_recorded_as_sent_received_and_answered() -> None:
    at = sent(tracked(), on=date(2026, 11, 20))
    one = find(at, "报案")
    assert (one.number, one.filing.to, one.filing.id) == (1, STATION, "F1")

    at = record_received(at, one, date(2026, 11, 21))
    reply = record_reply(at, find(at, ""), ToldReply("不予受理", on=date(2026, 11, 22)))
    assert (reply.outcome, reply.completes) == (ReplyOutcome.REFUSED, False)
    more = record_reply(reply.at, reply.filing, ToldReply("不予受理", details=ReplyDetails(ground="管辖")))
    assert more.completes
    [filing] = parse(more.at.text, today=ON).filings
    assert (filing.received_on, len(filing.replies), filing.replies[0].ground) == (
        date(2026, 11, 21),
        1,
        more.filing.filing.replies[0].ground,
    )
    assert more.at.text.startswith(COMMENT)


def test_what_was_recorded_is_taken_back_until_the_text_is_as_it_was() -> None:
    before = tracked()
    at = sent(before)
    at = record_reply(at, find(at, ""), ToldReply("受理")).at
    while at.case.filings:
        at = undo(at, latest_entry(at))
    assert at.text.split() == before.text.replace("version = 1", "version = 2").split()
    with pytest.raises(UsageError, match="没有可以撤销的"):
        latest_entry(at)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (SentLetter("没有这种"), "没有文书“没有这种”"),
        (SentLetter("complaint"), "可能是 . 种文书"),
        (SentLetter("complaint/police", to=STATION, on=date(2026, 11, 24)), "还没有到"),
        (SentLetter("complaint/police", to=STATION, received=date(2026, 11, 22)), "早于寄出日期"),
        (SentLetter("complaint/police", to=STATION), "已经记过了"),
    ],
)
def test_what_cannot_have_been_sent_so_is_refused(said: SentLetter, why: str) -> None:
    at = sent(tracked()) if "已经" in why else tracked()
    with pytest.raises(UsageError, match=why):
        sending(at, said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (ToldReply("受理", details=ReplyDetails(ground="管辖")), "--ground 只用于"),
        (ToldReply("受理", on=date(2026, 11, 1)), "早于寄出日期"),
        (ToldReply("受理", due=date(2026, 11, 1)), "早于收到答复的日期"),
        (ToldReply("另提方案"), "没有写对方提出的金额"),
        (ToldReply("另提方案", counter=ToldCounter(Decimal(5), ((ON, Decimal(4)),))), "各期合计 4"),
    ],
)
def test_an_answer_that_contradicts_itself_is_refused(said: ToldReply, why: str) -> None:
    at = sent(tracked())
    with pytest.raises(UsageError, match=why):
        record_reply(at, find(at, ""), said)


def test_a_deadline_is_set_otherwise_and_back_again() -> None:
    at = sent(tracked(), received=ON)
    one = find(at, "")
    computed = one.deadlines[0]
    moved = postpone(at, one, computed.label, date(2026, 12, 30), "通知书写明")
    assert due_next(moved).sent == 1
    assert find(moved, "").deadlines[0].due == date(2026, 12, 30)

    back = cancel_postponed(moved, find(moved, ""), computed.id)
    assert find(back, "").deadlines[0].due == computed.due
    with pytest.raises(UsageError, match="没有改过"):
        cancel_postponed(back, find(back, ""), computed.id)


def test_a_case_in_one_line_names_what_is_due_first() -> None:
    idle = due_next(tracked())
    assert (idle.sent, idle.letter) == (0, "")
    at = sent(tracked(), received=ON)
    assert due_next(at).deadline in at.followed[0].deadlines
    assert due_next(at).letter == "治安报案书"


def test_evidence_is_placed_and_named_or_neither(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    folder.mkdir()
    (tmp_path / "截图.png").write_bytes(media.png())
    text = COMMENT + text_of(contact("I001", "2026-08-10 23:03"))
    said = kept_as(
        text, SaidOfEvidence("截图", "深夜来电", subject=EvidenceSubject(incidents=("I001",))), ON, "case.toml"
    )
    stored: list[str] = []
    kept = keep_files(text, folder, [tmp_path / "截图.png"], stored.append, said=said)
    assert kept.text == stored[-1]
    [piece] = parse(kept.text, today=ON).evidence
    assert (piece.id, piece.files[0].path) == ("E01", "evidence/截图.png")
    assert parse(kept.text, today=ON).incidents[0].evidence == ("E01",)
    assert kept.text.startswith(COMMENT)
    with pytest.raises(UsageError, match="不是种类"):
        kept_as(text, SaidOfEvidence(kind="不是种类"), ON, "case.toml")
