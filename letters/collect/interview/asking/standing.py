"""The answer that stands: as it reads, and as a list of choices marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case import SELF, shape
from letters.collect.interview import script
from letters.collect.interview.keys import generic, path_of
from letters.collect.interview.value_words import value_reads, yes_no
from letters.kit.excerpts import excerpt
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic.fields import FieldInfo

    from letters.collect.interview.asking.question_choice import QuestionChoice
    from letters.collect.interview.state import InterviewState

_BEGIN = ("incidents", "practices", "received")  # of these each answer begins new rows
SHORT = 12  # characters of what was said
LESSOR = "respondents.0.roles"


def standing(state: InterviewState, key: str, listed: tuple[QuestionChoice, ...]) -> tuple[str, ...]:
    """Those of the choices that stand; of what is written, the text."""
    if key == LESSOR:
        return _lessor(state)
    found = tuple(yes_no(each) or str(each) for each in _standing(state, key))
    known = {each.value for each in listed}
    return tuple(each for each in found if each in known) if listed else found


def shown(state: InterviewState, key: str) -> str:
    """The answer that stands at a key, as it reads; empty where there is none."""
    field = shape.field_at(path_of(key))
    return "、".join(_reads(state, key, field, each) for each in _standing(state, key))


def shown_rows(state: InterviewState, key: str) -> str:
    """The rows that stand at a key, as they read: payments, a month's expenses; empty where there are none."""
    field, rows = shape.field_at(path_of(key)), None if key in _BEGIN else state.get(key)
    if field is None or not shape.table_of(field) or rows is None:
        return ""
    told = [_in_words(key, row) for row in rows] if isinstance(rows, list) else [rows]
    return "；".join(value_reads(field, row) for row in told)


def _in_words(key: str, row: Any) -> Any:
    """A row with yes and no as they read, where the script has words for them."""
    if not isinstance(row, dict):
        return row
    known = {name for name in row if script.data().put(f"{generic(key)}.{name}").says}
    return {name: says(f"{key}.{name}", value=value) if name in known else value for name, value in row.items()}


def _standing(state: InterviewState, key: str) -> list[Any]:
    """The plain values that stand at a key; none of what is a table, or begins a new row with each answer."""
    value = None if key in _BEGIN else state.get(key)
    if value is None or isinstance(value, dict):
        return []
    return [each for each in (value if isinstance(value, list) else [value]) if not isinstance(each, dict)]


def contact_reads(state: InterviewState, number: int) -> str:
    """A contact in few words: when, how, to whom, how often."""
    holder, row = f"incidents.{number}", state.data["incidents"][number]
    told = [_when(row, state.today), shown(state, f"{holder}.channel")]
    told += [f"找{shown(state, f'{holder}.to')}"] if SELF not in row.get("to", (SELF,)) else []
    daily = "per_day" in row
    told += [
        f"每天约{row['per_day']}次" if daily else excerpt(str(row.get("words") or row.get("account") or ""), SHORT)
    ]
    return " ".join(each for each in told if each)


def _when(row: Mapping[str, Any], today: date) -> str:
    """When a contact was, in few words: 11月24日 21:00, 11月20日到24日; a year that is not this one is told."""
    at = Moment.parse(row["at"])
    until = Moment.parse(row["until"]) if "until" in row else at
    first, last = _brief(at, today.year), _brief(until, at.year)
    if until in (at, Moment(at.year, at.month, at.day)):
        return first
    return f"{first}到{last.removeprefix(f'{at.month}月') if until.month == at.month and until.day else last}"


def _brief(moment: Moment, year: int) -> str:
    parts = [
        "" if moment.year == year else f"{moment.year}年",
        f"{moment.month}月",
        f"{moment.day}日" if moment.day else "",
    ]
    return "".join(parts) + (f" {moment.clock:%H:%M}" if moment.clock else "")


def _contact_of(state: InterviewState, contact: str) -> str:
    """A contact by its id; one that is only begun has nothing to be told by yet."""
    ids = [row.get("id") for row in state.data.get("incidents", [])]
    return contact_reads(state, ids.index(contact)) if contact in ids else "还没有记下的一次"


def _lessor(state: InterviewState) -> tuple[str, ...]:
    """Which of the places of renting made the businesses that stand there."""
    rows = state.data.get("respondents", [])
    roles = [list(row.get("roles", ())) for row in rows]
    for number, each in enumerate(script.data().lessor):
        if roles and roles == [[role.value for role in party.roles] for party in each.rows]:
            return (str(number),)
    return ()


def _reads(state: InterviewState, key: str, field: FieldInfo | None, value: Any) -> str:
    own = _own_words(key)
    if isinstance(value, str) and value in own:
        return own[value]
    if isinstance(value, bool):
        return says(key, value=value)
    if key.startswith("acts.") and key.endswith(".which"):
        return _contact_of(state, str(value))
    if key.endswith(".to"):
        return "我本人" if value == SELF else _relation(state, str(value))
    if field is not None:
        return value_reads(field, value)
    return str(value)


def says(key: str, *, value: bool) -> str:
    """How yes or no reads as the answer at a key: 没有 to 起诉过吗, where the script has words for it."""
    words = script.data().put(generic(key)).says
    return words[0 if value else 1] if words else yes_no(value)


def _own_words(key: str) -> dict[str, str]:
    """How the script's own choices read."""
    if key == script.WISHES:
        return {row.id: row.label for row in script.data().wish}
    return {row.value: row.label for row in script.data().put(generic(key)).choices}


def _relation(state: InterviewState, key: str) -> str:
    rows = state.data.get("third_parties", [])
    return next((str(row.get("relation", key)) for row in rows if row.get("id") == key), key)
