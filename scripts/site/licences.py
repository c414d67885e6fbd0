"""The licences of everything that travels with the site, as one text."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from scripts.run import ROOT
from scripts.site import packed_modules
from scripts.site.brought import HERE, wheels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWN = HERE / "licences"
NAMES = ("licen", "copying", "notice", "authors")
PYTHON = "typing_extensions"  # the wheel that brings the licence of Python itself
HEAD = """\
This site is the project "letters" (licence below), run by Python for the browser (Pyodide), with the packages below.
Their sources: the npm packages named in scripts/site/interpreter.json and age.json, the packages of
scripts/site/packages.txt. Those of Pyodide stand at https://github.com/pyodide/pyodide, with a list of what it is
compiled of.
"""


def text(cache: Path) -> str:
    """All of them, each under the name of what it is for. Raises ValueError for a package without one."""
    packages = dict(of_wheels(wheels(cache)))
    named = json.loads((HERE / "interpreter.json").read_text(encoding="utf-8"))
    told = {
        "letters": (ROOT / "LICENSE").read_text(encoding="utf-8"),
        f"{named['name']} {named['version']}": (OWN / "MPL-2.0.txt").read_text(encoding="utf-8"),
        "Python": next(each for name, each in packages.items() if name.startswith(PYTHON)),
        **packages,
        **packed_modules.licences(cache),
    }
    return HEAD + "".join(f"\n{'=' * 78}\n{name}\n{'=' * 78}\n\n{each.strip()}\n" for name, each in told.items())


def of_wheels(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Each wheel's name and version with its licence. Raises ValueError for one that brings none."""
    for wheel in paths:
        name, version = wheel.name.split("-")[:2]
        found = _in(wheel) or _beside(name.lower())
        if not found:
            raise ValueError(f"{wheel.name} brings no licence: put its text into {OWN.relative_to(ROOT)}")
        yield f"{name} {version}", found


def _in(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" in name and _is_licence(name)]
        return "\n\n".join(archive.read(name).decode().strip() for name in names)


def _is_licence(name: str) -> bool:
    return not name.endswith("/") and PurePosixPath(name).name.lower().startswith(NAMES)


def _beside(name: str) -> str:
    own = OWN / f"{name}.txt"
    return own.read_text(encoding="utf-8") if own.is_file() else ""
