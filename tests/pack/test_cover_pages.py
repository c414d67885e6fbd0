"""The note that is read before letters are sent has one page, and at most half a page more of what is particular."""

from __future__ import annotations

import datetime as dt
import io
import tomllib

import pypdfium2
import pytest

from letters.case.file import read
from letters.compose import cover_context, select
from letters.render import About, Part, numbered, write_volume
from scripts.examples import stories
from tests.shelf import books, engine

pytest.importorskip("typst", reason="Typst is not installed")

HALF = 0.56  # of the sheet's height: its half below the upper margin
FOOT = 45  # points: what stands below is the page's number


def ends(content: bytes) -> list[float]:
    """How far down each page is filled, as a share of its height."""
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return [_end(page) for page in document]
    finally:
        document.close()


def _end(page: pypdfium2.PdfPage) -> float:
    text = page.get_textpage()
    low = [text.get_charbox(sign)[1] for sign in range(text.count_chars())]
    return 1 - min(y for y in low if y > FOOT) / page.get_height()


@pytest.mark.long
@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_the_note_of_each_example_has_one_page_and_at_most_half_a_page(story) -> None:
    day = tomllib.loads((story / "case.toml").read_text(encoding="utf-8"))["written_on"]
    plan = select(read(story / "case.toml", today=day), books(), day)
    signers = [("投诉人",) for _ in plan.ready]
    made = numbered(engine().document("cover/note", cover_context(plan, signers, books(), day, "全部打印.pdf")))
    filled = ends(write_volume([Part(made, "note")], about=About("送出前请看", "", dt.date(2026, 11, 23))))
    assert len(filled) <= 2
    assert len(filled) == 1 or filled[-1] <= HALF
