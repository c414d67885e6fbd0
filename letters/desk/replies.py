"""What came back is recorded: an answer, or that none came."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case import ReplyOutcome
from letters.desk.filings import past_day
from letters.errors import UsageError
from letters.follow import entries, outcome_words
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from letters.case import Reply
    from letters.desk.filings import Tracked
    from letters.follow import Followed

# What belongs to one outcome only, and how it is typed.
_ONLY = {
    "ground": (ReplyOutcome.REFUSED, "--ground"),
    "referred_to": (ReplyOutcome.REFERRED, "--referred-to"),
    "asks_for": (ReplyOutcome.SUPPLEMENT, "--asks-for"),
    "total": (ReplyOutcome.COUNTERED, "--total"),
    "payments": (ReplyOutcome.COUNTERED, "--payments"),
}


@frozen
class ReplyDetails:
    """What belongs to one outcome: why it was refused, to whom it was referred, what is wanted yet.

    `ground` is a word as people use it (管辖).
    """

    ground: str = ""
    referred_to: str = ""
    asks_for: tuple[str, ...] = ()


@frozen
class ToldCounter:
    """What the other side proposes instead, in yuan: in all, and how much on which day."""

    total: Decimal | None = None
    payments: tuple[tuple[date, Decimal], ...] = ()


@frozen
class ToldReply:
    """What a person says of an answer; "" and None where nothing was said.

    `outcome` is a word as people use it (不予受理), `due` the last day that the answer names, `evidence` ids.
    """

    outcome: str
    on: date | None = None
    words: str = ""
    reference: str = ""
    due: date | None = None
    details: ReplyDetails = ReplyDetails()
    counter: ToldCounter = ToldCounter()
    evidence: tuple[str, ...] = ()


@frozen
class RecordedReply:
    """The case with the answer; `completes` says that it only filled what the latest answer did not say yet."""

    at: Tracked
    filing: Followed
    outcome: ReplyOutcome
    on: date
    completes: bool


def record_reply(at: Tracked, one: Followed, told: ToldReply) -> RecordedReply:
    """The case with what came back to a filing, or with the fact that nothing came.

    Raises UsageError for an outcome that nobody knows, a detail that belongs to another outcome, days out of order,
    and sums that do not agree.
    """
    outcome = outcome_words.outcome(told.outcome)
    _refuse_strange(told, outcome)
    before, what = (one.filing.last.on, "前一个答复") if one.filing.last else (one.filing.on, "寄出日期")
    on = past_day(at, told.on, "--on", before, what)
    row = _row(told, outcome, on)
    more = _completes(one.filing.last, row, dated=told.on is not None)
    if more:
        after = at.changed(lambda file: entries.complete_reply(file, at.case, one.number, more))
    else:
        after = at.changed(lambda file: entries.add_reply(file, one.number, row))
    return RecordedReply(after, after.numbered(one.number), outcome, on, bool(more))


def _refuse_strange(told: ToldReply, outcome: ReplyOutcome) -> None:
    """Stop where something was said that says nothing about this outcome."""
    said = {**asdict(told.details), **asdict(told.counter)}
    for name, (only, option) in _ONLY.items():
        if said[name] and outcome is not only:
            raise UsageError(
                f"{option} 只用于“{only.label}”，这里的结果是“{outcome.label}”", "核对结果；没有记下任何东西"
            )


def _row(told: ToldReply, outcome: ReplyOutcome, on: date) -> dict[str, object]:
    if told.due is not None and told.due < on:
        raise UsageError(f"--due {told.due} 早于收到答复的日期 {on}", "核对两个日期；没有记下任何东西")
    details = told.details
    return {
        "on": on,
        "outcome": outcome.value,
        "words": told.words or None,
        "reference": told.reference or None,
        "ground": outcome_words.ground(details.ground).value if details.ground else None,
        "referred_to": details.referred_to or None,
        "asks_for": list(details.asks_for) or None,
        "due": told.due,
        "counter": _counter(told.counter) if outcome is ReplyOutcome.COUNTERED else None,
        "evidence": list(told.evidence) or None,
    }


def _counter(told: ToldCounter) -> Mapping[str, object]:
    """What the other side proposes. Raises UsageError where its sums do not agree, or none is given."""
    if not told.payments and told.total is None:
        raise UsageError("没有写对方提出的金额", "加 --total 金额；分期的加 --payments 2026-12-28:400,2027-01-28:400")
    _refuse_disorder([due for due, _ in told.payments])
    paid = sum((amount for _, amount in told.payments), Decimal("0.00"))
    total = paid if told.total is None else told.total
    if told.payments and paid != total:
        raise UsageError(f"各期合计 {paid} 元，--total 是 {total} 元", "核对金额；两个都照对方的原话写")
    rows = [{"due": due, "amount": amount} for due, amount in told.payments]
    return {"total": total, "payments": rows or None}


def _refuse_disorder(days: list[date]) -> None:
    if days != sorted(set(days)):
        raise UsageError("--payments 的日期没有从早到晚，或者有重复", "各期从早到晚写，每期一天")


def _completes(last: Reply | None, row: Mapping[str, object], *, dated: bool) -> dict[str, object]:
    """What the row adds to the latest reply; nothing where it is another reply.

    It is the same when outcome and day agree, the day being left out or the same, and no value differs.
    """
    if last is None or last.outcome != row["outcome"] or (dated and last.on != row["on"]):
        return {}
    before = last.model_dump(exclude_defaults=True)
    given = {name: value for name, value in row.items() if value is not None and name not in ("on", "outcome")}
    return {} if given.keys() & before.keys() else given
