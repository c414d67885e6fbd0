"""Tables of counts: the published one, and those that are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from letters.errors import CaseError, FileError, LettersError, UsageError
from letters.stats import Options, make_report, read_table
from tests.stats.crowd import ON

if TYPE_CHECKING:
    from pathlib import Path

    from letters.stats import Report
    from letters.stats.statistics import TimeRow

PUBLISHED = "period,count\n2021Q1,120\n2021Q2,180\n2021Q3,240\n2021Q4,300\n2022Q1,360\n2022Q2,420\n"


def table(folder: Path, text: str, name: str = "counts.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def made(path: Path, on: date = ON, least: int = 5) -> Report:
    return make_report(read_table(path), Options(on, least))


def quarters(report: Report) -> tuple[TimeRow, ...]:
    assert report.quarters is not None
    return report.quarters.rows


def problems(path: Path) -> list[str]:
    with pytest.raises(CaseError) as refused:
        read_table(path)
    return [str(problem) for problem in refused.value.problems]


def test_the_published_table_comes_back_with_its_change_per_quarter(tmp_path: Path) -> None:
    report = made(table(tmp_path, PUBLISHED))
    told = [(row.periods[0].code, row.count, row.change, str(row.percent)) for row in quarters(report)]
    assert told == [
        ("2021Q1", 120, None, "None"),
        ("2021Q2", 180, 60, "50.0"),
        ("2021Q3", 240, 60, "33.3"),
        ("2021Q4", 300, 60, "25.0"),
        ("2022Q1", 360, 60, "20.0"),
        ("2022Q2", 420, 60, "16.7"),
    ]
    assert report.total == 1620
    assert report.months is None


def test_its_trend_is_exact_and_what_it_cannot_show_is_said(tmp_path: Path) -> None:
    report = made(table(tmp_path, PUBLISHED))
    assert report.quarters is not None
    trend = report.quarters.trend
    assert trend is not None
    assert (trend.slope, trend.number) == (Decimal("60.0"), 6)
    assert "平均每季度增加60件" in report.quarters.told
    said = "".join(report.hides)
    for words in ("只有6个季度", "没有分母", "登记口径", "季节", "不说明原因"):
        assert words in said


@pytest.mark.parametrize(
    "text",
    [
        PUBLISHED.replace("period,count", "时段；件数").replace(",", "；").replace("；", ";"),
        PUBLISHED.replace(",", "\t"),
        "\ufeff" + PUBLISHED.replace("\n", "\r\n"),
        "某某协会公布\n\n" + PUBLISHED + "合计,1620\n",
        PUBLISHED.replace("2021Q1", "2021年第一季度").replace("420", '"420件"'),
        "备注,count,quarter\n" + "".join(f",{n},{p}\n" for p, n in (r.split(",") for r in PUBLISHED.split()[1:])),
    ],
    ids=["semicolons", "tabs", "mark", "title and sum", "Chinese", "order of columns"],
)
def test_the_table_may_be_written_otherwise(tmp_path: Path, text: str) -> None:
    told = [(row.count, row.change) for row in quarters(made(table(tmp_path, text)))]
    assert told == [(120, None), (180, 60), (240, 60), (300, 60), (360, 60), (420, 60)]


def test_a_workbook_gives_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in PUBLISHED.split():
        period, count = line.split(",")
        book.active.append([period, int(count) if count.isdecimal() else count])
    book.save(tmp_path / "counts.xlsx")
    assert made(tmp_path / "counts.xlsx") == made(table(tmp_path, PUBLISHED))


def test_months_that_a_spreadsheet_keeps_as_days_are_months(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["月份", "件数"], [date(2021, 1, 1), 10], [date(2021, 2, 1), 20], [date(2021, 3, 1), 30.0]):
        book.active.append(row)
    book.save(tmp_path / "counts.xlsx")
    report = made(tmp_path / "counts.xlsx")
    assert report.months is not None
    assert [(row.label, row.count) for row in report.months.rows] == [
        ("2021年1月", 10),
        ("2021年2月", 20),
        ("2021年3月", 30),
    ]
    assert [row.count for row in quarters(report)] == [60]


def test_groups_are_columns_and_each_is_summed(tmp_path: Path) -> None:
    text = "季度,平台,省份,件数\n2021Q1,橘租,浙江,10\n2021Q1,蓝鲸,浙江,7\n2021Q2,橘租,上海,30\n2021Q2,小象,,3\n"
    report = made(table(tmp_path, text))
    told = {one.title: [(row.label, row.count) for row in one.rows] for one in report.breakdowns}
    assert told == {
        "按平台": [("橘租", 40), ("其他（不足5）", 10)],
        "按省份": [("上海", 30), ("其他（不足5）", 20)],
    }


def test_what_is_published_already_may_be_shown_as_it_is(tmp_path: Path) -> None:
    path = table(tmp_path, "period,count\n2021Q1,3\n2021Q2,1\n2021Q3,9\n")
    assert [row.count for row in quarters(made(path))] == [13]
    assert [row.count for row in quarters(made(path, least=1))] == [3, 1, 9]
    with pytest.raises(UsageError):
        made(path, least=0)


def test_a_period_that_is_not_over_is_marked_and_not_compared(tmp_path: Path) -> None:
    path = table(tmp_path, PUBLISHED)
    last = quarters(made(path, on=date(2022, 6, 29)))[-1]
    assert (last.count, last.change, last.complete) == (420, None, False)
    assert "没有过完" in last.notes[0]
    assert quarters(made(path, on=date(2022, 6, 30)))[-1].change == 60


def test_a_period_that_was_left_out_is_no_zero(tmp_path: Path) -> None:
    rows = quarters(made(table(tmp_path, "period,count\n2021Q1,120\n2021Q3,0\n2021Q4,10\n")))
    assert [row.count for row in rows] == [120, None, 0, 10]
    assert [row.change for row in rows] == [None, None, None, 10]
    assert rows[3].percent is None
    assert "上期为0" in rows[3].notes[0]


def test_a_quarter_of_which_months_are_missing_is_not_compared(tmp_path: Path) -> None:
    text = "month,count\n" + "".join(f"2021-{month:02d},{10 * month}\n" for month in (1, 2, 3, 4, 6, 7, 8, 9))
    rows = quarters(made(table(tmp_path, text)))
    assert [(row.count, row.complete, row.change) for row in rows] == [
        (60, True, None),
        (100, False, None),
        (240, True, None),
    ]


def test_one_period_has_no_change_and_no_trend(tmp_path: Path) -> None:
    report = made(table(tmp_path, "period,count\n2021Q1,120\n"))
    assert [(row.change, row.percent) for row in quarters(report)] == [(None, None)]
    assert report.quarters is not None
    assert report.quarters.trend is None
    assert "不算趋势" in report.quarters.told


def test_a_trend_may_fall_or_stand_still(tmp_path: Path) -> None:
    for counts, words in (
        ((30, 20, 10), "平均每季度减少10件"),
        ((10, 10, 10), "没有增减"),
        ((10, 20, 11), "增加0.5件"),
    ):
        text = "period,count\n" + "".join(f"2021Q{place},{count}\n" for place, count in enumerate(counts, 1))
        report = made(table(tmp_path, text))
        assert report.quarters is not None
        assert words in report.quarters.told


def test_every_bad_row_is_told_at_once(tmp_path: Path) -> None:
    text = "period,count\n2021Q5,1\n2021Q1,-3\n2021Q2,1.5\n2021Q3,\n,7\n2021Q4,NaN\n2022Q1,8\n2022Q1,9\n2022-04,5\n"
    told = problems(table(tmp_path, text))
    assert len(told) == 8
    for words in ("第 2 行：时段“2021Q5”", "第 3 行：件数“-3”", "第 9 行：2022年第1季度和第 8 行重复", "有的行是季度"):
        assert any(words in line for line in told), words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "找不到"),
        ("日期,姓名\n2021-01-05,某人\n", "找不到“时段”和“件数”两列"),
        ("period,period,count\n2021Q1,2021Q1,5\n", "找不到"),
        ("period,count\n", "没有件数"),
        ("period,count\n合计,0\n", "没有件数"),
    ],
)
def test_what_is_no_table_of_counts_is_refused_with_what_is_wanted(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(FileError, match=words) as refused:
        read_table(table(tmp_path, text))
    assert "2021Q1,120" in refused.value.hint


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到"):
        read_table(tmp_path / "none.csv")


def test_too_few_in_all_give_nothing(tmp_path: Path) -> None:
    with pytest.raises(LettersError, match="不到5件"):
        made(table(tmp_path, "period,count\n2021Q1,4\n"))
