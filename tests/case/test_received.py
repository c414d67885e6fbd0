"""A paper that came: what is written of it, what contradicts itself, and that a check alone decides whose it is."""

from __future__ import annotations

from datetime import date

import pytest

from letters.case.received import Answered
from letters.errors import CaseError
from tests.stories import contact, contract, platform, row, story, table

ORDER = {"id": "R1", "kind": "payment_order", "sender": "某某市某某区人民法院"}


def paper(*checks: str, **more: object) -> str:
    return row("received", **{**ORDER, **more}) + "".join(checks)


def check(on: str, answer: str, where: str = "hotline") -> str:
    return row("received.checks", on=on, where=where, answer=answer)


def test_a_paper_is_kept_with_a_hearing_that_lies_ahead_and_a_day_it_names() -> None:
    (held,) = story(
        paper(kind="summons", served_on="2026-11-20", hearing="2026-12-10 09:30", due="2026-12-05")
    ).received
    assert (str(held.hearing), held.due, held.kind.label) == (
        "2026-12-10 09:30:00",
        date(2026, 12, 5),
        "传票、开庭通知",
    )


def test_what_nobody_said_of_a_paper_is_unknown() -> None:
    (held,) = story(paper()).received
    assert (held.served_on, held.how, held.number, held.hearing, held.claimed) == (None,) * 5


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (paper(served_on="2027-01-01"), "“哪天收到的”在将来"),
        (paper(check("2027-01-01", "theirs")), "“核实日期”在将来"),
        (paper(served_on="2026-11-20", dated="2026-11-21"), "“落款日期”2026-11-21 晚于收到的日期"),
        (paper(served_on="2026-11-20", due="2026-11-19"), "“文书写明的最后一天”2026-11-19 早于收到的日期"),
        (paper() + paper(), "编号 “R1” 与 received[1] 重复"),
        (paper(by="nobody"), "“是哪一家申请的、起诉的”写的编号 “nobody” 在 [[respondents]] 里没有"),
        (paper(contract="C9"), "“哪份合同”写的编号"),
        (paper(evidence=["E9"]), "“照片或者复印件的证据编号”写的编号"),
        (
            row("filings", letter="complaint/police", to="某某派出所", on="2026-11-20", paper="R9"),
            "“答哪一张收到的文书”写的编号 “R9” 在 [[received]] 里没有",
        ),
        (paper(kind="judgement"), "judgment"),
    ],
)
def test_a_paper_that_contradicts_itself_is_told(wrong: str, told: str) -> None:
    with pytest.raises(CaseError) as caught:
        story(wrong)
    assert told in str(caught.value.problems)


def test_only_the_latest_answer_of_those_who_must_know_decides() -> None:
    def decided(*checks: str) -> Answered | None:
        last = story(paper(*checks)).received[0].decided_by
        return last.answer if last else None

    assert decided(check("2026-11-20", "not_found")) is None
    assert decided(check("2026-11-20", "not_theirs", where="other")) is None
    assert decided(check("2026-11-20", "not_theirs"), check("2026-11-21", "theirs")) is Answered.THEIRS
    assert decided(check("2026-11-21", "theirs"), check("2026-11-20", "not_theirs")) is Answered.THEIRS
    assert decided(check("2026-11-20", "theirs"), check("2026-11-20", "not_theirs")) is Answered.NOT_THEIRS


def test_a_paper_about_one_contract_is_not_seen_from_another() -> None:
    from letters.case import about

    two = (platform(), platform(id="other", name="澄野租物科技有限公司"))
    deals = (contract("C1", "platform"), contract("C2", "other"))
    case = story(*two, *deals, paper(by="other"), paper(id="R2", contract="C1"), paper(id="R3"))
    assert [each.id for each in about(case, "C1").received] == ["R2", "R3"]
    assert [each.id for each in about(case, "C2").received] == ["R1", "R3"]


def test_letters_do_not_carry_a_day_before_the_paper_they_answer() -> None:
    head = "written_on = 2026-09-01"
    calls = contact("I1", "2026-08-10 10:00")
    assert story(calls, paper(served_on="2026-09-01"), head=head).own_day == date(2026, 9, 1)
    assert story(calls, paper(served_on="2026-09-02"), head=head).own_day is None


def test_whom_no_contract_binds_does_not_read_of_papers() -> None:
    from letters.case import apart_from_contracts

    case = story(platform(), table("lease", signed_on="2026-03-02", device="手机", rent="9", periods=1), paper())
    assert apart_from_contracts(case).received == ()
