"""A run over many cases: what it came to, and the first cases that are not as they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.batch import told as outcome_lines
from letters.kit.shell_words import command
from letters.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from letters.batch import Outcome, Summary


def told_empty_table(path: Path, made: Iterable[Path]) -> Told:
    """Where the table to fill in lies, with what else was made for it, and what to do with it."""
    places = "、".join(map(str, made))
    return Told(
        (
            f"空表已写到 {places}。一行一个案件，不知道的空着；以“例”开头的两行不用删。",
            f"填好后：{command('batch', path, '--out', '文书')}",
        )
    )


def told_batch(out: Path, summary: Summary, bad: Sequence[Outcome]) -> Told:
    """What was written where; beside it the first bad cases, and how many more the report has."""
    reports = "、".join(str(out / name) for name in summary.reports)
    asides = [line for outcome in bad for line in outcome_lines(outcome)]
    left = sum(number for state, number in summary.states.items() if not state.good) - len(bad)
    if left > 0:
        asides.append(f"…… 另有 {left} 个，见 {out / summary.reports[0]}")
    return Told((*summary.lines, f"\n报告：{reports}"), tuple(asides))


def batch_json(out: Path, summary: Summary) -> dict[str, Any]:
    """What a run came to, for programs."""
    return {
        "folder": str(out),
        "cases": sum(summary.states.values()),
        "states": {state.value: number for state, number in sorted(summary.states.items())},
        "letters": summary.letters,
        "reports": summary.reports,
        "rules": summary.rules._asdict(),
        "mass": [
            {"id": one.id, "title": one.title, "to": one.to, "number": one.number, "keys": one.keys}
            for one in summary.mass
        ],
    }


def progress_line(done: int, total: int, bad: int, left: float | None) -> str:
    """How far a run is; `left` is how many seconds it still takes, None where that cannot be told."""
    told = f"{done} / {total}"
    if left is not None:
        told += f"，还要约 {duration(left)}"
    return told + (f"，有问题 {bad}" if bad else "")


def duration(seconds: float) -> str:
    """Seconds as people say them: 1 小时 5 分, 3 分 20 秒, 8 秒."""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return f"{hours} 小时 {minutes} 分"
    return f"{minutes} 分 {whole % 60} 秒" if minutes else f"{whole} 秒"
