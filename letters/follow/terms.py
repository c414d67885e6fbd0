"""The time limits of the ladder, read from their TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import law
from letters.follow.ladder import Rule, StandingRule
from letters.kit.data_files import Read, read
from letters.kit.data_rows import Whole, row
from letters.kit.nearest import nearest
from letters.kit.refusals import Slip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path


@row
class Terms:
    """`deadlines.toml`: those of filings, and those of the case itself."""

    delivery_days: Whole
    unpublished_days: Whole
    same_day: tuple[str, ...]
    deadline: tuple[Rule, ...]
    standing: tuple[StandingRule, ...]

    @property
    def rules(self) -> dict[str, Rule]:
        """Those of filings, by id."""
        return {rule.id: rule for rule in self.deadline}


def read_terms(file: Path, topics: Collection[str], read: Read = read) -> Terms:
    """The rules, those of filings and those of the case itself. Raises SlipsError."""
    return read(file, Terms, _slips, topics=topics, addressees=lambda: law.load().words.addressees)


def _slips(terms: Terms) -> Iterator[Slip]:
    yield from _twice("deadline", terms.deadline)
    yield from _twice("standing", terms.standing)
    for number, rule in enumerate(terms.deadline):
        if rule.extended and rule.extended not in terms.rules:
            yield Slip(
                ("deadline", number, "extended"), f"没有期限 {rule.extended}", nearest(rule.extended, terms.rules)
            )


def _twice(key: str, rules: Sequence[Rule]) -> Iterator[Slip]:
    seen: set[str] = set()
    for number, rule in enumerate(rules):
        if rule.id in seen:
            yield Slip((key, number), f"期限 {rule.id} 重复")
        seen.add(rule.id)
