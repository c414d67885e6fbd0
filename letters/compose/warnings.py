"""What the sender is told before a letter is written, and what stops it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from letters.case.model import Case

DATA = Path(__file__).parent / "data" / "warnings.toml"


class Severity(IntEnum):
    """How much a warning weighs: a stop keeps the letter from being written."""

    NOTE = 1
    WARN = 2
    STOP = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """A warning as the data words it; `how` is what to write in the case file, `letters` the ids' beginnings.

    A `final` one cannot be overruled: the letter would be void or without an address.
    """

    id: str
    severity: Severity
    message: str
    next: str
    how: str = ""
    letters: tuple[str, ...] = ()
    final: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning about one letter. `overruled` holds the user's reason where they insist on a stop."""

    kind: Kind
    letter: str
    detail: str = ""
    overruled: str = ""
    role: str = ""

    @property
    def id(self) -> str:
        """The name by which it is overruled."""
        return self.kind.id

    @property
    def severity(self) -> Severity:
        """A stop that was overruled is a warning."""
        return min(Severity.WARN, self.kind.severity) if self.overruled else self.kind.severity

    @property
    def stops(self) -> bool:
        """Whether the letter is not written."""
        return self.severity is Severity.STOP

    @property
    def message(self) -> str:
        """What is wrong, with the detail in place."""
        return self.kind.message.replace("{detail}", self.detail)

    @property
    def next(self) -> str:
        """What to do."""
        return self.kind.next

    @property
    def how(self) -> str:
        """How the case file says it, "" where there is nothing to write."""
        return self.kind.how.replace("{role}", self.role)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of warning, by id. Raises DataError for data that is not as it should be."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["warning"]
    return {row["id"]: _kind(row) for row in rows}


def _kind(row: dict[str, Any]) -> Kind:
    try:
        severity = Severity[row["severity"].upper()]
        optional = {
            "how": row.get("how", ""),
            "letters": tuple(row.get("letters", ())),
            "final": row.get("final", False),
        }
        return Kind(row["id"], severity, row["message"], row["next"], **optional)
    except KeyError as error:
        raise DataError(f"warnings.toml 的 {row.get('id', '某一项')} 缺少或写错 {error}") from error


def concerns(kind: Kind, letter: str) -> bool:
    """Whether a kind of warning is about a letter."""
    return not kind.letters or any(is_part(start, letter) for start in kind.letters)


def is_part(start: str, letter: str) -> bool:
    """Whether an id is meant by its first part: `complaint` means `complaint/police`, not `complaints`."""
    return letter == start or letter.startswith(start.rstrip("/") + "/")


def raised(case: Case, letter: str, found: Iterable[tuple[str, str]], role: str = "") -> tuple[Caution, ...]:
    """Warnings of the found (id, detail) pairs that concern a letter to a role, heaviest first, overrides applied."""
    known = kinds()
    warnings = [
        Caution(known[name], letter, detail, _overruled(case, known[name], letter), role)
        for name, detail in dict.fromkeys(found)
        if concerns(known[name], letter)
    ]
    return tuple(sorted(warnings, key=lambda warning: -warning.severity))


def _overruled(case: Case, kind: Kind, letter: str) -> str:
    for override in () if kind.final else case.overrides:
        if override.warning == kind.id and (override.letter is None or is_part(override.letter, letter)):
            return override.reason
    return ""
