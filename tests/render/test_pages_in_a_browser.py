"""Each example letter as a page, in a real browser: as wide as a telephone, loading nothing, printed as the PDF is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pytest

from letters.render import write_html
from tests.readers import browser, has, needs, node
from tests.render.every_letter import written

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("typst", reason="Typst is not installed")
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(600),
    needs(chromium=browser(), **{"playwright-core": has("playwright-core")}),
]

PHONE, DESK = 360, 1280
HOSTILE = """<script>document.title = "ran"</script>
<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">"""


class Seen(NamedTuple):
    """A letter's name, what the browser saw of its page, the pages it printed, and those of the PDF."""

    name: str
    seen: dict[str, Any]
    printed: list[str]
    pdf: int


def pages(path: Path) -> list[str]:
    file = pypdfium2.PdfDocument(path)
    try:
        return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in file]
    finally:
        file.close()


@pytest.fixture(scope="module")
def letters(tmp_path_factory) -> list[Seen]:
    files = sorted(written(tmp_path_factory).glob("*.html"))
    printed = tmp_path_factory.mktemp("printed")
    given = [{"html": str(file), "pdf": str(printed / file.stem)} for file in files]
    answer = node("browse.mjs", {"browser": browser(), "widths": [PHONE, DESK], "pages": given})
    return [
        Seen(file.stem, seen, pages(printed / file.stem), len(pages(file.with_suffix(".pdf"))))
        for file, seen in zip(files, answer, strict=True)
    ]


def test_every_letter_is_read_in_a_browser_without_moving_it_sideways_and_printed_like_its_pdf(letters):
    assert len(letters) >= 50
    for name, seen, printed, pdf in letters:
        assert [screen["width"] for screen in seen["screens"]] == [PHONE, DESK]
        for screen in seen["screens"]:
            assert screen["page"] <= screen["width"], name
            assert not screen["boxes"], f"{name}: a table is wider than its box on {screen['width']} px"
        assert not seen["screens"][0]["squeezed"], f"{name}: {seen['screens'][0]['squeezed']} on a telephone"
        assert len(seen["asked"]) == 1, f"{name}: loads {seen['asked'][1:]}"
        assert abs(len(printed) - pdf) <= 1, f"{name}: {len(printed)} pages, {pdf} as PDF"
        for number, page in enumerate(printed, 1):
            assert f"第{number}页共{len(printed)}页" in page, name
            assert "不要勾选" not in page, f"{name}: what is for the screen is printed"


def test_nothing_in_a_page_runs_or_loads_even_where_somebody_put_it_there(render, tmp_path):
    page = write_html(render("<p>一</p>"), "信").replace("</main>", f"{HOSTILE}</main>")
    (tmp_path / "letter.html").write_text(page, "utf-8")
    given = {"html": str(tmp_path / "letter.html")}
    [seen] = node("browse.mjs", {"browser": browser(), "widths": [PHONE], "pages": [given]})
    assert (seen["title"], seen["loaded"]) == ("信", [0])
