"""What is recorded after a letter was sent: answers, days known better, undoing, what follows."""

from __future__ import annotations

import io
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.save import CaseFile
from letters.kit.days import day_words
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


def test_a_refusal_with_its_ground_and_words_leads_on(desk: Desk) -> None:
    sent(desk, "--received", "2026-11-24", letter=REGULATOR)
    words = "经审查，\n你的投诉不属于本机关职责。"
    told = desk.track("reply", "case.toml", "1", "不予受理", "--on", "2026-11-24", "--words", words, "--ground", "管辖")
    assert "记下了：2026年11月24日，不予受理" in told
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
    assert all(f"（{day_words(date.fromisoformat(start))}起）" in told for start in starts)


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
        # day 60 is Saturday the 23rd
        assert "（依法最后一天最早 2027年1月25日（周一），最晚 2027年11月24日（周三））" in said

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
