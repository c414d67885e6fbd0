"""What CONTRIBUTING.md lists is what there is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields

import pytest

from letters.catalogue.head import Head
from letters.compose.view.case_views import SenderView
from letters.compose.view.declared import LETTER_NAMES, LetterView
from letters.compose.view.filters import FILTERS
from letters.render.budget import FILTERS as JINJAS
from scripts.gate import STEPS
from scripts.run import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def rows(part: str) -> dict[str, str]:
    """The rows of one listed table: what the first cell names, and what is said of it."""
    (body,) = re.findall(rf"<!-- {part} -->(.*?)<!-- /{part} -->", TEXT, re.DOTALL)
    return dict(re.findall(r"^\| `([\w.]+)` \| (.+) \|$", body, re.MULTILINE))


def test_every_name_that_a_template_may_use_is_listed() -> None:
    assert rows("names").keys() == LETTER_NAMES


def test_every_filter_is_listed() -> None:
    assert rows("filters").keys() == FILTERS.keys()


def test_the_filters_of_jinja_that_are_named_are_those_allowed() -> None:
    (told,) = re.findall(r"of Jinja's own, only (.+):", TEXT)
    assert set(re.findall(r"`(\w+)`", told)) == JINJAS.keys()


@pytest.mark.parametrize(("name", "view"), [("letter", LetterView), ("sender", SenderView)])
def test_the_fields_listed_for_a_name_are_those_it_has(name: str, view: type[SenderView | LetterView]) -> None:
    assert re.findall(r"`(\w+)`", rows("names")[name]) == list(view._fields)


def test_the_layers_are_listed_as_the_contract_has_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(one for one in project["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    assert list(rows("layers")) == [layer for row in contract["layers"] for layer in row.split(" | ")]


def test_every_folder_of_the_package_is_a_layer() -> None:
    parts = {path.parent.name for path in (ROOT / "letters").glob("*/__init__.py")}
    files = {path.stem for path in (ROOT / "letters").glob("*.py")} - {"__init__", "__main__"}
    assert {layer.removeprefix("letters.") for layer in rows("layers")} == parts | files


def test_the_keys_of_a_head_that_are_named_are_keys() -> None:
    (told,) = re.findall(r"Fill the head between(.*?)\n2\. ", TEXT, re.DOTALL)
    named = set(re.findall(r"`([a-z_]+)`", told))
    known = {field.name for field in fields(Head)}
    assert named <= known
    assert {"title", "kind", "addressee", "needs", "masks", "annexes"} <= named


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:letters|templates|tests|scripts|examples)/[\w./-]+)`", TEXT)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_steps_of_the_gate_that_are_named_are_steps() -> None:
    named = [name for line in re.findall(r"scripts\.gate((?: \w+)+)`", TEXT) for name in line.split()]
    assert named
    assert set(named) <= STEPS.keys()


PLACED = re.compile(r"\| `(letters/[\w/.]+)`(?: `(\w+)`)? \|$", re.MULTILINE)


def test_every_place_in_the_glossary_is_there_and_holds_its_name() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = [
        line for line in glossary.splitlines() if line.startswith("| ") and not line.startswith(("| word", "| ---"))
    ]
    placed = PLACED.findall(glossary)
    assert len(placed) == len(words) > 50
    gone = [path for path, _ in placed if not (ROOT / path).is_file()]
    assert gone == []
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path, _ in placed}
    assert [(path, name) for path, name in placed if not re.search(rf"\b{name}\b", texts[path])] == []
