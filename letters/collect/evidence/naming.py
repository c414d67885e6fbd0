"""Names that every system can keep, and that a case file may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.kit.inside_names import as_all_see
from letters.kit.visible import ALIVE

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST = 60  # characters of a name without its ending: 180 bytes of Chinese, below every system's limit
LONGEST_ENDING = 10
_FORBIDDEN = re.compile(rf'[{ALIVE}\t\n<>:"/\\|?*\ufffe\uffff]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
_LIKE_A_CASE = re.compile(r"\.(toml(?:\.txt)?)$", re.IGNORECASE)


def plain(text: str, otherwise: str = "文件") -> str:
    """The text as a part of a file name: what some system forbids becomes _, and it is cut to length."""
    cleaned = _FORBIDDEN.sub("_", text).strip().strip(".~ ")[:LONGEST].rstrip(". ")
    return f"_{cleaned}" if _DEVICES.match(cleaned) else cleaned or otherwise


def ending(name: str) -> str:
    """The ending of a file's name in lower case with its dot, or "" for none that looks like one."""
    found = re.search(rf"\.[A-Za-z0-9]{{1,{LONGEST_ENDING}}}$", name)
    return found[0].lower() if found else ""


def is_plain(path: str) -> bool:
    """Whether a path below the case's folder, with /, can stay as it is."""
    if _FORBIDDEN.search(path.replace("/", "")) or _LIKE_A_CASE.search(path):
        return False
    return path == path.strip() and not path.startswith("~")


def free(name: str, taken: Container[str]) -> str:
    """The name made plain, and numbered where one is taken that some system thinks the same (`as_all_see` says which).

    Nothing is called as a case file is: a folder with one in it is taken for another's case.
    """
    suffix = ending(name)
    stem = plain(name[: len(name) - len(suffix)])
    candidate, number = _no_case(f"{stem}{suffix}"), 1
    while as_all_see(candidate) in taken:
        number += 1
        candidate = _no_case(f"{stem}-{number}{suffix}")
    return candidate


def _no_case(name: str) -> str:
    """`case.toml` → `case_toml`, `case.toml.txt` → `case_toml.txt`."""
    return _LIKE_A_CASE.sub(r"_\1", name)
