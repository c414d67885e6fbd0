"""What counts of records that may tell of the same contacts is asked by check, on the spot."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from letters.cli.checking import show_check
from tests.stories import contact, text_of
from tests.terminal import TERMINAL, typed

if TYPE_CHECKING:
    from pathlib import Path

DAYS = {"until": "2026-11-20"}
SAID = contact("E1", "2026-11-16", per_day=30, **DAYS)
NIGHTS = contact("E2", "2026-11-18", per_day=10, until="2026-11-22")
LOG = contact("L1", "2026-11-17 09:00", rank="carrier")


def written(tmp_path: Path, *incidents: str) -> Path:
    path = tmp_path / "case.toml"
    path.write_text("# 我的案件\n" + text_of(*incidents).replace("version = 1", "version = 2"), encoding="utf-8")
    return path


def chosen(path: Path) -> dict[str, object]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["incidents"]
    return {row["id"]: row["overlap"] for row in rows if "overlap" in row}


@pytest.mark.slow
@TERMINAL
@pytest.mark.parametrize(("keys", "stored"), [("1", "log"), ("7\n2", "estimate"), ("3", "both")])
def test_of_an_estimate_and_a_log_it_is_asked_what_counts(tmp_path: Path, keys: str, stored: str) -> None:
    path = written(tmp_path, SAID, LOG)
    status, out, err = typed(f"{keys}\n", "check", path, "--date", "2026-11-23")
    assert status == 0
    assert "同一段日子既有估计或者合计的次数，又有逐条的记录" in out
    assert "E1（2026-11-16 起，共约 150 次）和同一段日子的 1 条逐条记录，哪个算数？1 以逐条记录为准" in err
    assert ("不是 1、2、3" in err) is ("7" in keys)
    assert "选定的已经写进" in err
    assert chosen(path) == {"E1": stored}
    assert path.read_text(encoding="utf-8").startswith("# 我的案件\n")


@pytest.mark.slow
@TERMINAL
def test_of_two_estimates_it_is_asked_whether_they_are_the_same_contacts(tmp_path: Path) -> None:
    path = written(tmp_path, SAID, NIGHTS)
    _, _, err = typed("3\n", "check", path, "--date", "2026-11-23")
    assert "E2（2026-11-18 起，共约 50 次）和 E1（2026-11-16 起，共约 150 次），是不是同一批联系？1 是，不计 E2" in err
    assert chosen(path) == {"E2": "both"}


@pytest.mark.slow
@TERMINAL
def test_each_is_asked_once_and_what_is_left_for_later_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, SAID, NIGHTS, LOG, LOG.replace("L1", "L2").replace("11-17", "11-21"))
    before = path.read_bytes()
    _, _, err = typed("\n\n", "check", path, "--date", "2026-11-23")
    assert err.count("哪个算数") == 2
    assert "选定的已经写进" not in err
    assert path.read_bytes() == before


def test_where_nobody_can_be_asked_nothing_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, SAID, LOG)
    before = path.read_bytes()
    assert show_check(path, "2026-11-23", keys=False, as_json=False, templates=None) == 0
    assert "哪个算数" not in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.slow
@TERMINAL
def test_a_program_that_reads_is_not_asked(tmp_path: Path) -> None:
    path = written(tmp_path, SAID, LOG)
    _, _, err = typed("", "check", path, "--date", "2026-11-23", "--json")
    assert "哪个算数" not in err
