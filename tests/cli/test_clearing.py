"""Between two clients: the screen, what rolled out of sight above it, and the paste buffer are emptied."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from letters.terminal import clear_screen, empty_clipboard

if TYPE_CHECKING:
    from pathlib import Path


class Console(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.skipif(sys.platform == "win32", reason="the console there has a command of its own")
def test_a_terminal_forgets_what_stood_on_it_and_above() -> None:
    screen = Console()
    assert clear_screen(screen)
    assert screen.getvalue() == "\x1b[3J\x1b[2J\x1b[H"


def test_nothing_steers_a_file() -> None:
    file = io.StringIO()
    assert not clear_screen(file)
    assert file.getvalue() == ""


WAYLAND, X = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("system", "around", "tried"),
    [
        ("win32", {}, ["clip.exe"]),
        ("darwin", {}, ["pbcopy"]),
        ("linux", WAYLAND, ["wl-copy --clear", "xsel --clipboard --clear", "xclip -selection clipboard"]),
        ("linux", X, ["xsel --clipboard --clear", "xclip -selection clipboard"]),
        ("linux", {}, []),
    ],
)
def test_the_tools_of_a_system_are_tried_in_turn_and_none_that_it_does_not_have(system, around, tried) -> None:
    asked: list[str] = []

    def refuse(words) -> bool:
        asked.append(" ".join(words))
        return False

    assert not empty_clipboard(refuse, system, around)
    assert asked == tried


def test_the_first_tool_that_did_it_is_enough() -> None:
    asked: list[str] = []

    def first(words) -> bool:
        asked.append(words[0])
        return True

    assert empty_clipboard(first, "linux", WAYLAND)
    assert asked == ["wl-copy"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these have a tool of their own")
def test_a_tool_is_given_nothing_to_read_and_believed_when_it_ends_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    held.write_text("13800000000", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not empty_clipboard(system="linux", around=X), "there is none"
    for status in (1, 0):
        (tmp_path / "xclip").write_text(f"#!/bin/sh\nread -r line; echo \"$line\" > '{held}'; exit {status}\n", "utf-8")
        (tmp_path / "xclip").chmod(0o755)
        assert empty_clipboard(system="linux", around=X) is (status == 0)
    assert held.read_text(encoding="utf-8").strip() == ""
