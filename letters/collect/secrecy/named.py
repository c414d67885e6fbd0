"""The files that a case names: copies of its evidence, and of the letters sent."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from letters.case import text_of
from letters.collect.evidence import FOLDER
from letters.collect.secrecy.kinds import EVIDENCE, KEPT
from letters.errors import LettersError
from letters.follow import FOLDER as SENT

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = (FOLDER, SENT)
UNKNOWN = "案件文件读不出来，不知道哪些是它的；请自己查看"


def named(case: Path, folder: Path) -> tuple[list[tuple[Path, str]], tuple[tuple[str, str], ...]]:
    """The copies that the case names, each with what it is; and what it names that stays, with the reason."""
    doomed: list[tuple[Path, str]] = []
    kept: list[tuple[str, str]] = []
    paths = named_paths(case)
    if paths is None:
        kept += [(name, UNKNOWN) for name in FOLDERS if (folder / name).exists()]
    for text in dict.fromkeys(paths or ()):
        if why := _not_a_copy(text, folder):
            kept.append((text, why))
        else:
            doomed.append((folder / text, KEPT if text.startswith(f"{SENT}/") else EVIDENCE))
    return doomed, tuple(kept)


def named_paths(case: Path) -> list[str] | None:
    """The paths of evidence and of letters kept that a case file names, even a faulty one; None when it is no TOML."""
    if not case.is_file():  # a pipe would be waited for
        return None
    try:
        return list(_paths_in(text_of(case).removeprefix("\ufeff").replace("\r\n", "\n")))
    except (LettersError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


@lru_cache(maxsize=8)  # a survey asks twice for each case, and TOML is slow to read
def _paths_in(text: str) -> tuple[str, ...]:
    data: dict[str, Any] = tomllib.loads(text)
    listed = [item.get("files", []) for item in data.get("evidence", [])]
    sent = [filing.get("sent", []) for filing in data.get("filings", [])]
    return tuple(str(file["path"]) for files in (*listed, *sent) for file in files)


def _not_a_copy(text: str, folder: Path) -> str:
    """Why a path that the case names stays, or "" for one in the folders of copies, reached without any link."""
    parts = text.split("/")
    if parts[0] not in FOLDERS or ".." in parts or len(parts) < 2 or "\\" in text or "\0" in text:
        return f"不在 {'、'.join(FOLDERS)} 文件夹里，可能是原件"
    for end in range(1, len(parts)):
        if folder.joinpath(*parts[:end]).is_symlink():
            return "在链接后面，不在这个文件夹里"
    path = folder / text
    if not path.is_symlink() and not path.is_file():
        return "不在了"
    return ""
