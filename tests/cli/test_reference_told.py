"""The command line names once what of a user's own Word file is in no letter."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from attacks.letterheads import FOOTER, office, write
from attacks.programs import EXAMPLES
from attacks.reference_elements import ELEMENTS
from attacks.reference_files import add
from tests.command import letters

if TYPE_CHECKING:
    from pathlib import Path

TOLD = "参考文档 信纸.docx 里的这些没有带进文书：图片、图形和文本框。文书只用它的样式、页面，页眉页脚里的文字和页码。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case beside a letterhead with a picture in it."""
    parts = office()
    add(FOOTER, ELEMENTS["picture"])(parts)
    write(parts, tmp_path / "信纸.docx")
    shutil.copy(EXAMPLES / "family-and-colleagues-called" / "case.toml", tmp_path / "case.toml")
    return tmp_path


@pytest.mark.slow
def test_write_names_it_once(folder: Path) -> None:
    told = letters("write", "case.toml", "complaint", "--reference", "信纸.docx", cwd=folder)
    assert told.stderr.splitlines().count(TOLD) == 1
    assert "参考文档" not in told.stdout


@pytest.mark.slow
def test_batch_names_it_once(folder: Path) -> None:
    (folder / "cases" / "a").mkdir(parents=True)
    (folder / "cases" / "b").mkdir()
    for name in ("a", "b"):
        shutil.copy(folder / "case.toml", folder / "cases" / name)
    told = letters("batch", "cases", "--out", "out", "--reference", "信纸.docx", cwd=folder)
    assert told.stderr.splitlines().count(TOLD) == 1


@pytest.mark.slow
def test_of_a_letterhead_that_is_taken_whole_nothing_is_said(folder: Path) -> None:
    write(office(), folder / "信纸.docx")
    told = letters("write", "case.toml", "complaint/police", "--reference", "信纸.docx", cwd=folder)
    assert told.returncode == 0
    assert "参考文档" not in told.stderr
