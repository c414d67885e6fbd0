"""A spreadsheet of cases: read by Chinese headings or dotted names, from CSV or XLSX, the examples passed over."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from letters.batch import State, from_table
from letters.batch.blank_table import write_template
from letters.batch.case_columns import heading_of, path_of
from letters.batch.column_words import words
from letters.case.events import Incident
from letters.errors import CaseError, FileError
from tests.batch.clinic import run

if TYPE_CHECKING:
    from pathlib import Path

openpyxl = pytest.importorskip("openpyxl", reason="XLSX needs openpyxl, of the extra import")

HEAD = ["编号", "姓名", "联系电话", "通讯地址"]
ROW = ["A1", "林若溪", "19900000011", "浙江省杭州市西湖区某某路3号"]


def csv_file(path: Path, *rows: list[Any], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def xlsx(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(item.text) for item in from_table(path)]


@pytest.mark.parametrize("name", ["表格.xlsx", "表格.csv"])
def test_the_template_holds_no_case_until_it_is_filled_in(tmp_path: Path, name: str) -> None:
    write_template(tmp_path / name)
    assert list(from_table(tmp_path / name)) == []


@pytest.mark.slow
def test_the_examples_of_the_template_would_give_letters(tmp_path: Path) -> None:
    for path in write_template(tmp_path / "表格.csv"):
        path.write_text(path.read_text("utf-8-sig").replace("例", "A"), "utf-8")
    summary, heard = run(from_table(tmp_path / "表格.csv"), tmp_path / "out")
    assert summary.status == 0, [outcome.problems for outcome in heard.values()]
    assert {key: [one.id for one in outcome.letters] for key, outcome in heard.items()}["A1"]


def test_the_template_is_not_written_over(tmp_path: Path) -> None:
    write_template(tmp_path / "表格.csv")
    with pytest.raises(FileError):
        write_template(tmp_path / "表格.csv")
    write_template(tmp_path / "表格.csv", force=True)


def test_every_column_of_the_template_is_found_again_by_its_heading() -> None:
    for dotted in words().columns:
        assert path_of(heading_of(dotted)) == path_of(dotted) is not None
    for key in words().file.incident_columns:
        assert path_of(heading_of(key, Incident), Incident) == (key,)


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("姓名", ("complainant", "name")),
        ("本人：姓名", ("complainant", "name")),
        ("lease.rent", ("contracts", 0, "rent")),
        ("租赁合同.每期租金", ("contracts", 0, "rent")),
        ("每期租金（元）", ("contracts", 0, "rent")),
        ("被投诉人2.名称", ("respondents", 1, "name")),
        ("respondents[2].name", ("respondents", 1, "name")),
        ("被投诉人.名称", ("respondents", 0, "name")),
        ("addressees.police", ("addressees", "police")),
        ("付款日期", None),
        ("星座", None),
        ("", None),
        ("respondents", None),
    ],
)
def test_a_heading_names_one_place_or_none(heading: str, path: object) -> None:
    assert path_of(heading) == path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_as_excel_saves_it(tmp_path: Path, encoding: str) -> None:
    [case] = read(csv_file(tmp_path / "a.csv", HEAD, ROW, encoding=encoding))
    assert case["complainant"] == {"name": ROW[1], "phone": ROW[2], "address": ROW[3]}


def test_chinese_words_lists_dates_and_numbers_become_what_a_case_holds(tmp_path: Path) -> None:
    head = ["编号", "respondents.1.roles", "lease.deposit_waived", "lease.signed_on", "lease.rent", "联系电话", "期数"]
    row = ["A1", "租赁平台、出租方", "是", datetime(2026, 3, 2), 899.5, 19900000011, 12.0]  # noqa: DTZ001
    [case] = read(xlsx(tmp_path / "a.xlsx", 案件=[head, row]))
    assert case["respondents"] == [{"roles": ["platform", "lessor"]}]
    assert case["contracts"] == [
        {
            "id": "C1",
            "kind": "lease",
            "deposit_waived": True,
            "signed_on": "2026-03-02",
            "rent": "899.5",
            "periods": "12",
        }
    ]
    assert case["complainant"] == {"phone": "19900000011"}


@pytest.mark.parametrize("lost", [330106199908140021, "3.30106E+17"])
def test_an_identity_number_that_excel_has_rounded_is_refused_with_what_to_do(tmp_path: Path, lost: object) -> None:
    path = xlsx(tmp_path / "a.xlsx", 案件=[[*HEAD, "身份证号码"], [*ROW, lost]])
    [item] = from_table(path)
    assert [(problem.where, "文本" in problem.hint) for problem in item.problems] == [("身份证号码", True)]


def test_contacts_of_a_second_sheet_go_to_their_cases_in_order(tmp_path: Path) -> None:
    contacts: list[list[Any]] = [
        ["案件编号", "时间", "方式"],
        ["A2", "2026-10-02", "短信"],
        ["A1", datetime(2026, 10, 1, 9, 3), "电话"],  # noqa: DTZ001
    ]
    contacts.append(["A2", date(2026, 10, 3), "电话"])
    path = xlsx(tmp_path / "a.xlsx", 经过=contacts, 案件=[HEAD, ROW, ["A2", *ROW[1:]]])
    first, second = read(path)
    assert first["incidents"] == [{"id": "I001", "at": "2026-10-01 09:03:00", "channel": "call"}]
    assert [(one["id"], one["at"], one["channel"]) for one in second["incidents"]] == [
        ("I001", "2026-10-02", "sms"),
        ("I002", "2026-10-03", "call"),
    ]


def test_contacts_of_no_case_are_reported_not_dropped(tmp_path: Path) -> None:
    csv_file(tmp_path / "a-经过.csv", ["案件编号", "时间", "方式"], ["A9", "2026-10-01", "电话"])
    _, heard = run(from_table(csv_file(tmp_path / "a.csv", HEAD, ROW)), tmp_path / "out")
    assert "没有这个案件" in heard["stray-A9"].problems[0].message


def test_columns_that_mean_nothing_are_all_named_at_once_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as refused:
        list(from_table(csv_file(tmp_path / "a.csv", [*HEAD, "星座", "租赁合同.每期租斤（元）"], ROW)))
    assert [problem.message for problem in refused.value.problems] == [
        "不认识的列“星座”",
        "不认识的列“租赁合同.每期租斤（元）”",
    ]
    assert "是不是 租赁合同1.每期租金（元）" in refused.value.problems[1].hint


def test_a_table_without_a_heading_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="标题行"):
        list(from_table(csv_file(tmp_path / "a.csv", ROW)))


def test_a_row_without_a_number_is_called_by_its_line_and_a_wrong_one_stops_no_other(tmp_path: Path) -> None:
    rows = [HEAD, ["", *ROW[1:]], [], ["A2", "", "1", ""], ["A3", *ROW[1:]]]
    _, heard = run(from_table(csv_file(tmp_path / "a.csv", *rows)), tmp_path / "out")
    assert {key: outcome.state for key, outcome in heard.items()} == {
        "row-000002": State.SHORT,
        "A2": State.BROKEN,
        "A3": State.SHORT,
    }
    assert {problem.where for problem in heard["A2"].problems} >= {"complainant.name", "complainant.phone"}
