"""The words and editable figures that sums are told with, from data/money.toml; checked there, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case.vocabulary import ClaimKind, ReplyOutcome
from letters.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data" / "money.toml"
OWED, CONTESTABLE = "owed", "contestable"


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """What may be said of a kind of claim, `owed` or contested: why, what to ask for, and on which topics it rests."""

    kind: ClaimKind
    owed: bool
    reason: str
    ask: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that does not fit together or is not known; `where` is its place in the case file."""

    id: str
    where: str
    text: str


@dataclass(frozen=True)
class MoneyRules:
    """`share` in percent of what a month leaves, `most_percent` a year, the others counts of what their names say."""

    share: int
    most_percent: Decimal
    parts: int
    most_parts: int
    days_ahead: int
    months_put_off: int
    claims: Mapping[tuple[ClaimKind, bool], ClaimRule]
    remarks: Mapping[str, Remark]
    words: Mapping[str, str]
    after: Mapping[ReplyOutcome, str]

    def claim(self, kind: ClaimKind, *, disputed: bool) -> ClaimRule:
        """The rule for an item: that of what is owed where the kind has one and the person does not dispute it."""
        return self.claims.get((kind, not disputed)) or self.claims[kind, False]

    def say(self, word: str, /, **values: object) -> str:
        """A word with its places filled."""
        return self.words[word].format(**values)

    def remark(self, name: str, /, **values: object) -> Remark:
        """A remark with its places filled: sums as 1,832.00, days as they are."""
        known = self.remarks[name]
        told = {key: f"{value:,}" if isinstance(value, Decimal) else value for key, value in values.items()}
        return Remark(known.id, known.where, known.text.format(**told))


@cache
def money_rules(path: Path = DATA) -> MoneyRules:
    """The bundled rules, or those of another file. Raises DataError where the file does not hold what is needed."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _rules(data)
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise DataError(f"{path.name}：{type(error).__name__} {error}", "重新安装 letters，或者改好这个文件") from error


def _rules(data: Mapping[str, Any]) -> MoneyRules:
    figures = {name: int(number) for name, number in data["figures"].items()}
    always = tuple(data["against_all"]["topics"])
    claims = {(rule.kind, rule.owed): rule for rule in (_claim(row, always) for row in data["claim"])}
    if missing := [kind for kind in ClaimKind if (kind, False) not in claims]:
        raise ValueError(missing[0])
    return MoneyRules(
        most_percent=Decimal(figures.pop("most_percent")),
        claims=claims,
        remarks={row["id"]: Remark(row["id"], row["where"], row["text"]) for row in data["remark"]},
        words=data["words"],
        after={ReplyOutcome[outcome.upper()]: letter for outcome, letter in data["after"].items()},
        **figures,
    )


def _claim(row: Mapping[str, Any], always: tuple[str, ...]) -> ClaimRule:
    if row["state"] not in {OWED, CONTESTABLE}:
        raise ValueError(row["state"])
    kind, owed = ClaimKind[row["kind"].upper()], row["state"] == OWED
    return ClaimRule(kind, owed, row["reason"], row["ask"], (*row["topics"], *(() if owed else always)))
