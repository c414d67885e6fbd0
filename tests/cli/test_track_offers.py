"""letters track over an offer: how it left, what the other side offers instead, what is taken, and the agreement."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from letters.cli.run import run
from tests.stories import lease, offer, platform, table, text_of
from tests.told_days import bare_days

if TYPE_CHECKING:
    from pathlib import Path

POOR = table("budget", income=[{"item": "工资", "amount": "3000"}], expenses=[{"item": "生活", "amount": "3000"}])
SENT = ("sent", "case.toml", "negotiation/instalments", "--on", "2026-11-04", "--how", "EMS")
LESSOR = "青桐橘租信息服务有限公司"


class Desk:
    """A folder with a case that offers to pay, and the commands run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.case = folder / "case.toml"
        self._capsys = capsys

    def __call__(self, *arguments: str, status: int = 0) -> str:
        self._capsys.readouterr()
        done = run([*arguments])
        told = self._capsys.readouterr()
        assert done == status, told.out + told.err
        assert bare_days(told.out + told.err) == []
        return told.out + told.err

    def track(self, *arguments: str, status: int = 0) -> str:
        return self("track", *arguments, status=status)

    def filing(self, number: int = 1) -> dict[str, Any]:
        found: dict[str, Any] = tomllib.loads(self.case.read_text("utf-8"))["filings"][number - 1]
        return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    (tmp_path / "case.toml").write_text(text_of(platform(), lease(), offer()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def test_an_offer_is_recorded_as_it_left(desk: Desk) -> None:
    desk.track(*SENT)
    payments = desk.filing()["option"]["payments"]
    assert [(str(each["due"]), str(each["amount"])) for each in payments] == [
        ("2026-12-28", "458.00"),
        ("2027-01-28", "458.00"),
    ]


def test_of_two_offers_of_theirs_the_one_that_is_taken_is_told_by_number(desk: Desk) -> None:
    desk.track(*SENT)
    spoken = ("--on", "2026-11-12", "--said-by", "客服李女士")
    desk.track("reply", "case.toml", "1", "另提方案", *spoken, "--payments", "2026-12-05:500", "--settles")
    desk.track("reply", "case.toml", "1", "另提方案", *spoken, "--payments", "2026-12-05:300,2027-01-05:300")
    told = desk.track("accept", "case.toml", "1", status=2)
    assert "对方提过 2 个方案，没有写接受哪一个" in told
    assert "1 合计 500.00 元，1 期（2026年11月12日）；2 合计 600.00 元，2 期（2026年11月12日）" in told
    told = desk.track("accept", "case.toml", "1", "--counter", "2", "--on", "2026-11-13")
    assert "记下了：接受对方的方案，合计 600.00 元。" in told
    assert "本人已接受对方的方案，等待写成书面协议" in told
    assert "letters write case.toml agreement/repayment" in told


def test_of_two_offers_of_theirs_on_two_days_the_one_that_is_taken_is_told_by_its_day(desk: Desk) -> None:
    desk.track(*SENT)
    for day, amount in (("2026-11-12", "500"), ("2026-11-14", "600")):
        desk.track("reply", "case.toml", "1", "另提方案", "--on", day, "--payments", f"2026-12-05:{amount}")
    accept = ("accept", "case.toml", "1", "--on", "2026-11-15", "--counter")
    assert "2026年11月13日对方没有提过方案" in desk.track(*accept, "2026-11-13", status=2)
    assert "合计 500.00 元。" in desk.track(*accept, "2026-11-12")
    desk.track("reply", "case.toml", "1", "另提方案", "--on", "2026-11-14", "--payments", "2026-12-06:700")
    told = desk.track(*accept, "2026-11-14", status=2)
    assert "2026年11月14日对方提过 2 个方案，没有写接受哪一个" in told
    assert "3 合计 700.00 元，1 期（2026年11月14日）" in told


def test_the_one_that_was_taken_last_stands_alone(desk: Desk) -> None:
    desk.track(*SENT)
    for amount in ("500", "600"):
        desk.track("reply", "case.toml", "1", "另提方案", "--on", "2026-11-12", "--payments", f"2026-12-05:{amount}")
    desk.track("accept", "case.toml", "1", "--counter", "1", "--on", "2026-11-13")
    desk.track("accept", "case.toml", "1", "--counter", "2", "--on", "2026-11-13")
    assert ["accepted_on" in reply["counter"] for reply in desk.filing()["replies"]] == [False, True]


def test_nothing_of_theirs_can_be_taken_before_it_was_offered(desk: Desk) -> None:
    desk.track(*SENT)
    assert "对方没有另提方案" in desk.track("accept", "case.toml", "1", status=2)
    desk.track("reply", "case.toml", "1", "另提方案", "--on", "2026-11-12", "--payments", "2026-12-05:500")
    assert "早于对方提出的日期" in desk.track("accept", "case.toml", "1", "--on", "2026-11-11", status=2)
    assert "对方只提过 1 个方案" in desk.track("accept", "case.toml", "1", "--counter", "2", status=2)


def test_an_agreement_goes_to_whom_it_was_agreed_with_and_is_recorded_with_its_plan(desk: Desk) -> None:
    desk.track(*SENT)
    desk.track("reply", "case.toml", "1", "同意", "--on", "2026-11-12")
    desk.track("sent", "case.toml", "agreement/repayment", "--on", "2026-11-13")
    agreement = desk.filing(2)
    assert (agreement["to"], agreement["about"]) == (LESSOR, "F1")
    assert [str(each["due"]) for each in agreement["option"]["payments"]] == ["2026-12-28", "2027-01-28"]


def test_which_of_several_plans_is_told_in_writing_where_nothing_was_sent(desk: Desk) -> None:
    assert "按哪一个付款方案写的选择（案件里有分期、延期）" in desk("write", "case.toml", "agreement", status=1)
    desk("write", "case.toml", "agreement", "--option", "分期", "--format", "txt", "--out", "协议")
    [written] = (desk.case.parent / "协议").glob("*还款协议书*")
    assert "2026年12月28日" in written.read_text("utf-8-sig")
    assert "案件里没有付款方案 结清" in desk("write", "case.toml", "agreement", "--option", "结清", status=2)


def test_how_an_answer_came_is_recorded_and_a_paper_is_not_dated_after_it_came(desk: Desk) -> None:
    desk.track(*SENT)
    reply = ("reply", "case.toml", "1", "拒绝", "--on", "2026-11-12")
    assert "晚于收到答复的日期" in desk.track(*reply, "--dated", "2026-11-13", status=2)
    desk.track(*reply, "--dated", "2026-11-12", "--said-by", "客服李女士", "--account", "说只能一次付清")
    [recorded] = desk.filing()["replies"]
    assert (str(recorded["dated"]), recorded["by"], recorded["said"]) == ("2026-11-12", "客服李女士", True)
    assert recorded["account"] == "说只能一次付清"


def test_whether_an_answer_came_on_paper_is_asked_where_its_words_are_told_without_that(desk: Desk) -> None:
    desk.track(*SENT)
    reply = ("reply", "case.toml", "1", "拒绝", "--on", "2026-11-12", "--words", "不同意分期")
    assert "不能一起写" in desk.track(*reply, "--written", "--said-by", "客服李女士", status=2)
    assert "没有写是书面还是口头答复，文书写成“答复称”" in desk.track(*reply)
    assert "没有写是书面还是口头" not in desk.track("reply", "case.toml", "1", "拒绝", "--written")
    [recorded] = desk.filing()["replies"]
    assert (recorded["words"], recorded["said"]) == ("不同意分期", False)


def test_nothing_can_have_been_missed_before_it_fell_due(desk: Desk) -> None:
    desk.track(*SENT)
    desk.track("reply", "case.toml", "1", "同意", "--on", "2026-11-12")
    told = desk.track("reply", "case.toml", "1", "没能付款", "--on", "2026-11-13", status=2)
    assert "到2026年11月13日还没有一期到期，第一期是2026年12月28日，不算没有按约付款" in told
    assert "letters write case.toml 重新协商申请书" in told
    assert len(desk.filing()["replies"]) == 1


def test_after_an_agreement_its_payments_are_told_and_no_warning_of_what_was_offered_besides(desk: Desk) -> None:
    text = text_of(platform(), lease(), POOR, offer())
    desk.case.write_text(text, encoding="utf-8")
    desk.track(*SENT)
    assert "“谈成的方案”2026年12月差" in desk.track("reply", "case.toml", "1", "同意", "--on", "2026-11-12")
    desk.track("sent", "case.toml", "agreement/repayment", "--on", "2026-11-13")
    told = desk.track("reply", "case.toml", "2", "同意", "--on", "2026-11-14")
    assert [words for words in ("付不起", "差") if words in told] == []
    assert "您的期限：按协议付第1期（共2期）　2026年12月28日" in told
    assert "458.00元；协议约定的日期" in told


def test_of_many_payments_the_next_are_told_and_how_many_follow(desk: Desk) -> None:
    days = ["2026-12-28:100"] + [f"2027-{month:02d}-28:100" for month in range(1, 8)]
    desk.track(*SENT)
    desk.track("reply", "case.toml", "1", "另提方案", "--on", "2026-11-12", "--payments", ",".join(days))
    desk.track("accept", "case.toml", "1", "--on", "2026-11-12")
    desk.track("sent", "case.toml", "agreement/repayment", "--on", "2026-11-13")
    told = desk.track("reply", "case.toml", "2", "同意", "--on", "2026-11-14")
    assert ("第2期（共8期）" in told, "第3期（共8期）" in told) == (True, False)
    assert "以后还有 6 期，最后一期 2027年7月28日（周三）" in told
    desk.track("show", "case.toml", "--ics", "期限.ics")
    assert (desk.case.parent / "期限.ics").read_text("utf-8").count("按协议付第") >= 8
    told = desk.track("show", "case.toml", "--date", "2027-02-10")
    assert "第3期（共8期）　2027年2月26日（周五）以前做完，还有 16 天（约定的付款日 2027年2月28日（周日））" in told
    assert "没有期限" in desk.track(
        "postpone", "case.toml", "2", "按协议付第1期", "--due", "2027-01-01", "--reason", "x", status=2
    )
