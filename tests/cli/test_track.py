"""letters track as a person meets it: what was sent, what came back, what is due, what is next."""

from __future__ import annotations

import hashlib
import io
import json
import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from letters.case.save import CaseFile
from letters.cli.run import run
from letters.kit import written_record
from tests.stories import contact, lease, platform, row, table, text_of
from tests.written import note, police

if TYPE_CHECKING:
    from pathlib import Path

POLICE, REGULATOR = "complaint/police", "complaint/market-regulator"
LETTER = "01-治安报案书.docx"
STATION = "成都市公安局武侯区分局某某派出所"


class Desk:
    """A folder with a case, and the command run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def track(self, *arguments: str, status: int = 0) -> str:
        """What `letters track …` prints on both streams, its exit status checked."""
        self._capsys.readouterr()
        done = run(["track", *arguments])
        told = self._capsys.readouterr()
        assert done == status, told.out + told.err
        return told.out + told.err

    def seen(self, day: str = "2026-11-24") -> dict[str, Any]:
        """The case as `--json` tells it."""
        self._capsys.readouterr()
        assert run(["track", "case.toml", "--json", "--date", day]) == 0
        return json.loads(self._capsys.readouterr().out)

    def filing(self, day: str = "2026-11-24", number: int = 1) -> dict[str, Any]:
        return self.seen(day)["filings"][number - 1]

    @property
    def text(self) -> str:
        return (self.folder / "case.toml").read_text("utf-8")


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


def sent(desk: Desk, *more: str, letter: str = POLICE) -> str:
    return desk.track("sent", "case.toml", letter, "--on", "2026-11-23", *more)


def test_a_case_without_filings_says_what_to_do_and_its_own_deadlines(desk: Desk) -> None:
    told = desk.track("case.toml", "--date", "2026-11-24")
    assert "还没有记下寄出的文书" in told
    assert "letters write case.toml" in told
    assert "letters track sent case.toml" in told
    assert "案件本身的期限" in told
    assert "2027-04" in told  # six months after the last contact


def test_what_was_sent_is_recorded_with_its_addressee_and_a_copy(desk: Desk) -> None:
    told = sent(desk, "--how", "EMS", "--tracking", "EX123")
    assert "记下了：治安报案书 → 杭州市公安局西湖区分局，2026-11-23 寄出" in told
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
    assert "没有找到 2026-11-24 以前写出的这份文书" in desk.track("keep", "case.toml", "1", status=2)


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


def test_a_refusal_with_its_ground_and_words_leads_on(desk: Desk) -> None:
    sent(desk, "--received", "2026-11-24", letter=REGULATOR)
    words = "经审查，\n你的投诉不属于本机关职责。"
    told = desk.track("reply", "case.toml", "1", "不予受理", "--on", "2026-11-24", "--words", words, "--ground", "管辖")
    assert "记下了：2026-11-24 不予受理" in told
    assert words in desk.text
    assert 'ground = "not_competent"' in desk.text
    filing = desk.filing()
    assert filing["next"]
    assert filing["state"]["since"] == "2026-11-24"


def test_what_was_forgotten_is_added_to_the_same_reply(desk: Desk) -> None:
    sent(desk)
    told = desk.track("reply", "case.toml", "不予受理", "--on", "2026-11-24")
    assert "后面加 --ground 和理由（" in told
    assert "：letters track reply case.toml 1 不予受理\n" in told
    assert "补充好了" in desk.track("reply", "case.toml", "1", "refused", "--ground", "民事纠纷")
    assert desk.text.count("[[filings.replies]]") == 1
    desk.track("reply", "case.toml", "1", "refused", "--ground", "其他")  # another refusal, another ground
    assert desk.text.count("[[filings.replies]]") == 2


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (("受理", "--reference", "〔2026〕12号"), 'reference = "〔2026〕12号"'),
        (("补正", "--asks-for", "合同复印件", "--asks-for", "身份证", "--due", "2026-12-01"), "合同复印件"),
        (("移送", "--referred-to", STATION), f'referred_to = "{STATION}"'),
        (("调解不成",), 'outcome = "failed"'),
        (("决定", "--evidence", "E01"), 'evidence = ["E01"]'),
        (("同意", "--words", "可以，下月起"), 'outcome = "agreed"'),
        (("对方违约",), 'outcome = "broken"'),
        (("另提方案", "--payments", "2026-12-28：400,2027-01-28:400.50"), 'counter = { total = "800.50"'),
        (("另提方案", "--total", "2,400元"), 'counter = { total = "2400.00" }'),
    ],
)
def test_every_kind_of_reply_is_recorded(desk: Desk, arguments: tuple[str, ...], written: str) -> None:
    sent(desk)
    desk.track("reply", "case.toml", "1", *arguments, "--on", "2026-11-24")
    assert written in desk.text
    assert desk.seen()["filings"]


def test_silence_is_a_command_of_its_own(desk: Desk) -> None:
    sent(desk)
    desk.track("silent", "case.toml", "--on", "2026-11-24")
    assert 'outcome = "silent"' in desk.text


def test_a_day_that_is_known_better_replaces_the_computed_one_until_it_is_taken_back(desk: Desk) -> None:
    sent(desk, "--received", "2026-11-24", letter=REGULATOR)
    [computed, *_] = desk.filing()["deadlines"]
    for day in ("2026-12-20", "2026-12-21"):
        desk.track("postpone", "case.toml", "1", computed["id"], "--due", day, "--reason", "回执写明")
    [changed, *_] = desk.filing()["deadlines"]
    assert (changed["due"], changed["overridden"]) == ("2026-12-21", "回执写明")
    assert desk.text.count("[[filings.deadlines]]") == 1
    desk.track("postpone", "case.toml", "1", computed["label"], "--cancel")
    assert desk.filing()["deadlines"][0]["due"] == computed["due"]


def test_a_follow_up_names_the_letter_before_it(desk: Desk) -> None:
    sent(desk)
    desk.track("sent", "case.toml", "follow-up/reminder", "--to", STATION, "--about", "1", "--on", "2026-11-24")
    assert desk.filing(number=2)["about"] == "F1"
    told = desk.track("undo", "case.toml", "1", "--yes", status=2)
    assert "先撤销那一份" in told


def test_a_filing_written_by_hand_gets_an_id_when_another_follows_it(desk: Desk) -> None:
    by_hand = row("filings", letter=POLICE, to=STATION, on="2026-11-20")
    (desk.folder / "case.toml").write_text(desk.text + by_hand, "utf-8")
    desk.track("sent", "case.toml", "follow-up/reminder", "--to", STATION, "--about", "治安", "--on", "2026-11-24")
    assert [(one["id"], one["about"]) for one in desk.seen()["filings"]] == [("F1", None), ("F2", "F1")]


def test_undo_shows_and_takes_back_one_entry_after_the_other(desk: Desk) -> None:
    second = CaseFile.new(desk.folder, desk.text).current
    before, lines = tomllib.loads(second), second.split()
    sent(desk)
    recorded = tomllib.loads(desk.text)
    desk.track("reply", "case.toml", "受理", "--words", "收到", "--on", "2026-11-24")
    told = desk.track("undo", "case.toml", "--yes")
    assert "答复原文：收到" in told
    assert tomllib.loads(desk.text) == recorded
    assert "收件机关：杭州市公安局西湖区分局" in desk.track("undo", "case.toml", "--yes")
    assert (tomllib.loads(desk.text), desk.text.split()) == (before, lines)
    assert (desk.folder / "sent" / "2026-11-23-complaint-police.docx").exists()
    assert "没有可以撤销的" in desk.track("undo", "case.toml", "--yes", status=2)


@pytest.mark.parametrize(
    ("typed", "status", "words"), [("", 1, "没有撤销"), ("\n", 1, "没有撤销"), ("撤销\n", 0, "已撤销")]
)
def test_undo_asks_before_it_changes_anything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, words: str
) -> None:
    sent(desk)
    before = desk.text
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    told = desk.track("undo", "case.toml", status=status)
    assert "要撤销的是下面这一条" in told
    assert words in told
    assert (desk.text == before) is (status == 1)


def test_the_next_letter_is_written_as_of_today_beside_the_others_and_found_there_when_it_is_sent(desk: Desk) -> None:
    sent(desk, "--received", "2026-11-24", letter=REGULATOR)
    desk.track("reply", "case.toml", "不予受理", "--on", "2026-11-24", "--ground", "民事")
    commands = [step["command"] for step in desk.filing("2026-12-05")["next"]]
    assert commands
    for command in commands:
        assert command is None or command.endswith(" --date 2026-12-05")
    note(desk.folder / "case.toml", "文书/2026-12-05 第1次", {LETTER: b"a newer letter"}, police(LETTER))
    sent(desk)
    assert (desk.folder / "sent" / "2026-11-23-complaint-police.docx").read_bytes() == b"a newer letter"


def test_silence_while_the_time_still_runs_says_until_when(desk: Desk) -> None:
    (desk.folder / "case.toml").write_text(desk.text.replace("written_on = 2026-11-24", "written_on = 2099-11-24"))
    desk.track("sent", "case.toml", "治安报案书", "--on", "2099-11-23", "--received", "2099-11-24", "--how", "当面")
    assert "才满，过了这一天再看下一步" in desk.track("silent", "case.toml", "--on", "2099-11-24")


def test_standing_deadlines_of_one_kind_are_told_apart_by_their_beginning(desk: Desk) -> None:
    told = desk.track("case.toml", "--date", "2026-11-24")
    starts = [one["start"] for one in desk.seen()["standing"]]
    assert starts
    assert all(f"（{start} 起）" in told for start in starts)


def test_of_two_letters_with_one_title_the_one_to_the_door_chosen_is_meant_until_it_was_sent(desk: Desk) -> None:
    sent(desk, letter="消费者投诉书")
    assert desk.filing()["letter"] == "complaint/consumer-association"
    told = desk.track("sent", "case.toml", "消费者投诉书", status=2)
    assert "消费者投诉书-市场监督管理局" in told


class TestRightsTold:
    def test_it_is_asked_whether_an_answer_told_of_the_remedy_and_both_days_are_shown(self, desk: Desk) -> None:
        sent(desk, "--how", "当面")
        said = desk.track("reply", "case.toml", "1", "不予处罚", "--on", "2026-11-24")
        assert "答复里有没有写可以复议或者起诉" in said
        assert "（依法最后一天最早 2027-01-25（周一），最晚 2027-11-24（周三））" in said  # day 60 is Saturday the 23rd

    def test_the_answer_completes_the_entry_and_settles_the_day(self, desk: Desk) -> None:
        sent(desk, "--how", "当面")
        desk.track("reply", "case.toml", "1", "不予处罚", "--on", "2026-11-24")
        more = desk.track("reply", "case.toml", "1", "不予处罚", "--rights")
        assert "补充好了" in more
        assert "有没有写可以复议" not in more
        assert tomllib.loads(desk.text)["filings"][0]["replies"][0]["told_rights"] is True
        own = next(each for each in desk.filing()["deadlines"] if each["id"] == "apply-reconsideration")
        assert (own["safe"], own["due"]) == ("2027-01-22", "2027-01-25")

    def test_no_such_question_is_asked_of_an_answer_against_which_it_changes_nothing(self, desk: Desk) -> None:
        sent(desk, "--how", "当面")
        assert "有没有写可以复议" not in desk.track("reply", "case.toml", "1", "立案", "--on", "2026-11-24")
