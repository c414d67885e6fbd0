"""A case is read once for a question and for its answer, and the talk of no other text is taken for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.web import Bench, application
from letters.web.home import FolderShelf
from tests.stories import text_of
from tests.web.asking import TODAY, WORD, Visitor

if TYPE_CHECKING:
    from pathlib import Path


class AtBench(Visitor):
    """A visitor whose bench can be looked at."""

    def __init__(self, folder: Path) -> None:
        self.bench = Bench(FolderShelf(folder), lambda: TODAY, "", WORD)
        self.app = application(self.bench)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, name in ((1, "林若溪"), (2, "王建国")):
        (tmp_path / f"案件-2026-11-2{number}").mkdir()
        text = text_of().replace("林若溪", name)
        (tmp_path / f"案件-2026-11-2{number}" / "case.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_answer_is_taken_with_the_talk_that_was_read_for_its_screen(folder: Path) -> None:
    visitor = AtBench(folder)
    first, second = (f"/c/{each}" for each in ids(visitor))
    page = visitor.get(f"{first}/q/complainant.email").text
    ((_, _, talk),) = visitor.bench.opened
    assert visitor.fill(page, complainant__email="a@example.com").status == 303
    assert visitor.bench.opened[0][2] is talk, "the text was read again for its answer"
    assert "王建国" in visitor.get(f"{second}/all").text + visitor.get(f"{second}/q/complainant.name").text
    assert "林若溪" in visitor.get(f"{first}/q/complainant.name").text
    assert "a@example.com" in visitor.get(f"{first}/q/complainant.email").text


def ids(visitor: Visitor) -> list[str]:
    """The ids of the cases, in order of their names."""
    parts = visitor.get("/").text.split('href="/c/')[1:]
    return [part.partition('"')[0] for part in parts]
