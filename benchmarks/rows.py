"""A long table: time a row at 10 to 5,000 rows. A point whose forecast passes the limit is left out."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.content import DAY, Content, of_document
from benchmarks.peers import PEERS
from benchmarks.timing import table
from letters.catalogue.library import Library
from letters.render import Engine, Properties, write_docx
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = (10, 100, 1_000, 5_000)
LIMIT = 20.0  # seconds for one letter
WORDS = "来电自称“某某法务”，称“再不还钱就上门找你全家”，随后挂断。"


def run(_rounds: int) -> str:
    lines = [_line("letters: template → DOCX", _ours)]
    lines += [_line(name, _of_content(peer)) for name, peer in PEERS.items()]
    head = ["maker", *[f"{rows:,} rows, ms" for rows in ROWS], "µs a row at 100", "at 5,000", "ratio"]
    return table(head, lines)


def _of_content(peer: Callable[[Content], Callable[[], bytes]]) -> Callable[[dict[str, Any]], Callable[[], bytes]]:
    return lambda wanted: peer(wanted["content"])


def _line(name: str, maker: Callable[[dict[str, Any]], Callable[[], bytes]]) -> list[str]:
    times: dict[int, float] = {}
    for rows in ROWS:
        if _forecast(times, rows) > LIMIT:
            break
        try:
            times[rows] = _measured(maker(_wanted(rows)), rows)
        except (ImportError, FileNotFoundError) as error:
            return [f"{name} (left out: {error})", *["–"] * (len(ROWS) + 3)]
    shown = [f"{times[rows] * 1e3:,.1f}" if rows in times else "–" for rows in ROWS]
    per_row = [times[rows] / rows * 1e6 if rows in times else None for rows in (100, 5_000)]
    each = [f"{one:,.1f}" if one else "–" for one in per_row]
    ratio = f"{per_row[1] / per_row[0]:.2f}" if per_row[0] and per_row[1] else "–"
    return [name, *shown, *each, ratio]


def _forecast(times: dict[int, float], rows: int) -> float:
    """Quadratic growth from the last point, as the worst of them grow."""
    if not times:
        return 0
    last = max(times)
    return times[last] * (rows / last) ** (1 if last < 100 else 1.5)


def _measured(make: Callable[[], bytes], rows: int) -> float:
    first = _once(make)
    if first > 1:
        return first
    return statistics.median(_once(make) for _ in range(max(7, 300 // rows)))


def _once(make: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def _ours(wanted: dict[str, Any]) -> Callable[[], bytes]:
    engine, context = wanted["engine"], wanted["context"]
    properties = Properties("明细表", DAY)
    return lambda: write_docx(engine.document("table", context), layout="compact", properties=properties)


def _wanted(rows: int) -> dict[str, Any]:
    """A table of so many rows: as a template with its context, and as finished text for the peers."""
    columns = styles().tables["incidents"].columns
    names = [f"c{number}" for number in range(len(columns))]
    values = ["2026年3月10日 10:00", "电话", "19900001001", "本人", "1", WORDS]
    context = {"rows": [dict(zip(names, [str(row), *values], strict=False)) for row in range(rows)]}
    head = "".join(f"<th>{column.name}</th>" for column in columns)
    cells = "".join(f"<td>{{{{ row.{name} }}}}</td>" for name in names)
    with tempfile.TemporaryDirectory() as folder:
        text = f"<thead><tr>{head}</tr></thead>{{% for row in rows %}}<tr>{cells}</tr>{{% endfor %}}"
        Path(folder, "table.html").write_text(f'<table class="incidents">{text}</table>', encoding="utf-8")
        engine = Engine(Library((Path(folder),)))
        made: Content = of_document(engine.document("table", context))
    return {"engine": engine, "context": context, "content": made}
