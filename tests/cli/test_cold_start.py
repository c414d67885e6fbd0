"""What one letter costs before it is written: counted, so that a slow machine tells the same.

Where a count rises, something is loaded, made or read on the way of every letter that only another command needs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from scripts.run import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CASE = ROOT / "examples" / "family-and-colleagues-called" / "case.toml"
COUNTING = """
import atexit, dataclasses, gc, json, os, sys, tomllib
found = {"collections": 0, "compiled": [], "texts": 0}

def collected(phase, info):
    found["collections"] += phase == "start"

process, loads = dataclasses._process_class, tomllib.loads

def made(shape, init, *how):
    if init and shape.__module__.startswith("letters"):
        found["compiled"].append(shape.__qualname__)
    return process(shape, init, *how)

def read(text, **how):
    found["texts"] += 1
    return loads(text, **how)

dataclasses._process_class, tomllib.loads = made, read
gc.callbacks.append(collected)

@atexit.register
def tell():
    found["modules"] = sorted(sys.modules)
    found["left"] = len(gc.get_objects())
    found["plugins"] = os.environ.get("PYDANTIC_DISABLE_PLUGINS")
    print(json.dumps(found))

from letters.cli import main
main()
"""


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return written(tmp_path_factory.mktemp("start"))


def written(folder: Path) -> dict[str, Any]:
    case = folder / "case.toml"
    case.write_bytes(CASE.read_bytes())
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", COUNTING, "write", str(case), "complaint/police", "--out", str(folder / "out")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert list((folder / "out").glob("*.docx"))
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.slow
def test_no_more_than_these_modules_of_our_own_are_loaded(counts: dict[str, Any]) -> None:
    assert len([name for name in counts["modules"] if name.split(".")[0] == "letters"]) <= 359


@pytest.mark.parametrize(
    "slow",
    [
        *("ssl", "pydoc", "stdnum", "docx", "lxml", "asyncio", "multiprocessing", "email.policy", "wcwidth"),
        *("letters.render.docx.charts", "prompt_toolkit"),
    ],
)
def test_what_is_slow_and_of_no_use_here_is_not_loaded(counts: dict[str, Any], slow: str) -> None:
    assert slow not in counts["modules"]


def test_hardly_a_class_of_our_own_is_compiled(counts: dict[str, Any]) -> None:
    assert len(counts["compiled"]) <= 7, counts["compiled"]


def test_no_more_than_these_texts_are_read_even_in_a_checkout(counts: dict[str, Any]) -> None:
    assert counts["texts"] <= 241  # from a wheel it is the case alone: tests/test_wheel.py


def test_nothing_is_searched_for_garbage_neither_on_the_way_nor_at_the_end(counts: dict[str, Any]) -> None:
    assert counts["collections"] == 0
    assert counts["left"] < 2_000


def test_no_plugin_sees_the_case(counts: dict[str, Any]) -> None:
    assert counts["plugins"] == "__all__"


BROUGHT = """
import json
from letters.cli.app import program_for
from letters.cli.apps import BRINGING
brought, known = {}, set()
for module in dict.fromkeys(BRINGING.values()):
    name = next(name for name in BRINGING if BRINGING[name] == module)
    found = set(program_for([name]).commands)
    brought |= dict.fromkeys(found - known, module)
    known |= found
print(json.dumps([brought, BRINGING, sorted(known), sorted(program_for(()).commands)]))
"""


def test_each_command_comes_with_the_module_that_is_loaded_for_it() -> None:
    done = subprocess.run([sys.executable, "-c", BROUGHT], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    brought, listed, one_by_one, whole = json.loads(done.stdout)
    assert brought == listed
    assert one_by_one == whole


def test_a_letter_is_written_without_the_options_of_other_commands(counts: dict[str, Any]) -> None:
    assert not {"letters.cli.track", "letters.cli.evidence", "letters.cli.many_commands"} & set(counts["modules"])
