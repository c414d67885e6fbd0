"""A question as a shell shows it: made from the field of the model, or from the script where it is no field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from letters.case import shape
from letters.case.events import SELF
from letters.case.fields import UNKNOWN
from letters.collect.interview import script
from letters.kit.moment import Moment
from letters.kit.typed.times import shown as shown_moment

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from letters.collect.interview.state import State


class Kind(StrEnum):
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
    MONEY = "money"
    COUNT = "count"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen: the word that is kept, and how it reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """`current` is the answer that stands, as it reads; `say` opens a section named `section`."""

    key: str
    label: str
    kind: Kind
    help: str = ""
    example: str = ""
    choices: tuple[Choice, ...] = ()
    current: str = ""
    section: str = ""
    say: str = ""

    @property
    def many(self) -> bool:
        """Whether several may be chosen."""
        return self.kind in (Kind.CHOICES, Kind.WHO)


NONE = Choice("", "没有这些")
_KINDS: tuple[tuple[type, Kind], ...] = (
    (bool, Kind.YES_NO),
    (Moment, Kind.MOMENT),
    (date, Kind.DAY),
    (Decimal, Kind.MONEY),
    (int, Kind.NUMBER),
)
_SPECIAL = {
    "story.letters": Kind.CHOICES,
    "respondents.0.roles": Kind.CHOICE,
    "incidents": Kind.CHOICE,
    "practices": Kind.CHOICES,
    "plan.kind": Kind.CHOICE,
    "plan.start": Kind.AHEAD,
    "plan.parts": Kind.NUMBER,
    "paste.lines": Kind.STORY,
}
_STORIES = ("account", "lines")


def question(state: State, key: str, *, section: str = "", say: str = "") -> Question:
    """The question about a key, with the answer that stands."""
    field = shape.field_at(_path(key))
    kind = _kind(key, field)
    label, help_, example = wording(state, key, field)
    is_open = kind not in (Kind.CHOICE, Kind.CHOICES, Kind.WHO, Kind.YES_NO)
    return Question(
        key=key,
        label=label,
        kind=kind,
        help=help_,
        example=example if is_open else "",
        choices=_choices(state, key, kind, field),
        current=shown(state, key),
        section=section,
        say=say,
    )


def wording(state: State, key: str, field: FieldInfo | None) -> tuple[str, str, str]:
    """Label, help and example: as the script puts them, else as the field has them."""
    asks, name = script.data()["ask"], generic(key)
    put = {**asks.get(name.replace("paste.", "incidents."), {}), **asks.get(name, {})}
    if key == "incidents" and (rows := state.data.get("incidents")):
        put = {**put, **asks["incidents.again"], "help": f"已经记了 {len(rows)} 条"}
    example = shape.example_value(field) if field else None
    plain = str(example) if isinstance(example, str | int) else ""
    known = (field.title or key, field.description or "") if field else (key, "")
    return put.get("label", known[0]), put.get("help", known[1]), put.get("example", plain)


def _path(key: str) -> tuple[str | int, ...]:
    """Where the field stands in the model; what is pasted has the fields of an incident."""
    steps = key.replace("paste.", "incidents.0.").split(".")
    return tuple(int(step) if step.isdigit() else step for step in steps)


def generic(key: str) -> str:
    """The key without the number of its row: `incidents.to`."""
    return ".".join(step for step in key.split(".") if not step.isdigit())


def _kind(key: str, field: FieldInfo | None) -> Kind:
    name = key.rpartition(".")[2]
    if key in _SPECIAL:
        return _SPECIAL[key]
    if name in ("count", "daily"):
        return Kind.COUNT
    if name == "to" and not key.startswith("filings"):
        return Kind.WHO
    if field is None or name in _STORIES:
        return Kind.STORY if name in _STORIES else Kind.TEXT
    if shape.words_of(field):
        return Kind.CHOICES if shape.is_list(field) else Kind.CHOICE
    return next((kind for type_, kind in _KINDS if shape.holds(field, type_)), Kind.TEXT)


def _choices(state: State, key: str, kind: Kind, field: FieldInfo | None) -> tuple[Choice, ...]:
    data = script.data()
    if key == "story.letters":
        return _numbered(data["wish"])
    if key == "respondents.0.roles":
        return _numbered(data["lessor"])
    if key == "incidents":
        ways = _numbered(data["way"])
        return ways if state.data.get("incidents") else tuple(way for way in ways if not _copies(data, way))
    if kind is Kind.WHO:
        known = state.data.get("third_parties", [])
        return (Choice(SELF, "我本人"), *(Choice(each["id"], each.get("relation", each["id"])) for each in known))
    if key in ("plan.kind", "practices"):
        field = shape.field_at(("offer", "options", "kind") if key == "plan.kind" else ("practices", "kind"))
    words = shape.words_of(field) if field else None
    listed = tuple(Choice(word.value, word.label) for word in words) if words else ()
    return (*listed, NONE) if kind is Kind.CHOICES and listed else listed


def _numbered(rows: list[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(str(number), row["label"]) for number, row in enumerate(rows))


def _copies(data: dict[str, Any], way: Choice) -> bool:
    return "copies" in data["way"][int(way.value)]


def shown(state: State, key: str) -> str:
    """The answer that stands at a key, as it reads; empty where there is none."""
    value = state.get(key)
    if value is None or key in ("incidents", "practices"):
        return ""
    if key == "story.letters":
        return "；".join(state.record.get("wishes", ())) or "、".join(value)
    field = shape.field_at(_path(key))
    return "、".join(_reads(state, key, field, each) for each in (value if isinstance(value, list) else [value]))


def _reads(state: State, key: str, field: FieldInfo | None, value: Any) -> str:
    words = shape.words_of(field) if field else None
    if words:
        return next((word.label for word in words if word.value == value), str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if key.endswith(".to"):
        return "我本人" if value == SELF else _relation(state, str(value))
    if field and shape.holds(field, Moment):
        try:
            return shown_moment(Moment.parse(value))
        except ValueError:
            return str(value)
    return "不清楚" if value == UNKNOWN else str(value)


def _relation(state: State, key: str) -> str:
    rows = state.data.get("third_parties", [])
    return next((str(row.get("relation", key)) for row in rows if row.get("id") == key), key)
