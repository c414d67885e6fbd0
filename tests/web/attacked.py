"""A case with hostile evidence, and its page as it is served to a real browser."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

import pytest

from letters.web.home import FolderCase
from tests.stories import contact, person, text_of
from tests.web.collecting import Collector
from tests.web.serving import serving
from tests.web.test_evidence import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.serving import Served

TOLD = text_of(contact("I1", "2026-11-20 19:30"), who=person(name="王小丽"))


class Home(NamedTuple):
    """A case with hostile evidence, its page as it is served, and where things are there."""

    folder: Path
    page: Served

    @property
    def base(self) -> str:
        """The address without the word that works once."""
        return self.page.address.partition("?")[0]

    @property
    def case(self) -> str:
        """The address of the case."""
        return f"{self.base}c/{FolderCase(self.folder).id}"

    def evidence(self, name: str) -> str:
        """The address of a file."""
        for piece in tomllib.loads(self.text())["evidence"]:
            for number, file in enumerate(piece["files"], 1):
                if file["path"].endswith(f"/{name}"):
                    return f"{self.case}/evidence/{piece['id']}/{number}"
        raise AssertionError(name)

    def text(self) -> str:
        """The case file as it stands."""
        return (self.folder / "case.toml").read_text("utf-8")

    def files(self) -> set[str]:
        """Every file of the folder, hidden ones as well."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """The case, served."""
    folder = tmp_path / "cases" / "案件-2026-11-26"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(TOLD, encoding="utf-8")
    visitor = Collector(folder)
    for name, content in HOSTILE.items():
        visitor.put(name, content)
    with serving(folder.parent) as page:
        yield Home(folder, page)
