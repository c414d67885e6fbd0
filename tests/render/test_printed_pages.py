"""Pages as LibreOffice prints them; left out where it is not installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice or poppler is not installed"
    ),
]

ROWS = 300
VALUES = {
    "序号和时间": "{{ n + 1 }}　2026年3月10日 10:00",
    "方式和号码": "17012345678",
    "内容": "{{ words }}",
}
COLUMNS = [column.name for column in styles().tables["incidents"].columns]
HEAD = "".join(f"<th>{name}</th>" for name in COLUMNS)
CELLS = "".join(f"<td>{VALUES.get(name, '本人单位')}</td>" for name in COLUMNS)
LETTER = f"""
<h1>催收事件明细表</h1>
<table class="incidents">
<thead><tr>{HEAD}</tr></thead>
{{% for n in range(rows) %}}<tr>{CELLS}</tr>{{% endfor %}}
</table>
"""
ENDING = """
{% for n in range(lines) %}<p>正文第{{ n + 1 }}行。</p>{% endfor %}
<p class="closing">此致</p>
<p class="authority">某某局</p>
<p class="signature">投诉人（签名）：</p>
<p class="date">2026年11月23日</p>
"""


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., list[list[str]]]:
    def pages(*letters: bytes) -> list[list[str]]:
        """Of each letter its pages; all are printed by one start of the program, which takes longer than to print."""
        names = [f"{number}.docx" for number in range(len(letters))]
        for name, data in zip(names, letters, strict=True):
            (tmp_path / name).write_bytes(data)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run([*command, *(str(tmp_path / name) for name in names)], check=True, capture_output=True)  # noqa: S603
        return [text_of((tmp_path / name).with_suffix(".pdf")).split("\f")[:-1] for name in names]

    return pages


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607  found above


def test_a_wide_table_runs_over_many_pages_with_its_head_on_each(render, docx_of, printed):
    words = "对方称“再不还钱就上门找你全家”，并多次提及本人单位名称与家人姓名。"
    [pages] = printed(docx_of(render(LETTER + ENDING, rows=ROWS, words=words, lines=1), layout="compact"))
    assert len(pages) > 10
    for number, page in enumerate(pages, 1):
        assert re.search(rf"第\s*{number}\s*页\s*共\s*{len(pages)}\s*页", page)
    with_rows = [page for page in pages if "17012345678" in page]
    assert all("方式和号码" in page for page in with_rows)
    text = "".join(pages)
    assert text.count("17012345678") == ROWS
    assert text.count("本人单位") >= ROWS


def test_a_signature_never_stands_on_a_page_by_itself(render, docx_of, printed):
    by_lines = range(15, 22)
    for lines, pages in zip(by_lines, printed(*(docx_of(render(ENDING, lines=n)) for n in by_lines)), strict=True):
        last = next(page for page in pages if "投诉人（签名）" in page)
        missing = [part for part in ("正文", "此致", "某某局", "2026", "11") if part not in last]
        assert not missing, f"{lines} lines of text"


def test_a_row_longer_than_a_page_is_not_cut_off(render, docx_of, printed):
    words = "".join(f"第{number}句。" for number in range(400))
    [pages] = printed(docx_of(render(LETTER + ENDING, rows=1, words=words, lines=1)))
    assert "399" in "".join(pages)
