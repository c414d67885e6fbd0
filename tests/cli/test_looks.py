"""How lines look on a terminal, and that they are plain wherever nobody watches."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as some

from letters.cli.tools import print_json
from letters.terminal.looks import shown
from letters.terminal.streams import guarded, put
from letters.told.of_cautions import MARKS
from letters.told.shown import columns, folded

LONG = "答到这里，已经存在案件文件夹里。接着答：letters new 案件-2026-11-26/case.toml，或者以后再答。"


class Watched(io.TextIOWrapper):
    """A terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="", errors="replace")

    def isatty(self) -> bool:
        return True

    @property
    def seen(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def colour(line: str) -> str:
    """The sign with which a line begins."""
    seen = shown(line, Watched())
    return seen.partition("m")[0] if seen.startswith("\x1b") else ""


def test_what_stops_what_warns_and_what_is_told_look_each_another_way() -> None:
    looks = [colour(f"    {mark}手机号写错了（phone）") for mark in MARKS.values()]
    assert len(set(looks)) == 3
    assert all(looks)
    assert not colour("    手机号写错了（phone）")


def test_only_what_a_line_begins_with_is_coloured_and_no_word_is_lost() -> None:
    seen = shown("    ！注意：手机号写错了", Watched())
    assert seen.endswith("\x1b[0m手机号写错了")
    assert seen.replace("\x1b[0m", "").replace("\x1b[1;33m", "") == "    ！注意：手机号写错了"


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_gets_none(setting: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in setting.items():
        monkeypatch.setenv(name, value)
    assert shown("！注意：手机号写错了", Watched()) == "！注意：手机号写错了"


def test_in_a_pipe_a_line_is_as_it_is() -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    assert shown(f"！注意：{LONG}", pipe) == f"！注意：{LONG}"


def test_a_command_that_is_printed_is_never_cut_in_two() -> None:
    for within in range(30, 100):
        lines = list(folded(f"  {LONG}", within))
        assert any("letters new 案件-2026-11-26/case.toml" in line for line in lines), within
        assert "".join(line.strip() for line in lines) == LONG


@pytest.mark.parametrize(
    "command",
    [
        "letters write '我的 案件/case.toml' complaint/police --date 2026-11-26",
        'letters write "C:\\案件 一\\case.toml" 治安报案书',
        "python -m letters track sent 案件/case.toml 报案书",
        ".venv\\Scripts\\letters check 案件.toml",
    ],
)
def test_no_kind_of_command_is_cut(command: str) -> None:
    assert any(command in line for line in folded(f"寄出以后记下来，就知道期限和下一步：{command}", 40))


@given(some.text("中文，。（）ab 1", max_size=80), some.integers(20, 60))
def test_a_line_that_is_folded_keeps_its_words(text: str, within: int) -> None:
    assert "".join(folded(text, within)).replace(" ", "") == text.replace(" ", "")


@given(some.text("中文字很长", max_size=80), some.integers(20, 60))
def test_a_line_is_folded_to_the_width(text: str, within: int) -> None:
    assert all(columns(line) <= within for line in folded(f"  {text}", within))


def test_a_value_for_programs_is_neither_folded_nor_coloured() -> None:
    screen = Watched()
    with redirect_stdout(screen), guarded():
        print_json({"told": LONG * 3, "mark": "！注意："})
    assert LONG * 3 in screen.seen
    assert "\x1b" not in screen.seen


def test_what_stands_in_a_case_is_no_colour_of_ours() -> None:
    screen = Watched()
    with redirect_stderr(screen), guarded():
        put("！\x1b[31m红\x9b2J", aside=True)
    assert screen.seen == "\x1b[1;33m！\x1b[0m〔U+001B〕[31m红〔U+009B〕2J\n"


def test_signs_that_a_chinese_console_lacks_are_replaced_by_some_it_has() -> None:
    screen = Watched("gbk")
    with redirect_stdout(screen), guarded():
        put("✓ 治安报案书")
        put("✋ 不能写：手机号写错了")
    assert "√" in screen.seen
    assert "×" in screen.seen
    assert "?" not in screen.seen


def test_every_line_of_ours_is_known_to_that_console() -> None:
    for mark in MARKS.values():
        shown(mark, Watched("gbk")).encode("gbk")
