"""Rows that are typed cell by cell on a page: payments, what a month holds, who is at home. A terminal takes a line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.case import shape
from letters.collect.interview import script
from letters.collect.interview.asking.questions import question_field
from letters.collect.interview.asking.standing import shown_rows
from letters.collect.interview.asking.wording import asked_as
from letters.collect.interview.keys import generic, path_of, split
from letters.collect.interview.passing import asked_first, left_by
from letters.collect.interview.typed_answers import read
from letters.collect.interview.value_words import sum_reads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from letters.collect.interview.asking.questions import Question, QuestionField
    from letters.collect.interview.state import InterviewState


class TypedRows(NamedTuple):
    """The rows by the keys of their lists, those that say something new alone; and why cells were not understood.

    `filled` are the lists that hold any row, a new one or none; of those that are `emptied` each row that stood came
    back without a word.
    """

    given: Mapping[str, list[dict[str, Any]]]
    wrong: Mapping[str, str]
    filled: Set[str]
    emptied: Sequence[QuestionField]


def typed_rows(state: InterviewState, asked: Question, typed: Mapping[str, str]) -> TypedRows:
    """The rows that were typed for the question's lists. An empty row is none, and none is left of one that stood."""
    wrong: dict[str, str] = {}
    typed_in = {each.key: _rows(state, each, typed, wrong) for each in asked.fields if each.columns}
    filled = {key: rows for key, rows in typed_in.items() if rows}
    given = {key: rows for key, rows in filled.items() if rows != state.get(key)}
    emptied = [each for each in asked.fields if each.key not in filled and _is_emptied(each, typed)]
    return TypedRows(given, wrong, filled.keys(), emptied)


def _is_emptied(field: QuestionField, typed: Mapping[str, str]) -> bool:
    """Whether each row that stood is in the form, of whose rows none says anything."""
    return bool(field.rows) and {*range(len(field.rows))} <= {*_numbers(field, typed)}


def rows_told(state: InterviewState, given: Mapping[str, list[dict[str, Any]]]) -> str:
    """The rows as they read, and what they come to."""
    return "；".join(_told(state, key, rows) for key, rows in given.items())


def _told(state: InterviewState, key: str, rows: list[dict[str, Any]]) -> str:
    name = script.data().called.get(generic(key)) or asked_as(state, key).label
    total = sum((Decimal(str(row["amount"])) for row in rows if "amount" in row), Decimal(0))
    told = f"{name}：{shown_rows(state, key) or '没有'}"
    return f"{told}，一共 {sum_reads(total)}" if len(rows) > 1 else told


def _rows(
    state: InterviewState, field: QuestionField, typed: Mapping[str, str], wrong: dict[str, str]
) -> list[dict[str, Any]]:
    stands = state.get(field.key)
    before = stands if isinstance(stands, list) else []
    rows = []
    for number in _numbers(field, typed):
        holder = f"{field.key}.{number}"
        texts = {key: text for key, text in typed.items() if split(key)[0] == holder and text.strip()}
        if texts:
            rows.append(_row(state, holder, texts, before[number] if number < len(before) else {}, wrong))
    return rows


def _numbers(field: QuestionField, typed: Mapping[str, str]) -> list[int]:
    """The numbers of the rows that have a cell in the form."""
    holders = (split(key)[0] for key in typed if key.startswith(f"{field.key}."))
    numbers = {split(holder)[1] for holder in holders if split(holder)[0] == field.key}
    return sorted(int(number) for number in numbers if number.isdecimal())


def _row(
    state: InterviewState, holder: str, texts: Mapping[str, str], before: Mapping[str, Any], wrong: dict[str, str]
) -> dict[str, Any]:
    """A row of its cells; what it held besides, and no cell shows, stays."""
    shown = cells(state, holder)
    names = {split(each.key)[1] for each in shown}
    row = {name: value for name, value in before.items() if name not in names}
    for each in shown:
        text, name = texts.get(each.key, ""), split(each.key)[1]
        if name in before and text == each.current:
            row[name] = before[name]
        else:
            _read(state, each, text, row, wrong)
    return row


def _read(state: InterviewState, cell: QuestionField, text: str, row: dict[str, Any], wrong: dict[str, str]) -> None:
    """Put what a cell says into its row, or why it says nothing beside it; one that is left may be needed."""
    if not text or left_by(cell, text) is not None:
        if _is_required(cell.key):
            wrong[cell.key] = f"这一行还差：{cell.label}"
        return
    found = read(cell, text, state.today)
    if problem := asked_first(text) or ("" if found.value is not None else found.reason):
        wrong[cell.key] = problem
    else:
        row[split(cell.key)[1]] = found.value


def cells(state: InterviewState, holder: str) -> tuple[QuestionField, ...]:
    """The cells of a row: `budget.expenses.2`."""
    return tuple(question_field(state, f"{holder}.{name}") for name in columns_of(state, split(holder)[0]))


def columns_of(state: InterviewState, key: str) -> tuple[str, ...]:
    """What is asked of each row of a list."""
    return tuple(split(each.key)[1] for each in question_field(state, key).columns)


def _is_required(key: str) -> bool:
    field = shape.field_at(path_of(key))
    return field is not None and field.is_required()
