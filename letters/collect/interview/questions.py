"""A question as a shell shows it: made from the field of the model, or from the script where it is no field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from letters.case import SELF, UNKNOWN, shape
from letters.collect.interview import script
from letters.collect.interview.script_files import AskRow, LessorRow, WayRow, WishRow
from letters.collect.interview.standing import stands
from letters.kit.frozen import frozen
from letters.kit.moment import Moment
from letters.kit.typed import shown as shown_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic.fields import FieldInfo

    from letters.case import KeyPath
    from letters.collect.interview.state import InterviewState


class QuestionKind(StrEnum):
    """What sort of answer is wanted."""

    TEXT = "text"
    STORY = "story"  # several lines
    CHOICE = "choice"
    CHOICES = "choices"
    WHO = "who"  # choices, or the name of somebody new
    YES_NO = "yes_no"
    MOMENT = "moment"
    DAY = "day"
    AHEAD = "ahead"  # a day that may lie ahead
    MOMENT_AHEAD = "moment_ahead"
    MONEY = "money"
    COUNT = "count"
    NUMBER = "number"


@frozen
class QuestionChoice:
    """What may be chosen: the word that is kept, and how it reads."""

    value: str
    label: str


@frozen
class Question:
    """`current` is the answer that stands, as it reads; `standing` its choices by value; `say` opens a section."""

    key: str
    label: str
    kind: QuestionKind
    help: str = ""
    example: str = ""
    choices: tuple[QuestionChoice, ...] = ()
    current: str = ""
    section: str = ""
    say: str = ""
    standing: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether several may be chosen."""
        return self.kind in (QuestionKind.CHOICES, QuestionKind.WHO)


NONE = QuestionChoice("", "没有这些")
_KINDS: tuple[tuple[type, QuestionKind], ...] = (
    (bool, QuestionKind.YES_NO),
    (Moment, QuestionKind.MOMENT),
    (date, QuestionKind.DAY),
    (Decimal, QuestionKind.MONEY),
    (int, QuestionKind.NUMBER),
)
_SPECIAL = {
    "story.letters": QuestionKind.CHOICES,
    "respondents.0.roles": QuestionKind.CHOICE,
    "incidents": QuestionKind.CHOICE,
    **dict.fromkeys(("practices", "received"), QuestionKind.CHOICES),
    "plan.kind": QuestionKind.CHOICE,
    "plan.start": QuestionKind.AHEAD,
    "plan.parts": QuestionKind.NUMBER,
    "paste.lines": QuestionKind.STORY,
}
_COUNTS, _STORIES = ("count", "daily", "per_night"), ("account", "lines")
_LISTED: dict[str, Callable[[script.Script], Sequence[WishRow | LessorRow]]] = {
    "story.letters": lambda told: told.wish,
    "respondents.0.roles": lambda told: told.lessor,
}  # where the script has the choices
_ROWS = ("practices", "received")  # of these the kinds are chosen, several at once
_WORDS_AT: dict[str, KeyPath] = {"plan.kind": ("offer", "options", "kind")} | {each: (each, "kind") for each in _ROWS}


def question(state: InterviewState, key: str, *, section: str = "", say: str = "") -> Question:
    """The question about a key, with the answer that stands."""
    field = shape.field_at(_path(key))
    kind = _kind(key, field)
    label, help_, example = wording(state, key, field)
    is_open = kind not in (QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.WHO, QuestionKind.YES_NO)
    return Question(
        key=key,
        label=label,
        kind=kind,
        help=help_,
        example=example if is_open else "",
        choices=(choices := _choices(state, key, kind, field)),
        current=shown(state, key),
        section=section,
        say=say,
        standing=tuple(each.value for each in choices if stands(state, key, each.value, each.label)),
    )


def wording(state: InterviewState, key: str, field: FieldInfo | None) -> tuple[str, str, str]:
    """Label, help and example: as the script puts them, else as the field has them."""
    words = _as_put(state, key).over(_as_field_has(key, field))
    return words.label or "", words.help or "", words.example or ""


def _as_put(state: InterviewState, key: str) -> AskRow:
    """The script's words; another contact is asked for in other words than the first."""
    rows = state.data.get("incidents")
    if key == "incidents" and rows:
        again = script.data().put("incidents", "incidents.again")
        return AskRow(help=f"已经记了 {len(rows)} 条").over(again)
    return script.data().put(generic(key).replace("paste.", "incidents."), generic(key))


def _as_field_has(key: str, field: FieldInfo | None) -> AskRow:
    """The model's words; the key itself where it is no field."""
    if field is None:
        return AskRow(key)
    example = shape.example_value(field)
    plain = str(example) if isinstance(example, str | int) else ""
    return AskRow(field.title or key, field.description or "", plain)


def _path(key: str) -> tuple[str | int, ...]:
    """Where the field stands in the model; what is pasted has the fields of an incident."""
    steps = key.replace("paste.", "incidents.0.").split(".")
    return tuple(int(step) if step.isdigit() else step for step in steps)


def generic(key: str) -> str:
    """The key without the number of its row: `incidents.to`."""
    return ".".join(step for step in key.split(".") if not step.isdigit())


def _kind(key: str, field: FieldInfo | None) -> QuestionKind:
    name = key.rpartition(".")[2]
    if key in _SPECIAL:
        return _SPECIAL[key]
    if name == "to" and not key.startswith("filings"):
        return QuestionKind.WHO
    if name in _COUNTS:
        return QuestionKind.COUNT
    if name in _STORIES:
        return QuestionKind.STORY
    if name == "hearing":
        return QuestionKind.MOMENT_AHEAD
    return _kind_of(field) if field else QuestionKind.TEXT


def _kind_of(field: FieldInfo) -> QuestionKind:
    """The kind by what the field may hold."""
    if shape.words_of(field):
        return QuestionKind.CHOICES if shape.is_list(field) else QuestionKind.CHOICE
    return next((kind for type_, kind in _KINDS if shape.holds(field, type_)), QuestionKind.TEXT)


def _choices(
    state: InterviewState, key: str, kind: QuestionKind, field: FieldInfo | None
) -> tuple[QuestionChoice, ...]:
    if key in _LISTED:
        return _numbered(_LISTED[key](script.data()))
    if key == "incidents":
        return _ways(state)
    if kind is QuestionKind.WHO:
        return _people(state)
    if key in _WORDS_AT:
        field = shape.field_at(_WORDS_AT[key])
    words = shape.words_of(field) if field else None
    listed = tuple(QuestionChoice(word.value, word.label) for word in words) if words else ()
    return (*listed, NONE) if kind is QuestionKind.CHOICES and listed else listed


def _ways(state: InterviewState) -> tuple[QuestionChoice, ...]:
    """The ways to tell of a contact; those that repeat the one before only where there is one."""
    rows = script.data().way
    ways = _numbered(rows)
    if state.data.get("incidents"):
        return ways
    return tuple(way for way in ways if not rows[int(way.value)].copies)


def _people(state: InterviewState) -> tuple[QuestionChoice, ...]:
    known = state.data.get("third_parties", [])
    others = (QuestionChoice(each["id"], each.get("relation", each["id"])) for each in known)
    return (QuestionChoice(SELF, "我本人"), *others)


def _numbered(rows: Sequence[WishRow | LessorRow | WayRow]) -> tuple[QuestionChoice, ...]:
    return tuple(QuestionChoice(str(number), row.label) for number, row in enumerate(rows))


def shown(state: InterviewState, key: str) -> str:
    """The answer that stands at a key, as it reads; empty where there is none."""
    value = state.get(key)
    if value is None or key in ("incidents", "practices", "received"):
        return ""
    if key == "story.letters":
        return "；".join(state.record.get("wishes", ())) or "、".join(value)
    field = shape.field_at(_path(key))
    return "、".join(_reads(state, key, field, each) for each in (value if isinstance(value, list) else [value]))


def _reads(state: InterviewState, key: str, field: FieldInfo | None, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if field and shape.words_of(field):
        return _label(field, value)
    if key.endswith(".to"):
        return "我本人" if value == SELF else _relation(state, str(value))
    if field and shape.holds(field, Moment):
        return _moment_reads(value)
    return "不清楚" if value == UNKNOWN else str(value)


def _label(field: FieldInfo, value: Any) -> str:
    """How one of the field's words reads."""
    return next((word.label for word in shape.words_of(field) or () if word.value == value), str(value))


def _moment_reads(value: Any) -> str:
    try:
        return shown_moment(Moment.parse(value))
    except ValueError:
        return str(value)


def _relation(state: InterviewState, key: str) -> str:
    rows = state.data.get("third_parties", [])
    return next((str(row.get("relation", key)) for row in rows if row.get("id") == key), key)
