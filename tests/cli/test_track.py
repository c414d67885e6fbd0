"""letters track as a person meets it: what was sent, what came back, what is due, what is next."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.kit import written_record
from tests.stories import contact, lease, platform, row, table, text_of
from tests.written import note, police

if TYPE_CHECKING:
    from pathlib import Path
from tests.cli.tracked_case import LETTER, POLICE, REGULATOR, STATION, Desk, sent


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A case with a finished letter."""
    text = text_of(
        platform(),
        lease(),
        contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101"),
        contact("I2", "2026-10-02 09:00", "sms", acts=["insult"], words="不要脸"),
        table("route", dispute_first="consumer-association"),
        row("evidence", id="E01", title="短信截图", kind="electronic", proves="证明来信"),
        "# 我自己写的话\n",
        head="written_on = 2026-11-24",
    )
    (tmp_path / "case.toml").write_text(text, "utf-8")
    note(tmp_path / "case.toml", "文书/2026-11-24 第1次", {LETTER: b"the letter"}, police(LETTER))
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def test_a_case_without_filings_says_what_to_do_and_its_own_deadlines(desk: Desk) -> None:
    told = desk.track("case.toml", "--date", "2026-11-24")
    assert "还没有记下寄出的文书" in told
    assert "letters write case.toml" in told
    assert "letters track sent case.toml" in told
    assert "案件本身的期限" in told
    assert "2027年4月" in told  # six months after the last contact


def test_what_was_sent_is_recorded_with_its_addressee_and_a_copy(desk: Desk) -> None:
    told = sent(desk, "--how", "EMS", "--tracking", "EX123")
    assert "记下了：治安报案书 → 杭州市公安局西湖区分局，2026年11月23日寄出" in told
    copy = desk.folder / "sent" / "2026-11-23-complaint-police.docx"
    assert copy.read_bytes() == b"the letter"
    assert f'sha256 = "{hashlib.sha256(b"the letter").hexdigest()}"' in desk.text
    filing = desk.filing()
    assert (filing["id"], filing["letter"], filing["on"]) == ("F1", POLICE, "2026-11-23")
    assert (filing["by"], filing["reference"]) == ("EMS", "EX123")
    assert "# 我自己写的话" in desk.text


def test_the_case_may_stand_before_the_command(desk: Desk) -> None:
    desk.track("case.toml", "sent", "治安报案书", "--on", "2026-11-23", "--to", STATION)
    assert desk.filing()["to"] == STATION


def test_a_file_that_is_named_is_the_one_that_is_kept(desk: Desk) -> None:
    (desk.folder / "扫描.PDF").write_bytes(b"scan")
    sent(desk, "--file", "扫描.PDF", "--file", f"文书/2026-11-24 第1次/{LETTER}")
    assert [path.name for path in sorted((desk.folder / "sent").iterdir())] == [
        "2026-11-23-complaint-police.docx",
        "2026-11-23-complaint-police.pdf",
    ]


def test_without_a_file_the_filing_is_recorded_and_the_copy_comes_later(desk: Desk) -> None:
    told = sent(desk, "--out", "none")
    assert "没有留底" in told
    assert "letters track keep case.toml 1" in told
    desk.track("keep", "case.toml", "1", f"文书/2026-11-24 第1次/{LETTER}")
    assert desk.seen()["copies"] == [{"place": 1, "path": "sent/2026-11-23-complaint-police.docx", "state": "same"}]


def test_a_copy_that_comes_later_is_the_letter_as_it_was_written_last_before_it_was_sent(desk: Desk) -> None:
    desk.track("sent", "case.toml", POLICE, "--on", "2026-11-24", "--out", "none")
    newer = note(desk.folder / "case.toml", "文书/2026-11-26 第1次", {LETTER: b"a newer letter"}, police(LETTER))
    record = written_record.read(desk.folder)
    later = replace(record.packs[-1], on=date(2026, 11, 26))
    written_record.store(desk.folder, written_record.WrittenRecord((*record.packs[:-1], later)))
    desk.track("keep", "case.toml", "1")
    assert (desk.folder / "sent" / "2026-11-24-complaint-police.docx").read_bytes() == b"the letter"
    (newer.parent / "2026-11-24 第1次" / LETTER).unlink()
    assert "没有找到2026年11月24日以前写出的这份文书" in desk.track("keep", "case.toml", "1", status=2)


def test_a_letter_that_was_changed_since_is_kept_as_it_is_now_and_that_is_said(desk: Desk) -> None:
    (desk.folder / "文书" / "2026-11-24 第1次" / LETTER).write_bytes(b"my own words")
    assert f"！{LETTER} 写好以后改过" in sent(desk)
    assert (desk.folder / "sent" / "2026-11-23-complaint-police.docx").read_bytes() == b"my own words"


def test_a_letter_written_elsewhere_under_an_own_title_is_found(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("桌面")
    note(desk.folder / "case.toml", str(elsewhere), {"01-我的报案材料.docx": b"mine"}, police("01-我的报案材料.docx"))
    sent(desk)
    assert (desk.folder / "sent" / "2026-11-23-complaint-police.docx").read_bytes() == b"mine"


def test_a_letter_that_was_moved_among_the_earlier_ones_is_found_there(desk: Desk) -> None:
    (desk.folder / "文书" / "以前的").mkdir()
    (desk.folder / "文书" / "2026-11-24 第1次").rename(desk.folder / "文书" / "以前的" / "2026-11-24 第1次")
    assert "留底：" in sent(desk)


def test_a_damaged_record_is_said_and_no_file_is_guessed(desk: Desk) -> None:
    (desk.folder / ".written-letters.json").write_text("{", "utf-8")
    told = sent(desk)
    assert "写出文书的记录读不出来" in told
    assert "没有留底" in told


def test_a_copy_that_was_changed_is_shouted_about_and_fails_the_check(desk: Desk) -> None:
    sent(desk)
    assert "1 个没有变" in desk.track("verify", "case.toml")
    (desk.folder / "sent" / "2026-11-23-complaint-police.docx").write_bytes(b"changed")
    assert "改动过" in desk.track("verify", "case.toml", status=1)
    assert "！留底 sent/2026-11-23-complaint-police.docx：改动过" in desk.track("case.toml")


def test_receipt_makes_a_provisional_day_certain(desk: Desk) -> None:
    sent(desk, "--how", "EMS", letter=REGULATOR)
    assert desk.filing()["deadlines"][0]["provisional"] is True
    desk.track("signed", "case.toml", "--on", "2026-11-24")
    [first, *_] = desk.filing()["deadlines"]
    assert (first["start"], first["provisional"]) == ("2026-11-24", False)
    assert first["provisions"]


def test_a_deadline_is_explained_line_by_line_when_asked(desk: Desk) -> None:
    sent(desk, "--received", "2026-11-24", letter=REGULATOR)
    lines = desk.filing()["deadlines"][0]["lines"]
    assert len(lines) > 1
    plain, told = desk.track("case.toml", "--date", "2026-11-24"), desk.track("case.toml", "--explain")
    assert lines[-1] in told
    assert lines[-1] not in plain
