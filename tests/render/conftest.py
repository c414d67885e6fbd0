"""Templates written for one test, and the engine that renders them."""

from __future__ import annotations

import datetime as dt
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from letters.catalogue.library import Library
from letters.render import Document, Engine, Properties, write_docx
from scripts import word_files

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PROPERTIES = Properties("投诉书", dt.date(2026, 11, 23))


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Library]:
    """Writes template files, `letter` and others by id, and gives the library that holds them."""

    def write_files(letter: str, /, **others: str) -> Library:
        for name, text in {"letter": letter, **others}.items():
            path = tmp_path / f"{name}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Library((tmp_path,))

    return write_files


@pytest.fixture
def render(write: Callable[..., Library]) -> Callable[..., Document]:
    """Renders one template text with a context."""

    def document(letter: str, **context: Any) -> Document:
        return Engine(write(letter)).document("letter", context)

    return document


@pytest.fixture
def docx_of() -> Callable[..., bytes]:
    def make(document: Document, **options: Any) -> bytes:
        return write_docx(document, properties=PROPERTIES, **options)

    return make


@pytest.fixture(scope="session")
def faults_of() -> Callable[[Path], list[str]]:
    """What is wrong with a DOCX file, by every judge that is here: openxml-audit, and schemas beside the checkout."""
    script = ROOT.parent / "shared" / "tools" / "check_docx.py"
    if not script.is_file():
        return word_files.faults
    spec = importlib.util.spec_from_file_location("check_docx", script)
    assert spec is not None
    assert spec.loader is not None
    by_schemas = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(by_schemas)
    return lambda path: [*word_files.faults(path), *by_schemas.faults(path)]
