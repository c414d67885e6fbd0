"""A command that meets another at work says for which it waits, and goes on from what the other has left."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run
from letters.kit.written_record import NAME
from tests.holders import somebody_holds
from tests.stories import contact, platform, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOG = "起始时间,通信方式,对方号码,通信时长\n2026-10-10 09:03:11,被叫,16700000105,47\n"
COMMANDS = {
    "track sent": ("complaint/police", "--to", "某某派出所", "--on", "2026-11-20"),
    "import": ("通话记录.csv", "--number", "16700000105"),
    "evidence add": ("录音.mp3", "--title", "录音", "--proves", "证明来电"),
    "write": ("complaint/police", "--format", "txt"),
}


LANDED = {
    "track sent": "某某派出所",
    "import": "16700000105",
    "evidence add": 'path = "录音.mp3"',
    "write": "治安报案书",
}


class Hearing(io.StringIO):
    """What is said, and a deed that is done at the first word of waiting."""

    def __init__(self, then: Callable[[], object]) -> None:
        super().__init__()
        self._then = then

    def write(self, text: str) -> int:
        written = super().write(text)
        if "等它做完" in text:
            self._then()
        return written


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通话记录.csv").write_text(LOG, encoding="utf-8")
    (tmp_path / "录音.mp3").write_bytes(b"ID3 sound")
    text = text_of(platform(), contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天去你家"))
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    return tmp_path / "case.toml"


@pytest.mark.parametrize("command", COMMANDS)
def test_who_waits_says_for_which_command_and_since_when_and_takes_up_what_it_has_changed(
    command: str, case: Path
) -> None:
    with somebody_holds(case.parent, "letters plan") as release:

        def change() -> None:
            if not release.is_set():
                case.write_text(case.read_text("utf-8") + "# 另一个命令写的\n", encoding="utf-8")
            release.set()

        heard = Hearing(change)
        with redirect_stderr(heard), redirect_stdout(io.StringIO()):
            status = run([*command.split(), "case.toml", *COMMANDS[command]])
    said = heard.getvalue()
    assert status == 0, said
    assert "这个案件正在被改动（letters plan，从 " in said
    text = case.read_text("utf-8")
    assert "# 另一个命令写的\n" in text
    assert LANDED[command] in (text if command != "write" else (case.parent / NAME).read_text("utf-8"))
    assert [path.name for path in case.parent.iterdir() if path.name.startswith(".letters-")] == []


@pytest.mark.parametrize("command", ["import", "evidence add"])
def test_what_another_command_has_added_meanwhile_is_not_added_twice(command: str, case: Path) -> None:
    before = case.read_text("utf-8")
    words = [*command.split(), "case.toml", *COMMANDS[command]]
    with redirect_stderr(io.StringIO()), redirect_stdout(io.StringIO()):
        assert run(words) == 0
    added = case.read_text("utf-8")
    case.write_text(before, encoding="utf-8")
    with somebody_holds(case.parent, "letters") as release:

        def change() -> None:
            case.write_text(added, encoding="utf-8")
            release.set()

        with redirect_stderr(Hearing(change)), redirect_stdout(io.StringIO()):
            assert run(words) == 0
    assert case.read_text("utf-8") == added
