"""Who reads is 您: in bundled words, 你 stands only in what others say and in samples of what people write."""

from __future__ import annotations

import ast
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLES = {"pattern", "trips", "passes", "before", "but", "after", "example"}  # keys of what people and callers write
UNDERSTOOD = "letters/kit/typed/no_answer.py"  # the words in which people say that they do not know
FILES = [
    path
    for path in sorted((ROOT / "letters").rglob("*.toml"))
    if "masks" not in path.parts  # what a name may look like
]


def texts(value: Any, key: str = "") -> Iterator[str]:
    if key in SAMPLES:
        return
    if isinstance(value, dict):
        for name, each in value.items():
            yield from texts(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, key)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_data_speaks_to_its_reader_as_nin(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert not [text for text in texts(data) if "你" in text]


def test_templates_and_messages_do_too() -> None:
    written = [path for path in (ROOT / "templates").rglob("*.html") if "你" in path.read_text(encoding="utf-8")]
    assert not written
    spoken = [path for path in (ROOT / "letters").rglob("*.py") if any("你" in text for text in said(path))]
    assert spoken == [ROOT / UNDERSTOOD]


def said(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if "你" in source:
        constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
        yield from (value for value in constants if isinstance(value, str))


def test_a_number_to_ring_stands_without_a_blank_before_it() -> None:
    assert not [path for path in FILES if "拨打 1" in path.read_text(encoding="utf-8")]
