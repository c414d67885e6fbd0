"""What logs hold, seen from above: each file's account, and who called how often, with a hint about each number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING

from letters.case import Channel, Direction
from letters.collect.logs import dialects
from letters.collect.logs.caller_keys import HIDDEN_KEY, HIDDEN_LABEL, key_of
from letters.collect.logs.payees import Payee, Payees
from letters.collect.logs.payments import is_to
from letters.collect.logs.rows import Contact, Passed, Payment
from letters.errors import FileError
from letters.findings import fact_rules
from letters.kit.frozen import frozen
from letters.kit.tables.rows import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from letters.collect.logs.dialects import Dialect
    from letters.collect.logs.read import Log
    from letters.kit.moment import Moment

MOST_CALLERS = 100_000  # different numbers
MOST_LISTED = 1_000  # unreadable rows that are kept, all are counted
SHORT = 10  # seconds
OFTEN = 5  # incoming contacts


@frozen
class Account:
    """What became of every row of a file: `rows` were read, `passed` by reason, of `unreadable` all are counted."""

    path: Path
    dialect: Dialect
    rows: int
    passed: Mapping[str, int]
    unreadable: int
    listed: tuple[Unreadable, ...]
    doubts: tuple[Contact, ...]


@dataclass(slots=True)
class Caller:
    """One number (or all hidden ones, or a name without a number): what the logs tell of it.

    `number` is its first spelling; `named` is False where a log says that the contacts do not know it, None where no
    log tells. Night is from 22:00 on and before 8:00; a time that is not told is not night.
    """

    key: str
    number: str
    names: tuple[str, ...] = ()
    named: bool | None = None
    contacts: int = 0
    incoming: int = 0
    calls: int = 0
    answered: int = 0
    missed: int = 0
    short: int = 0
    night: int = 0
    first: Moment | None = None
    last: Moment | None = None
    kind: str = ""
    hint: str = ""

    def add(self, contact: Contact) -> None:
        """Count one contact."""
        self.contacts += 1
        if contact.name is not None:
            self._name(contact.name)
        if self.first is None or self.last is None:
            self.first = self.last = contact.at
        elif (order := _order(contact.at)) > _order(self.last):
            self.last = contact.at
        elif order < _order(self.first):
            self.first = contact.at
        if contact.direction is Direction.IN:
            self._incoming(contact)

    def _incoming(self, contact: Contact) -> None:
        self.incoming += 1
        hour = contact.at.hour
        self.night += hour is not None and fact_rules().night.holds(hour)
        if contact.channel is Channel.CALL:
            self.calls += 1
            self.answered += contact.answered is True
            self.missed += contact.answered is False
            self.short += contact.answered is True and contact.duration is not None and contact.duration <= SHORT

    def _name(self, name: str) -> None:
        if name and name not in self.names and len(self.names) < 3:
            self.names = (*self.names, name)
        self.named = bool(name) or bool(self.named)


@frozen
class Known:
    """Numbers that the case knows already, by number key, with what it says of them."""

    own: frozenset[str] = frozenset()
    third_parties: Mapping[str, str] = field(default_factory=dict)
    respondents: Mapping[str, str] = field(default_factory=dict)
    recorded: Mapping[str, int] = field(default_factory=dict)


@frozen
class Survey:
    """Of all files together: their accounts, the callers (most contacts first), the payments to the shops asked for.

    `payees` are all who were paid, who got most first.
    """

    accounts: tuple[Account, ...]
    callers: tuple[Caller, ...]
    payments: tuple[Payment, ...]
    payees: tuple[Payee, ...] = ()


def survey(logs: Iterable[Log], known: Known, today: date, shops: Sequence[str] = ()) -> Survey:
    """Read every log once, holding no more than a caller for each number and the payments to these shops.

    Rows after `today` are unreadable. Raises FileError for more numbers than a person can have to do with.
    """
    callers: dict[str, Caller] = {}
    paid = _Paid(shops)
    accounts = tuple(_account(log, callers, paid, today) for log in logs)
    for caller in callers.values():
        caller.kind, caller.hint = _hint(caller, known)
    ordered = sorted(callers.values(), key=lambda caller: (-caller.contacts, caller.number))
    return Survey(accounts, tuple(ordered), tuple(paid.to_shops), paid.payees.ranked())


def is_ahead(entry: Contact | Payment, today: date) -> bool:
    """Whether a record lies in the future, as of a phone whose clock was wrong."""
    return entry.at.year >= today.year and entry.at.earliest.date() > today


def _order(at: Moment) -> tuple[int, int, int, time]:
    """By its earliest instant, which need not be made for that."""
    return at.year, at.month, at.day or 1, at.clock or time.min


def _account(log: Log, callers: dict[str, Caller], paid: _Paid, today: date) -> Account:
    rows = 0
    passed: Counter[str] = Counter()
    unclear = _Unclear()
    doubts: list[Contact] = []
    for entry in log.entries():
        if isinstance(entry, Passed):
            passed[entry.why] += 1
        elif isinstance(entry, Unreadable):
            unclear.add(entry)
        elif is_ahead(entry, today):
            unclear.add(Unreadable(entry.spot, f"时间 {entry.at} 在将来，像是时钟没有对准"))
        else:
            rows += 1
            if isinstance(entry, Contact):
                _caller(callers, entry, log.path).add(entry)
                if entry.doubt and len(doubts) < MOST_LISTED:
                    doubts.append(entry)
            else:
                paid.add(entry)
    return Account(log.path, log.dialect, rows, passed, unclear.count, tuple(unclear.listed), tuple(doubts))


@dataclass(slots=True)
class _Paid:
    """The payments to some shops, and who was paid at all."""

    shops: Sequence[str]
    to_shops: list[Payment] = field(default_factory=list)
    payees: Payees = field(default_factory=Payees)

    def add(self, payment: Payment) -> None:
        self.payees.add(payment)
        if is_to(self.shops, payment):
            self.to_shops.append(payment)


@dataclass(slots=True)
class _Unclear:
    """Rows that cannot be read: all are counted, the first are kept."""

    count: int = 0
    listed: list[Unreadable] = field(default_factory=list)

    def add(self, row: Unreadable) -> None:
        self.count += 1
        if len(self.listed) < MOST_LISTED:
            self.listed.append(row)


def _caller(callers: dict[str, Caller], contact: Contact, path: Path) -> Caller:
    key = key_of(contact)
    if key not in callers:
        if len(callers) >= MOST_CALLERS:
            raise FileError(f"{path} 里不同的号码超过 {MOST_CALLERS} 个，不像一个人的记录", "核对是不是选错了文件")
        callers[key] = Caller(key, HIDDEN_LABEL if key == HIDDEN_KEY else contact.number or contact.name or "")
    return callers[key]


def _hint(caller: Caller, known: Known) -> tuple[str, str]:
    """What kind of number it may be: own, third, respondent, recorded, hidden, named, public, unsure, likely or ""."""
    told = _by_case(caller.key, known)
    if told:
        return told
    if caller.key == HIDDEN_KEY:
        return "hidden", "对方隐藏了号码，可能不是同一个人打的"
    if "*" in caller.number:
        return "masked", "详单遮住了号码，分不出是谁；请导出不遮号码的详单"
    if caller.names:
        return "named", f"通讯录里是“{caller.names[0]}”"
    for pattern, kind, hint in dialects.prefixes():
        if pattern.fullmatch(caller.key):
            return kind, hint
    return _by_habit(caller)


def _by_case(key: str, known: Known) -> tuple[str, str] | None:
    if key in known.own:
        return "own", "本人的号码"
    if key in known.third_parties:
        return "third", f"案件里的第三人（{known.third_parties[key]}），不是催收"
    if key in known.respondents:
        return "respondent", f"案件里写明是 {known.respondents[key]}"
    if key in known.recorded:
        return "recorded", f"案件里已记过 {known.recorded[key]} 次"
    return None


def _by_habit(caller: Caller) -> tuple[str, str]:
    if caller.incoming >= OFTEN and (caller.missed + caller.short) * 2 >= caller.calls > 0:
        return "likely", f"打来 {caller.calls} 次，多数未接或只有几秒，像反复拨打"
    if caller.night >= 2:
        return "likely", f"夜间（22时至8时）{caller.night} 次"
    return "", ""
