"""The files that the talk is read from: `steps.toml` for everybody, `questions.toml` for each kind of contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from letters.case import DisputeDoor, PaperKind, Role
from letters.kit.data_files import Read, read
from letters.kit.data_rows import MayBeEmpty, Several, YesNo, row

if TYPE_CHECKING:
    from pathlib import Path


@row
class StepRow:
    """A key to ask."""

    key: str


@row
class SectionRow:
    """Steps that belong together, asked for letters with one of the `needs` or of these first parts of ids."""

    title: str
    steps: Several[StepRow]
    say: str = ""
    needs: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ()


@row
class AskRow:
    """How a question is put, each in the place of the model's words; "" takes them away."""

    label: str | None = None
    help: MayBeEmpty | None = None
    example: MayBeEmpty | None = None

    def over(self, other: AskRow) -> AskRow:
        """These words where they are given, else the other's."""
        pairs = zip((self.label, self.help, self.example), (other.label, other.help, other.example), strict=True)
        return AskRow(*(theirs if ours is None else ours for ours, theirs in pairs))


@row
class WishRow:
    """What a person may want: the letters for it, the body to choose, answers that go with it, what to ask at once."""

    label: str
    letters: tuple[str, ...]
    door: DisputeDoor | None = None
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
    """Where it was rented, and who that makes."""

    label: str
    rows: Several[PartyRow]


@row
class WayRow:
    """A way to write incidents down: what is asked, what is copied from the one before."""

    label: str
    asks: tuple[str, ...]
    copies: tuple[str, ...] = ()
    paste: YesNo = False


@row
class ContractSectionRow(SectionRow):
    """Steps about a contract, asked after the section of that title."""

    after: str = ""


@row
class ContractQuestions:
    """`questions.toml` of a kind of contract; `say` are opening sentences of other sections, by their titles."""

    section: tuple[ContractSectionRow, ...]
    say: Mapping[str, str]
    ask: Mapping[str, AskRow]
    lessor: tuple[LessorRow, ...]


@row
class PaperRow:
    """What is asked of papers that came, of these kinds; of none named: of all."""

    asks: Several[str]
    kinds: frozenset[PaperKind] = frozenset()


@row
class StepsFile:
    """`steps.toml`."""

    in_parts: Several[str]
    section: tuple[SectionRow, ...]
    ask: Mapping[str, AskRow]
    wish: tuple[WishRow, ...]
    way: tuple[WayRow, ...]
    paper: tuple[PaperRow, ...]


def read_steps(path: Path, read: Read = read) -> StepsFile:
    """What everybody is asked. Raises SlipsError."""
    return read(path, StepsFile)


def read_questions(path: Path, read: Read = read) -> ContractQuestions:
    """What a kind of contract asks. Raises SlipsError."""
    return read(path, ContractQuestions)
