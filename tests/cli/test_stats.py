"""`letters stats` as a clinic types it."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from letters.case.file import load
from letters.cli.run import run
from tests.stories import contact, person, platform, row, text_of

if TYPE_CHECKING:
    from pathlib import Path

ON = ("--on", "2026-11-23")
PUBLISHED = "period,count\n2021Q1,120\n2021Q2,180\n2021Q3,240\n2021Q4,300\n2022Q1,360\n2022Q2,420\n"

Captured = pytest.CaptureFixture[str]


def case(number: int) -> str:
    """One of a clinic's cases."""
    shop = platform(brand="青桐橘租" if number % 3 else "蓝鲸租机")
    sent = row("filings", letter="complaint/police", to="某某派出所", on=f"2026-{number % 6 + 1:02d}-10")
    return text_of(shop, contact("I1", "2026-01-02", acts=["threat"]), sent, who=person(name=f"某某{number}"))


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Thirty cases, one that is broken, and a letter's folder that is no case."""
    for number in range(30):
        folder = tmp_path / "clinic" / f"{number:02d}"
        folder.mkdir(parents=True)
        (folder / "case.toml").write_text(case(number), encoding="utf-8")
    (tmp_path / "clinic" / "07" / "case.toml").write_text("version = 1\n[complainant]\nname = 5\n", encoding="utf-8")
    return tmp_path / "clinic"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    (tmp_path / "published.csv").write_text(PUBLISHED, encoding="utf-8")
    return tmp_path / "published.csv"


def test_the_published_table_is_printed_with_its_changes_and_its_limits(published: Path, capsys: Captured) -> None:
    assert run(["stats", str(published), *ON]) == 0
    out = capsys.readouterr().out
    assert [line.split()[:4] for line in out.splitlines() if line.startswith("  202")] == [
        ["2021年第1季度", "120", "—", "—"],
        ["2021年第2季度", "180", "+60", "+50.0%"],
        ["2021年第3季度", "240", "+60", "+33.3%"],
        ["2021年第4季度", "300", "+60", "+25.0%"],
        ["2022年第1季度", "360", "+60", "+20.0%"],
        ["2022年第2季度", "420", "+60", "+16.7%"],
    ]
    assert "能说明什么" in out
    assert "没有分母" in out


def test_a_broken_case_is_listed_and_does_not_stop_the_rest(clinic: Path, capsys: Captured) -> None:
    assert run(["stats", str(clinic), *ON]) == 1
    told = capsys.readouterr()
    assert "共 29 件" in told.out
    assert "07" in told.err
    assert "complainant.phone" in told.err
    assert "07/case.toml" not in told.out


def test_json_holds_the_figures_and_no_person_or_path(clinic: Path, capsys: Captured) -> None:
    run(["stats", str(clinic), *ON, "--json"])
    out = capsys.readouterr().out
    told = json.loads(out)
    assert (told["total"], told["left_out"], told["smallest"]) == (29, 1, 5)
    [platforms] = [group for group in told["groups"] if group["key"] == "platforms"]
    assert [(each["label"], each["count"]) for each in platforms["rows"]] == [("青桐橘租", 19), ("蓝鲸租机", 10)]
    for secret in ("某某1", "19900000011", "clinic", "某某派出所", "2026-01-10"):
        assert secret not in out


def test_lines_of_json_give_what_their_files_give(clinic: Path, tmp_path: Path, capsys: Captured) -> None:
    lines = [json.dumps(load(case(number), None), default=str, ensure_ascii=False) for number in range(30)]
    lines[7] = "{"
    (tmp_path / "cases.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert run(["stats", str(tmp_path / "cases.jsonl"), *ON]) == 1
    by_lines = capsys.readouterr()
    run(["stats", str(clinic), *ON])
    assert by_lines.out == capsys.readouterr().out
    assert "第 8 行" in by_lines.err


def test_csv_and_word_are_written_once_and_replaced_only_by_force(published: Path, capsys: Captured) -> None:
    table, report = published.with_name("out.csv"), published.with_name("out.docx")
    command = ["stats", str(published), *ON, "--csv", str(table), "--docx", str(report)]
    assert run(command) == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "word/charts/chart1.xml" in zipfile.ZipFile(report).namelist()
    first = report.read_bytes()
    report.write_bytes(b"mine")
    assert run(command) == 3
    assert report.read_bytes() == b"mine"
    assert run([*command, "--force"]) == 0
    assert report.read_bytes() == first
    assert "没有覆盖" in capsys.readouterr().err


def test_a_smaller_group_than_five_is_for_published_tables_only(
    clinic: Path, published: Path, capsys: Captured
) -> None:
    assert run(["stats", str(clinic), *ON, "--smallest", "4"]) == 2
    assert "至少5件" in capsys.readouterr().err
    assert run(["stats", str(published), *ON, "--smallest", "1"]) == 0
    assert run(["stats", str(clinic), *ON, "--smallest", "15"]) == 1
    assert "蓝鲸租机" not in capsys.readouterr().out


def test_nothing_to_count_is_said(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "few").mkdir()
    (tmp_path / "few" / "case.toml").write_text(case(1), encoding="utf-8")
    assert run(["stats", str(tmp_path / "empty")]) == 3
    assert run(["stats", str(tmp_path / "few"), *ON]) == 1
    assert run(["stats"]) == 2
    assert run(["stats", str(tmp_path / "none.jsonl")]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "不到5件" in told.err


def test_a_table_of_counts_is_not_mixed_with_cases(clinic: Path, published: Path, capsys: Captured) -> None:
    assert run(["stats", str(clinic), str(published), *ON]) == 2
    assert "单独统计" in capsys.readouterr().err


def test_a_case_without_any_day_is_left_out_and_said(clinic: Path, capsys: Captured) -> None:
    (clinic / "07" / "case.toml").write_text(text_of(platform()), encoding="utf-8")
    assert run(["stats", str(clinic), *ON]) == 0
    told = capsys.readouterr()
    assert "共 29 件" in told.out
    assert "1 个案件没有日期" in told.err
