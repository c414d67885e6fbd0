"""track reply, silent, accept and postpone: what came back, what is taken, and days that are known better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.held import put
from letters.cli.tools import as_day, show
from letters.cli.track.opening import changing
from letters.desk import (
    cancel_postponed,
    find,
    postpone,
    record_accepted,
    record_reply,
    typed_reply,
    which_and_outcome,
)
from letters.told.of_entries import told_accepted, told_postponed, told_reply

if TYPE_CHECKING:
    from letters.cli.track.asked import AcceptAsked, PostponeAsked, ReplyAsked


def take_reply(asked: ReplyAsked) -> int:
    """Store what came back, or that nothing came, and say what is next."""
    with changing(asked.case, "reply") as (file, at):
        which, outcome = which_and_outcome(at, asked.which, asked.outcome)
        told = typed_reply({**vars(asked), "outcome": outcome})
        reply = record_reply(at, find(at, which), told)
        put(file, reply.at.text)
    show(told_reply(reply, told))
    return 0


def accept_offer(asked: AcceptAsked) -> int:
    """Store that the person accepts what the other side offers instead, and say what is next."""
    with changing(asked.case, "accept") as (file, at):
        one = find(at, asked.which)
        after = record_accepted(at, one, asked.counter, as_day(asked.on, "--on"))
        put(file, after.text)
    show(told_accepted(after, after.numbered(one.number)))
    return 0


def postpone_deadline(asked: PostponeAsked) -> int:
    """Set a deadline otherwise than computed, or back again."""
    with changing(asked.case, "postpone") as (file, at):
        one = find(at, asked.which)
        due = None if asked.cancel else as_day(asked.due, "--due")
        if due is None:
            after = cancel_postponed(at, one, asked.deadline)
        else:
            after = postpone(at, one, asked.deadline, due, asked.reason)
        put(file, after.text)
    show(told_postponed(after, after.numbered(one.number), due))
    return 0
