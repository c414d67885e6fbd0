"""Two hundred thousand rows are read in the memory of a few."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

STATUS = Path("/proc/self/status")
ROOT = Path(__file__).resolve().parents[3]
ROWS = 200_000
ROOM = 60 * 1024  # KiB: the interpreter, pydantic and the rules take some 30 MiB by themselves
READ = """
import sys
from datetime import date
from pathlib import Path
from letters.collect.logs import open_log
from letters.collect.logs.survey import Known, survey

found = survey([open_log(Path(sys.argv[1]))], Known(), date(2026, 11, 23))
print(found.accounts[0].rows, found.accounts[0].unreadable, len(found.callers))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.long
@pytest.mark.skipif(not STATUS.is_file(), reason="the peak of memory is not told on this system")
def test_a_bill_of_two_hundred_thousand_rows(tmp_path):
    start = datetime(2026, 1, 1)  # noqa: DTZ001  China time, as all
    path = tmp_path / "a.csv"
    with path.open("w", encoding="gb18030") as file:
        file.write("起始时间,通信地点,通信方式,对方号码,通信时长,通信类型\n")
        for number in range(ROWS):
            at = start + timedelta(seconds=20 * number)
            file.write(f"{at},杭州,被叫,167{number % 500:08d},{number % 60}分{number % 59}秒,国内通话\n")

    read = subprocess.run(  # noqa: S603  our own script
        [sys.executable, "-c", READ, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    counts, peak = read.stdout.splitlines()
    assert counts == f"{ROWS} 0 500"
    assert int(peak) < ROOM
