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
    assert "2026-11-17 问了12368 诉讼服务热线：没有查到" in told
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
