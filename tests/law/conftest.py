from __future__ import annotations

import shutil
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.law import Ground, Law, cite_text, load
from letters.law.load import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def law() -> Law:
    return load()


@pytest.fixture(scope="module")
def each_text_is_parsed_once() -> Iterator[None]:
    """Of data with one slip in one file, all other files are read again and again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", cache(tomllib.loads))
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled data that a test may spoil."""
    return Path(shutil.copytree(BUNDLED, tmp_path / "data"))


@pytest.fixture
def cited(law: Law) -> Callable[..., str]:
    """What a letter would cite, as text."""

    def cite(topic: str, day: str, *grounds: Ground) -> str:
        return cite_text(law.cite(topic, date.fromisoformat(day), *grounds))

    return cite


@pytest.fixture
def incident() -> Callable[..., Ground]:
    """One incident as a ground: acts and facts as words parted by spaces."""

    def ground(channel: str, acts: str = "", count: int = 1, facts: str = "", to: str = "police") -> Ground:
        return Ground(to, count, frozenset(acts.split()), frozenset({channel}), frozenset(facts.split()))

    return ground


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], Path]:
    """Replace one text in one file of the copy, which must hold it, and give the folder."""

    def change(name: str, old: str, new: str) -> Path:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change
