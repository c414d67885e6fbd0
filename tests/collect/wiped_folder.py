"""Folders of tests, to be wiped."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from letters.collect.secrecy.doomed import survey

if TYPE_CHECKING:
    from pathlib import Path

TITLES = ["送出前请看", "治安报案书"]
CASE_TEXT = """version = 1
[[evidence]]
files = [{ path = "evidence/a.png" }, { path = "evidence/子/b.wav" }, { path = "原件.jpg" }, { path = "evidence/gone" }]
"""


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")


def listed(folder: Path, *also: Path) -> dict[str, str]:
    found = survey(folder / "case.toml", TITLES, also)
    return {os.path.relpath(one.path, folder).replace(os.sep, "/"): one.what for one in found.files}


def left(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
