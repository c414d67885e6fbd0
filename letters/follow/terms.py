"""The time limits of the ladder, read from their TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.follow.ladder import Rule, StandingRule
from letters.kit.data_files import Slip, Whole, read, refuse, row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path


@row
class Terms:
    """`deadlines.toml`: those of filings, and those of the case itself."""

    delivery_days: Whole
    same_day: tuple[str, ...]
    deadline: tuple[Rule, ...]
    standing: tuple[StandingRule, ...]

    @property
    def rules(self) -> dict[str, Rule]:
        """Those of filings, by id."""
        return {rule.id: rule for rule in self.deadline}


def read_terms(file: Path, topics: Collection[str]) -> Terms:
    """The rules, those of filings and those of the case itself. Raises SlipsError."""
    terms = read(file, Terms, topics=topics)
    refuse(file.name, (*_twice("deadline", terms.deadline), *_twice("standing", terms.standing)))
    return terms


def _twice(key: str, rules: Sequence[Rule]) -> Iterator[Slip]:
    seen: set[str] = set()
    for number, rule in enumerate(rules):
        if rule.id in seen:
            yield Slip((key, number), f"期限 {rule.id} 重复")
        seen.add(rule.id)
