"""track reply, silent, accept and postpone: what came back, what is taken, and days that are known better."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from letters.cli.held import put
from letters.cli.tools import show
from letters.cli.track.opening import changing, maybe_day
from letters.desk import (
    ReplyDetails,
    ToldCounter,
    ToldManner,
    ToldReply,
    cancel_postponed,
    find,
    postpone,
    record_accepted,
    record_reply,
)
from letters.errors import UsageError
from letters.kit.typed import option_day, option_sum
from letters.told.of_entries import told_accepted, told_postponed, told_reply

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from letters.cli.track.asked import AcceptAsked, PostponeAsked, ReplyAsked
    from letters.desk import Tracked


def take_reply(asked: ReplyAsked) -> int:
    """Store what came back, or that nothing came, and say what is next."""
    with changing(asked.case, "reply") as (file, at):
        which, outcome = _which(at, asked)
        told = _told(asked, outcome)
        reply = record_reply(at, find(at, which), told)
        put(file, reply.at.text)
    show(told_reply(reply, told))
    return 0


def _which(at: Tracked, asked: ReplyAsked) -> tuple[str, str]:
    """Which filing is meant, and the outcome: where only one letter was sent, the outcome may be told alone."""
    filings = at.case.filings
    if asked.which and not asked.outcome and len(filings) == 1 and asked.which not in ("1", filings[0].id):
        return "", asked.which
    return asked.which, asked.outcome


def _told(asked: ReplyAsked, outcome: str) -> ToldReply:
    counter = ToldCounter(
        option_sum(asked.total, "--total") if asked.total else None, _payments(asked.payments), asked.settles
    )
    details = ReplyDetails(asked.ground, asked.referred_to, tuple(asked.asks_for or ()))
    due = maybe_day(asked.due, "--due")
    told = ToldReply(outcome, maybe_day(asked.on, "--on"), asked.words, asked.reference, due, details, counter)
    manner = ToldManner(maybe_day(asked.dated, "--dated"), asked.said_by, asked.account, asked.written)
    return replace(told, evidence=tuple(asked.evidence or ()), manner=manner)


def _payments(text: str) -> tuple[tuple[date, Decimal], ...]:
    return tuple(_payment(piece) for piece in re.split(r"[,，;；、]", text) if piece.strip())


def _payment(piece: str) -> tuple[date, Decimal]:
    day, _, amount = re.sub("：", ":", piece).partition(":")
    if not amount:
        raise UsageError(f"--payments 里的 {piece.strip()} 不对", "写成 日期:金额，例如 2026-12-28:400，多期用逗号分开")
    return option_day(day.strip(), "--payments"), option_sum(amount, "--payments")


def accept_offer(asked: AcceptAsked) -> int:
    """Store that the person accepts what the other side offers instead, and say what is next."""
    with changing(asked.case, "accept") as (file, at):
        one = find(at, asked.which)
        after = record_accepted(at, one, asked.counter, maybe_day(asked.on, "--on"))
        put(file, after.text)
    show(told_accepted(after, after.numbered(one.number)))
    return 0


def postpone_deadline(asked: PostponeAsked) -> int:
    """Set a deadline otherwise than computed, or back again."""
    with changing(asked.case, "postpone") as (file, at):
        one = find(at, asked.which)
        if asked.cancel:
            after = cancel_postponed(at, one, asked.deadline)
        else:
            after = postpone(at, one, asked.deadline, maybe_day(asked.due, "--due"), asked.reason)
        put(file, after.text)
    show(told_postponed(after, after.numbered(one.number), "" if asked.cancel else asked.due))
    return 0
