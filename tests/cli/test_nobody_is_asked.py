"""Where nobody sits at a terminal, or a program reads, nothing is asked of what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import command
from tests.stories import contact, platform, text_of
from tests.terminal import TERMINAL, typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    text = text_of(contact("I1", "2026-11-20 21:00"), platform())
    path.write_text(text.replace("version = 1", "version = 2"), encoding="utf-8")
    return path


@pytest.mark.parametrize("words", [("check",), ("write",), ("check", "--json")])
def test_in_a_pipe_nothing_is_asked(case: Path, words: tuple[str, ...]) -> None:
    before = case.read_bytes()
    done = command.letters(words[0], case, *words[1:], cwd=case.parent)
    assert "现在答吗" not in done.stdout + done.stderr
    assert case.read_bytes() == before


@pytest.mark.slow
@TERMINAL
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_where_only_the_input_is_a_terminal_nothing_is_asked(case: Path, more: tuple[str, ...]) -> None:
    _, out, err = typed("", "check", case, "--date", "2026-11-23", *more)
    assert "现在答吗" not in out + err
