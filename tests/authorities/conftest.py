from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from letters.authorities import load
from letters.authorities.role_files import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from letters.authorities import Directory


@pytest.fixture(scope="session")
def directory() -> Directory:
    return load()


@pytest.fixture
def own_data(tmp_path: Path) -> Path:
    """A copy of the bundled data that a test may spoil."""
    return shutil.copytree(DATA, tmp_path / "data")
