"""A long picture is parted between lines, never through one; where there is no gap, what was cut is shown again."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from letters.pack.volume.cutting import CutRules, Piece, frame_of, pieces
from letters.pack.volume.rules import volume_rules

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 360
RULES = CutRules(limit=500, searched=0.45, gap=3, overlap=40)
WHITE, GREY = (255, 255, 255), (236, 236, 236)


class Line(NamedTuple):
    """A line of writing: its words, the height of its type, the gap under it."""

    words: str
    size: int
    gap: int


@cache
def font(size: int):
    """A Chinese font of this computer where there is one, else the one that comes with Pillow."""
    typst = pytest.importorskip("typst", reason="Typst is not installed")
    found = [one for one in typst.Fonts(include_embedded_fonts=False).fonts() if "CJK SC" in one.family and one.path]
    if not found:
        return ImageFont.load_default(size)
    return ImageFont.truetype(found[0].path, size, index=found[0].index)


def drawn(lines: Sequence[Line], background: tuple[int, int, int] = WHITE, bubble: bool = False):
    """A picture of the lines, and the rows of each that hold any of its ink."""
    heights = [round(line.size * 1.5) + line.gap for line in lines]
    picture = Image.new("RGB", (WIDTH, sum(heights) + 20), background)
    draw = ImageDraw.Draw(picture)
    if bubble:
        draw.rounded_rectangle((40, 6, WIDTH - 40, picture.height - 6), radius=12, fill=(149, 236, 105))
    inked, top = [], 10
    for line, height in zip(lines, heights, strict=True):
        box = draw.textbbox((60, top), line.words, font=font(line.size))
        draw.text((60, top), line.words, font=font(line.size), fill=(20, 20, 20))
        inked.append((round(box[1]), round(box[3])))
        top += height
    return picture, inked


def looked(picture):
    cut = volume_rules().cut
    content, step = picture.tobytes(), picture.width * 3
    return lambda row: frame_of(content[row * step : (row + 1) * step], cut.tolerance, cut.narrowest)


def parted(picture, rules: CutRules = RULES) -> list[Piece]:
    return list(pieces(picture.height, looked(picture), rules))


def cut_through(parts: Sequence[Piece], inked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of which no part shows the whole."""
    return [(top, low) for top, low in inked if not any(part.top <= top and low <= part.bottom for part in parts)]


def saved_as_jpeg(picture, quality: int):
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=quality)
    return Image.open(content).convert("RGB")


DRAWN = settings(deadline=None, phases=(Phase.explicit, Phase.generate))  # made smaller, they would fail for minutes
HANZI = "催收电话通知家人明天上门要钱再不还款就联系单位领导让你在公司待不下去"
WORDS = st.text(HANZI, min_size=4, max_size=12)
LINES = st.lists(st.builds(Line, WORDS, st.integers(12, 30), st.integers(4, 60)), min_size=30, max_size=60)


@pytest.mark.slow
@given(LINES, st.sampled_from([WHITE, GREY]), st.integers(70, 95))
@settings(DRAWN, max_examples=12)
def test_no_cut_goes_through_a_line_of_writing(lines, background, quality):
    picture, inked = drawn(lines, background)
    parts = parted(saved_as_jpeg(picture, quality))
    assert len(parts) > 1
    assert cut_through(parts, inked) == []
    assert not any(part.repeated for part in parts)
    assert all(part.bottom - part.top <= RULES.limit for part in parts)


@pytest.mark.slow
@given(
    st.lists(st.builds(Line, st.sampled_from("二三一—=…"), st.just(26), st.integers(0, 8)), min_size=40, max_size=60)
)
@settings(DRAWN, max_examples=8)
def test_a_line_of_strokes_with_room_between_them_is_one_line(lines):
    apart = [line._replace(gap=line.gap + line.size) for line in lines]
    picture, inked = drawn(apart)
    assert cut_through(parted(picture), inked) == []


def fitting(words: str, size: int, gap: int) -> Line:
    """A line that a bubble has room for."""
    return Line(words[: (WIDTH - 101) // size], size, gap)


@pytest.mark.slow
@given(st.lists(st.builds(fitting, WORDS, st.integers(14, 22), st.integers(6, 12)), min_size=40, max_size=60))
@settings(DRAWN, max_examples=8)
def test_within_one_long_bubble_the_cut_goes_between_its_lines(lines):
    picture, inked = drawn(lines, GREY, bubble=True)
    parts = parted(picture)
    assert len(parts) > 1
    assert cut_through(parts, inked) == []
    assert not any(part.repeated for part in parts)


def noise(height: int):
    return Image.effect_noise((WIDTH, height), 90).convert("RGB")


def test_where_there_is_no_gap_a_part_begins_with_the_end_of_the_one_before():
    parts = parted(noise(1400))
    assert parts == [Piece(0, 500), Piece(460, 960, 40), Piece(920, 1400, 40)]


def test_a_picture_that_fits_is_one_part():
    assert parted(noise(RULES.limit)) == [Piece(0, RULES.limit)]


@given(st.integers(1, 4000), st.integers(1, 700), st.integers(0, 900), st.floats(0.01, 0.99))
def test_every_row_is_shown_in_order_and_no_part_is_too_high(height, limit, overlap, searched):
    parts = list(pieces(height, lambda row: () if row % 7 == 0 else None, CutRules(limit, searched, 3, overlap)))
    assert parts[0].top == 0
    assert parts[-1].bottom == height
    for before, after in pairwise(parts):
        assert before.bottom - after.top == after.repeated
        assert after.bottom > before.bottom
    assert all(0 < part.bottom - part.top <= limit for part in parts)


def test_a_row_with_a_stroke_is_no_gap_and_one_with_a_bubble_is():
    bubble = bytes(GREY) * 40 + bytes((149, 236, 105)) * 280 + bytes(GREY) * 40
    stroke = bytes(WHITE) * 100 + bytes(3) * 5 + bytes(WHITE) * 255
    assert frame_of(bytes(WHITE) * WIDTH, 12, 0.04) == ()
    assert frame_of(bubble, 12, 0.04) == (40, 320)
    assert frame_of(stroke, 12, 0.04) is None


def test_a_frame_that_moves_from_row_to_row_is_writing():
    assert list(pieces(800, lambda row: (100 + row,), RULES)) == [Piece(0, 500), Piece(460, 800, 40)]
    assert {part.repeated for part in pieces(800, lambda row: (100 + row % 2,), RULES)} == {0}
