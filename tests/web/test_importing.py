"""Logs and bills on the page, in both homes: nothing ticked beforehand, known people apart, never counted twice."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.logs_imported import LOG, calls, paid
from tests.collect.logs.log_files import SAMPLES
from tests.stories import contact, lease, platform, text_of
from tests.web.collecting import Collector, OnPhone, SentForm

if TYPE_CHECKING:
    from pathlib import Path

HALF = "version = 2\n"
WHOLE = text_of(platform(brand="橘租"), lease())
ESTIMATE = contact("I001", "2026-08-01", until="2026-08-31", count=60, estimated=True)
WRITE = ("write", "write")
EXPORTS = ("sbr_calls_memacs.xml", "alipay_mobile_gb18030.csv", "iexplorer_calls_timecockpit.csv")


class Importer:
    """Somebody with logs, in either home."""

    def __init__(self, where: str, tmp_path: Path, text: str) -> None:
        self._folder = tmp_path / "cases" / "案件-2026-11-26"
        self.visitor: Collector
        if where == "folder":
            self._folder.mkdir(parents=True)
            (self._folder / "case.toml").write_text(text, encoding="utf-8")
            self.visitor = Collector(self._folder)
        else:
            self.visitor = OnPhone(text)

    def bring(self, path: Path) -> str:
        """The screen of a log that was taken in: its address."""
        self.visitor.put(path.name, path.read_bytes())
        address = f"{self.visitor.case}/import/E01/1"
        assert address in self.visitor.get(f"{self.visitor.case}/evidence").text
        return address

    @property
    def stored(self) -> dict[str, Any]:
        """The case as it is stored."""
        visitor = self.visitor
        return tomllib.loads(
            visitor.text if isinstance(visitor, OnPhone) else (self._folder / "case.toml").read_text("utf-8")
        )


@pytest.fixture(params=["folder", "browser"])
def where(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_callers_are_chosen_and_only_they_are_written_although_nobody_said_yet_who_one_is(
    where: str, tmp_path: Path
) -> None:
    one = Importer(where, tmp_path, HALF)
    place = one.bring(calls(tmp_path / "通话记录.xml", *LOG))
    page = one.visitor.get(place).text
    assert "通讯录里没有名字、打来次数多的 2 个号码" in page
    assert "17000000001" in page.partition("</fieldset>")[0]
    assert "妈妈" not in page.partition("</fieldset>")[0]
    assert "checked" not in page.partition("<form")[2]
    pairs = SentForm(page, place).pairs
    shown = one.visitor.send(place, [*pairs, ("caller", "17000000002"), ("caller", "13999999999")])
    assert "新的联系 4 次" in shown.text
    assert "incidents" not in one.stored
    written = [*SentForm(shown.text, place).pairs, ("reminder", "call 17000000002"), WRITE]
    assert "写进去了：联系 4 次。" in one.visitor.follow(one.visitor.send(place, written))[1]
    rows = one.stored["incidents"]
    assert {(row["from_number"], tuple(row["acts"])) for row in rows} == {("17000000002", ("reminder",))}
    assert len(rows) == 4
    assert "complainant" not in one.stored
    again = one.visitor.send(place, written)
    assert "以前都写过了" in one.visitor.follow(again)[1]
    assert len(one.stored["incidents"]) == 4


def test_nothing_chosen_is_said_and_nothing_is_written(where: str, tmp_path: Path) -> None:
    one = Importer(where, tmp_path, HALF)
    place = one.bring(calls(tmp_path / "calls.xml", *LOG))
    pairs = SentForm(one.visitor.get(place).text, place).pairs
    for nobody in ([], [("caller", "13999999999")]):
        answer = one.visitor.send(place, [*pairs, *nobody])
        assert answer.status == 422
        assert "没有选号码" in answer.text
    assert "incidents" not in one.stored


@pytest.mark.parametrize(("answer", "stored"), [("1", "log"), ("2", "estimate"), ("3", "both"), ("", None)])
def test_records_take_the_place_of_an_estimate_only_where_the_person_says_so(
    tmp_path: Path, answer: str, stored: str | None
) -> None:
    one = Importer("folder", tmp_path, text_of(platform(), ESTIMATE))
    place = one.bring(calls(tmp_path / "calls.xml", *LOG))
    shown = one.visitor.send(place, [*SentForm(one.visitor.get(place).text, place).pairs, ("caller", "17000000001")])
    assert "记录里有 5 次。用记录代替您刚才的估计？" in shown.text
    assert "您估计的：8月1日起约 60 次" in shown.text
    assert "checked" not in shown.text.partition("<form")[2]
    said = [("counts", answer)] if answer else []
    one.visitor.send(place, [*SentForm(shown.text, place).pairs, *said, WRITE])
    assert one.stored["incidents"][0].get("overlap") == stored


def test_who_was_paid_is_asked_and_payments_go_to_the_contract(where: str, tmp_path: Path) -> None:
    one = Importer(where, tmp_path, WHOLE)
    place = one.bring(paid(tmp_path / "账单.csv"))
    page = one.visitor.get(place).text
    assert "哪个是租机的？" in page
    shown = one.visitor.send(place, [*SentForm(page, place).pairs, ("payee", "租好机科技")])
    assert "新的付款 3 笔" in shown.text
    told = one.visitor.follow(one.visitor.send(place, [*SentForm(shown.text, place).pairs, WRITE]))[1]
    assert "写进去了：付款 3 笔。" in told
    assert [row["amount"] for row in one.stored["contracts"][0]["payments"]] == ["899.00"] * 3


def test_a_bill_of_which_no_payee_is_meant_is_left(where: str, tmp_path: Path) -> None:
    one = Importer(where, tmp_path, HALF)
    place = one.bring(paid(tmp_path / "账单.csv"))
    answer = one.visitor.send(place, SentForm(one.visitor.get(place).text, place).pairs)
    assert "也没有选收款的商户" in answer.text


def test_payments_without_a_contract_are_told_and_not_written(tmp_path: Path) -> None:
    one = Importer("folder", tmp_path, HALF)
    place = one.bring(paid(tmp_path / "账单.csv"))
    shown = one.visitor.send(place, [*SentForm(one.visitor.get(place).text, place).pairs, ("payee", "租好机科技")])
    assert "还没有写合同，付款现在写不进去" in shown.text


def test_what_is_no_log_is_said_kindly_and_stays_evidence(where: str, tmp_path: Path) -> None:
    one = Importer(where, tmp_path, HALF)
    (tmp_path / "页面.html").write_text("<p>没有表格</p>", encoding="utf-8")
    answer = one.visitor.get(one.bring(tmp_path / "页面.html"))
    assert answer.status == 422
    assert '<p class="problem" role="alert">页面.html 不是认识的记录' in answer.text
    assert "letters " not in answer.text.partition("<main")[2]
    assert len(one.stored["evidence"]) == 1


def test_a_workbook_on_a_telephone_is_refused_with_a_way_round(tmp_path: Path) -> None:
    one = Importer("browser", tmp_path, HALF)
    (tmp_path / "账单.xlsx").write_bytes(b"PK\x03\x04")
    assert "选 CSV" in one.visitor.get(one.bring(tmp_path / "账单.xlsx")).text


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_real_programs_are_read_on_both_pages(where: str, tmp_path: Path, name: str) -> None:
    if not (SAMPLES / name).is_file():
        pytest.skip(f"the exported samples are not beside this checkout: {name}")
    one = Importer(where, tmp_path, HALF)
    page = one.visitor.get(one.bring(SAMPLES / name))
    assert page.status == 200
    assert "读到" in page.text
