"""Each room of the house has one door: its stub names what others may call, and nobody reaches past it."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "letters"
DOORS = sorted(PACKAGE.rglob("__init__.pyi"))
OPENS = {"letters.kit", "letters.kit.door"}  # what a door is opened by


def room(stub: Path) -> str:
    return ".".join(("letters", *stub.parent.relative_to(PACKAGE).parts))


def named(stub: Path) -> list[str]:
    lines = [node for node in ast.parse(stub.read_text("utf-8")).body if isinstance(node, ast.ImportFrom)]
    return [alias.asname or alias.name for node in lines for alias in node.names]


@pytest.mark.parametrize("stub", DOORS, ids=room)
def test_what_a_door_names_is_there_and_nothing_else_is(stub: Path) -> None:
    package = import_module(room(stub))
    assert [name for name in named(stub) if not hasattr(package, name)] == []
    assert sorted(package.__all__) == sorted(set(named(stub)))
    with pytest.raises(AttributeError, match="cellar"):
        _ = package.cellar


@pytest.mark.parametrize("stub", DOORS, ids=room)
def test_naming_a_room_loads_nothing_in_it(stub: Path) -> None:
    asked = f"import sys, {room(stub)}; print(*sorted(n for n in sys.modules if n.startswith('letters')))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    others = (name for name in loaded if name != room(stub) and not room(stub).startswith(f"{name}."))
    assert set(others) <= OPENS


def test_every_room_that_others_use_has_a_door() -> None:
    rooms = {room(stub) for stub in DOORS}
    wanted = ("case", "law", "authorities", "findings", "follow", "compose", "render", "pack", "desk", "batch", "stats")
    assert {f"letters.{name}" for name in wanted} <= rooms
