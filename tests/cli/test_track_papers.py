"""letters track received as a person meets them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run
from letters.desk import open_case
from tests.stories import TODAY, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case import Received

ORDER = ("支付令", "--from", "深圳市南山区人民法院", "--on", "2026-11-16", "--how", "法院专递", "--claimed", "8999")


class Shelf:
    """A folder with a case, and the command run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def track(self, *arguments: str, status: int = 0) -> str:
        self._capsys.readouterr()
        done = run(["track", *arguments])
        told = self._capsys.readouterr()
        assert done == status, told.out + told.err
        return told.out + told.err

    @property
    def papers(self) -> tuple[Received, ...]:
        from datetime import date

        text = (self.folder / "case.toml").read_text("utf-8")
        return open_case(text, date.fromisoformat(TODAY)).case.received


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shelf:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.toml").write_text(text_of(platform()), "utf-8")
    return Shelf(tmp_path, capsys)


def test_a_paper_is_noted_by_options_checked_and_done(shelf: Shelf) -> None:
    told = shelf.track("received", "case.toml", *ORDER, "--item", "违约金:600", "--item", "其他")
    assert "记下了：R1 支付令" in told
    (paper,) = shelf.papers
    assert [(item.name, str(item.amount)) for item in paper.items] == [("违约金", "600.00"), ("其他", "None")]
    told = shelf.track("received", "case.toml", "R1", "--asked", "12368", "--answer", "没查到", "--on", "2026-11-17")
    assert "2026年11月17日问了12368 诉讼服务热线：没有查到" in told
    shelf.track("received", "case.toml", "R1", "--done", "object-payment-order", "--on", "2026-11-18", "--said", "EMS")
    assert [(met.term, met.note) for met in shelf.papers[0].met] == [("object-payment-order", "EMS")]


def test_a_day_of_receipt_that_is_not_known_is_asked_for(shelf: Shelf) -> None:
    told = shelf.track("received", "case.toml", "支付令")
    assert "哪天收到的？" in told
    assert shelf.papers[0].served_on is None
    told = shelf.track("received", "case.toml", "R1", "--on", "2026-11-16")
    assert "补充好了：R1" in told
    assert "哪天收到的？" not in told
    assert str(shelf.papers[0].served_on) == "2026-11-16"


def test_without_a_word_of_what_it_is_the_paper_is_asked_about(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "传票\n11月16号\n8\n不清楚\n不清楚\n12月10号上午9点半\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    told = shelf.track("received", "case.toml", "--plain")
    assert "收到的看上去是什么？" in told
    (paper,) = shelf.papers
    assert (paper.kind.value, str(paper.hearing), paper.sender) == ("summons", "2026-12-10 09:30:00", None)


def test_answers_that_end_early_are_kept(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("传票\n"))
    shelf.track("received", "case.toml", "--plain", status=1)
    assert [paper.kind.value for paper in shelf.papers] == ["summons"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("received", "case.toml", "信"), "可以写：传票"),
        (("received", "case.toml", "支付令", "--on", "2099-01-01"), "还没有到"),
        (("received", "case.toml", "支付令", "--item", ":600"), "写成 项目:金额"),
        (("received", "case.toml", "1", "--on", "2026-11-16"), "track signed"),
        (("received", "case.toml", "R1", "--asked", "12368"), "还没有收到的文书"),
        (("received", "case.toml", "R1", "--done", "x"), "还没有收到的文书"),
    ],
)
def test_what_cannot_be_meant_is_refused(shelf: Shelf, typed: tuple[str, ...], words: str) -> None:
    assert words in shelf.track(*typed, status=2)
    assert shelf.papers == ()


def written(shelf: Shelf, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    run([*arguments])
    return capsys.readouterr().out


def test_a_paper_comes_first_in_check_in_track_and_in_the_calendar(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf.track("received", "case.toml", *ORDER)
    checked = written(shelf, capsys, "check", "case.toml", "--date", "2026-11-24")
    assert checked.startswith("先看收到的文书：")
    assert checked.index("对支付令书面提出异议") < checked.index("案件文件填写无误")
    assert "异议里写没钱、还不起、请求分期、延期或者减免：这不算异议" in checked
    told = shelf.track("case.toml", "--date", "2026-11-24", "--ics", "期限.ics")
    assert told.startswith("收到的文书 1 份")
    assert told.index("R1 支付令") < told.index("还没有记下寄出的文书")
    calendar = (shelf.folder / "期限.ics").read_text("utf-8").replace("\n ", "")
    assert "最后期限：对支付令书面提出异议（收到的支付令）" in calendar
    assert "过了这一天：支付令就可以强制执行" in calendar
    assert "南山区" not in calendar


@pytest.mark.parametrize(
    ("day", "told", "not_told"),
    [
        ("2026-11-19", "还有 12 天", "只剩"),
        ("2026-11-30", "只剩三天以内", "已过"),
        ("2026-12-01", "今天到期", "已过"),
        ("2026-12-02", "已过 1 天", "先做"),
    ],
)
def test_a_payment_order_on_its_third_fourteenth_and_sixteenth_day(
    shelf: Shelf, day: str, told: str, not_told: str
) -> None:
    shelf.track("received", "case.toml", *ORDER)
    shown = shelf.track("case.toml", "--date", day)
    assert told in shown
    assert not_told not in shown
    assert ("还剩下" in shown) is (day == "2026-12-02")


def test_a_folder_tells_what_a_paper_asks_for(shelf: Shelf) -> None:
    shelf.track("received", "case.toml", *ORDER)
    assert "对支付令书面提出异议（收到的支付令）" in shelf.track(".", "--date", "2026-11-24")


def test_a_hearing_that_is_only_spoken_of_is_told_with_what_to_note(shelf: Shelf) -> None:
    from tests.stories import table

    where = "某某市某某区人民法院，2026年12月10日开庭"
    text = text_of(platform(), table("declarations", before_court=True, where=where))
    (shelf.folder / "case.toml").write_text(text, "utf-8")
    told = shelf.track("case.toml", "--date", "2026-11-24")
    assert "案件里写到2026年12月10日开庭" in told
    assert "letters track received case.toml 传票 --hearing 2026-12-10" in told
    shelf.track("case.toml", "--date", "2026-11-24", "--ics", "期限.ics")
    calendar = (shelf.folder / "期限.ics").read_text("utf-8")
    assert "到庭（案件里写到的开庭）" in calendar
    assert "DTSTART;VALUE=DATE:20261210" in calendar


def test_what_was_done_says_what_comes_next(shelf: Shelf) -> None:
    shelf.track("received", "case.toml", *ORDER)
    told = shelf.track("received", "case.toml", "R1", "--done", "object-payment-order", "--on", "2026-11-18")
    assert "2026年11月18日已经办了" in told
    assert "现在就准备答辩状" in told


@pytest.mark.slow
def test_the_cover_note_begins_with_what_came(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.stories import contact

    (shelf.folder / "case.toml").write_text(
        text_of(platform(), contact("I1", "2026-11-10 23:03", acts=["threat"])), "utf-8"
    )
    shelf.track("received", "case.toml", *ORDER)
    day = ("--date", "2026-11-24")
    written(shelf, capsys, "write", "case.toml", "complaint/police", "--format", "txt", "--out", "out", *day)
    (note,) = (shelf.folder / "out").glob("00-*.txt")
    text = note.read_text("utf-8")
    assert text.index("先看收到的文书") < text.index("照这张表送")
    assert "对支付令书面提出异议：2026年12月1日以前。过了这一天，支付令就可以强制执行" in text
    assert "没有核实以前，当作真的数日子" in text
