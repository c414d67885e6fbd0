"""Files of evidence while they come: kept whole or not at all, under names that the project makes, in little memory."""

from __future__ import annotations

import json
import tomllib
import tracemalloc
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from letters.case import case_files
from letters.web.evidence import uploading
from tests import media
from tests.web.asking import WORD
from tests.web.collecting import BOUNDARY, TOLD, Collector, folder, stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["folder"]

MB = 1 << 20


def part(name: str, content: bytes, file_name: str | None = None) -> bytes:
    told = f'; filename="{file_name}"' if file_name is not None else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{told}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def form(*parts: bytes) -> bytes:
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def test_a_file_is_kept_at_once_with_its_digest_and_named_in_the_case(folder: Path) -> None:
    content = media.png()
    told = json.loads(Collector(folder).put("短信截图.png", iter([content[:20], content[20:]])).text)
    assert (told["name"], told["known"], told["before"] != told["version"]) == ("短信截图.png", False, True)
    assert (folder / "evidence" / "短信截图.png").read_bytes() == content
    [row] = stored(folder)["evidence"]
    assert row["files"] == [
        {"path": "evidence/短信截图.png", "size": len(content), "sha256": sha256(content).hexdigest()}
    ]
    assert "title" not in row


def test_a_file_that_comes_twice_is_kept_once(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put("a.png", media.png())
    told = json.loads(visitor.put("b.png", media.png()).text)
    assert (told["name"], told["known"]) == ("a.png", True)
    assert [path.name for path in (folder / "evidence").iterdir()] == ["a.png"]


def test_twenty_megabytes_are_kept_in_little_memory(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put("first.txt", b"what is imported and read once is no file")
    held = []

    def pieces() -> Iterator[bytes]:
        for number in range(320):
            held.append(tracemalloc.get_traced_memory()[0])
            yield bytes([number % 256]) * (1 << 16)

    tracemalloc.start()
    try:
        told = json.loads(visitor.put("录音.m4a", pieces()).text)
    finally:
        tracemalloc.stop()
    assert (folder / "evidence" / told["name"]).stat().st_size == 20 * MB
    assert max(held) < 2 * MB


def test_a_file_that_is_too_large_is_refused_kindly_and_nothing_of_it_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "MOST", 100)
    answer = Collector(folder).put("大.mp4", iter([bytes(60)] * 3))
    assert answer.status == 422
    assert json.loads(answer.text)["problem"].startswith("这个文件太大")
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["case.toml"]


def test_a_file_without_the_word_of_the_page_is_not_kept(folder: Path) -> None:
    visitor = Collector(folder)
    assert visitor.put("a.png", media.png(), word="of another").status == 422
    assert visitor.post_files(form(part("file", b"x", "a.txt"), part("token", WORD.encode()))).status == 422
    assert stored(folder) == tomllib.loads(TOLD)
    assert not (folder / "evidence").exists()


def test_without_scripts_a_form_brings_several_files(folder: Path) -> None:
    visitor = Collector(folder)
    body = form(
        part("token", WORD.encode()),
        part("file", media.png(), "截图 1.png"),
        part("file", b"\r\n--not the boundary\r\n" * 200, "聊天.txt"),
        part("file", media.png(), "again.png"),
        part("file", b"", ""),
    )
    page = visitor.follow(visitor.post_files(body))[1]
    assert "收下了 截图 1.png。收下了 聊天.txt。截图 1.png 以前收过。" in page
    assert (folder / "evidence" / "聊天.txt").read_bytes() == b"\r\n--not the boundary\r\n" * 200


@pytest.mark.parametrize(
    "body", [b"", b"no form at all", form(part("token", WORD.encode()))[:-9], b"--x\r\n" + b"a" * 9000]
)
def test_a_form_that_is_torn_or_none_keeps_nothing(folder: Path, body: bytes) -> None:
    Collector(folder).post_files(body)
    assert not (folder / "evidence").exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../a.png", "_.._a.png"),
        ("/etc/a.png", "_etc_a.png"),
        ("C:\\a.png", "C__a.png"),
        ("con.png", "_con.png"),
        ("COM¹.png", "_COM¹.png"),
        ("CONOUT$", "_CONOUT$"),
        ("a\x00b\n.png", "a_b_.png"),
        ("\u202egnp.exe.png", "_gnp.exe.png"),
        (".letters-lock", "letters-lock"),
        ("", "文件"),
        ("名" * 300 + ".png", "名" * 60 + ".png"),
        ("case.toml", "case_toml"),
        ("Case.TOML.", "Case_TOML"),
        ("案件.toml.txt", "案件_toml.txt"),
        ("名" * 55 + ".toml和别的", "名" * 55 + "_toml"),
    ],
)
def test_the_name_of_a_file_is_made_by_the_project(folder: Path, given: str, kept: str) -> None:
    Collector(folder).put(given, b"x")
    assert [path.name for path in (folder / "evidence").iterdir()] == [kept]


def test_a_file_called_like_a_case_hides_no_evidence_and_is_no_case_of_its_own(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put("case.toml", TOLD.encode())
    visitor.put("CASE.toml", b"[complainant\n")
    assert "文件找不到了" not in visitor.get(f"{visitor.case}/evidence").text
    assert list(case_files(folder)) == [folder / "case.toml"]
