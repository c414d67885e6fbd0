"""What came back is recorded: an answer, or that none came."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case import ReplyOutcome
from letters.desk.tracking.filings import past_day
from letters.errors import UsageError
from letters.findings import agreed
from letters.follow import entries, outcome_words
from letters.kit.days import day_words
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from letters.case import Reply
    from letters.desk.tracking.filings import Tracked
    from letters.follow import Followed

ONLY = {
    "ground": (ReplyOutcome.REFUSED, "--ground"),
    "referred_to": (ReplyOutcome.REFERRED, "--referred-to"),
    "asks_for": (ReplyOutcome.SUPPLEMENT, "--asks-for"),
    "total": (ReplyOutcome.COUNTERED, "--total"),
    "payments": (ReplyOutcome.COUNTERED, "--payments"),
    "settles": (ReplyOutcome.COUNTERED, "--settles"),
}
"""What belongs to one outcome only, and how it is typed."""


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
    """What the other side proposes instead, in yuan: in all, and how much on which day.

    `settles`: everything else is waived then.
    """

    total: Decimal | None = None
    payments: tuple[tuple[date, Decimal], ...] = ()
    settles: bool = False


@frozen
class ToldManner:
    """How an answer came: the day on the paper; who gave it by word of mouth; its gist; whether it was in writing.

    With nobody who said it and no word that it was written, nobody said which it was. `told_rights` is whether it told
    of the remedy against it, where to and within which time; None where nobody said.
    """

    dated: date | None = None
    said_by: str = ""
    account: str = ""
    written: bool = False
    told_rights: bool | None = None


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
    manner: ToldManner = ToldManner()


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
    if outcome is ReplyOutcome.MISSED:
        _refuse_early(at, one, on)
    row = _row(told, outcome, on)
    more = _completes(one.filing.last, row, dated=told.on is not None)
    if more:
        after = at.changed(lambda file: entries.complete_reply(file, at.case, one.number, more))
    else:
        after = at.changed(lambda file: entries.add_reply(file, one.number, row))
    return RecordedReply(after, after.numbered(one.number), outcome, on, bool(more))


def record_rights(at: Tracked, one: Followed, *, told: str) -> Tracked:
    """The case with whether the latest answer told of the remedy against it: `told` is "yes" or "no".

    Raises UsageError for anything else, and where no answer came yet.
    """
    if one.filing.last is None or told not in ("yes", "no"):
        raise UsageError("没有选写了还是没有写", "看一眼答复的最后几行；不清楚就先不记")
    return at.changed(lambda file: entries.complete_reply(file, at.case, one.number, {"told_rights": told == "yes"}))


def _refuse_strange(told: ToldReply, outcome: ReplyOutcome) -> None:
    """Stop where something was said that says nothing about this outcome."""
    said = {**asdict(told.details), **asdict(told.counter)}
    for name, (only, option) in ONLY.items():
        if said[name] and outcome is not only:
            raise UsageError(
                f"{option} 只用于“{only.label}”，这里的结果是“{outcome.label}”", "核对结果；没有记下任何东西"
            )


def _refuse_early(at: Tracked, one: Followed, on: date) -> None:
    """Stop where nothing of what was agreed has fallen due by that day: none of it can have been missed."""
    plan = agreed(at.case, one.filing)
    first = min((each.due for each in plan.payments), default=on) if plan else on
    if on < first:
        ahead = f"预计付不上的，到期以前写：{at.typed('write', '重新协商申请书')}"
        raise UsageError(f"到{day_words(on)}还没有一期到期，第一期是{day_words(first)}，不算没有按约付款", ahead)


def _row(told: ToldReply, outcome: ReplyOutcome, on: date) -> dict[str, object]:
    if told.due is not None and told.due < on:
        raise UsageError(f"--due {told.due} 早于收到答复的日期（{day_words(on)}）", "核对两个日期；没有记下任何东西")
    details = told.details
    return {
        "on": on,
        "outcome": outcome.value,
        **_manner(told.manner, on),
        "words": told.words or None,
        "reference": told.reference or None,
        "ground": outcome_words.ground(details.ground).value if details.ground else None,
        "referred_to": details.referred_to or None,
        "asks_for": list(details.asks_for) or None,
        "due": told.due,
        "told_rights": told.manner.told_rights,
        "counter": _counter(told.counter) if outcome is ReplyOutcome.COUNTERED else None,
        "evidence": list(told.evidence) or None,
    }


def _manner(told: ToldManner, on: date) -> dict[str, object]:
    """How the answer came. Raises UsageError for a paper that is dated after it came, and for one that was said."""
    if told.dated and told.dated > on:
        raise UsageError(
            f"--dated {told.dated} 晚于收到答复的日期（{day_words(on)}）", "核对两个日期；没有记下任何东西"
        )
    if told.said_by and told.written:
        raise UsageError("--said-by 是口头答复，--written 是书面答复，不能一起写", "两个答复分两次记；没有记下任何东西")
    how = {"by": told.said_by, "said": True} if told.said_by else {"said": False} if told.written else {}
    return {"dated": told.dated, **how, "account": told.account or None}


def _counter(told: ToldCounter) -> Mapping[str, object]:
    """What the other side proposes. Raises UsageError where its sums do not agree, or none is given."""
    if not told.payments and told.total is None:
        raise UsageError(
            "没有写对方提出的金额",
            "写明总额，分期的写明各期：--total 金额，或者 --payments 2026-12-28:400,2027-01-28:400",
        )
    _refuse_disorder([due for due, _ in told.payments])
    rows = [{"due": due, "amount": amount} for due, amount in told.payments]
    total = _total(told)
    return {"total": total, "payments": rows or None, "settles": told.settles or None}


def _total(told: ToldCounter) -> Decimal:
    """The sum in all. Raises UsageError where the payments come to another."""
    paid = sum((amount for _, amount in told.payments), Decimal("0.00"))
    total = paid if told.total is None else told.total
    if told.payments and paid != total:
        raise UsageError(f"各期合计 {paid} 元，--total 是 {total} 元", "核对金额；两个都照对方的原话写")
    return total


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
