"""A question as a shell shows it: made from the fields of the model, or from the script where it is no field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from letters.case import shape
from letters.collect.interview import script
from letters.collect.interview.asking.choices import are_of_case, choices
from letters.collect.interview.asking.progress import Progress, progress
from letters.collect.interview.asking.standing import LESSOR, shown, shown_rows, standing
from letters.collect.interview.asking.wording import asked_as, model_path, wording
from letters.collect.interview.keys import beside
from letters.kit.frozen import frozen
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from letters.case import KeyPath
    from letters.collect.interview.asking.question_choice import QuestionChoice
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
class QuestionField:
    """One thing to answer. `current` is the answer that stands, as it reads, `standing` its choices by value.

    Of rows (payments) `columns` are the cells of the row that comes next, `rows` those of each that stands, and `a_row`
    is what people call one. `says` are the words for yes and for no. At a sum where `none_is_zero` 没有 says 0, and at
    a list that `takes_all` 全部 chooses each.
    """

    key: str
    label: str
    kind: QuestionKind
    help: str = ""
    example: str = ""
    choices: tuple[QuestionChoice, ...] = ()
    current: str = ""
    standing: tuple[str, ...] = ()
    columns: tuple[QuestionField, ...] = ()
    rows: tuple[tuple[QuestionField, ...], ...] = ()
    a_row: str = ""
    says: tuple[str, ...] = ()
    none_is_zero: bool = False
    takes_all: bool = False

    @property
    def many(self) -> bool:
        """Whether several may be chosen."""
        return self.kind in (QuestionKind.CHOICES, QuestionKind.WHO)

    @property
    def is_day(self) -> bool:
        """Whether the answer begins with a day, which a calendar may show."""
        return self.kind in _DAYS

    @property
    def is_list(self) -> bool:
        """Whether an answer is chosen and not written."""
        return self.many or self.kind in (QuestionKind.CHOICE, QuestionKind.YES_NO)


@frozen
class Question(QuestionField):
    """What a person is asked at once: one field, the question itself, or several `fields`, which one line may answer.

    `costs` is what it costs to leave it, to be shown with it; `say` opens a section named `section`; `begun` is what
    was typed of a longer answer before it was broken off. `seldom` are keys of fields that most people leave; of a
    question that is not `is_kept` no answer is stored. One of choices that `takes_line` may be answered in own words.
    `others` are what else one answer may be about (都没担保), `rest` is the key that keeps what no field takes. What
    `is_line` is answered in a line: some of its fields are rows. Those with `columns` may be typed cell by cell.
    """

    fields: tuple[QuestionField, ...] = ()
    costs: str = ""
    section: str = ""
    say: str = ""
    progress: Progress | None = None
    begun: str = ""
    seldom: frozenset[str] = frozenset()
    is_kept: bool = True
    takes_line: bool = False
    others: tuple[str, ...] = ()
    rest: str = ""
    is_line: bool = False

    @property
    def none_is_said(self) -> bool:
        """Whether the help names 没有 as an answer: where something may not have happened."""
        return "“没有”" in self.help and not self.is_list

    @property
    def not_said_is_said(self) -> bool:
        """Whether the words of the question name 不写 as an answer: where nothing is to be told."""
        return "“不写”" in self.help + self.say and not self.is_list


_DAYS = frozenset((QuestionKind.DAY, QuestionKind.AHEAD, QuestionKind.MOMENT, QuestionKind.MOMENT_AHEAD))
_KINDS: tuple[tuple[type, QuestionKind], ...] = (
    (bool, QuestionKind.YES_NO),
    (Moment, QuestionKind.MOMENT),
    (date, QuestionKind.DAY),
    (Decimal, QuestionKind.MONEY),
    (int, QuestionKind.NUMBER),
)
_SPECIAL = {
    script.WISHES: QuestionKind.CHOICES,
    "respondents.0.roles": QuestionKind.CHOICE,
    "incidents": QuestionKind.CHOICE,
    **dict.fromkeys(("practices", "received"), QuestionKind.CHOICES),
    "plan.kind": QuestionKind.CHOICE,
    "plan.start": QuestionKind.AHEAD,
    "plan.parts": QuestionKind.NUMBER,
    "paste.lines": QuestionKind.STORY,
}
_COUNTS, _STORIES = ("count", "per_day", "per_night"), ("account", "lines")
_ROWS = ("practices", "received")  # of these the kinds are chosen, several at once
_WORDS_AT: dict[str, KeyPath] = {"plan.kind": ("offer", "options", "kind")} | {each: (each, "kind") for each in _ROWS}


def question(state: InterviewState, key: str) -> Question:
    """The question about a key, with the answer that stands."""
    itself, words = question_field(state, key), asked_as(state, key)
    own = {name: getattr(itself, name) for name in QuestionField.__dataclass_fields__}
    return Question(
        **own,
        fields=tuple(question_field(state, beside(name, key)) for name in words.fields),
        costs=words.costs or "",
        progress=progress(state, key),
        begun=str(state.typed.get(key, "")),
        seldom=frozenset(beside(name, key) for name in words.seldom),
        is_kept=words.keep,
        takes_line=words.instead is not None,
        others=_others(state, key) if words.every else (),
        rest=beside(words.rest, key) if words.rest and words.rest not in words.fields else "",
        is_line=any(_is_table(beside(name, key)) for name in words.fields),
    )


def _others(state: InterviewState, key: str) -> tuple[str, ...]:
    """What the other rows are called that the answer may be about too."""
    table, _, number = key.rpartition(".")[0].partition(".")
    rows = range(len(state.data.get(table, ())))
    return tuple(shown(state, f"{table}.{each}.relation") for each in rows if str(each) != number)


def _is_table(key: str) -> bool:
    """Whether rows stand there, which no box takes: 付了六期，最后一次8月12日."""
    field = shape.field_at(model_path(key))
    return field is not None and shape.table_of(field) is not None


def question_field(state: InterviewState, key: str) -> QuestionField:
    """One thing to answer, by its key."""
    field = shape.field_at(model_path(key))
    words = asked_as(state, key)
    kind = QuestionKind(words.kind) if words.kind else _kind(key, field, has_choices=bool(words.choices))
    label, help_, example = wording(state, key, field)
    help_ = _said_aloud(help_) if kind is QuestionKind.YES_NO else help_
    made = QuestionField(key, label, kind, help_)
    offered_by = shape.field_at(_WORDS_AT[key]) if key in _WORDS_AT else field
    listed = () if words.fields else choices(state, key, kind, offered_by)
    return QuestionField(
        key=key,
        label=label,
        kind=kind,
        help=help_,
        example="" if made.is_list else example,
        choices=listed,
        current=_current(state, key, listed) or shown_rows(state, key),
        standing=standing(state, key, listed),
        a_row=words.a_row,
        says=words.says,
        none_is_zero=words.zero,
        takes_all=are_of_case(key, kind),
        **_rows(state, key, words.columns),
    )


def _current(state: InterviewState, key: str, listed: tuple[QuestionChoice, ...]) -> str:
    """The answer that stands, as it reads: of the talk's own choices their words."""
    stands = standing(state, key, listed)
    labels = [each.label for each in listed if each.value in stands]
    is_own = key == LESSOR or shape.field_at(model_path(key)) is None
    return "、".join(labels) if labels and is_own else shown(state, key)


def _rows(state: InterviewState, key: str, names: tuple[str, ...]) -> dict[str, tuple[Any, ...]]:
    """The cells of the rows that stand at a key and of the next one; nothing where rows have no cells."""
    stands = state.get(key) if names else None
    number = len(stands) if isinstance(stands, list) else 0
    rows = tuple(tuple(question_field(state, f"{key}.{row}.{name}") for name in names) for row in range(number + 1))
    return {"columns": rows[-1], "rows": rows[:-1]} if names else {}


def _said_aloud(help_: str) -> str:
    """The help without how the file spells yes and no: 写 true."""
    return "；".join(part for part in help_.split("；") if "true" not in part and "false" not in part)


def _kind(key: str, field: FieldInfo | None, *, has_choices: bool) -> QuestionKind:
    name = key.rpartition(".")[2]
    if key in _SPECIAL:
        return _SPECIAL[key]
    if has_choices:
        return QuestionKind.CHOICE
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
