"""With several contracts a deed asks which is meant, and writes where the things of that one stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse
from letters.desk import (
    CaseOnDisk,
    SentLetter,
    ToldReply,
    Tracked,
    of_contract,
    open_desk,
    record_reply,
    record_sent,
    sending,
    track,
)
from letters.errors import UsageError
from letters.kit.bundled import bundled
from tests.stories import row

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)
TWO = (bundled("examples") / "two-platforms" / "case.toml").read_text("utf-8")


def sent(*what: str, **more: str) -> str | None:
    at = track(TWO, TODAY, open_desk().books)
    after = record_sent(at, sending(at, SentLetter(*what, **more)))  # type: ignore[arg-type]  # only texts are given
    return after.case.filings[-1].contract


def test_what_was_sent_is_about_the_contract_of_whom_it_went_to():
    assert sent("notice/stop-harassment", "栈桥数租科技有限公司") == "C2"
    assert sent("complaint/consumer-association", "广州市天河区消费者协会") == "C1"
    assert sent("complaint/police") is None
    assert sent("negotiation/return", "", contract="C2") == "C2"


def test_where_it_can_be_several_it_is_asked_with_all_of_them():
    with pytest.raises(UsageError, match="说的是哪一份合同，看不出来") as caught:
        sent("notice/stop-harassment")
    assert "C1（与雾汀租的合同（订单号 WT-20260210-17））、C2（" in str(caught.value.hint)
    with pytest.raises(UsageError, match="没有合同 C9"):
        sent("notice/stop-harassment", "", contract="C9")


def test_an_offer_is_about_the_contract_whose_way_of_paying_it_asks_for():
    assert sent("negotiation/instalments") == "C1"
    assert sent("negotiation/return") == "C2"


def test_a_letter_about_all_contracts_takes_no_contract():
    with pytest.raises(UsageError, match="几份合同一起说，不分合同"):
        sent("complaint/police", "某某派出所", contract="C1")


def two_offers() -> Tracked:
    """Both offers sent and agreed to."""
    at = track(TWO, TODAY, open_desk().books)
    for number, letter in enumerate(("negotiation/instalments", "negotiation/return"), 1):
        at = record_sent(at, sending(at, SentLetter(letter)))
        at = record_reply(at, at.numbered(number), ToldReply("同意")).at
    return at


def test_what_was_sent_is_grouped_by_contract_and_what_is_about_none_comes_last():
    at = two_offers()
    at = record_sent(at, sending(at, SentLetter("complaint/police", to="某某派出所")))
    assert [(deal, [one.number for one in every]) for deal, every in at.by_contract] == [
        ("与雾汀租的合同（订单号 WT-20260210-17）", [1]),
        ("与栈桥数租的合同（订单号 ZQ-20260415-52）", [2]),
        ("不分合同的", [3]),
    ]


def test_an_agreement_follows_the_offer_of_its_own_contract():
    at = two_offers()
    with pytest.raises(UsageError, match="接着哪一份，有 2 种可能") as caught:
        sending(at, SentLetter("agreement/repayment"))
    assert "1 分期付款协商申请书（2026年11月23日，与雾汀租的合同" in str(caught.value.hint)
    followed = sending(at, SentLetter("agreement/repayment", contract="C2"))
    assert (followed.about, followed.row["contract"], followed.to) == (2, "C2", "栈桥数租科技有限公司")
    with pytest.raises(UsageError, match="说的是合同 C1，不是 C2"):
        sending(at, SentLetter("agreement/repayment", about="1", contract="C2"))


def test_what_follows_a_letter_recorded_without_its_contract_asks_for_it():
    unsaid = TWO + row("filings", id="F1", letter="notice/stop-harassment", to="某某", on="2026-11-20")
    at = track(unsaid, TODAY, open_desk().books)
    with pytest.raises(UsageError, match="说的是哪一份合同，看不出来"):
        sending(at, SentLetter("follow-up/breach", about="1"))
    at = track(unsaid.replace("notice/stop-harassment", "complaint/police"), TODAY, open_desk().books)
    assert sending(at, SentLetter("follow-up/reminder", about="1")).row["contract"] is None


def test_the_body_to_go_to_next_is_that_of_the_contract_the_letter_is_about():
    at = track(TWO, TODAY, open_desk().books)
    for number, letter in enumerate(("negotiation/instalments", "negotiation/return"), 1):
        at = record_sent(at, sending(at, SentLetter(letter)))
        at = record_reply(at, at.numbered(number), ToldReply("拒绝")).at
    doors = [[step.letter for step in one.steps if step.letter.startswith("complaint/")] for one in at.followed]
    assert doors == [["complaint/consumer-association"], ["complaint/market-regulator"]]


def test_a_case_is_looked_at_from_the_contract_that_is_meant():
    case = parse(TWO, today=TODAY)
    assert of_contract(case, "C2").contract.order_number == "ZQ-20260415-52"
    with pytest.raises(UsageError, match="有 2 份合同，没有写是哪一份"):
        of_contract(case)


def test_it_is_kept_in_mind_under_which_name_the_first_version_was_kept(tmp_path: Path):
    (tmp_path / "case.toml").write_text("version = 1\n", "utf-8")
    file = CaseOnDisk.open(tmp_path / "case.toml")
    file.put("version = 2\n")
    assert file.kept == "case.toml.第1版"
