"""What a file tells besides what it shows is pointed out, and taken out of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.collect.evidence import jpeg, png
from letters.collect.evidence.exif import Exif
from letters.collect.evidence.hidden import cleaned, hidden
from letters.collect.evidence.jpeg import DamagedError
from tests import media

if TYPE_CHECKING:
    from pathlib import Path


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def labels(path: Path) -> set[str]:
    return {trace.label for trace in hidden(path).traces}


def test_a_photo_tells_its_place_its_device_and_its_owner(tmp_path: Path) -> None:
    found = hidden(saved(tmp_path, "a.jpg", media.jpeg()))
    told = {trace.label: trace.value for trace in found.traces}
    assert "拍摄地点（GPS）" in told
    assert told["设备型号"] == media.DEVICE
    assert told["姓名"] == media.OWNER
    assert {"图片里的注释", "XMP 资料（可能有作者、地点、编辑经过）", "IPTC 资料（可能有作者、地点）"} <= told.keys()
    assert found.looked
    assert found.can_clean


def test_a_photo_without_gps_tells_no_place(tmp_path: Path) -> None:
    assert "拍摄地点（GPS）" not in labels(saved(tmp_path, "a.jpg", media.jpeg(place=False)))


def test_a_plain_picture_tells_nothing(tmp_path: Path) -> None:
    assert hidden(saved(tmp_path, "a.jpg", media.jpeg(hidden=False))).traces == ()
    assert hidden(saved(tmp_path, "a.png", media.png(hidden=False))).traces == ()


def test_what_stands_behind_the_end_of_a_picture_is_told_and_cut(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", media.jpeg(hidden=False, after=b"MotionPhoto" * 10))
    assert labels(path) == {"图片后面附带的数据"}
    assert cleaned(path) == media.jpeg(hidden=False)


def test_a_cleaned_photo_is_the_same_picture_without_what_was_hidden(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", media.jpeg())
    assert cleaned(path) == media.jpeg(hidden=False)
    assert path.read_bytes() == media.jpeg()


@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_cleaned_photo_is_still_turned_the_right_way(tmp_path: Path, turned: int) -> None:
    content = cleaned(saved(tmp_path, "a.jpg", media.jpeg(turned=turned)))
    assert content is not None
    [exif] = [s.body[6:] for s in jpeg.segments(content) if s.marker == 0xE1]
    assert Exif(exif).orientation == turned
    assert Exif(exif).traces() == ()
    assert media.DEVICE.encode() not in content


def test_a_png_tells_its_texts_and_its_place_and_is_cleaned(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", media.png())
    assert {"图片里的文字", "拍摄地点（GPS）", "修改时间"} <= labels(path)
    assert cleaned(path) == media.png(hidden=False)


def test_documents_tell_their_authors(tmp_path: Path) -> None:
    in_pdf = {t.label: t.value for t in hidden(saved(tmp_path, "a.pdf", media.pdf())).traces}
    assert in_pdf == {"作者": "林若溪", "制作软件": "WPS (Office)"}
    in_word = {t.label: t.value for t in hidden(saved(tmp_path, "a.docx", media.docx())).traces}
    assert in_word == {"作者": "林若溪", "最后修改者": "甲&乙"}


def test_a_film_tells_its_place_though_its_header_stands_last(tmp_path: Path) -> None:
    assert labels(saved(tmp_path, "a.mp4", media.mp4())) == {"拍摄地点（GPS）"}
    assert labels(saved(tmp_path, "b.mp4", media.mp4(place=False))) == set()


def test_an_iphone_photo_tells_its_place(tmp_path: Path) -> None:
    content = b"\0\0\0\x18ftypheic\0\0\0\0" + bytes(50) + b"Exif\0\0" + media.exif()
    assert "拍摄地点（GPS）" in labels(saved(tmp_path, "a.heic", content))


def test_a_recording_tells_its_tags(tmp_path: Path) -> None:
    plain = media.wav()
    assert labels(saved(tmp_path, "a.wav", plain)) == set()
    assert labels(saved(tmp_path, "b.wav", plain + b"LIST\x04\0\0\0INFO")) == {"录音的标签"}


def test_a_kind_that_cannot_be_looked_into_says_so(tmp_path: Path) -> None:
    assert not hidden(saved(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0")).looked
    assert hidden(saved(tmp_path, "a.txt", b"x")).looked


@pytest.mark.parametrize("make", [media.jpeg, media.png, media.docx, media.mp4, media.pdf])
def test_a_file_cut_off_anywhere_is_looked_at_without_a_fault(tmp_path: Path, make: object) -> None:
    whole: bytes = make()  # type: ignore[operator]
    for end in range(0, len(whole), 7):
        path = saved(tmp_path, "a.bin", whole[:end])
        assert hidden(path).traces is not None
        cleaned(path)


def test_a_damaged_picture_is_not_cleaned(tmp_path: Path) -> None:
    assert cleaned(saved(tmp_path, "a.jpg", media.jpeg()[:-20])) is None


@given(st.binary(max_size=300))
def test_any_bytes_after_a_signature_are_read_or_refused(tail: bytes) -> None:
    for start, look in ((b"\xff\xd8\xff", jpeg.traces), (png.SIGNATURE, png.traces)):
        try:
            look(start + tail)
        except DamagedError:
            continue


@given(st.binary(max_size=300))
def test_any_bytes_as_exif_are_read(content: bytes) -> None:
    for order in (b"II*\0", b"MM\0*"):
        assert Exif(order + content).traces() is not None
