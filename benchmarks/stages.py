"""Where the time of a letter goes, stage by stage over many cases, and how far that is from the floor.

The floor is C alone: the finished XML, deflated. What is printed of values that are known already (the code of the
templates, their markup read, the XML made of it) takes ten times as long in Python, reading the case nearly three
times. So a letter cannot come to eight times the floor, whatever is saved on findings, masks, law and warnings.
"""

from __future__ import annotations

import gc
import io
import time
import zipfile
import zlib
from collections import defaultdict
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from benchmarks import many
from benchmarks.content import books, engine
from benchmarks.timing import table
from letters.batch.work import settle
from letters.case.file import case_of, load
from letters.compose.choose.selection import select
from letters.pack.make import Style, document, make
from letters.render import Properties, write_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from letters.compose.letter import Letter

Result = TypeVar("Result")
FLOOR = "floor: the finished XML deflated once more"
STAGES = {
    "TOML text → tables": "text",
    "tables → case, checked": "case",
    "case → letters: masks, findings, law, warnings": "letters",
    "templates → blocks": "blocks",
    "blocks → DOCX": "docx",
    "the cover note of each pack": "note",
}


def run(cases: int) -> str:
    """The stages in milliseconds a letter, each with its share; `cases` of the generator, after as many to warm up."""
    _measure(many.cases(cases, broken=False))
    with _many_to_come():
        spent, letters = _measure(many.cases(cases, broken=False))
    whole = sum(spent[key] for key in STAGES.values())
    rows = [
        [stage, f"{spent[key] / letters * 1e3:.2f}", f"{spent[key] / whole:.0%}", f"{spent[key] / spent['floor']:.1f}"]
        for stage, key in STAGES.items()
    ]
    rows.append(["all of it", f"{whole / letters * 1e3:.2f}", "100%", f"{whole / spent['floor']:.1f}"])
    rows.append([FLOOR, f"{spent['floor'] / letters * 1e3:.2f}", "", "1.0"])
    return table([f"{letters:,} letters of {cases:,} cases", "ms a letter", "share", "× floor"], rows)


@contextmanager
def _many_to_come() -> Iterator[None]:
    """The collector as a batch sets it, for as long as it is measured."""
    before = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _measure(made: Iterator[many.Made]) -> tuple[dict[str, float], int]:
    """Seconds spent in each stage, and how many letters came of it."""
    spent: dict[str, float] = defaultdict(float)
    letters = 0
    for one in made:
        tables = _timed(spent, "text", lambda text=one.text: load(text, None))
        case = _timed(spent, "case", lambda data=tables: case_of(data, many.DAY))
        day = case.own_day or many.DAY
        planned = _timed(spent, "letters", lambda case=case, day=day: select(case, books(), day))
        before = spent["blocks"] + spent["docx"]
        files = [_written(spent, letter) for letter in planned.ready]
        alone = spent["blocks"] + spent["docx"] - before
        again = select(case, books(), day)  # of which no letter has been asked for anything yet
        start = time.perf_counter()
        make(again, books(), engine(), Style(), day)
        spent["note"] += max(0.0, time.perf_counter() - start - alone)
        for file in files:
            xml = zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml")
            _timed(spent, "floor", lambda xml=xml: zlib.compress(xml, 6))
        letters += len(files)
    return spent, letters


def _written(spent: dict[str, float], letter: Letter) -> bytes:
    made = _timed(spent, "blocks", lambda: document(letter, engine()))
    properties = Properties(title=letter.head.title, author="", date=date(2026, 11, 23))
    return _timed(spent, "docx", lambda: write_docx(made, layout=letter.layout, properties=properties))


def _timed(spent: dict[str, float], stage: str, work: Callable[[], Result]) -> Result:
    start = time.perf_counter()
    result = work()
    spent[stage] += time.perf_counter() - start
    return result
