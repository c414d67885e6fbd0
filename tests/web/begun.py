"""Somebody whose case has begun, in front of the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stories import contact, text_of
from tests.web.asking import Visitor

if TYPE_CHECKING:
    from pathlib import Path

TOLD = (
    text_of(contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天<b>去你家</b>"))
    + '[story]\nletters = ["complaint/police"]\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a case lies that has one contact and chose its letter."""
    (tmp_path / "案件-2026-11-26").mkdir()
    (tmp_path / "案件-2026-11-26" / "case.toml").write_text(TOLD, encoding="utf-8")
    return tmp_path


def begun(folder: Path) -> tuple[Visitor, str]:
    """A visitor, and the address of the one case."""
    visitor = Visitor(folder)
    return visitor, visitor.get("/").text.partition('<a href="/c/')[2].partition('"')[0]
