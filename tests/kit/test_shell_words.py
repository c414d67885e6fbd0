"""A next step that is printed runs as printed, wherever the case lies."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from letters.kit.shell_words import as_typed
from scripts.run import ROOT

COMMANDS = "new|check|write|list|plan|import|track|lock|unlock|wipe|evidence|batch"
COMMAND = re.compile(rf"letters (?:{COMMANDS})[a-z ]* \{{(?!as_typed)")
posix = pytest.mark.skipif(os.name == "nt", reason="the command line of Windows cuts in another way")


@pytest.mark.parametrize("text", ["case.toml", "案件-2026-11-26/case.toml", "/home/a.toml"])
def test_a_plain_path_stands_as_it_is(text: str) -> None:
    assert as_typed(Path(text)) == text


@posix
@given(some.text(some.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1))
def test_a_shell_reads_one_word_and_the_same(text: str) -> None:
    assert shlex.split(as_typed(text)) == [text]


def test_commands_that_are_printed_have_their_paths_as_they_are_typed() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ("told", "desk", "collect", "batch", "cli")
        for path in sorted((ROOT / "letters" / room).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if COMMAND.search(line)
    ]
    assert [line for line in found if "{at.place}" not in line] == []  # it is made by as_typed
