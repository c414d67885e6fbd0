"""One letter, warm: every peer in turn in one process."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

from benchmarks.content import Content, Grid, Words, composed, content, rendered
from benchmarks.peers import PEERS
from benchmarks.timing import in_turn, ratio, table, typical

if TYPE_CHECKING:
    from collections.abc import Callable

OURS = "letters: template → DOCX"
WHOLE = "letters: TOML text → case → findings → law → DOCX"
PEER = "docxtpl, reused"


def run(rounds: int) -> str:
    letter = composed()
    wanted = content(letter)
    makers: dict[str, Callable[[], bytes]] = {
        OURS: lambda: rendered(letter),
        WHOLE: lambda: rendered(composed()),
    }
    skipped = []
    for name, peer in PEERS.items():
        try:
            makers[name] = peer(wanted)
        except (ImportError, FileNotFoundError) as error:
            skipped.append(f"{name} is left out: {error}")
    for name, make in makers.items():
        assert_holds(make(), wanted, name)
    times = in_turn(makers, rounds)
    return "\n\n".join([_table(times), *skipped, _measure(wanted)])


def _table(times: dict[str, list[float]]) -> str:
    ordered = sorted(times, key=lambda name: typical(times[name]))
    rows = [
        [name, f"{typical(times[name]):.2f}", f"{ratio(times[name], times['floor']):.1f}", _against(times, name)]
        for name in ordered
    ]
    return table(["maker", "ms", "× floor", f"{PEER} takes × as long"], rows)


def _against(times: dict[str, list[float]], name: str) -> str:
    return f"{ratio(times[PEER], times[name]):.1f}" if PEER in times else "–"


def _measure(wanted: Content) -> str:
    cells = sum(len(row) for grid in wanted.grids for row in grid.rows)
    return f"The letter: {len(wanted.words)} paragraphs, {len(wanted.grids)} tables with {cells} cells."


def assert_holds(data: bytes, wanted: Content, name: str) -> None:
    """Every text of the letter stands in the file; white space aside."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    words = _bare(unescape(re.sub("<[^>]*>", "", xml)))
    for part in wanted.parts:
        texts = [part.text] if isinstance(part, Words) else [text for row in part.rows for text in row]
        for text in texts:
            assert _bare(text) in words, f"{name} lacks {text}"
    assert isinstance(wanted.grids[0], Grid)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
