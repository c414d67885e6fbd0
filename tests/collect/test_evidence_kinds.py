"""A file is known by what it holds, and only else by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.case.vocabulary import EvidenceKind
from letters.collect.evidence.kinds import kind_of, medium
from tests import media

if TYPE_CHECKING:
    from pathlib import Path

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0"
M4A = b"\0\0\0\x18ftypM4A \0\0\0\0"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("照片.jpg", media.jpeg(), "jpeg"),
        ("其实是图片.txt", media.png(), "png"),
        ("录音.wav", media.wav(), "wav"),
        ("录音.mp3", b"ID3\x03", "mp3"),
        ("录音", b"#!AMR\n", "amr"),
        ("录屏.mp4", media.mp4(), "mp4"),
        ("录音.m4a", M4A, "m4a"),
        ("IMG_1.HEIC", HEIC, "heic"),
        ("合同.pdf", media.pdf(), "pdf"),
        ("说明.docx", media.docx(), "ooxml"),
        ("压缩.zip", media.docx(), "other"),
        ("账单.csv", "交易号".encode(), "table"),
        ("网页.html", b"<html>", "page"),
        ("空.png", b"", "other"),
    ],
)
def test_a_medium_is_told_by_content_first(tmp_path: Path, name: str, content: bytes, found: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert medium(path).name == found


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.jpg", media.jpeg(), EvidenceKind.ELECTRONIC),
        ("a.wav", media.wav(), EvidenceKind.RECORDING),
        ("a.mp4", media.mp4(), EvidenceKind.RECORDING),
        ("a.pdf", media.pdf(), EvidenceKind.DOCUMENT),
        ("a.docx", media.docx(), EvidenceKind.DOCUMENT),
        ("空录音.amr", b"", EvidenceKind.RECORDING),
        ("a.dat", b"\x00\x01", EvidenceKind.ELECTRONIC),
    ],
)
def test_a_medium_is_a_kind_of_evidence(tmp_path: Path, name: str, content: bytes, kind: EvidenceKind) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert medium(path).kind is kind


def test_several_files_with_a_recording_among_them_are_a_recording(tmp_path: Path) -> None:
    for name, content in {"a.txt": b"x", "b.png": media.png(), "c.wav": media.wav()}.items():
        (tmp_path / name).write_bytes(content)
    found = [medium(path) for path in sorted(tmp_path.iterdir())]
    assert kind_of(found) is EvidenceKind.RECORDING
    assert kind_of(found[:2]) is EvidenceKind.ELECTRONIC
    assert kind_of(found[:1]) is EvidenceKind.DOCUMENT
