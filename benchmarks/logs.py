"""Long logs: time and memory a row at 10^5 rows and at 10^6, of a carrier's CSV and of a phone's XML."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import table

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
ROWS = (100_000, 1_000_000)
MEASURED = """
import json, sys, time
from datetime import date
from pathlib import Path
from benchmarks.peak import peak
from letters.desk import open_case, survey_logs, take

case = open_case(Path(sys.argv[1]).read_text(encoding="utf-8"), date(2026, 11, 23)).case
start = time.process_time()
seen = survey_logs(case, [Path(sys.argv[2])], date(2026, 11, 23))
surveyed = time.process_time() - start
take(case, seen, [seen.seen.callers[0].key])
taken = time.process_time() - start - surveyed
print(json.dumps([surveyed, taken, peak()]))
"""
START = datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=8)))
CALLERS = 5_000
"""Different numbers: few enough that one of them alone may be imported."""


def run(_rounds: int) -> str:
    lines = [_line("CSV of a carrier", _csv), _line("XML of a phone", _xml)]
    head = ["log", "µs a row at 10^5", "at 10^6", "ratio", "to import one number, at 10^6", "MiB at 10^5", "at 10^6"]
    return table(head, lines)


def _line(name: str, write: Callable[[Path, int], None]) -> list[str]:
    """Seconds of the processor, of a survey and of taking one number; the ratio is of the times a row."""
    found = [_measured(write, rows) for rows in ROWS]
    each = [surveyed / rows * 1e6 for (surveyed, _, _), rows in zip(found, ROWS, strict=True)]
    taken = found[1][1] / ROWS[1] * 1e6
    memory = [f"{peak:,.0f}" for _, _, peak in found]
    return [name, f"{each[0]:.1f}", f"{each[1]:.1f}", f"{each[1] / each[0]:.2f}", f"{taken:.1f}", *memory]


def _measured(write: Callable[[Path, int], None], rows: int) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log")
        write(path, rows)
        told = subprocess.run(  # noqa: S603
            [sys.executable, "-c", MEASURED, ROOT / "benchmarks" / "case.toml", path],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True,
        )  # fmt: skip
    surveyed, taken, peak = json.loads(told.stdout)
    return surveyed, taken, peak


def _csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("起始时间,通信地点,通信方式,对方号码,通信时长,通信类型\n")
        for number in range(rows):
            at = START + timedelta(seconds=40 * number)
            way, lasted = ("被叫", "主叫")[number % 3 == 0], f"{number % 9}分{number % 59}秒"
            file.write(f"{at:%Y-%m-%d %H:%M:%S},杭州,{way},167{number % CALLERS:08d},{lasted},国内通话\n")


def _xml(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<calls count="{rows}">\n')
        for number in range(rows):
            at = int((START + timedelta(seconds=40 * number)).timestamp() * 1000)
            told = f'number="167{number % CALLERS:08d}" date="{at}" type="{1 + number % 3}" duration="{number % 90}"'
            file.write(f'  <call {told} presentation="1" contact_name="(Unknown)" />\n')
        file.write("</calls>\n")
