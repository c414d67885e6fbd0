"""Papers that came to somebody, by command, on some day: what track, check, note and calendar show."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run
from tests.stories import contact, lease, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path

COURT = ("--from", "杭州市西湖区人民法院", "--on")
ON, TODAY = "2026-11-20", "2026-11-24"


class Came:
    """A paper that came, and what each page tells of it on a day."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], *typed: str) -> None:
        self._folder, self._capsys = folder, capsys
        (folder / "case.toml").write_text(text_of(platform(), lease(), contact("I1", "2026-10-01 09:00")), "utf-8")
        self.said = self.by("track", "received", "case.toml", *typed)

    def by(self, *typed: str) -> str:
        self._capsys.readouterr()
        run([*typed])
        told = self._capsys.readouterr()
        return told.out + told.err

    def track(self, day: str = TODAY) -> str:
        return self.by("track", "case.toml", "--date", day).partition("案件本身的期限")[0]

    def check(self, day: str = TODAY) -> str:
        return self.by("check", "case.toml", "--date", day)

    def calendar(self, day: str = TODAY) -> dict[str, str]:
        """The days of the calendar by what stands on them."""
        (self._folder / "期限.ics").unlink(missing_ok=True)
        self.by("track", "case.toml", "--date", day, "--ics", "期限.ics")
        text = (self._folder / "期限.ics").read_text("utf-8").replace("\r\n ", "").replace("\r", "")
        events = text.split("BEGIN:VEVENT\n")[1:]
        rows = [dict(line.partition(":")[::2] for line in event.split("\n") if ":" in line) for event in events]
        return {row["SUMMARY"].partition("（")[0]: row["DTSTART;VALUE=DATE"] for row in rows}

    def note(self, day: str = TODAY) -> str:
        self.by("write", "case.toml", "--date", day, "--out", "out", "--format", "txt")
        return next((self._folder / "out").glob("00-*.txt")).read_text("utf-8-sig")


@pytest.fixture
def came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    return lambda *typed: Came(tmp_path, capsys, *typed)


@pytest.mark.slow
def test_an_account_is_frozen_and_told_of_on_the_fourth_day(came) -> None:
    paper = came("冻结通知", *COURT, ON, "--how", "法院专递")
    told = paper.track()
    assert "！ 您的期限：对保全裁定申请复议　2026年11月25日（周三），还有 1 天" in told
    assert "只剩三天以内，今天就把最短的一份寄出去" in told
    assert "按电话里说的付“解冻费”" in told
    assert told.index("家人自己书面提出异议") < told.index("到银行问冻结的机关")
    assert paper.check().startswith("先看收到的文书：")
    assert paper.calendar()["最后期限：对保全裁定申请复议"] == "20261125"
    assert "对保全裁定申请复议：2026年11月25日以前" in paper.note()
    late = paper.track("2026-11-26")
    assert "✗ 对保全裁定申请复议" in late
    assert "提供担保，申请解除保全" in late


def test_an_enforcement_notice_is_told_of_on_the_fourteenth_day(came) -> None:
    told = came("执行通知书", *COURT, "2026-11-10", "--how", "法院专递").track()
    assert "✗ 对执行法院的管辖提出异议：2026年11月20日（周五），已过 4 天" in told
    assert "申请不予执行（执行依据是仲裁裁决的）　2026年11月25日（周三），还有 1 天" in told
    assert "申请不予执行（执行依据是公证书的）　2026年11月25日（周三），还有 1 天" in told
    assert "执行行为有错的，书面提出异议：没有定哪一天" in told
    assert "看对方申请执行晚了没有" in told
    assert "中国执行信息公开网" in told


def test_a_credit_record_is_nothing_due_until_an_objection_was_made(came) -> None:
    paper = came("征信", "--on", ON, "--how", "自己查")
    assert "只剩" not in paper.track()
    assert not any("征信" in each for each in paper.calendar())
    paper.by("track", "received", "case.toml", "R1", "--done", "object-credit", "--on", "2026-11-23")
    told = paper.track()
    assert "对方期限：核查、书面答复征信异议　2026年12月13日（周日），还有 19 天" in told
    assert paper.calendar()["对方期满：核查、书面答复征信异议"] == "20261213"


def test_a_summons_for_a_hearing_in_exactly_a_week(came) -> None:
    paper = came("传票", *COURT, ON, "--how", "法院专递", "--hearing", "2026-12-01 09:30")
    told = paper.track()
    assert "！ 开庭：到庭　2026年12月1日（周二），还有 7 天" in told
    assert "没有正当理由不到庭，可能缺席判决" in told
    assert "过了这一天：没有正当理由" not in told
    assert paper.calendar()["开庭：到庭"] == "20261201"
    assert "· 开庭：到庭" in paper.track("2026-11-23")  # a day before the week begins


def test_a_picture_of_a_summons_by_message_asks_when_and_where_and_whose_it_is(came) -> None:
    paper = came("传票", *COURT, ON, "--how", "图片", "--sent-from", "16700000199")
    told = paper.track()
    assert "！ 到庭：哪天开庭、在哪里？还不知道" in told
    assert "图片谁都能做，真的案件也可能先发短信，只有查到才算数" in told
    assert "从个人手机号发来" in told
    assert not any(word in told for word in ("假的", "伪造", "是真的。"))
    assert "哪天开庭、在哪里？还不知道" in paper.check()
    written = paper.by("list", "case.toml", "--date", TODAY)
    assert "送达核实函" in written


def test_an_arbitration_notice_whose_rules_nobody_read_has_no_day_and_says_so(came) -> None:
    told = came("仲裁通知", "--from", "某某仲裁委员会", "--on", ON, "--how", "电子").track()
    assert "！ 提交仲裁答辩书、选仲裁员：随附的仲裁规则写的几日以内答辩" in told
    assert "哪天到期还算不出来：今天就去问清楚" in told
    assert "只剩" not in told
    assert "翻合同，找有没有仲裁条款、写的是哪家机构；没有看过的也先找" in told
    known = came("仲裁通知", "--from", "某某仲裁委员会", "--on", ON, "--how", "电子", "--days", "10").track()
    assert "提交仲裁答辩书、选仲裁员　2026年11月30日（周一），还有 6 天" in known


def test_a_judgment_that_a_relative_signed_for_runs_from_that_day(came) -> None:
    paper = came("判决书", *COURT, ON, "--how", "家人")
    told = paper.track()
    assert "对一审判决上诉　2026年12月4日（周五）以前做完，还有 10 天（依法最后一天 2026年12月7日（周一））" in told
    assert "家人签收的那一天就算送达" in told
    assert "小额诉讼一审终审" in paper.by("track", "case.toml", "--date", TODAY, "--explain")
    assert paper.calendar()["最后期限：对一审判决上诉"] == "20261204"
