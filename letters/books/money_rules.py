"""The words and editable figures that sums are told with, from data/money.toml; checked there, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from letters import law
from letters.case.contracts.lease.words import ClaimKind
from letters.case.vocabulary import Labelled, ReplyOutcome
from letters.kit.data_files import read, read_trusted
from letters.kit.data_rows import Count, Several, exactly, row
from letters.kit.refusals import Slip, unknown_word
from letters.law.provision import TopicName

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data" / "money.toml"
OWED, CONTESTABLE = "owed", "contestable"
WORDS = ("flow_received", "flow_fee", "flow_rent", "undisputed_what", "undisputed_one")
AFTER = (ReplyOutcome.BROKEN, ReplyOutcome.MISSED, ReplyOutcome.AGREED)  # how a talk may end so that a letter follows
REMARKS = (
    "payments_missing",
    "days_supposed",
    "days_unknown",
    "claim_differs",
    "claim_unitemised",
    "future_differs",
    "due_disputed",
    "offer_above",
    "offer_below",
    "offer_above_claim",
    "overpaid",
    "contested_not_marked",
)


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """What may be said of a kind of claim, `owed` or contested: why, what to ask for, and on which topics it rests."""

    kind: ClaimKind
    owed: bool
    reason: str
    ask: str
    topics: tuple[str, ...]


@row
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
    claims: Mapping[tuple[Labelled, bool], ClaimRule]
    remarks: Mapping[str, Remark]
    words: Mapping[str, str]
    after: Mapping[ReplyOutcome, str]

    def claim(self, kind: Labelled, *, disputed: bool) -> ClaimRule:
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


@row
class Figures:
    """`[figures]`: what each is, stands in the file."""

    share: Count
    most_percent: Count
    parts: Count
    most_parts: Count
    days_ahead: Count
    months_put_off: Count


@row
class ClaimRow:
    """What may be said of an item."""

    kind: ClaimKind
    state: Literal["owed", "contestable"]
    reason: str
    ask: str
    topics: Several[TopicName]

    def rule(self, always: tuple[str, ...]) -> ClaimRule:
        """The row as a value; `always` are topics that hold against every contested item."""
        owed = self.state == OWED
        return ClaimRule(self.kind, owed, self.reason, self.ask, self.topics if owed else (*self.topics, *always))


@row
class AlwaysRow:
    """`[against_all]`."""

    topics: tuple[TopicName, ...]


@row
class MoneyFile:
    """`money.toml`."""

    figures: Figures
    against_all: AlwaysRow
    claim: tuple[ClaimRow, ...]
    remark: tuple[Remark, ...]
    words: Annotated[Mapping[str, str], exactly(*WORDS)]
    after: Annotated[Mapping[str, str], exactly(*AFTER)]


@cache
def money_rules(path: Path | None = None) -> MoneyRules:
    """The bundled rules, or those of another file. Raises SlipsError where the file does not hold what is needed."""
    from_file = read(path, MoneyFile, _lacking, topics=law.topics()) if path else None
    file = from_file or read_trusted(DATA, MoneyFile, _lacking, topics=law.topics())
    rules = (each.rule(file.against_all.topics) for each in file.claim)
    figures = file.figures
    return MoneyRules(
        share=figures.share,
        most_percent=Decimal(figures.most_percent),
        parts=figures.parts,
        most_parts=figures.most_parts,
        days_ahead=figures.days_ahead,
        months_put_off=figures.months_put_off,
        claims={(rule.kind, rule.owed): rule for rule in rules},
        remarks={each.id: each for each in file.remark},
        words=file.words,
        after={ReplyOutcome[outcome.upper()]: letter for outcome, letter in file.after.items()},
    )


def _lacking(file: MoneyFile) -> Iterator[Slip]:
    """Kinds of claims without a row for what is contested, and remarks that nobody makes or that are not there."""
    contested = {each.kind for each in file.claim if each.state == CONTESTABLE}
    for kind in ClaimKind:
        if kind not in contested:
            yield Slip((), f"claim 没有 {kind} 的 {CONTESTABLE}", "每种款项都要有一行")
    given = [each.id for each in file.remark]
    for name in REMARKS:
        if name not in given:
            yield Slip((), f"remark 没有 {name}", "每种提醒都要有一行")
    for number, name in enumerate(given):
        if name not in REMARKS:
            yield unknown_word(("remark", number), "id", name, REMARKS)
