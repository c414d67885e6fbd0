"""A next step that is printed runs as printed, wherever the case lies and however the program was started."""

from __future__ import annotations

import ast
import os
import re
import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from letters.cli.apps import BRINGING
from letters.kit.shell_words import as_started, as_typed, command, started_as
from scripts.run import ROOT
from tests.modules import MODULES, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = re.compile(rf"letters (?:{'|'.join(BRINGING)}|help|--)")
MAKING = {
    "command",
    "write_command",
    "at.typed",
    "typed.of",
    "typed.plan",
    "typed.aid",
    "typed.records",
    "again",
    "BLANK",
}
HOLDING = {
    f"letters {name}" for name in ("web", "clients", "track ", "unlock", "lock", "wipe", "evidence pack", "write")
}
"""Not to be typed: they name, beside who waits for it, the command that is at work."""
posix = pytest.mark.skipif(os.name == "nt", reason="the command line of Windows cuts in another way")


@pytest.mark.parametrize("text", ["case.toml", "案件-2026-11-26/case.toml", "/home/a.toml"])
def test_a_plain_path_stands_as_it_is(text: str) -> None:
    assert as_typed(Path(text)) == text


@posix
@given(some.text(some.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1))
def test_a_shell_reads_one_word_and_the_same(text: str) -> None:
    assert shlex.split(as_typed(text)) == [text]


@posix
def test_a_command_has_its_words_as_they_are_typed() -> None:
    typed = command("track sent", Path("我的 案件/case.toml"), "报案书")
    assert typed == "letters track sent '我的 案件/case.toml' 报案书"


@posix
@pytest.mark.parametrize(
    ("script", "typed", "found", "shown"),
    [
        ("letters", [], None, "letters"),
        ("/home/w/.venv/bin/letters", [], "/home/w/.venv/bin/letters", "letters"),
        ("/home/w/.venv/bin/letters", [], "/usr/bin/letters", ".venv/bin/letters"),
        (".venv/bin/letters", [], None, ".venv/bin/letters"),
        ("./letters", [], None, "./letters"),
        ("/opt/my tools/letters", [], None, "'/opt/my tools/letters'"),
        ("/site/letters/__main__.py", ["python3", "-m", "letters", "check"], None, "python3 -m letters"),
        ("/site/letters/__main__.py", [".venv/bin/python"], None, ".venv/bin/python -m letters"),
        ("/site/pytest/__main__.py", ["python3", "-m", "pytest"], None, "letters"),
        ("-c", ["python3", "-c"], None, "letters"),
    ],
)
def test_the_program_is_called_as_it_was_started(script: str, typed: list[str], found: str | None, shown: str) -> None:
    assert started_as(script, typed, Path("/home/w"), found) == shown


def test_every_command_in_a_text_calls_the_program_as_it_was_started() -> None:
    text = "缺少 文书\n  → 看有哪些：letters list\n或者 letters --help，“letters write 案件”。"
    shown = as_started(text, ".venv/bin/letters")
    assert shown.count(".venv/bin/letters") == 3
    assert re.sub(re.escape(".venv/bin/letters"), "letters", shown) == text


@pytest.mark.parametrize("text", ["/home/letters list/case.toml", "letters 1.0.0", "my-letters list"])
def test_what_is_no_command_stays(text: str) -> None:
    assert as_started(text, "python -m letters") == text


def modules() -> Iterator[tuple[str, tuple[ast.AST, ...]]]:
    for path in MODULES:
        if path.name != "shell_words.py":
            yield path.relative_to(ROOT).as_posix(), nodes(path)


def test_whoever_tells_a_command_has_it_made() -> None:
    found = [
        f"{name}:{node.lineno} {node.value}"
        for name, every in modules()
        for documented in (documentation(every),)
        for node in every
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
        if COMMAND.search(node.value) and node.value not in HOLDING and "\n# " not in node.value
    ]
    assert found == [], found


def documentation(every: tuple[ast.AST, ...]) -> set[int]:
    return {id(node.value) for node in every if isinstance(node, ast.Expr)}


def test_nothing_stands_behind_a_command_on_its_line() -> None:
    found = [
        f"{name}:{text.lineno} {ast.unparse(text)}"
        for name, every in modules()
        for text in every
        if isinstance(text, ast.JoinedStr)
        for piece, behind in zip(text.values, [*text.values[1:], ast.Constant("\n")], strict=True)
        if is_command(piece) and not is_end(behind)
    ]
    assert found == [], found


def is_command(piece: ast.expr) -> bool:
    if not isinstance(piece, ast.FormattedValue):
        return False
    named = piece.value.func if isinstance(piece.value, ast.Call) else piece.value
    return ast.unparse(named) in MAKING


def is_end(behind: ast.expr) -> bool:
    """Whether the line ends here, or goes on with an option of the command alone."""
    text = behind.value if isinstance(behind, ast.Constant) else ""
    return isinstance(text, str) and bool(re.match(r"(?: >> \Z|)(?: --?[\w-]+(?: \w+)?)*(?:\n|\Z)", text))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(each)


def test_in_data_a_command_ends_its_line() -> None:
    every = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "letters").rglob("*.toml")))
    found = [line for data in every for text in texts(data) for line in text.splitlines() if COMMAND.search(line)]
    assert [line for line in found if not re.search(r"letters [a-z -]+$", line)] == []
