"""Many cases: the same rate for many as for few, flat memory, both cores, a cluster, and nothing lost when killed."""

from __future__ import annotations

import gc
import json
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks import many, runs
from benchmarks.timing import table

FEW = 100
KILLS = 10
WORKERS = 2


def run(number: int) -> str:
    """`number` is how many cases; the measures that the README shows take 10,000."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, all_cases = folder / "few", folder / "all"
        many.write(few, many.cases(FEW))
        many.write(all_cases, many.cases(number))
        parts = [_growth(number), _rates(folder, few, all_cases, number)]
        parts.append(_safe(folder, all_cases, number))
        if find_spec("distributed"):
            parts.append(_cluster(folder, all_cases, number))
        else:
            parts.append("Dask is left out: not installed")
        return "\n\n".join(parts)


# --- One process, no disk: what a letter costs after thousands of others


def _growth(letters: int) -> str:
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.batch", str(letters)], check=True, capture_output=True, text=True
    ).stdout
    figures = json.loads(told)
    rows = [
        ["ms a letter, first 100", f"{figures['first']:.2f}"],
        [f"ms a letter, last 1,000 of {letters:,}", f"{figures['last']:.2f}"],
        ["ratio", f"{figures['last'] / figures['first']:.3f}"],
        ["MiB resident after 100", f"{figures['early']:.1f}"],
        [f"MiB more after {letters:,}", f"{figures['late'] - figures['early']:.1f}"],
    ]
    return table(["one process: TOML text → letters in memory", ""], rows)


def grow(letters: int) -> dict[str, float]:
    """Letters in one process, rounds over all stories: ms a letter and memory, early and late."""
    from letters.batch import case_texts
    from letters.batch.outcomes import Item, Options
    from letters.batch.work import forget, opened
    from letters.compose.choose.selection import select
    from letters.pack.make import make

    options = Options(Path(), many.DAY)
    at = opened(options)

    def write(case: many.Made) -> int:
        forget()
        read = case_texts.case_of(Item(case.key, "", path=Path()), case.text, many.DAY)
        planned = select(read, at.books, read.written_on or many.DAY)
        return len(make(planned, at.books, at.engine, at.style, many.DAY).written)

    done, times, early = 0, [], 0.0
    source = iter(many.cases(10 * letters, broken=False))
    turn = len(many.stories())
    for _ in range(turn):
        write(next(source))  # so that what is loaded on first use is not counted against the first letters
    while done < letters:
        start, before = time.perf_counter(), done
        done += sum(write(next(source)) for _ in range(turn))
        times.append((time.perf_counter() - start) / (done - before) * 1e3)
        if done >= FEW and not early:
            gc.collect()
            early, first = runs.resident(_pid()), statistics.median(times)
    gc.collect()
    last = times[-max(3, 1000 * len(times) // max(done, 1)) :]
    return {"first": first, "last": statistics.median(last), "early": early, "late": runs.resident(_pid())}


def _pid() -> int:
    import os

    return os.getpid()


# --- The whole batch from disk to disk


def _rates(folder: Path, few: Path, all_cases: Path, number: int) -> str:
    small = min(runs.timed(few, _fresh(folder / "out-few"), "1") for _ in range(3))
    one = runs.timed(all_cases, _fresh(folder / "out-one"), "1")
    marks = [max(1, number // 10), number // 2, number - 1]
    both, seen = runs.watched(all_cases, _fresh(folder / "out"), str(WORKERS), marks)
    again = runs.timed(all_cases, folder / "out", str(WORKERS))
    letters = _letters(folder / "out")
    rate = one / number / (small / FEW)
    rows = [
        _line(f"{FEW} cases, one process", small, FEW, ""),
        _line(f"{number:,} cases, one process", one, number, f"a case takes {rate:.3f} × as long"),
        _line(f"{number:,} cases, {WORKERS} workers", both, number, f"{one / both:.2f} × as fast as one"),
        _line(f"{number:,} cases, nothing changed", again, number, f"{both / again:.0f} × as fast"),
    ]
    after = ", ".join(f"{mark:,}" for mark in marks)
    told = f"{letters:,} letters. Resident MiB of each process after {after} cases: "
    told += "; ".join(", ".join(f"{size:.0f}" for size in each.values()) for each in seen)
    assert runs.tree(folder / "out") == runs.tree(folder / "out-one")
    return table(["disk to disk", "s", "ms a case", ""], rows) + "\n\n" + told


def _line(name: str, seconds: float, cases: int, told: str) -> list[str]:
    return [name, f"{seconds:.1f}", f"{seconds / cases * 1e3:.1f}", told]


def _fresh(out: Path) -> Path:
    shutil.rmtree(out, ignore_errors=True)
    return out


def _letters(out: Path) -> int:
    report = json.loads((out / "报告.json").read_text(encoding="utf-8"))
    return int(report["letters"])


# --- Nothing lost, nothing doubled


def _safe(folder: Path, all_cases: Path, number: int) -> str:
    out = folder / "out"
    report = json.loads((out / "报告.json").read_text(encoding="utf-8"))
    states = {one["key"]: one for one in report["outcomes"]}
    wanted = {case.key: case.good for case in many.cases(number)}
    assert states.keys() == wanted.keys()
    for key, good in wanted.items():
        assert (states[key]["state"] in ("written", "unchanged")) == good, states[key]
        assert good or states[key]["problems"]
    files = sum(_valid(out / key, states[key]) for key, good in wanted.items() if good)
    chance = random.Random(number)  # noqa: S311
    moments = sorted(chance.randrange(1, max(2, number // (KILLS + 2))) for _ in range(KILLS))
    target = _fresh(folder / "out-killed")
    for moment in moments:
        runs.killed(all_cases, target, str(WORKERS), moment)
    runs.timed(all_cases, target, str(WORKERS))
    assert runs.tree(target) == runs.tree(out)
    bad = sum(not good for good in wanted.values())
    return (
        f"{number:,} cases, {bad:,} of them broken: every broken one in the report with its problems; all {files:,} "
        f"files of the others are there, with their digests, as packages of well-formed XML. Killed after "
        f"{', '.join(map(str, moments))} cases of a run and started again: the same bytes in every file."
    )


def _valid(folder: Path, outcome: dict[str, object]) -> int:
    """Every file of a case's folder is a package whose parts are well-formed; gives how many."""
    files = sorted(folder.glob("*.docx"))
    assert len(files) == len(outcome["letters"]) + 1, folder  # type: ignore[arg-type]  # and the cover note
    for path in files:
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
            for part in package.namelist():
                if part.endswith((".xml", ".rels")):
                    ET.fromstring(package.read(part))  # noqa: S314
    return len(files)


# --- The same through Dask


def _cluster(folder: Path, all_cases: Path, number: int) -> str:
    pool = runs.timed(all_cases, _fresh(folder / "out-pool"), str(WORKERS))
    with runs.cluster(folder, WORKERS) as (address, _):
        whole = runs.timed(all_cases, _fresh(folder / "out-dask"), address)
    assert runs.tree(folder / "out-dask") == runs.tree(folder / "out")
    target = _fresh(folder / "out-lost")
    with runs.cluster(folder, WORKERS) as (address, workers), runs.started(all_cases, target, address) as running:
        runs.wait_for_lines(running, number // 3)
        workers[0].send_signal(signal.SIGKILL)
        lost = runs.seconds_of_rest(running)
    assert runs.tree(target) == runs.tree(folder / "out")
    rows = [
        [f"plain pool, {WORKERS} workers", f"{pool:.1f}", "1.00"],
        [f"Dask, {WORKERS} workers", f"{whole:.1f}", f"{whole / pool:.2f}"],
        ["Dask, one of them killed after a third", f"{lost:.1f}", f"{lost / pool:.2f}"],
    ]
    return table([f"{number:,} cases, the same bytes each time", "s", "ratio"], rows)


if __name__ == "__main__":
    print(json.dumps(grow(int(sys.argv[1]))))
