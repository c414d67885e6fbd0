"""What the wheel holds. The gate installs it and runs it; here only its contents are read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from letters import __version__
from letters.desk.writing.writing import DEMO
from letters.kit.compiled import NAME
from scripts.run import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("hatchling", reason="the wheel is built with hatchling, of the dev group")

from scripts.wheel import build

CASE = "examples/phone-sent-back/case.toml"
# Writes letters, and tells on the last line where the program came from, how many files it read as TOML (the case is
# read by its lines, a value at a time where one needs it), and whether it read a template.
WRITING = """
import sys, tomllib
read, loads = set(), tomllib.loads
tomllib.loads = lambda text, **named: (read.add(text) if "\\n[" in text else None) or loads(text, **named)
import letters
from letters.cli.run import run
status = run(sys.argv[1:])
print(status, letters.__file__, len(read), "letters.render.reading" in sys.modules)
"""

# Shows the page's first screen twice, the second time from other words of the talk, and tells what was loaded for each.
FIRST_SCREEN = """
import asyncio, json, sys
from datetime import date
from pathlib import Path
from letters.web import Bench, application
from letters.web.asgi import ask
from letters.web.home import FolderShelf

def shown():
    app = application(Bench(FolderShelf(Path(sys.argv[1])), lambda: date(2026, 11, 26), "这里"))
    return asyncio.run(ask(app, "GET", "/")).text, sorted(sys.modules)

print(json.dumps(shown()))
for words in Path(sys.argv[2]).glob("letters/collect/interview/data/*.toml"):
    words.write_text(words.read_text("utf-8") + "# another\\n", "utf-8")
print(json.dumps(shown()))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = build(tmp_path_factory.mktemp("wheel"))
    assert made.name == f"letters-{__version__}-py3-none-any.whl"
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    with zipfile.ZipFile(wheel) as packed:
        return frozenset(packed.namelist())


def below(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_all_its_data(names: frozenset[str]) -> None:
    package = below(ROOT / "letters")
    assert {"letters/py.typed", "letters/render/data/standard.docx", "letters/law/data/topics.toml"} <= package
    assert package <= names


def test_the_wheel_holds_the_templates_inside_the_package(names: frozenset[str]) -> None:
    templates = below(ROOT / "templates")
    assert "templates/complaint/police.html" in templates
    assert {f"letters/{name}" for name in templates} <= names


def test_the_wheel_holds_the_demo_with_its_evidence_and_without_its_golden_letters(names: frozenset[str]) -> None:
    story = f"letters/examples/{DEMO}/"
    shipped = {name.removeprefix(story) for name in names if name.startswith("letters/examples/")}
    evidence = {name.removeprefix(f"examples/{DEMO}/") for name in below(ROOT / "examples" / DEMO / "evidence")}
    assert evidence
    assert shipped == {"case.toml", *evidence}


def test_the_wheel_holds_what_was_compiled_of_its_data(names: frozenset[str]) -> None:
    assert f"letters/{NAME}" in names
    assert "letters/ready/complaint--police.py" in names


@pytest.mark.slow
def test_the_wheel_writes_the_letters_that_the_checkout_writes_and_reads_nothing_but_the_case(
    wheel: Path, tmp_path: Path
) -> None:
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(unpacked)
    of_wheel, told = written(unpacked, tmp_path / "of_wheel")
    assert told == f"0 {unpacked / 'letters' / '__init__.py'} 1 False"
    of_checkout, told = written(ROOT, tmp_path / "of_checkout")
    assert told.startswith("0 ")
    assert int(told.split()[-2]) > 50
    assert told.endswith("True")
    assert of_wheel == of_checkout


@pytest.mark.slow
def test_a_template_that_was_changed_after_it_was_installed_is_the_one_that_counts(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(unpacked)
    piece = unpacked / "letters" / "templates" / "_parts" / "signature.html"
    piece.write_text(f"{piece.read_text(encoding='utf-8')}\n<p>改过的落款</p>\n", encoding="utf-8")
    files, told = written(unpacked, tmp_path / "changed", "--format", "txt")
    assert told.endswith("True")
    assert any("改过的落款" in content.decode("utf-8-sig") for content in files.values())


@pytest.mark.slow
def test_the_first_screen_of_the_page_comes_before_what_asks_questions_and_asks_the_same(
    wheel: Path, tmp_path: Path
) -> None:
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(unpacked)
    (tmp_path / "cases").mkdir()
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", FIRST_SCREEN, str(tmp_path / "cases"), str(unpacked)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    (ready, before), (asked, after) = map(json.loads, done.stdout.splitlines())
    assert "您是哪一位" in ready
    assert asked == ready
    assert not {"letters.desk.talk", "letters.case.model", "pydantic"} & set(before)
    assert "letters.desk.talk" in after
    assert len([name for name in before if name.split(".")[0] == "letters"]) <= 80


def written(package: Path, folder: Path, *more: str) -> tuple[dict[str, bytes], str]:
    """The files that the package in this folder writes of the case, and what is told of it."""
    folder.mkdir()
    case = shutil.copy(ROOT / CASE, folder)
    told = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", WRITING, "write", case, "--out", str(folder / "out"), "--date", "2026-11-23", *more],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    files = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    assert len(files) > 5
    return files, told.stdout.splitlines()[-1]


def test_the_wheel_holds_nothing_else(names: frozenset[str]) -> None:
    assert {name.split("/")[0] for name in names} == {"letters", f"letters-{__version__}.dist-info"}
    assert not any(name.endswith((".pyc", ".txt.orig")) or "/tests/" in name for name in names)
