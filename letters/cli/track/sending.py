"""track sent and received: what left the house, to whom, when, and the copies that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import show
from letters.cli.track.opening import maybe_day, open_tracked
from letters.desk import SentLetter, find, record_received, record_sent, sending
from letters.follow import LetterFiles, files_of, keeping
from letters.told.of_entries import told_received, told_sent

if TYPE_CHECKING:
    from letters.cli.track.asked import ReceivedAsked, SentAsked


def send_letter(asked: SentAsked) -> int:
    """Store the filing and keep its files; nothing is stored when anything is wrong."""
    file, at = open_tracked(asked.case, templates=asked.templates)
    sent = sending(at, _told(asked))
    written = LetterFiles(tuple(asked.file)) if asked.file else files_of(asked.case, sent.head.id, sent.to, asked.out)
    with keeping(at.case, file.folder, written.files, sent.on, sent.head.id) as kept:
        after = record_sent(at, sent, [one.row() for one in kept])
        file.put(after.text)
    new = after.numbered(len(after.case.filings))
    show(told_sent(after, new, kept, written))
    return 0


def _told(asked: SentAsked) -> SentLetter:
    return SentLetter(
        letter=asked.letter,
        to=asked.to,
        on=maybe_day(asked.on, "--on"),
        received=maybe_day(asked.received, "--received"),
        how=asked.how,
        reference=asked.tracking,
        about=asked.about,
        again=asked.again,
    )


def receive(asked: ReceivedAsked) -> int:
    """Store the day on which the other side signed for it."""
    file, at = open_tracked(asked.case)
    one = find(at, asked.which)
    after = record_received(at, one, maybe_day(asked.on, "--on"))
    file.put(after.text)
    show(told_received(after, after.numbered(one.number)))
    return 0
