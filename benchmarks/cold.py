"""Whole processes: what a user waits for who asks for help, or for one letter."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from benchmarks.content import CASE, composed, content
from benchmarks.shapes import tagged, values
from benchmarks.timing import processes, ratio, table, typical

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
    return _table(commands, rounds)


def _letter(folder: Path, rounds: int) -> str:
    case = shutil.copy(CASE, folder)  # what was written is noted beside the case
    write = [sys.executable, "-m", "letters", "write", str(case), "--out", str(folder / "out"), "--force"]
    commands = {"letters write CASE (one letter, two annexes, cover note)": write}
    if find_spec("docxtpl") is None:
        return "docxtpl is left out: not installed"
    wanted = content(composed())
    words, grids = values(wanted)
    tagged(wanted).save(str(folder / "template.docx"))
    (folder / "data.json").write_text(json.dumps({**words, **grids}, ensure_ascii=False), encoding="utf-8")
    paths = [str(folder / name) for name in ("template.docx", "data.json", "made.docx")]
    commands["python -m docxtpl (the letter alone, finished text)"] = [sys.executable, "-m", "docxtpl", "-o", *paths]
    return _table(commands, rounds)


def _table(commands: dict[str, list[str]], rounds: int) -> str:
    times = processes(commands, rounds)
    names = list(commands)
    rows = [[name, f"{typical(times[name]):.0f}", f"{ratio(times[name], times[names[1]]):.2f}"] for name in names]
    return table(["process", "ms", "ratio to the second"], rows)
