"""What a wheel carries of its TOML: looked up by digest, and passed over whenever anything differs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from letters.kit.bundled import PACKAGE
from letters.kit.compiled import FORM, NAME, compiled, tables
from scripts.compiled import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = """
on = 2026-11-23
rate = 1.0
count = 1
is = true
line = "一行\\n\\u2028又一行"
[[version]]
days = [2026-01-01, 2026-01-02]
[version.inner]
from = 2020-02-29
"""
HELD = {
    "on": date(2026, 11, 23),
    "rate": 1.0,
    "count": 1,
    "is": True,
    "line": "一行\n\u2028又一行",
    "version": [{"days": [date(2026, 1, 1), date(2026, 1, 2)], "inner": {"from": date(2020, 2, 29)}}],
}


def package(folder: Path, content: str) -> Path:
    (folder / NAME).write_text(content, encoding="utf-8", newline="\n")
    return folder


def test_a_text_gives_the_tables_that_it_gave_as_toml(tmp_path: Path) -> None:
    made = package(tmp_path, compiled(["", TEXT]))
    assert repr(tables(TEXT, made)) == repr(HELD)
    assert tables("", made) == {}
    assert tables(TEXT, made) is not tables(TEXT, made)  # a caller may change what it was given


def test_what_was_compiled_is_taken_for_what_the_text_says(tmp_path: Path) -> None:
    telling = compiled(["a = 1"]).split("\n")[1].replace('"a":1', '"a":2')
    made = package(tmp_path, compiled([]))
    assert tables("a = 1", made) == {"a": 1}
    other = tmp_path / "other"
    other.mkdir()
    assert tables("a = 1", package(other, _signed(f"{telling}\n"))) == {"a": 2}


def _signed(lines: str) -> str:
    return f"{FORM} {crc32(lines.encode()):08x}\n{lines}"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace('"a":1', '"a":2'),  # a line that is not what its file was signed for
        lambda content: content[:-10],  # cut short
        lambda content: content + "more",
        lambda content: content.replace(FORM, FORM[:-1] + "0"),  # another form
        lambda content: content[:0],
    ],
)
def test_a_damaged_file_is_passed_over(tmp_path: Path, spoil: Callable[[str], str]) -> None:
    assert tables("a = 1", package(tmp_path, spoil(compiled(["a = 1"])))) == {"a": 1}


def test_bytes_that_are_no_text_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    assert tables("a = 1", tmp_path) == {"a": 1}


def test_a_changed_text_is_read_as_it_stands(tmp_path: Path) -> None:
    made = package(tmp_path, compiled([TEXT]))
    assert tables(TEXT.replace("2026-11-23", "2026-11-24"), made)["on"] == date(2026, 11, 24)


@pytest.mark.slow
def test_every_file_of_data_and_every_head_is_compiled_to_what_it_says(tmp_path: Path) -> None:
    made = package(tmp_path, files()[NAME])
    texts = [path.read_bytes().decode("utf-8-sig") for path in PACKAGE.rglob("data/**/*.toml")]
    assert len(texts) > 80
    for text in texts:
        assert repr(tables(text, made)) == repr(tables(text))
    assert (made / NAME).read_text(encoding="utf-8").count("\n") > len(texts) + 30  # the heads of templates besides


def test_a_checkout_reads_its_sources() -> None:
    assert not (PACKAGE / NAME).exists()
