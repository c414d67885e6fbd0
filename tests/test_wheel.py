"""What the wheel holds. The gate installs it and runs it; here only its contents are read."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from letters import __version__
from letters.desk.writing import DEMO
from scripts.run import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("hatchling", reason="the wheel is built with hatchling, of the dev group")

from scripts.wheel import build


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    made = build(tmp_path_factory.mktemp("wheel"))
    assert made.name == f"letters-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(made) as wheel:
        return frozenset(wheel.namelist())


def below(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


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


def test_the_wheel_holds_nothing_else(names: frozenset[str]) -> None:
    assert {name.split("/")[0] for name in names} == {"letters", f"letters-{__version__}.dist-info"}
    assert not any(name.endswith((".pyc", ".txt.orig")) or "/tests/" in name for name in names)
