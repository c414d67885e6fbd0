"""What was compiled in one start is taken as it is by the next, beside sources and in an archive of them."""

from __future__ import annotations

import asyncio
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from letters.web.browser import compiled
from scripts.run import python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("letters_tried", "letters_tried_archived")


@pytest.fixture
def _forgotten() -> Iterator[None]:
    """Nothing of it stays loaded."""
    path = list(sys.path)
    yield
    sys.path[:] = path
    for name in NAMES:
        sys.modules.pop(name, None)


def _run(place: Path, name: str) -> str:
    """What a new Python says that imports a module from a place, where it writes nothing."""
    told = f"import sys; sys.path.insert(0, {str(place)!r}); import {name}; print({name}.SAID)"
    return python("-B", "-c", told).strip()


def test_a_module_is_taken_from_what_was_compiled_of_it_whatever_its_source_says_now(tmp_path: Path) -> None:
    source, home = tmp_path / "first" / f"{NAMES[0]}.py", tmp_path / "next"
    source.parent.mkdir()
    source.write_text("SAID = 'as it was compiled'")
    python("-c", f"import {NAMES[0]}", cwd=source.parent)
    home.mkdir()
    (home / source.name).write_text("SAID = 'as its source says'")
    assert _run(home, NAMES[0]) == "as its source says"
    for name, content in compiled.of_modules(source.parent):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_bytes(content)
    assert _run(home, NAMES[0]) == "as it was compiled"


@pytest.mark.usefixtures("_forgotten")
def test_an_archive_has_what_was_compiled_of_the_modules_that_were_loaded_from_it_and_all_it_had(
    tmp_path: Path,
) -> None:
    archive, after = tmp_path / "library.zip", tmp_path / "next.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(f"{NAMES[1]}.py", "SAID = 'as it was compiled'")
        packed.writestr("never_loaded.py", "SAID = 'never'")
    sys.path.insert(0, str(archive))
    __import__(NAMES[1])
    after.write_bytes(asyncio.run(compiled.of_library(archive)))
    with zipfile.ZipFile(after) as made, zipfile.ZipFile(tmp_path / "changed.zip", "w") as changed:
        assert made.namelist() == [f"{NAMES[1]}.py", "never_loaded.py", f"{NAMES[1]}.pyc"]
        changed.writestr(f"{NAMES[1]}.py", "SAID = 'as its source says'")
        changed.writestr(f"{NAMES[1]}.pyc", made.read(f"{NAMES[1]}.pyc"))
    assert _run(tmp_path / "changed.zip", NAMES[1]) == "as it was compiled"
