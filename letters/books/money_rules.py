"""The words and editable figures that sums are told with; checked there, read once.

What holds for every contract stands in data/money.toml, what belongs to a kind of contract in that kind's own data.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from letters import law
from letters.case import ReplyOutcome, kinds
from letters.kit.data_files import read, read_trusted
from letters.kit.data_rows import Count, Several, exactly, known, row
from letters.kit.frozen import frozen
from letters.kit.nearest import nearest
from letters.kit.refusals import Slip, unknown_word
from letters.law import AddresseeWord, TopicName

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from letters.case import Kind, Labelled
    from letters.kit.data_files import Read

DATA = Path(__file__).parent / "data" / "money.toml"
OF_KIND = "money.toml"  # in the data of each kind of contract
OWED, CONTESTABLE = "owed", "contestable"
AFTER = (ReplyOutcome.BROKEN, ReplyOutcome.MISSED, ReplyOutcome.AGREED)  # how a talk may end so that a letter follows
REMARKS = (
    "payments_missing",
    "terms_unknown",
    "not_delivered",
    "cash_handed_over",
    "out_of_time",
    "claim_unitemised",
    "overpaid",
    "contested_not_marked",
)
REMARKS_OF_KIND = ("days_supposed", "days_unknown", "claim_differs", "future_differs", "due_disputed")
PHRASES_OF_KIND = ("undisputed_what", "undisputed_one")


@frozen
class ClaimRule:
    """What may be said of a kind of claim, `owed` or contested: why, what to ask for, and on which topics it rests."""

    kind: Labelled
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


@frozen
class ContractRules:
    """What the sums of one kind of contract are told with.

    `law_as` is the addressee of the law table to whom offers go.
    """

    law_as: str
    claims: Mapping[tuple[Labelled, bool], ClaimRule]
    remarks: Mapping[str, Remark]
    words: Mapping[str, str]

    def claim(self, kind: Labelled, *, disputed: bool) -> ClaimRule:
        """The rule for an item: that of what is owed where the kind has one and the person does not dispute it."""
        return self.claims.get((kind, not disputed)) or self.claims[kind, False]

    def say(self, word: str, /, **values: object) -> str:
        """A word with its places filled."""
        return self.words[word].format(**values)

    def remark(self, name: str, /, **values: object) -> Remark:
        """A remark with its places filled: sums as 1,832.00, days as they are."""
        worded = self.remarks[name]
        told = {key: f"{value:,}" if isinstance(value, Decimal) else value for key, value in values.items()}
        where, text = (each.format(**told) for each in (worded.where, worded.text))
        return Remark(worded.id, where, text)


@frozen
class MoneyRules:
    """`share` in percent of what a month leaves, `most_percent` a year, the others counts of what their names say.

    `contracts` holds the rules of each kind of contract, by its key.
    """

    share: int
    most_percent: Decimal
    parts: int
    most_parts: int
    days_ahead: int
    months_put_off: int
    contracts: Mapping[str, ContractRules]
    after: Mapping[ReplyOutcome, str]

    def of(self, kind: Kind) -> ContractRules:
        """The rules of a kind of contract."""
        return self.contracts[kind.key]


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
class AlwaysRow:
    """`[against_all]`."""

    topics: tuple[TopicName, ...]


@row
class MoneyFile:
    """`money.toml`."""

    law_as: AddresseeWord
    figures: Figures
    against_all: AlwaysRow
    remark: tuple[Remark, ...]
    after: Annotated[Mapping[str, str], exactly(*AFTER)]


@row
class ClaimRow:
    """What may be said of an item; `kind` is a word of the contract's kind."""

    kind: Annotated[str, known("claims")]
    state: Literal["owed", "contestable"]
    reason: str
    ask: str
    topics: Several[TopicName]

    def rule(self, kind: Kind, always: tuple[str, ...]) -> ClaimRule:
        """The row as a value; `always` are topics that hold against every contested item."""
        owed = self.state == OWED
        topics = self.topics if owed else (*self.topics, *always)
        return ClaimRule(kind.claim(self.kind), owed, self.reason, self.ask, topics)


@row
class ContractMoneyFile:
    """The `money.toml` of a kind of contract."""

    claim: tuple[ClaimRow, ...]
    remark: tuple[Remark, ...]
    words: Mapping[str, str]


@cache
def money_rules(path: Path | None = None) -> MoneyRules:
    """The bundled rules, or those of another file. Raises SlipsError where the file does not hold what is needed."""
    check = partial(_remarks, names=REMARKS)
    from_file = read(path, MoneyFile, check, topics=law.topics, addressees=_addressees) if path else None
    file = from_file or read_trusted(DATA, MoneyFile, check, topics=law.topics, addressees=_addressees)
    figures = file.figures
    return MoneyRules(
        share=figures.share,
        most_percent=Decimal(figures.most_percent),
        parts=figures.parts,
        most_parts=figures.most_parts,
        days_ahead=figures.days_ahead,
        months_put_off=figures.months_put_off,
        contracts={kind.key: _rules(kind, file) for kind in kinds()},
        after={ReplyOutcome[outcome.upper()]: letter for outcome, letter in file.after.items()},
    )


def _addressees() -> frozenset[str]:
    return law.load().words.addressees


def read_contract_money(path: Path, kind: Kind, read: Read = read) -> ContractMoneyFile:
    """What a kind of contract says of its sums. Raises SlipsError where the file does not hold what is needed."""
    return read(path, ContractMoneyFile, partial(_lacking, kind=kind), topics=law.topics(), claims=set(kind.claims))


def _rules(kind: Kind, general: MoneyFile) -> ContractRules:
    file = read_contract_money(kind.data / OF_KIND, kind, read_trusted)
    rules = [each.rule(kind, general.against_all.topics) for each in file.claim]
    return ContractRules(
        law_as=general.law_as,
        claims={(rule.kind, rule.owed): rule for rule in rules},
        remarks={each.id: each for each in (*general.remark, *file.remark)},
        words=file.words,
    )


def _lacking(file: ContractMoneyFile, kind: Kind) -> Iterator[Slip]:
    """Kinds of claims without a row for what is contested, remarks and words that are not there or that nobody says."""
    contested = {each.kind for each in file.claim if each.state == CONTESTABLE}
    for claim in kind.claims:
        if claim not in contested:
            yield Slip((), f"claim 没有 {claim} 的 {CONTESTABLE}", "每种款项都要有一行")
    yield from _remarks(file, REMARKS_OF_KIND)
    said = (*PHRASES_OF_KIND, *kind.phrases)
    for name in said:
        if name not in file.words:
            yield Slip(("words",), f"缺少 {name}")
    for name in file.words:
        if name not in said:
            yield Slip(("words",), f"多出不认识的键 {name}", nearest(name, said))


def _remarks(file: MoneyFile | ContractMoneyFile, names: Collection[str]) -> Iterator[Slip]:
    """Remarks that are not there, and those that nobody makes."""
    given = [each.id for each in file.remark]
    for name in names:
        if name not in given:
            yield Slip((), f"remark 没有 {name}", "每种提醒都要有一行")
    for number, name in enumerate(given):
        if name not in names:
            yield unknown_word(("remark", number), "id", name, names)
