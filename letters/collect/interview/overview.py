"""Everything that was answered, on one screen, each with the key by which it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case import mask, shape
from letters.collect.interview import script
from letters.collect.interview.asking import follow_on
from letters.collect.interview.asking.asked import is_answered
from letters.collect.interview.asking.standing import shown, shown_rows
from letters.collect.interview.asking.wording import model_path, wording
from letters.collect.interview.keys import NEXT, beside, generic
from letters.collect.interview.told_keys import asked_at, made_by, told_keys
from letters.kit.excerpts import excerpt
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

    from letters.collect.interview.state import InterviewState

LONGEST = 40  # characters of an answer on the screen
PRIVATE = ("id_number",)
_SUMMARY = {
    "respondents": ("brand", "name"),
    "third_parties": ("relation", "people"),
    "incidents": ("at", "channel", "to", "from_number", "count", "per_day", "words", "account"),
    "practices": ("kind", "account"),
    "received": ("kind", "sender", "served_on", "number"),
    "dealings": ("on", "asked"),
    "evidence": ("title",),
    "harms": ("what",),
}
_BECOMES = {"paste.lines": "incidents", "harm": "harms"}
"""Questions whose answers become rows of a list."""
_AT_LEAST = {
    "respondents": ("brand", "name", "address", "uscc", "phone"),
    "third_parties": ("relation", "name", "people", "is_guarantor", "given_by_complainant", "consents_to"),
    "received": ("kind", "sender", "served_on", "how", "number", "hearing", "claimed"),
    "incidents": ("at", "until", "channel", "to", "count", "from_number", "acts", "words", "account", "known_by"),
}


@frozen
class OverviewEntry:
    """A line of the screen. A row holds entries of its own."""

    key: str
    label: str
    shown: str
    is_row: bool = False


def overview(state: InterviewState) -> tuple[OverviewEntry, ...]:
    """The answers in the order of the interview, then the rows of the lists; what was left is said to be."""
    return (*_answers(state), *_rows(state))


def resumed(state: InterviewState) -> list[str]:
    """Where one was when the talk was broken off; nothing for a new file."""
    answered = sum(1 for step in script.wanted(state) if is_answered(state, step.key))
    if not answered:
        return []
    row = ".".join(follow_on.first(state).split(".")[:2])
    begun = [each for each in _rows(state) if each.key == row]
    return ["\n接着上次的往下答。", *(f"正在记的是：{each.shown}" for each in begun)]


def _answers(state: InterviewState) -> Iterator[OverviewEntry]:
    """Each answer once, though two questions may ask for the same; then what stands there that nothing asks for now."""
    steps = [step.key for step in script.wanted(state) if is_answered(state, step.key) and _is_shown(step.key)]
    asked = dict.fromkeys(key for step in steps for key in _kept(state, step))
    yield from (entry(state, key) for key in (*asked, *(key for key in told_keys(state) if key not in asked)))


def _kept(state: InterviewState, step: str) -> list[str]:
    """The keys under which the answer to a step is kept; none where it became rows, which are shown as such."""
    names = script.data().put(generic(step)).fields
    told = [key for key in (beside(name, step) for name in names) if _is_told(state, key)]
    if told or (step in _BECOMES and state.get(_BECOMES[step])):
        return told
    return made_by(state, step) or [step]


def _is_told(state: InterviewState, key: str) -> bool:
    """Whether something stands at a key that no other line tells: some lists have a line for each row."""
    return key not in _SUMMARY and bool(shown(state, key) or shown_rows(state, key))


def _is_shown(key: str) -> bool:
    """Whether the answer is a line of its own: not a row of a list, and not what is never kept."""
    is_row = key.split(".")[0] in (*_SUMMARY, "plan") or NEXT in key
    return not is_row and script.data().put(generic(key)).keep


def _rows(state: InterviewState) -> Iterator[OverviewEntry]:
    for table, names in _SUMMARY.items():
        rows = state.data.get(table, [])
        for number in range(len(rows) if isinstance(rows, list) else 0):
            holder = f"{table}.{number}"
            told = " ".join(text for name in names if (text := _told(state, f"{holder}.{name}")))
            name = script.data().called.get(table) or shape.title((table,))
            yield OverviewEntry(holder, f"{name} {number + 1}", told, is_row=True)


def entry(state: InterviewState, key: str) -> OverviewEntry:
    """One answer as a line; of a number that is secret only its ends."""
    rows = shown_rows(state, key)
    told = rows or shown(state, key) or ("（以后再答）" if key in state.later else "（没有写）")
    secret = key.rpartition(".")[2] in PRIVATE
    text = mask(told) if secret else told if rows else _short(told)
    return OverviewEntry(asked_at(key), _title(state, key), text)


def among(state: InterviewState, keys: Iterable[str]) -> tuple[OverviewEntry, ...]:
    """These answers, those of a row together below its line."""
    rows = {each.key: each for each in _rows(state)}
    found: list[OverviewEntry] = []
    for key in keys:
        row = rows.get(".".join(key.split(".")[:2]))
        if row and row not in found:
            found.append(row)
        found.append(entry(state, key))
    return tuple(found)


def fields(state: InterviewState, row: str) -> tuple[OverviewEntry, ...]:
    """What a row holds, and what it usually holds besides."""
    table = row.split(".")[0]
    values: dict[str, Any] = state.get(row) or {}
    inner = shape.tables().get((table,))
    known = inner.model_fields if inner else {}
    listed = (*values, *_AT_LEAST.get(table, ()))
    found = []
    for name, field in known.items():
        if name != "id" and name in listed and not _is_table(field, values.get(name)):
            key = f"{row}.{name}"
            found.append(OverviewEntry(key, _title(state, key), _short(shown(state, key))))
    return tuple(found)


def _is_table(field: FieldInfo, value: object) -> bool:
    """Whether this is no answer but a table of answers."""
    return bool(shape.table_of(field)) or isinstance(value, dict)


def _told(state: InterviewState, key: str) -> str:
    """One value in a row's summary; a count says that it is one, and whether it is an estimate."""
    text = _short(shown(state, key))
    holder, _, name = key.rpartition(".")
    if not text or name not in ("count", "people", "per_day"):
        return text
    if name == "per_day":
        return f"每天大约{text}次"
    about = "大约" if name == "count" and state.get(f"{holder}.estimated") else ""
    return f"{about}{text}{'次' if name == 'count' else '人'}"


def _title(state: InterviewState, key: str) -> str:
    told = script.data().called.get(generic(key)) or wording(state, key, shape.field_at(model_path(key)))[0]
    return told.removesuffix("（元）")


def _short(text: str) -> str:
    return excerpt(" ".join(text.split()), LONGEST)
