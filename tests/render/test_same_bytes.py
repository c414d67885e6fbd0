"""The same letter gives the same bytes, wherever and whenever it is written."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from letters.render import Properties, write_docx
from letters.render.blocks import Document, Paragraph, Row, Run, Table

ROOT = Path(__file__).resolve().parents[2]
LETTER = Document(
    (
        Paragraph("body", (Run("“你好”\n😀"), Run("强调", strong=True, em=True))),
        Table("parties", (), tuple(Row((str(n), "x")) for n in range(50))),
    )
)
PROGRAM = """
import hashlib, pathlib, sys
sys.path.insert(0, {tests!r})
from tests.render.test_same_bytes import digests
print(digests())
"""
PLACES = {
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LANG": "tr_TR.UTF-8", "LC_ALL": "C"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
}


def digests() -> str:
    made = [
        write_docx(LETTER, layout=layout, properties=Properties("信", dt.date(2026, 11, 23)))
        for layout in ("standard", "compact")
    ]
    return " ".join(hashlib.sha256(data).hexdigest() for data in made)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_another_process_elsewhere_writes_the_same_bytes(place, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **place}
    program = PROGRAM.format(tests=str(Path(__file__).parent))
    run = subprocess.run(  # noqa: S603  a program of this test
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == digests()


def test_the_zip_names_no_day_and_no_system():
    data = write_docx(LETTER, properties=Properties("信", dt.date(2026, 11, 23)))
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert entries[0].filename == "[Content_Types].xml"


def test_another_day_or_title_gives_other_bytes():
    one, other = (write_docx(LETTER, properties=Properties("信", dt.date(2026, 11, day))) for day in (23, 24))
    assert one != other
