"""track sent and signed: what left the house, to whom, when, and the copies that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.held import put
from letters.cli.tools import as_day, show
from letters.cli.track.opening import changing
from letters.desk import SentLetter, find, record_received, sent_with_copies
from letters.told.of_entries import told_received, told_sent

if TYPE_CHECKING:
    from letters.cli.track.asked import SentAsked, SignedAsked


def send_letter(asked: SentAsked) -> int:
    """Store the filing and keep its files; nothing is stored when anything is wrong."""
    with (
        changing(asked.case, "sent", asked.templates) as (file, at),
        sent_with_copies(at, _told(asked), asked.case, asked.file or (), asked.out) as sent,
    ):
        put(file, sent.at.text)
    new = sent.at.numbered(len(sent.at.case.filings))
    show(told_sent(sent.at, new, sent.kept, sent.written))
    return 0


def _told(asked: SentAsked) -> SentLetter:
    on, received = as_day(asked.on, "--on"), as_day(asked.received, "--received")
    said = asked.letter, asked.to, on, received, asked.how, asked.tracking, asked.about
    return SentLetter(*said, again=asked.again, contract=asked.contract)


def receive(asked: SignedAsked) -> int:
    """Store the day on which the other side signed for it."""
    with changing(asked.case, "signed") as (file, at):
        one = find(at, asked.which)
        after = record_received(at, one, as_day(asked.on, "--on"))
        put(file, after.text)
    show(told_received(after, after.numbered(one.number)))
    return 0
