"""The files that the talk is read from: one for each part of it, and `questions.toml` for each kind of contract.

The head of `data/1-safety.toml` says what each key means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from typing import TYPE_CHECKING, Any

from letters.case import Act, PaperKind, Role
from letters.kit.data_files import Read, read
from letters.kit.data_rows import MayBeEmpty, Several, YesNo, row

if TYPE_CHECKING:
    from pathlib import Path

Known = Mapping[str, Several[Any]]
"""What is to be known for a question: values by the key that may hold one of them."""


@row
class StepRow:
    """A key to ask, for letters with one of the `needs` or of these first parts of ids, where `when` says so."""

    key: str
    needs: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ()
    when: Known = field(default_factory=dict)
    unless: Known = field(default_factory=dict)


@row
class SectionRow:
    """Steps that belong together; what is said of them holds besides what each says."""

    title: str
    steps: Several[StepRow]
    say: str = ""
    needs: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ()
    when: Known = field(default_factory=dict)
    unless: Known = field(default_factory=dict)


@row
class ChoiceRow:
    """What may be chosen where the model has no words for it: what is then said, put down and asked at once."""

    value: str
    label: str
    say: str = ""
    sets: Mapping[str, Any] = field(default_factory=dict)
    then: tuple[StepRow, ...] = ()


@row
class AskRow:
    """How a question is put, and what becomes of its answer; each of the words in the place of the model's."""

    label: str | None = None
    help: MayBeEmpty | None = None
    example: MayBeEmpty | None = None
    costs: str | None = None
    kind: str | None = None
    reader: str | None = None
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    a_row: str = ""
    may_lack: frozenset[str] = frozenset()
    seldom: frozenset[str] = frozenset()
    rest: str | None = None
    choices: tuple[ChoiceRow, ...] = ()
    sets: Mapping[str, Any] = field(default_factory=dict)
    none: Mapping[str, Any] | None = None
    zero: YesNo = False
    then: tuple[StepRow, ...] = ()
    again: YesNo = False
    every: tuple[str, ...] = ()
    instead: str | None = None
    keep: YesNo = True
    says: tuple[str, ...] = ()

    def over(self, other: AskRow) -> AskRow:
        """What is said here, else what the other says."""
        said = ((each.name, getattr(self, each.name)) for each in fields(self))
        return replace(other, **{name: value for name, value in said if value != getattr(PLAIN, name)})


PLAIN = AskRow()
"""A question of which the script says nothing."""


@row
class WishRow:
    """What a person may want: the letters that may serve it, answers that go with it, what to ask at once.

    It is offered where `when` and `unless` say so, as of a step.
    """

    id: str
    label: str
    letters: tuple[str, ...]
    when: Known = field(default_factory=dict)
    unless: Known = field(default_factory=dict)
    sets: Mapping[str, Any] = field(default_factory=dict)
    asks: tuple[str, ...] = ()


@row
class PartyRow:
    """A business that a place of renting makes a respondent."""

    id: str
    roles: Several[Role]
    on_platform: YesNo | None = None

    def entry(self) -> dict[str, Any]:
        """The row as the case file has it."""
        given = {"id": self.id, "roles": [role.value for role in self.roles], "on_platform": self.on_platform}
        return {key: value for key, value in given.items() if value is not None}


@row
class LessorRow:
    """Where it was rented, how people say it in a line, and who that makes."""

    label: str
    rows: Several[PartyRow]
    said: tuple[str, ...] = ()


@row
class WayRow:
    """A way to write incidents down: what is asked, what is copied from the one before."""

    label: str
    asks: tuple[str, ...]
    copies: tuple[str, ...] = ()
    paste: YesNo = False


@row
class CardLineRow:
    """Something that they may have done: an act of the model, in speech; what is asked of a contact with it."""

    act: Act
    label: str
    asks: tuple[str, ...] = ()


@row
class CardRow:
    """A card of things done, in the words of people; `say` is told when it fits."""

    id: str
    label: str
    line: Several[CardLineRow]
    say: str = ""


@row
class ContractSectionRow(SectionRow):
    """Steps about a contract, asked after the section of that title."""

    after: str = ""


@row
class ContractQuestions:
    """`questions.toml` of a kind of contract; `say` are opening sentences of other sections, by their titles.

    `called` is as of a part.
    """

    section: tuple[ContractSectionRow, ...]
    say: Mapping[str, str]
    ask: Mapping[str, AskRow]
    lessor: tuple[LessorRow, ...]
    called: Mapping[str, str] = field(default_factory=dict)


@row
class PaperRow:
    """What is asked of papers that came, of these kinds; of none named: of all."""

    asks: Several[str]
    kinds: frozenset[PaperKind] = frozenset()


@row
class ReasonRow:
    """Why a letter is proposed, where what is known says so."""

    letter: str
    why: str
    when: Known = field(default_factory=dict)
    unless: Known = field(default_factory=dict)


@row
class MissingRow:
    """What to ask where a letter's need is not met."""

    need: str
    asks: Several[str]


@row
class PartFile:
    """One part of the talk; `called` is what people call what stands at a key, where they look through it."""

    title: str
    section: tuple[SectionRow, ...] = ()
    ask: Mapping[str, AskRow] = field(default_factory=dict)
    wish: tuple[WishRow, ...] = ()
    way: tuple[WayRow, ...] = ()
    paper: tuple[PaperRow, ...] = ()
    card: tuple[CardRow, ...] = ()
    in_parts: tuple[str, ...] = ()
    reason: tuple[ReasonRow, ...] = ()
    missing: tuple[MissingRow, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)


def read_part(path: Path, read: Read = read) -> PartFile:
    """What is asked in one part. Raises SlipsError."""
    return read(path, PartFile)


def read_questions(path: Path, read: Read = read) -> ContractQuestions:
    """What a kind of contract asks. Raises SlipsError."""
    return read(path, ContractQuestions)
