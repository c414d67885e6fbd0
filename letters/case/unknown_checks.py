"""What the person said that they do not know: each is a field of the case file, and none holds a value."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeGuard

from letters.case import shape
from letters.case.fields import Table
from letters.case.where import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.case.model import Case

EXAMPLE = "third_parties.mother.is_guarantor"


def faults(case: Case) -> Iterator[Fault]:
    """Entries of `unknown` that lead nowhere, stand twice, or are known after all."""
    for index, entry in enumerate(case.unknown):
        path = ("unknown", index)
        if entry in case.unknown[:index]:
            yield Fault(path, f"“{shape.title(path)}”里 {shown(entry)} 写了两次", "只留一个")
        elif wrong := _wrong(case, entry.split(".")):
            yield Fault(path, f"“{shape.title(path)}”里的 {shown(entry)} {wrong[0]}", wrong[1])


def _wrong(case: Case, steps: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with one entry, and what to do; None for one that is as it should be."""
    here: object = case
    names: list[str] = []
    for step in steps:
        if _is_list(here):
            here = _row(here, step)
            if here is None:
                return "没有这个编号", f"写编号，例如 {EXAMPLE}"
            continue
        names.append(step)
        if shape.field_at(tuple(names)) is None:
            return "不是案件文件里的项目", _near(names)
        here = getattr(here, step, None)
    if here in (None, "", ()) or isinstance(here, Table):
        return None
    return "已经写了内容", "知道了就从 unknown 里删去；还是不知道就删去写的内容"


def _is_list(value: object) -> TypeGuard[tuple[Table, ...]]:
    """Whether it is a list of tables, of which an entry names one by its id."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Table)


def _row(rows: tuple[Table, ...], key: str) -> Table | None:
    """The row of that id."""
    return next((row for row in rows if getattr(row, "id", None) == key), None)


def _near(names: Sequence[str]) -> str:
    """The nearest key of the table that the last name was looked for in."""
    field = shape.field_at(tuple(names[:-1])) if names[:-1] else None
    table = shape.table_of(field) if field else None
    known = table.model_fields if table else shape.tables()[()].model_fields
    near = get_close_matches(names[-1], known, 1)
    return f"是不是 {near[0]}（{known[near[0]].title}）？" if near else f"用点分开，例如 {EXAMPLE}"
