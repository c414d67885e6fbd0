"""The PDF of each letter of each example has as many pages as its Word file drawn by LibreOffice.

In the gate each kind of letter is drawn, and of each every third after that; `make attack-all` draws all.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest

from letters.case.file import read
from letters.compose.choose.selection import Selection, select
from letters.desk import open_desk
from letters.pack.make import Style, make
from scripts.examples import stories
from tests.whole import WHOLE

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]
pytest.importorskip("typst", reason="Typst is not installed")

FEW = 0.2
"""Part of the letters that may have a page less as PDF: LibreOffice sets in a wider font where it has no 仿宋, and does
not draw neighbouring signs closer together."""


def words(page) -> str:
    return re.sub(r"\s", "", page.get_textpage().get_text_range())


def chosen(planned: Selection, met: Counter[str]) -> Selection:
    """With the letters to be drawn alone; `met` counts those of each kind so far."""
    drawn = []
    for letter in planned.letters:
        if WHOLE or met[letter.head.id] % 3 == 0:
            drawn.append(letter)
        met[letter.head.id] += 1
    return replace(planned, letters=tuple(drawn))


def test_every_letter_has_as_many_pages_as_its_word_file(tmp_path):
    at, met = open_desk(), Counter[str]()
    for story in stories():
        day = tomllib.loads((story / "case.toml").read_text("utf-8"))["written_on"]
        planned = chosen(select(read(story / "case.toml", today=day), at.books, day), met)
        for file in make(planned, at.books, at.engine, Style(("docx", "pdf")), day).files:
            (tmp_path / f"{story.name}／{file.name}").write_bytes(file.content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    drawn = tmp_path / "drawn"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(drawn)]
    subprocess.run([*command, *sorted(map(str, tmp_path.glob("*.docx")))], check=True, capture_output=True)  # noqa: S603
    written = sorted(path for path in tmp_path.glob("*.pdf") if path.with_suffix(".docx").exists())
    assert len(written) > (60 if WHOLE else 40)
    differing = {}
    for path in written:
        ours, theirs = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument(drawn / path.name)
        if len(ours) != len(theirs):
            differing[path.stem] = (len(ours), len(theirs))
        assert "（签名）：" not in words(ours[len(ours) - 1])[:12], f"{path.name}: a page begins with the place to sign"
    assert len(differing) <= FEW * len(written), differing
    assert all(ours == theirs - 1 for ours, theirs in differing.values()), differing
