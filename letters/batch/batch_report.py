"""The report of a batch: as a table, for programs, and for people. Written a case at a time, in the order of keys."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from letters.batch.outcomes import State, as_json
from letters.kit import files
from letters.kit.visible import json_text, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from letters.batch.ledger import Ledger, Mass
    from letters.batch.outcomes import Outcome, Rules
    from letters.errors import Problem

NAME = "报告"
HEADINGS = ("编号", "来源", "状态", "文书", "交给", "问题", "怎么办")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet program would run it


def write_reports(ledger: Ledger, out: Path, rules: Rules) -> tuple[str, ...]:
    """The names of the reports put into `out`. Raises FileError."""
    writers: dict[str, Callable[[TextIO, Ledger, Rules], None]] = {".txt": _text, ".csv": _table, ".json": _json}
    for ending, write in writers.items():
        with _whole(out / f"{NAME}{ending}", "utf-8" if ending == ".json" else "utf-8-sig") as stream:
            write(stream, ledger, rules)
    return tuple(f"{NAME}{ending}" for ending in writers)


@contextmanager
def _whole(path: Path, encoding: str) -> Iterator[TextIO]:
    """A file that is put in its place when it is complete."""
    with files.refusing(path, "写入"):
        files.make_own(path.parent)
        with files.unfinished(path) as waiting, waiting.open("w", encoding=encoding, newline="") as stream:
            yield stream


def _table(stream: TextIO, ledger: Ledger, _: Rules) -> None:
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(_row(outcome) for outcome in ledger.outcomes())


def _row(outcome: Outcome) -> tuple[str, ...]:
    told = [safe(f"{one.where}：{one.message}" if one.where else one.message) for one in outcome.problems]
    hints = dict.fromkeys(safe(one.hint) for one in outcome.problems if one.hint)
    letters = "；".join(one.title for one in outcome.letters)
    bodies = "；".join(dict.fromkeys(one.to for one in outcome.letters if one.to))
    single = (outcome.key, outcome.source, outcome.state.label, letters, bodies)
    return (*map(safe, single), "\n".join(told), "\n".join(hints))


def safe(cell: str) -> str:
    """The text of a cell as one line, which no spreadsheet program takes for a formula and no terminal acts on."""
    shown = one_line(cell)
    return f"'{shown}" if cell.startswith(_FORMULA) else shown


def _json(stream: TextIO, ledger: Ledger, rules: Rules) -> None:
    states = ledger.states()
    head = {
        "cases": sum(states.values()),
        "states": {state.value: states[state] for state in State},
        "letters": ledger.letters(),
        "rules": rules._asdict(),
        "mass": [_mass_json(one) for one in ledger.mass()],
    }
    stream.write(json_text(head, indent=1).removesuffix("\n}") + ',\n "outcomes": [')
    for number, outcome in enumerate(ledger.outcomes()):
        stream.write((",\n  " if number else "\n  ") + json_text(as_json(outcome)))
    stream.write("\n ]\n}\n")


def _mass_json(one: Mass) -> dict[str, object]:
    return {"id": one.id, "title": one.title, "to": one.to, "number": one.number, "keys": one.keys}


def _text(stream: TextIO, ledger: Ledger, rules: Rules) -> None:
    stream.writelines(f"{one_line(line)}\n" for line in summary(ledger, rules))
    for state in (State.FAILED, State.BROKEN, State.SHORT):
        found = (outcome for outcome in ledger.outcomes() if outcome.state is state)
        for number, outcome in enumerate(found):
            if not number:
                stream.write(f"\n{state.label}\n")
            stream.writelines(f"{line}\n" for line in told(outcome))


def told(outcome: Outcome) -> Iterator[str]:
    """A case and its problems, for people."""
    shown = outcome.key if outcome.key == outcome.source else f"{outcome.key}（{outcome.source}）"
    letters = f"　写好 {len(outcome.letters)} 份" if outcome.letters else ""
    yield one_line(f"  {shown}{letters}")
    for number, problem in enumerate(outcome.problems, 1):
        yield from _lines(number, problem)


def _lines(number: int, problem: Problem) -> Iterator[str]:
    place = f"{problem.where}：" if problem.where else ""
    yield one_line(f"    {number}. {place}{problem.message}")
    if problem.hint:
        yield one_line(f"       → {problem.hint}")


MOST_SHOWN = 20  # groups of mass letters that the summary names


def summary(ledger: Ledger, rules: Rules) -> Iterator[str]:
    """What came of the whole, and letters that look like mass letters."""
    states = ledger.states()
    yield f"共 {sum(states.values())} 个案件，文书 {ledger.letters()} 份。"
    yield "，".join(f"{state.label} {states[state]}" for state in State if states[state]) + ("。" if states else "")
    mass = list(ledger.mass())
    if not mass:
        return
    yield ""
    yield "交给同一机关、除本人信息以外文字完全相同的文书："
    for one in mass[:MOST_SHOWN]:
        named = "、".join(one.keys) + (" 等" if one.number > len(one.keys) else "")
        yield f"  {one.to}：{one.title} {one.number} 份（{named}）"
    if len(mass) > MOST_SHOWN:
        yield f"  …… 另有 {len(mass) - MOST_SHOWN} 组，见 {NAME}.json"
    dozens, joint = (f"（{rule}）" if rule else "" for rule in rules)
    yield f"  → 市场监督管理部门判断投诉是否出于生活消费时，会看投诉的频次和是否批量提交{dozens}。"
    yield f"     每份文书写进各人自己的经过；同一争议的，可以商量作为共同投诉一并提交{joint}。"
