"""The report names every case, is the same however the work was spread, and runs nothing in a spreadsheet program."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from letters.batch import Item, Outcome, State, in_processes
from letters.batch.batch_report import HEADINGS, write_reports
from letters.batch.ledger import Ledger
from letters.batch.outcomes import Note, Rules
from letters.batch.run import JOINT, MASS
from letters.errors import Problem
from letters.law import load
from tests.batch.clinic import REPORTS, clinic, letters_in, run, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.batch import Options

GOOD = {f"A{number}": story(count=number) for number in range(1, 20)}
MIXED = {**GOOD, "B1": "version = 1\n", "B2": "这不是案件"}


def backwards(items: Iterator[Item], asked: Options) -> Iterator[Outcome]:
    """The work done from the last case to the first."""
    from letters.batch import in_process

    yield from in_process(reversed(list(items)), asked)


def in_two(items: Iterator[Item], asked: Options) -> Iterator[Outcome]:
    return in_processes(items, asked, 2)


def reports(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in REPORTS}


@pytest.mark.slow
@pytest.mark.parametrize("spread", [backwards, in_two])
def test_letters_and_reports_are_the_same_bytes_however_the_work_is_spread(tmp_path: Path, spread: object) -> None:
    cases = clinic(tmp_path / "in", MIXED)
    run(cases, tmp_path / "one")
    run(cases, tmp_path / "other", runner=spread)  # type: ignore[arg-type]
    assert letters_in(tmp_path / "one") == letters_in(tmp_path / "other")
    assert reports(tmp_path / "one") == reports(tmp_path / "other")


def test_every_case_stands_in_each_report_by_key_with_its_problems(tmp_path: Path) -> None:
    summary, heard = run(clinic(tmp_path / "in", MIXED), tmp_path / "out")
    with (tmp_path / "out" / "报告.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    assert tuple(head) == HEADINGS
    assert [row[0] for row in rows] == sorted(MIXED)
    assert {row[0]: row[2] for row in rows} == {key: outcome.state.label for key, outcome in heard.items()}
    told = json.loads((tmp_path / "out" / "报告.json").read_text("utf-8"))
    assert [one["key"] for one in told["outcomes"]] == sorted(MIXED)
    assert told["states"] == {"written": 19, "unchanged": 0, "short": 0, "broken": 2, "failed": 0}
    assert told["outcomes"][-1]["problems"][0]["hint"]
    text = (tmp_path / "out" / "报告.txt").read_text("utf-8-sig")
    assert "B1（B1/case.toml）" in text
    assert "A1（" not in text
    assert summary.lines[0] == "共 21 个案件，文书 19 份。"


@pytest.mark.parametrize("attack", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_a_cell_is_never_a_formula(tmp_path: Path, attack: str) -> None:
    with Ledger() as ledger:
        ledger.add(Outcome("A1", attack, State.BROKEN, (), (Problem("", attack, attack),), 1))
        write_reports(ledger, tmp_path, Rules())
    with (tmp_path / "报告.csv").open(encoding="utf-8-sig", newline="") as stream:
        _, row = csv.reader(stream)
    assert [cell[0] for cell in (row[1], row[5], row[6])] == ["'", "'", "'"]
    assert row[1][1:] == attack.replace("\r", "〔U+000D〕")


def test_a_value_steers_no_terminal_and_makes_no_line_of_its_own(tmp_path: Path) -> None:
    forged = "甲\n  A2　写好 9 份\x1b[8m\u202e乙"
    shown = "甲〔U+000A〕  A2　写好 9 份〔U+001B〕[8m〔U+202E〕乙"
    with Ledger() as ledger:
        ledger.add(Outcome("A1", forged, State.BROKEN, (), (Problem(forged, forged, forged),), 1))
        write_reports(ledger, tmp_path, Rules())
    with (tmp_path / "报告.csv").open(encoding="utf-8-sig", newline="") as stream:
        _, row = csv.reader(stream)
    assert (row[1], row[5], row[6]) == (shown, f"{shown}：{shown}", shown)
    told = (tmp_path / "报告.txt").read_text("utf-8-sig").splitlines()
    assert told[-3:] == [f"  A1（{shown}）", f"    1. {shown}：{shown}", f"       → {shown}"]


def test_a_name_that_is_no_text_does_not_stop_the_report(tmp_path: Path) -> None:
    with Ledger() as ledger:
        ledger.add(Outcome("case-1", "张\udcff三/case.toml", State.FAILED, (), (Problem("", "\udcff"),), 3))
        write_reports(ledger, tmp_path, Rules())
    assert json.loads((tmp_path / "报告.json").read_text("utf-8"))["cases"] == 1


def test_letters_to_one_authority_that_differ_in_the_persons_own_data_only_are_pointed_out(tmp_path: Path) -> None:
    cases = {
        "A1": story("林若溪", 5),
        "A2": story("陈亦舟", 17),
        "A3": story("周见微", 5, account="我的经过完全不同。"),
    }
    summary, _ = run(clinic(tmp_path / "in", cases), tmp_path / "out")
    [mass] = summary.mass
    assert (mass.to, mass.number, mass.keys) == ("杭州市公安局西湖区分局", 2, ("A1", "A2"))
    assert any("治安报案书 2 份（A1、A2）" in line for line in summary.lines)


def test_two_letters_of_one_case_are_no_mass_letters() -> None:
    notes = tuple(Note("complaint/police", "治安报案书", "某某公安局", f"{n}.docx", "same") for n in (1, 2))
    with Ledger() as ledger:
        ledger.add(Outcome("A1", "", State.WRITTEN, notes))
        assert list(ledger.mass()) == []


def test_letters_to_the_other_side_are_no_mass_letters(tmp_path: Path) -> None:
    from tests.stories import offer, person, platform, table, text_of

    who = person(name="林若溪")
    text = text_of(platform(), offer(), table("story", letters=["negotiation"]), who=who)
    text += '\n[lease]\nsigned_on = 2026-03-02\ndevice = "手机"\nrent = 899\nperiods = 12\n'
    summary, heard = run(clinic(tmp_path / "in", {"A1": text, "A2": text}), tmp_path / "out")
    assert heard["A1"].letters
    assert summary.mass == ()


def test_the_rules_on_mass_and_joint_complaints_are_cited_where_the_law_data_has_it(tmp_path: Path) -> None:
    summary, _ = run(clinic(tmp_path / "in", {"A1": story(), "A2": story("陈亦舟")}), tmp_path / "out")
    for rule, topic, word in zip(summary.rules, (MASS, JOINT), ("批量", "共同投诉"), strict=True):
        assert bool(rule) == (topic in load().topics)
        assert any(rule in line for line in summary.lines if word in line)
