"""With several contracts a deed asks which is meant, and writes where the things of that one stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse
from letters.desk import (
    CaseOnDisk,
    SentLetter,
    of_contract,
    open_desk,
    record_sent,
    sending,
    track,
)
from letters.errors import UsageError
from letters.kit.bundled import bundled

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
