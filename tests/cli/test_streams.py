"""What stands in a file does not steer the terminal that shows it, whoever prints it."""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as some

from attacks.steering import PAYLOAD
from letters.cli.app import program_for
from letters.errors import FileError
from letters.kit.visible import json_text, visible
from letters.terminal.streams import bare, guarded, prompting, put, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY = some.text(some.characters())
OUR_LOOKS = re.compile(r"\x1b\[(?:0|1|1;31|1;33|32|36)m")  # what a console is told to colour
STEERING = {"\x1b", "\x9b", "\x07", "\x7f", "\u202e", "\u2066", "\u200f", "\u2028", "\U000e0041", "\r"}


def piped(encoding: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")


class Console(io.BytesIO):
    def isatty(self) -> bool:
        return True


def console(encoding: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(Console(), encoding=encoding, newline="")


def shown_on(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


@given(ANY)
def test_whatever_is_printed_leaves_no_character_that_a_terminal_acts_on(text: str) -> None:
    screen, errors = console(), console()
    with redirect_stdout(screen), redirect_stderr(errors), guarded():
        put(text)
        sys.stderr.writelines([text])
        typer.echo(text, err=True)
    for shown in (OUR_LOOKS.sub("", shown_on(screen)), shown_on(errors)):
        assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(each) for each in set(shown) - {"\n", "\t"}}
        assert not STEERING & set(shown)


def test_in_place_of_such_a_character_stands_its_number() -> None:
    assert visible("欧阳\x1b[8m\u202e静\U000e0041\n怡\t🙂") == "欧阳〔U+001B〕[8m〔U+202E〕静〔U+E0041〕\n怡\t🙂"


def test_emoji_and_scripts_stand_as_they_are() -> None:
    text = "👩‍🔧 é e\u0301 𰻝 עברית ไทย ＡＢ　½"
    assert visible(text) == text


def test_a_console_set_to_ascii_shows_chinese_and_is_not_steered_either() -> None:
    screen = console("ascii")
    with redirect_stdout(screen), guarded():
        put("投诉书\x1b[2J")
        typer.echo("投诉书\x07")
    assert shown_on(screen) == "投诉书〔U+001B〕[2J\n投诉书〔U+0007〕\n"


def test_a_console_that_lacks_a_character_still_shows_the_rest() -> None:
    screen = console("gbk")
    with redirect_stdout(screen), guarded():
        put("甲🙂乙")
    screen.flush()
    assert isinstance(screen.buffer, io.BytesIO)
    assert screen.buffer.getvalue().decode("gbk") == "甲?乙\n"


@pytest.fixture
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)


@pytest.mark.usefixtures("nothing_said")
def test_what_goes_to_a_file_or_a_program_is_utf_8_where_the_system_would_write_its_code_page() -> None:
    screen, errors = piped("gbk"), piped("cp1252")
    with redirect_stdout(screen), redirect_stderr(errors), guarded():
        put('{"letter": "✓ 投诉书🙂𰻝"}')
        put("没有写出", aside=True)
    assert shown_on(screen) == '{"letter": "✓ 投诉书🙂𰻝"}\n'
    assert shown_on(errors) == "没有写出\n"


def test_the_encoding_that_somebody_asks_for_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    screen = piped("gbk")
    with redirect_stdout(screen), guarded():
        put("投诉书")
    screen.flush()
    assert isinstance(screen.buffer, io.BytesIO)
    assert screen.buffer.getvalue() == "投诉书\n".encode("gbk")


@pytest.mark.usefixtures("nothing_said")
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_answers_that_are_piped_are_utf_8_with_or_without_a_mark(mark: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = io.TextIOWrapper(io.BytesIO(mark + "王小丽\r\n不清楚\r\n".encode()), encoding="gbk")
    monkeypatch.setattr(sys, "stdin", answers)
    with guarded():
        assert [line.strip() for line in sys.stdin] == ["王小丽", "不清楚"]


@pytest.mark.usefixtures("nothing_said")
def test_answers_in_another_encoding_are_refused_and_never_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("王小丽\n".encode("gbk")), encoding="gbk"))
    with guarded(), pytest.raises(FileError, match="不是 UTF-8") as told:
        sys.stdin.readline()
    assert "编码选 UTF-8" in told.value.hint


def test_no_library_gets_past_the_guard_by_the_bytes_below() -> None:
    with redirect_stdout(console()), guarded():
        assert not hasattr(sys.stdout, "buffer")
        assert not hasattr(sys.stdout, "detach")


def test_afterwards_the_streams_are_as_they_were() -> None:
    before = sys.stdout, sys.stderr
    with guarded():
        assert bare(sys.stdout) is before[0]
    assert (sys.stdout, sys.stderr) == before


def test_a_line_that_takes_the_place_of_another_steers_only_that() -> None:
    errors = console()
    with redirect_stderr(errors), guarded():
        rewrite("写好\x1b[8m 3 份", 4)
    assert shown_on(errors) == "\r写好〔U+001B〕[8m 3 份    "


def test_text_in_a_prompt_steers_nothing() -> None:
    errors = console()
    with redirect_stderr(errors), guarded():
        output = prompting()
        output.write(f"改{PAYLOAD}？")
        output.flush()
    assert shown_on(errors) == "改]0;PWN[8m[2J31m0;PWN？"


VALUES: some.SearchStrategy[Any] = some.recursive(
    some.none() | some.booleans() | some.integers() | ANY,
    lambda inner: some.lists(inner) | some.dictionaries(ANY, inner),
)


@pytest.mark.slow
@given(VALUES, some.sampled_from([None, 2]))
def test_json_for_programs_holds_the_same_value_without_those_characters(value: Any, indent: int | None) -> None:
    text = json_text(value, indent)
    assert json.loads(text) == value
    assert visible(text) == text


def test_every_command_is_attacked_on_a_terminal() -> None:
    from attacks.terminal import commands

    used = {" ".join(each.words) for each in commands()}
    missing = [path for path in _commands(program_for(())) if not any(f"{each} ".startswith(path) for each in used)]
    assert not missing


def _commands(group: Any, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        path = f"{before}{name} "
        if hasattr(command, "commands"):
            yield from _commands(command, path)
        else:
            yield path
