"""However many pictures there are, one at a time is unpacked: the volume of a large case is made on an old laptop."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.volume import packed, photo, write_case

pytest.importorskip("PIL", reason="Pillow is not installed")
pytest.importorskip("typst", reason="Typst is not installed")

if TYPE_CHECKING:
    from pathlib import Path

UNPACKED = 36  # MB of one of them, in three channels


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="this system tells no peak")
def test_eight_more_pictures_take_less_than_three_of_them_unpacked(tmp_path: Path):
    content = photo()
    peaks = []
    for count in (2, 10):
        (tmp_path / str(count)).mkdir()
        write_case(tmp_path / str(count), count, 30, content)
        peaks.append(packed(tmp_path / str(count)).peak)
    assert peaks[1] - peaks[0] < 3 * UNPACKED
    assert peaks[1] < 400
