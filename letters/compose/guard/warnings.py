"""What the sender is told before a letter is written, and what stops it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from letters.case import mask
from letters.compose.guard.warning_rules import Kind, Severity, is_part
from letters.kit.excerpts import excerpt
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from letters.case import Case

SHOWN = 30  # characters of a text that a warning repeats
LISTED = 5  # places that are named within a sentence
_DAY = re.compile(r"(?<![0-9A-Za-z-]) ?([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9A-Za-z-]) ?")

__all__ = ["Caution", "Found", "Kind", "Severity", "Spotted", "is_part", "raised"]


class Found(NamedTuple):
    """One thing found: the kind of warning, its detail, and where in the case (with the words that stand there).

    `keys` are what of the case file would answer it, rows by their id: `third_parties.T1.adult`.
    """

    id: str
    detail: str = ""
    place: str = ""
    quote: str = ""
    remark: str = ""
    keys: tuple[str, ...] = ()


class Spotted(NamedTuple):
    """Where in the case a warning was found: 事件 I003 的经过, the words there, and what is to be said of them."""

    place: str
    quote: str = ""
    remark: str = ""

    def __str__(self) -> str:
        shown = excerpt(mask(" ".join(self.quote.split())), SHOWN)
        told = [f"“{shown}”"] if shown else []
        return "：".join([self.place, "，".join([*told, *([self.remark] if self.remark else [])])]).rstrip("：")


@frozen
class Caution:
    """A warning about one letter. `overruled` holds the user's reason where they insist on a stop.

    `keys` are what of the case file would answer it, as in `Found`; none where only words or an override would.
    """

    kind: Kind
    letter: str
    detail: str = ""
    overruled: str = ""
    role: str = ""
    places: tuple[Spotted, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name by which it is overruled."""
        return self.kind.id

    @property
    def severity(self) -> Severity:
        """A stop that was overruled is a warning."""
        weight = self.kind.weight(self.letter)
        return min(Severity.WARN, weight) if self.overruled else weight

    @property
    def stops(self) -> bool:
        """Whether the letter is not written."""
        return self.severity is Severity.STOP

    @property
    def is_for_sending(self) -> bool:
        """Whether it is to be known before a letter is sent: it weighs, or nothing in the case file would answer it."""
        return self.severity > Severity.NOTE or not self.how

    @property
    def reason(self) -> str:
        """What is wrong, with the detail in place, without where."""
        return self.kind.message.replace("{detail}", self.detail)

    @property
    def message(self) -> str:
        """What is wrong, and where in the case file; of many places the first few."""
        if not self.places:
            return self.reason
        more = f"等{len(self.places)}处" if len(self.places) > LISTED else ""
        return f"{self.reason}见{'；'.join(map(str, self.places[:LISTED]))}{more}。"

    @property
    def next(self) -> str:
        """What to do."""
        instead = f"可以这样写：{self.kind.instead}" if self.kind.instead else ""
        return self.kind.next + instead

    @property
    def how(self) -> str:
        """How the case file says it, "" where there is nothing to write; any stop but a final one can be overruled."""
        if not self.kind.how and self.stops and not self.kind.final:
            return f'[[overrides]] warning = "{self.id}", reason = "…"'
        return self.kind.how.replace("{role}", self.role)


def raised(
    case: Case, letter: str, found: Iterable[Found], known: Mapping[str, Kind], role: str = ""
) -> tuple[Caution, ...]:
    """Warnings of what was found, by the `known` kinds, that concern a letter to a role, heaviest first.

    What is alike but for its place is one warning with all places. Overrides of the case are applied.
    """
    groups: dict[tuple[str, str], list[Found]] = {}
    for each in dict.fromkeys(found):
        groups.setdefault((each.id, each.detail), []).append(each)
    warnings = [
        Caution(
            known[name],
            letter,
            _days_spelt(detail),
            _overruled(case, known[name], letter),
            role,
            tuple(Spotted(each.place, each.quote, each.remark) for each in alike if each.place),
            _keys(known[name], alike, {"role": role, "contract": case.contract.id if case.contract else "0"}),
        )
        for (name, detail), alike in groups.items()
        if known[name].concerns(letter)
    ]
    return tuple(sorted(warnings, key=lambda warning: -warning.severity))


def _days_spelt(detail: str) -> str:
    """The detail with its days as letters write them: 2026年9月30日 for 2026-09-30."""
    return _DAY.sub(lambda found: f"{found[1]}年{int(found[2])}月{int(found[3])}日", detail)


def _keys(kind: Kind, alike: Iterable[Found], names: Mapping[str, str]) -> tuple[str, ...]:
    """What would answer what was found: what the kind of warning asks, then what stands there."""
    asked = (key.format_map(names) for key in kind.asks)
    return tuple(dict.fromkeys((*asked, *(key for each in alike for key in each.keys))))


def _overruled(case: Case, kind: Kind, letter: str) -> str:
    for override in () if kind.final else case.overrides:
        if override.warning in {kind.id, kind.settled_by} and (
            override.letter is None or is_part(override.letter, letter)
        ):
            return override.reason
    return ""
