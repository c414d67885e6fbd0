"""The command line stays thin: options in, one call, words and an exit status out."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

CLI = sorted((ROOT / "letters" / "cli").rglob("*.py"))
LONGEST_COMMAND, MOST_ARGUMENTS = 15, 8
DECLARING = ("Option", "Argument", "Typer", "command")


@cache
def tree(place: int) -> ast.Module:
    return ast.parse(CLI[place].read_text(encoding="utf-8"))


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for place, path in enumerate(CLI):
        for node in ast.walk(tree(place)):
            yield path.relative_to(ROOT).as_posix(), node


def is_command(node: ast.AST) -> bool:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return any(ast.unparse(one).partition("(")[0].rpartition(".")[2] == "command" for one in decorators)


def test_no_command_is_longer_than_its_options_one_call_and_an_answer() -> None:
    commands = [(name, node) for name, node in nodes() if is_command(node)]
    assert len(commands) > 20
    long = [
        f"{name} {node.name}"
        for name, node in commands
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_COMMAND
    ]
    assert long == []


def test_no_call_hands_on_more_than_eight_values() -> None:
    calls = [(name, node) for name, node in nodes() if isinstance(node, ast.Call)]
    wide = [
        f"{name}:{call.lineno} {ast.unparse(call.func)}"
        for name, call in calls
        if len(call.args) + len(call.keywords) > MOST_ARGUMENTS and not ast.unparse(call.func).endswith(DECLARING)
    ]
    assert wide == []


def test_an_option_is_declared_once() -> None:
    declared: dict[str, list[str]] = {}
    for name, node in nodes():
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("typer.Option", "typer.Argument"):
            declared.setdefault(ast.unparse(node), []).append(name)
    assert {told: places for told, places in declared.items() if len(places) > 1} == {}
