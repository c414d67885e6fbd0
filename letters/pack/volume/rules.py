"""What data/volume.toml says: how evidence is reduced, parted and bounded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Count, Number, row
from letters.kit.refusals import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parent / "data"
MM_PER_INCH = 25.4


@row
class PictureRules:
    """How pictures are reduced: `quality` is JPEG's; `largest` and `largest_jpeg` in pixels."""

    dots_per_inch: Count
    quality: Count
    largest: Count
    largest_jpeg: Count

    @property
    def dots_per_mm(self) -> float:
        """How many pixels a millimetre of a printed picture has at most."""
        return self.dots_per_inch / MM_PER_INCH


@row
class PageRules:
    """How large things are on the page, in mm."""

    width: Number
    height: Number
    long_width: Number
    least: Number
    full_width: Number
    full_height: Number


@row
class CutSizes:
    """How long pictures are parted: shares, and `gap` and `overlap` in mm."""

    searched: Number
    gap: Number
    overlap: Number
    tolerance: Count
    narrowest: Number


@row
class Most:
    """How much of one file is shown."""

    characters: Count
    rows: Count
    columns: Count
    pages: Count
    bytes: Count


@row
class VolumeRules:
    """The whole file."""

    picture: PictureRules
    page: PageRules
    cut: CutSizes
    most: Most


@cache
def volume_rules() -> VolumeRules:
    """The bundled rules."""
    return read_volume_rules(DATA / "volume.toml", read_trusted)


def read_volume_rules(path: Path, read: Read = read) -> VolumeRules:
    """The rules of a file. Raises SlipsError, as for a share that is none."""
    return read(path, VolumeRules, _slips)


def _slips(file: VolumeRules) -> Iterator[Slip]:
    for key, share in (("searched", file.cut.searched), ("narrowest", file.cut.narrowest)):
        if not 0 < share < 1:
            yield Slip(("cut", key), "应在 0 和 1 之间")
    if file.picture.quality > BEST:
        yield Slip(("picture", "quality"), f"不大于 {BEST}")
    if not 0 < file.cut.overlap < file.page.height:
        yield Slip(("cut", "overlap"), "应小于图片的高度")


BEST = 95  # of JPEG: above it files grow and nothing is seen
