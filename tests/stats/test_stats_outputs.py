"""The report as CSV, JSON, terminal table and Word file, under names that mean harm."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.render import Properties, write_docx, write_text
from letters.render.blocks import Chart
from letters.stats import Counts, Options, as_json, csv_bytes, make_report
from letters.stats.names import tidy
from letters.stats.outputs import FORMULA, harmless
from letters.stats.periods import Period, Unit
from letters.stats.stats_text import context
from letters.told.of_statistics import report_lines, width
from tests.shelf import engine
from tests.stats.crowd import ON, counted, draw

if TYPE_CHECKING:
    from letters.render.blocks import Document
    from letters.stats import Report

RARE = "云雀租机"
HARMFUL = (
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1+1",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "</w:t></w:r>&amp;",
    "橘租\x1b[2J\x07\u202e",
    'a,"b"\r\n=2+2',
)


def of(*names: str) -> Report:
    """A report on platforms of these names, ten cases each."""
    first = Period(Unit.MONTH, 2026 * 12)
    groups = {frozenset({tidy(name)}): 10 for name in names}
    return make_report(Counts(Unit.MONTH, {first: 10 * len(groups)}, {"platforms": groups}), Options(ON))


def crowd() -> Report:
    return make_report(counted(one.text for one in draw(4, 120)), Options(ON))


def document(report: Report) -> Document:
    return engine().document("statistics/report", context(report))


def cells(report: Report) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(report).decode("utf-8-sig"), newline="")))


def everything(report: Report) -> str:
    """All that any output says."""
    outputs = (json.dumps(as_json(report), ensure_ascii=False, default=str), csv_bytes(report).decode("utf-8-sig"))
    return "\n".join([*outputs, *report_lines(report), write_text(document(report))])


def test_no_cell_of_the_csv_is_a_formula() -> None:
    rows = cells(of(*HARMFUL))
    assert sum(row[0] == "按平台" for row in rows) == len(HARMFUL) + 1
    for row in rows:
        for cell in row[:2] + row[-1:]:
            assert not cell.startswith((*FORMULA, "＝", "＋", "－", "＠", "\t", "\r"))


@given(st.text())
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    told = str(harmless(text))
    assert told.removeprefix("'") == text.removeprefix("'")
    assert not told.lstrip().startswith(("=", "+", "-", "@"))


def test_numbers_stay_numbers_even_below_zero() -> None:
    assert [harmless(cell) for cell in (-5, 0, None)] == [-5, 0, ""]


def test_every_row_of_the_csv_is_as_wide_as_its_head() -> None:
    assert {len(row) for row in cells(crowd())} == {12}


def test_harmful_names_reach_word_as_words() -> None:
    data = write_docx(document(of(*HARMFUL)), properties=Properties("统计", ON))
    opened = docx.Document(io.BytesIO(data))
    shown = {row.cells[0].text for table in opened.tables for row in table.rows}
    assert {tidy(name) for name in HARMFUL} <= shown


def test_no_control_character_reaches_the_terminal() -> None:
    printed = "\n".join(report_lines(of(*HARMFUL)))
    assert all(character == "\n" or character.isprintable() or character == "　" for character in printed)


def test_the_report_has_native_charts_with_the_numbers_of_its_tables() -> None:
    report = crowd()
    made = document(report)
    charts = [block for block in made.blocks if isinstance(block, Chart)]
    assert len(charts) == len(report.timelines) + len(report.breakdowns)
    [first] = [[int(value or 0) for value in charts[0].series[0].values]]
    assert first == [row.plotted or 0 for row in report.timelines[0].rows]
    with zipfile.ZipFile(io.BytesIO(write_docx(made, properties=Properties("统计", ON)))) as package:
        names = package.namelist()
    assert sum(name.startswith("word/charts/chart") and name.endswith(".xml") for name in names) == len(charts)
    assert not [name for name in names if name.startswith("word/media")]


def test_no_person_day_word_or_street_stands_in_any_output() -> None:
    drawn = draw(5, 120)
    report = make_report(counted(one.text for one in drawn), Options(ON))
    said = everything(report)
    days = {form for one in drawn for form in (str(one.day), f"{one.day.year}年{one.day.month}月{one.day.day}日")}
    days -= {str(ON), f"{ON.year}年{ON.month}月{ON.day}日"}
    for secret in {one.name for one in drawn} | {"19900000011", "西湖区", "某某路", "某某机关"} | days:
        assert secret not in said, secret


def test_a_group_that_is_too_small_is_named_nowhere() -> None:
    drawn = draw(6, 200)
    rare = [one for one in drawn if one.platform == RARE]
    kept = [one for one in drawn if one not in rare[4:]]
    assert len(rare) > 4
    said = everything(make_report(counted(one.text for one in kept), Options(ON)))
    assert "青桐橘租" in said
    assert RARE not in said
    assert "其他（不足5）" in said


def test_groups_that_would_all_be_one_are_not_listed_and_that_is_said() -> None:
    groups = {frozenset({name}): 2 for name in ("橘租", "蓝鲸", "小象")}
    first = Period(Unit.MONTH, 2026 * 12)
    report = make_report(Counts(Unit.MONTH, {first: 6}, {"platforms": groups}), Options(ON))
    assert [one.rows for one in report.breakdowns] == [()]
    said = everything(report)
    assert "各类都太少" in said
    assert "其他（不足5）" not in said
    assert len([block for block in document(report).blocks if isinstance(block, Chart)]) == len(report.timelines)


def test_periods_that_were_merged_are_in_the_table_and_not_in_the_chart() -> None:
    first = 2025 * 12
    months = {Period(Unit.MONTH, first + place): count for place, count in enumerate((3, 4, 9, 8, 9))}
    report = make_report(Counts(Unit.MONTH, months, {}), Options(ON))
    [by_quarter, by_month] = [block for block in document(report).blocks if isinstance(block, Chart)]
    assert [int(value) for value in by_quarter.series[0].values if value is not None] == [16, 17]
    assert by_month.series[0].values[0] is None
    assert "没有画进图里" in everything(report)


def test_where_there_is_nothing_to_draw_no_caption_stands_alone() -> None:
    first = 2025 * 12 + 1
    months = {Period(Unit.MONTH, first + place): 2 for place in range(3)}
    made = document(make_report(Counts(Unit.MONTH, months, {}), Options(ON)))
    assert not any(isinstance(block, Chart) for block in made.blocks)
    assert "的件数" not in write_text(made)


def test_all_outputs_tell_the_same_figures() -> None:
    report = crowd()
    told = as_json(report)
    by_csv = {(row[0], row[1]): row[2] for row in cells(report)}
    printed = [line.split() for line in report_lines(report)]
    for section in [*told["times"], *told["groups"]]:
        for row in section["rows"]:
            assert by_csv[section["title"], row["label"]] == str(row["count"])
            assert any(line[:2] == [row["label"], f"{row['count']:,}"] for line in printed)


def test_the_terminal_is_plain_and_its_columns_stand_in_line() -> None:
    lines = list(report_lines(crowd()))
    start = lines.index("\n按行为") + 2
    rows = lines[start : lines.index(next(line for line in lines[start:] if not line.startswith("  ")), start)]
    assert len(rows) > 3
    assert "█" in rows[0]
    assert len({width(row[: row.index("%")]) for row in rows}) == 1
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize(("text", "columns"), [("橘租", 4), ("App", 3), ("e\u0301", 1), ("：", 2)])
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns
