"""Archives drawn by chance come to nothing, and their judge sees what would have come of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from attacks.archives import escaped, run

if TYPE_CHECKING:
    from pathlib import Path


def test_no_archive_writes_outside_or_leaves_a_link() -> None:
    assert [outcome.notes for outcome in run(30, 1) if outcome.through] == []


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made")
def test_the_judge_sees_what_lies_outside_and_what_is_no_file(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    (inside / "子").mkdir(parents=True)
    (inside / "子" / "x").touch()
    assert list(escaped(tmp_path, inside)) == []
    (inside.parent / "out").touch()
    (inside / "link").symlink_to("/etc")
    os.mkfifo(inside / "pipe")
    (inside / "name").hardlink_to(inside / "子" / "x")
    told = "\n".join(escaped(tmp_path, inside))
    for fault in ("outside: a/out", "folder: a/b/link", "folder: a/b/pipe", "a second name of a file: a/b/name"):
        assert fault in told
