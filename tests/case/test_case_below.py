"""Which files below a folder are cases."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from letters.case.below import case_files
from letters.case.file import LARGEST_FILE
from tests.stories import text_of

if TYPE_CHECKING:
    from pathlib import Path


def test_case_files_are_known_by_their_name_or_by_what_they_hold_and_come_by_name(tmp_path: Path) -> None:
    for name in ("b/case.toml", "a/李某.toml", ".hidden/case.toml", "a/.draft.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text_of(), encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "other"\n', encoding="utf-8")
    (tmp_path / "b" / "notes.txt").write_text("[complainant]", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in case_files(tmp_path)] == ["a/李某.toml", "b/case.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_file_too_large_for_a_case_is_none_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    with (tmp_path / "in" / "large.toml").open("wb") as stream:
        stream.write(b"[complainant]\n")
        stream.truncate(LARGEST_FILE + 1)
    (tmp_path / "out" / "case.toml").touch()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
    assert list(case_files(tmp_path / "in")) == []
