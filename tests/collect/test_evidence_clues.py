"""What a file tells of itself: its sort by name and content, its day and number; never when it was copied."""

from __future__ import annotations

import os
import struct
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from letters.collect.evidence.clues import clue_of
from letters.collect.evidence.kinds import medium
from letters.collect.evidence.sorts import sort_of, sorts
from tests import media

if TYPE_CHECKING:
    from pathlib import Path

    from letters.collect.evidence.clues import Clue

CONTENT = {"picture": media.png(), "sound": media.wav(), "film": media.mp4(), "pdf": media.pdf(), "docx": media.docx()}
ENDINGS = {".jpg": "picture", ".png": "picture", ".heic": "picture", ".mp4": "film", ".pdf": "pdf", ".docx": "docx"}
SOUNDS = (".m4a", ".mp3", ".amr", ".wav")


def seen(folder: Path, name: str, content: bytes | None = None) -> Clue:
    """The clue of a file of that name, with bytes as its ending promises."""
    path = folder / name
    ending = path.suffix.lower()
    promised = CONTENT["sound"] if ending in SOUNDS else CONTENT.get(ENDINGS.get(ending, ""), b"x")
    path.write_bytes(promised if content is None else content)
    os.utime(path, (1_800_000_000, 1_800_000_000))  # 2027: copied long after
    return clue_of(name, path.read_bytes())


def taken(at: str) -> bytes:
    """A picture whose camera wrote that time."""
    text = at.encode() + b"\0"
    inner = struct.pack(">HHHII", 1, 0x9003, 2, len(text), 44) + bytes(4)
    outer = struct.pack(">HHHII", 1, 0x8769, 4, 1, 26) + bytes(4)
    body = b"Exif\0\0" + b"MM\0*" + struct.pack(">I", 8) + outer + inner + text
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + media.jpeg(hidden=False)[2:]


@pytest.mark.parametrize(("sort", "name"), [(sort.id, name) for sort in sorts() for name in sort.names])
def test_each_name_of_the_data_is_of_its_sort(tmp_path: Path, sort: str, name: str) -> None:
    assert seen(tmp_path, name).sort.id == sort


@pytest.mark.parametrize(
    ("name", "on", "clock"),
    [
        ("Screenshot_20261120_200500_com.android.mms.jpg", "2026-11-20", "20:05:00"),
        ("Screenshot_2026-11-20-20-05-00-123_com.tencent.mm.jpg", "2026-11-20", "20:05:00"),
        ("截屏2026-11-20 20.05.00.png", "2026-11-20", "20:05:00"),
        ("屏幕截图 2026-11-20 200500.png", "2026-11-20", "20:05:00"),
        ("微信图片_20261124210304.jpg", "2026-11-24", "21:03:04"),
        ("mmexport1700000000000.jpg", "2023-11-15", "06:13:20"),
        ("IMG20261120200500.jpg", "2026-11-20", "20:05:00"),
        ("20261120_200500.jpg", "2026-11-20", "20:05:00"),
        ("通话录音_17012345678_20261120-210500.m4a", "2026-11-20", "21:05:00"),
        ("Call recording 17012345678_261120_210500.m4a", "2026-11-20", "21:05:00"),
        ("2026年11月20日录音.wav", "2026-11-20", None),
        ("IMG_1234.HEIC", None, None),
        ("20261399_1.jpg", None, None),
        ("订单20260231.png", None, None),
        ("1.jpg", None, None),
    ],
)
def test_day_and_time_are_those_of_the_name(tmp_path: Path, name: str, on: str | None, clock: str | None) -> None:
    clue = seen(tmp_path, name)
    assert clue.on == (date.fromisoformat(on) if on else None)
    assert clue.clock == (time.fromisoformat(clock) if clock else None)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("通话录音_17012345678_20261120-210500.m4a", "17012345678"),
        ("17012345678(17012345678)_20261120210500.mp3", "17012345678"),
        ("未知@+8617012345678_20261120210500.amr", "17012345678"),
        ("通话录音_075512345678_20261120.m4a", "075512345678"),
        ("通话录音_95188_20261120-210500.m4a", "95188"),
        ("录音_20261120_210500.m4a", ""),
        ("IMG_17012345678.jpg", ""),
    ],
)
def test_the_number_is_that_of_a_recorded_call(tmp_path: Path, name: str, number: str) -> None:
    assert seen(tmp_path, name).number == number


def test_the_day_of_a_photo_is_what_its_camera_wrote_before_its_name(tmp_path: Path) -> None:
    clue = seen(tmp_path, "IMG_20261122_080000.jpg", taken("2026:11:20 21:00:00"))
    assert (clue.on, clue.clock) == (date(2026, 11, 20), time(21, 0))
    assert seen(tmp_path, "IMG_1.jpg", taken("0000:00:00 00:00:00")).on is None


def test_the_days_of_a_text_are_those_that_it_names(tmp_path: Path) -> None:
    text = "2026-11-22 10:00 催收员：再不还就找你单位\n2026年11月20日 9:00 好\n2026-13-45 乱写\n"
    for name, encoding in (("聊天.txt", "utf-8"), ("聊天记录.txt", "gb18030"), ("群.txt", "utf-16")):
        clue = seen(tmp_path, name, text.encode(encoding))
        assert (clue.on, clue.until) == (date(2026, 11, 20), date(2026, 11, 22)), name
    assert seen(tmp_path, "说明20261101.txt", "没有日子".encode()).on == date(2026, 11, 1)


def test_the_last_sort_takes_whatever_no_other_takes(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"\0\1\2")
    assert sort_of("x", medium(path)) is sorts()[-1]
