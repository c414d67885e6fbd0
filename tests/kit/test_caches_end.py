"""What a function remembers has an end: the page of those who help many runs all day, and sees one case after another.

`@cache` keeps everything it was ever asked. So what it remembers may hang on what comes with the program alone: nothing
at all, or classes, files and words of the data. Whatever may hang on a case has `lru_cache` and a number.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from scripts.run import ROOT
from tests.modules import MODULES, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OF_CLASSES = {"type", "type[Table]", "tuple[type, ...]", "Any"}
"""Annotations of parameters that stand for classes, and for hints of their fields."""

OF_THE_PROGRAM = {
    "authorities/naming.py fields_of": "a pattern of the data",
    "authorities/role_files.py load": "a folder of data",
    "batch/work.py _opened": "one for each run, in processes that end with it",
    "books/money_rules.py money_rules": "a file of data",
    "cli/app.py _built": "a module that brings commands",
    "compose/masks/tables.py _lines": "a file of data",
    "compose/masks/tables.py _text": "a file of data",
    "kit/compiled.py _lines": "the package",
    "kit/data_types.py _evaluated": "an annotation of a class",
    "render/docx/charts/chart_shapes.py words": "sizes of type that the charts name",
    "render/docx/opened.py bundled": "a layout",
    "render/formats/__init__.py _names_in": "folders of the program",
    "render/shapes.py read": "a class and a field of it",
    "render/style_sheet.py style_sheet": "a layout",
    "render/table_rows.py _characters": "a layout",
}


def remembered(path: Path) -> Iterator[str]:
    """The functions of a module that remember without end what they are given, but for classes."""
    for node in nodes(path):
        if not isinstance(node, ast.FunctionDef) or "cache" not in map(ast.unparse, node.decorator_list):
            continue
        given = [ast.unparse(each.annotation) if each.annotation else "" for each in node.args.args]
        if set(given) - OF_CLASSES:
            yield node.name


@pytest.mark.slow
def test_what_is_remembered_without_end_hangs_on_the_program_alone() -> None:
    package = ROOT / "letters"
    found = {f"{path.relative_to(package).as_posix()} {name}" for path in MODULES for name in remembered(path)}
    assert found == OF_THE_PROGRAM.keys()


def test_a_cache_of_words_is_found(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        "@cache\ndef of(word: str): ...\n@cache\ndef shape(of: type): ...\n@cache\ndef data(): ...\n", "utf-8"
    )
    assert list(remembered(path)) == ["of"]
