"""A paper that came as it is typed after a command: what of it is told, a check, something that was done."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from letters.desk.tracking.papers import (
    PaperDates,
    PaperSource,
    RecordedPaper,
    ToldCheck,
    ToldPaper,
    find_paper,
    record_check,
    record_met,
    record_paper,
)
from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.kit.typed import option_day, option_sum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from letters.desk.tracking.filings import Tracked


@frozen
class TypedPaper:
    """What was typed, "" and None where nothing was; `what` is what it looks like, or the id of one that is there.

    With `asked` it is a check, with `done` something that was done, and `on` the day of that.
    """

    what: str
    sender: str = ""
    on: str = ""
    how: str = ""
    number: str = ""
    hearing: str = ""
    claimed: str = ""
    items: Sequence[str] | None = None
    days: int | None = None
    due: str = ""
    procedure: str = ""
    by: str = ""
    contract: str = ""
    sent_from: str = ""
    evidence: Sequence[str] | None = None
    asked: str = ""
    answer: str = ""
    said: str = ""
    done: str = ""


def typed_paper(values: Mapping[str, Any]) -> TypedPaper:
    """The values of those names among others, as a shell holds them."""
    return TypedPaper(**{field.name: values[field.name] for field in fields(TypedPaper) if field.name in values})


def record_typed(at: Tracked, typed: TypedPaper) -> RecordedPaper:
    """The case with what was typed of a paper. Raises UsageError for what cannot be meant."""
    if typed.what.isdigit():
        signed = at.typed("track signed", typed.what)
        hint = f"收到的文书写它看上去是什么，例如 支付令；记签收，后面加 --on 和日期：{signed}"
        raise UsageError("对方哪天签收您寄的文书，不在这里记", hint)
    on = option_day(typed.on, "--on") if typed.on else None
    if typed.asked or typed.answer or typed.done:
        return _followed_up(at, typed, on)
    there = any(paper.id == typed.what for paper in at.case.received)
    told = _told(typed, "" if there else typed.what, on)
    return record_paper(at, told, typed.what if there else "")


def _followed_up(at: Tracked, typed: TypedPaper, on: date | None) -> RecordedPaper:
    """A paper that is there already, with a check or with something that was done."""
    paper = find_paper(at, typed.what)
    if typed.done:
        after = record_met(at, paper, typed.done, on, typed.said)
    else:
        after = record_check(at, paper, ToldCheck(typed.asked, typed.answer, on, said=typed.said))
    return RecordedPaper(after, find_paper(after, paper.id), completes=True)


def _told(typed: TypedPaper, kind: str, on: date | None) -> ToldPaper:
    proofs = tuple(typed.evidence or ())
    due = option_day(typed.due, "--due") if typed.due else None
    return ToldPaper(
        kind,
        on,
        typed.number,
        option_sum(typed.claimed, "--claimed") if typed.claimed else None,
        tuple(_item(each) for each in typed.items or ()),
        PaperSource(typed.sender, typed.how, typed.sent_from, typed.by, typed.contract, proofs),
        PaperDates(typed.hearing, due=due, reply_days=typed.days, procedure=typed.procedure),
    )


def _item(text: str) -> tuple[str, Decimal | None]:
    """One demand of a paper with its sum: 违约金:600; without a sum where none is named. Raises UsageError."""
    name, parted, amount = text.replace("：", ":").rpartition(":")
    if not parted:
        name, amount = amount, ""
    if not name.strip():
        raise UsageError(f"--item 里的 {text.strip()} 不对", "写成 项目:金额，例如 违约金:600；没有写金额的只写项目")
    return name.strip(), option_sum(amount, "--item") if amount.strip() else None
