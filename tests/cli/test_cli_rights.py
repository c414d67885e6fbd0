"""`letters rights` as a frightened person types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run
from letters.compose import guide
from letters.told.shown import WIDTH, columns
from tests.stories import contact, lease, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path) -> str:
    text = text_of(platform(), lease(), contact("I1", "2026-10-01 22:30", "visit", acts=["threat"], words="小心点"))
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    return str(tmp_path / "case.toml")


def test_without_a_word_the_situations_are_listed_and_110_stands_above(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rights"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "正在发生危险：先打110。"
    assert len(lines) <= 50
    assert max(map(columns, lines)) <= WIDTH
    assert [word for line in lines[3:] for word in line.split()][::2] == [one.names[0] for one in guide().situations]
    assert [word for line in lines[3:] for word in line.split()][1::2] == [one.label for one in guide().situations]


def test_a_situation_is_named_in_chinese_or_by_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rights", "电话", "--on", "2026-11-23"]) == 0
    told = capsys.readouterr()
    assert "运营商详单一般不列未接来电" in told.out
    assert told.err == ""
    assert run(["rights", "--for", "calls", "--on", "2026-11-23"]) == 0
    assert capsys.readouterr().out == told.out


def test_a_case_gives_what_it_holds_with_safety_on_top(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rights", case, "--on", "2026-11-23"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("【先顾安全】\n· 有人正在威胁")
    assert "按您写的：威胁人身安全、上门。" in told
    assert "letters check " in told
    assert "按2026年11月23日的规定" in told


def test_json_holds_everything_with_the_topics(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rights", case, "--on", "2026-11-23", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["date"] == "2026-11-23"
    assert [one["id"] for one in told["situations"]] == ["threats", "visits"]
    [threat] = [line for line in told["lines"] if line["topics"] == ["threat"]]
    assert "2025年修订" in threat["cited"]
    assert told["letters"][0] == {
        "id": "complaint/police",
        "title": "治安报案书",
        "to": "公安机关",
        "state": "ready",
        "lacks": "",
    }
    assert run(["rights", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "violence"


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["没有这种事"], 2, "没有名为 没有这种事 的情形"),
        (["--for", "cals"], 2, "是不是 calls"),
        (["none.toml"], 3, "none.toml"),
        (["none.toml", "电话"], 2, "一次只看一个案件"),
        (["电话", "--on", "2026-13-01"], 2, "日期 2026-13-01 不对"),
        (["电话", "--on", "2019-01-01"], 1, "法规数据只覆盖"),
    ],
)
def test_what_cannot_be_shown_is_said_with_the_next_step(
    words: list[str], status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rights", *words]) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err
    assert "→" in said.err


def test_a_case_in_which_nothing_happened_yet_still_says_whom_to_ask(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.toml").write_text(text_of(platform()), encoding="utf-8")
    assert run(["rights", str(tmp_path / "case.toml"), "--on", "2026-11-23"]) == 0
    told = capsys.readouterr().out
    assert "案件里还没有写发生了什么" in told
    assert "12348" in told
    assert "【这里能写的文书】" not in told
