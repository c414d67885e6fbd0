"""track sent and signed: what left the house, to whom, when, and the copies that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.held import put
from letters.cli.tools import as_day, show
from letters.cli.track.opening import changing
from letters.desk import SentLetter, find, record_received, record_sent, sending
from letters.follow import LetterFiles, files_of, keeping
from letters.told.of_entries import told_received, told_sent

if TYPE_CHECKING:
    from letters.cli.track.asked import SentAsked, SignedAsked
    from letters.desk import Sending


def send_letter(asked: SentAsked) -> int:
    """Store the filing and keep its files; nothing is stored when anything is wrong."""
    with changing(asked.case, "sent", asked.templates) as (file, at):
        sent = sending(at, _told(asked))
        written = _written(asked, sent)
        with keeping(at.case, file.folder, written.files, sent.on, sent.head.id) as kept:
            after = record_sent(at, sent, [one.row() for one in kept])
            put(file, after.text)
    new = after.numbered(len(after.case.filings))
    show(told_sent(after, new, kept, written))
    return 0


def _written(asked: SentAsked, sent: Sending) -> LetterFiles:
    """The files that were sent: as named, else as they were written last."""
    return LetterFiles(tuple(asked.file)) if asked.file else files_of(asked.case, sent.head.id, sent.to, asked.out)


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
