"""track sent and received: what left the house, to whom, when, and the copies that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import say, tell
from letters.cli.track.opening import maybe_day, open_tracked
from letters.cli.track.showing import lines_of
from letters.desk.filings import COMMAND, find, record_received
from letters.desk.sending import SentLetter, record_sent, sending
from letters.follow.as_written import LetterFiles, files_of
from letters.follow.kept import keeping
from letters.told.shown import sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.cli.track.asked import ReceivedAsked, SentAsked
    from letters.desk.filings import Tracked
    from letters.follow import Followed
    from letters.follow.kept import Kept


def send_letter(asked: SentAsked) -> int:
    """Store the filing and keep its files; nothing is stored when anything is wrong."""
    file, at = open_tracked(asked.case, templates=asked.templates)
    sent = sending(at, _told(asked))
    written = LetterFiles(tuple(asked.file)) if asked.file else files_of(asked.case, sent.head.id, sent.to, asked.out)
    with keeping(at.case, file.folder, written.files, sent.on, sent.head.id) as kept:
        after = record_sent(at, sent, [one.row() for one in kept])
        file.put(after.text)
    new = after.numbered(len(after.case.filings))
    say(f"记下了：{sent.head.title} → {sent.to}，{sent.on} 寄出。\n")
    say("\n".join(lines_of(after, new)))
    _tell_kept(after, new, kept, written)
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


def _tell_kept(at: Tracked, new: Followed, kept: Sequence[Kept], written: LetterFiles) -> None:
    """Which files stay as they left, or how to keep them yet."""
    for one in kept:
        tell(f"留底：{one.source} → {one.path}（{sized(one.size)}）")
    for path in written.changed:
        tell(f"！{path.name} 写好以后改过，留底的是现在的样子；寄出的不是这一份的，撤销这一条，再用 --file 写明。")
    if written.damage:
        tell(f"！写出文书的记录读不出来（{written.damage}），不知道写出过哪些文件。")
    if not kept:
        tell(f"没有找到写出的文件，没有留底。补上：{COMMAND} keep {at.place} {new.number} 文件")
    if any(deadline.provisional for deadline in new.deadlines) and new.filing.received_on is None:
        tell(f"签收以后记下日期（快递单号可查）：{COMMAND} received {at.place} {new.number} --on 日期")


def receive(asked: ReceivedAsked) -> int:
    """Store the day on which the other side signed for it."""
    file, at = open_tracked(asked.case)
    one = find(at, asked.which)
    after = record_received(at, one, maybe_day(asked.on, "--on"))
    file.put(after.text)
    now = after.numbered(one.number)
    say(f"记下了：{now.filing.received_on} 签收。\n")
    say("\n".join(lines_of(after, now)))
    return 0
