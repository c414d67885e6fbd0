"""Whole processes: what a user waits for who asks for help, or for one letter."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from benchmarks.content import CASE, composed, content
from benchmarks.shapes import tagged, values
from benchmarks.timing import processes, ratio, table, typical
from scripts.wheel import build

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAM = """
import typer

def main(name: str) -> None:
    print(name)

typer.run(main)
"""


def run(rounds: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return "\n\n".join([_help(Path(folder), rounds), _letter(Path(folder), rounds)])


def _help(folder: Path, rounds: int) -> str:
    program = folder / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    commands = {
        "letters --help": [sys.executable, "-m", "letters", "--help"],
        "a Typer program with one command and one parameter, --help": [sys.executable, str(program), "--help"],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    return _table(commands, rounds, folder)


def _letter(folder: Path, rounds: int) -> str:
    if find_spec("docxtpl") is None:
        return "docxtpl is left out: not installed"
    case = shutil.copy(CASE, folder)  # what was written is noted beside the case
    write = [sys.executable, "-m", "letters", "write", str(case), "--out", str(folder / "out"), "--force"]
    wanted = content(composed())
    words, grids = values(wanted)
    tagged(wanted).save(str(folder / "template.docx"))
    (folder / "data.json").write_text(json.dumps({**words, **grids}, ensure_ascii=False), encoding="utf-8")
    paths = [str(folder / name) for name in ("template.docx", "data.json", "made.docx")]
    commands = {
        "letters write CASE (one letter, two annexes, cover note)": write,
        "python -m docxtpl (the letter alone, finished text)": [sys.executable, "-m", "docxtpl", "-o", *paths],
    }
    packages = {}
    if find_spec("hatchling") is not None:
        packages = {"letters write CASE, from a wheel": unpacked_wheel(folder)}
        commands |= dict.fromkeys(packages, write)
    return _table(commands, rounds, folder, packages)


def unpacked_wheel(folder: Path) -> Path:
    """Where the package of a wheel of this checkout lies unpacked."""
    with zipfile.ZipFile(build(folder / "dist")) as packed:
        packed.extractall(folder / "wheel")  # our own
    return folder / "wheel"


def _table(
    commands: dict[str, list[str]], rounds: int, folder: Path, packages: Mapping[str, Path] = MappingProxyType({})
) -> str:
    times = processes(commands, rounds, folder, packages)
    names = list(commands)
    rows = [[name, f"{typical(times[name]):.0f}", f"{ratio(times[name], times[names[1]]):.2f}"] for name in names]
    return table(["process", "ms", "ratio to the second"], rows)
