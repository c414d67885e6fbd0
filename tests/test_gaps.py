"""The measure of gaps in a line: the signs of a drawn-out line, and what a point divides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.pack.make import Style, make
from scripts.gaps import Glyph, is_stretched, stretched
from tests.shelf import books, engine, planned
from tests.stories import contact, platform, story

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 10.0


def line(words: str, step: float = 1.0, gap: float = 0.0) -> list[Glyph]:
    """Words of which each sign is so many widths after the one before, and what follows 、 by a gap more."""
    glyphs: list[Glyph] = []
    left = 0.0
    for sign in words:
        glyphs.append(Glyph(sign, left, left + WIDTH, 0.0))
        left += step * WIDTH + (gap * WIDTH if sign == "、" else 0.0)
    return glyphs


@pytest.mark.parametrize(("step", "seen"), [(1.0, False), (1.4, False), (1.6, True)])
def test_a_line_is_drawn_out_from_one_and_a_half_widths_on(step: float, seen: bool) -> None:
    assert is_stretched(line("查明上列号码的使用人", step), WIDTH) is seen


@pytest.mark.parametrize(("gap", "seen"), [(0.0, False), (0.4, False), (0.6, True)])
def test_numbers_in_a_row_may_not_stand_half_a_width_apart(gap: float, seen: bool) -> None:
    assert is_stretched(line("16700002001、16700002002、16700002003", gap=gap), WIDTH) is seen


def test_a_blank_that_a_reader_puts_into_a_gap_hides_none() -> None:
    wide = line("16700002001、16700002002", gap=0.9)
    place = next(number for number, glyph in enumerate(wide) if glyph.sign == "、") + 1
    blank = Glyph(" ", wide[place - 1].right, wide[place].left, 0.0)
    assert is_stretched([*wide[:place], blank, *wide[place:]], WIDTH)


def test_the_cells_of_a_row_are_no_line() -> None:
    cells = [
        *line("时间方式"),
        *[glyph._replace(left=glyph.left + 200, right=glyph.right + 200) for glyph in line("对谁")],
    ]
    assert not is_stretched(cells, WIDTH)


def test_a_letter_with_many_numbers_is_drawn_without_gaps(tmp_path: Path) -> None:
    calls = [contact(f"I{n}", f"2026-10-{n:02} 10:00", from_number=f"167000020{n:02}") for n in range(1, 12)]
    case = story(platform(), *calls)
    pack = make(planned(case, "2026-11-23", "complaint/police"), books(), engine(), Style(("pdf",)), date(2026, 11, 23))
    written = tmp_path / "信.pdf"
    written.write_bytes(next(file.content for file in pack.files if "报案书" in file.name))
    assert list(stretched(written)) == []
