"""track reply, silent and postpone: what came back, and days that are known better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case.vocabulary import RefusalGround, ReplyOutcome
from letters.cli.tools import say, tell
from letters.cli.track.opening import maybe_day, open_tracked
from letters.cli.track.showing import lines_of
from letters.desk.filings import COMMAND, cancel_postponed, find, postpone
from letters.desk.replies import ReplyDetails, ToldCounter, ToldReply, record_reply
from letters.errors import UsageError
from letters.follow import THEIRS, outcome_words
from letters.kit.typed.options import option_day, option_sum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from letters.cli.track.asked import PostponeAsked, ReplyAsked
    from letters.desk.filings import Tracked
    from letters.desk.replies import RecordedReply


def take_reply(asked: ReplyAsked) -> int:
    """Store what came back, or that nothing came, and say what is next."""
    file, at = open_tracked(asked.case)
    which, outcome = _which(at, asked)
    told = _told(asked, outcome)
    reply = record_reply(at, find(at, which), told)
    file.put(reply.at.text)
    say("补充好了。\n" if reply.completes else f"记下了：{reply.on} {reply.outcome.label}。\n")
    say("\n".join(lines_of(reply.at, reply.filing)))
    for line in (*_missing(reply, told), *_still_running(reply)):
        tell(line)
    return 0


def _which(at: Tracked, asked: ReplyAsked) -> tuple[str, str]:
    """Which filing is meant, and the outcome: where only one letter was sent, the outcome may be told alone."""
    filings = at.case.filings
    if asked.which and not asked.outcome and len(filings) == 1 and asked.which not in ("1", filings[0].id):
        return "", asked.which
    return asked.which, asked.outcome


def _told(asked: ReplyAsked, outcome: str) -> ToldReply:
    return ToldReply(
        outcome=outcome,
        on=maybe_day(asked.on, "--on"),
        words=asked.words,
        reference=asked.reference,
        due=maybe_day(asked.due, "--due"),
        details=ReplyDetails(asked.ground, asked.referred_to, tuple(asked.asks_for or ())),
        counter=ToldCounter(option_sum(asked.total, "--total") if asked.total else None, _payments(asked.payments)),
        evidence=tuple(asked.evidence or ()),
    )


def _payments(text: str) -> tuple[tuple[date, Decimal], ...]:
    return tuple(_payment(piece) for piece in re.split(r"[,，;；、]", text) if piece.strip())


def _payment(piece: str) -> tuple[date, Decimal]:
    day, _, amount = re.sub("：", ":", piece).partition(":")
    if not amount:
        raise UsageError(f"--payments 里的 {piece.strip()} 不对", "写成 日期:金额，例如 2026-12-28:400，多期用逗号分开")
    return option_day(day.strip(), "--payments"), option_sum(amount, "--payments")


def _missing(reply: RecordedReply, told: ToldReply) -> Iterator[str]:
    """What would decide the next step and was not told."""
    again = f"{COMMAND} reply {reply.at.place} {reply.filing.number} {reply.outcome.value}"
    if reply.outcome is ReplyOutcome.REFUSED and not told.details.ground:
        known = "、".join(outcome_words.said(RefusalGround))
        yield f"对方说了理由的话补记一下，下一步可能不同：{again} --ground 理由（{known}）"
    if reply.outcome is ReplyOutcome.SUPPLEMENT and not (told.details.asks_for and told.due):
        yield f"写明要补什么、哪天以前补的，补记一下：{again} --asks-for 材料 --due 日期"
    if reply.outcome is ReplyOutcome.REFERRED:
        yield "移送到的机关收到以后，期限从那里重新算；在那里又交了材料，用 sent 再记一份。"


def _still_running(reply: RecordedReply) -> Iterator[str]:
    """Silence means nothing yet while the other side's time runs."""
    if reply.outcome is not ReplyOutcome.SILENT or reply.filing.ran_out is not None:
        return
    for deadline in reply.filing.deadlines:
        if deadline.side == THEIRS and not deadline.passed(reply.at.day):
            yield f"{deadline.label}的期限到 {deadline.due} 才满，过了这一天再看下一步。"
            return


def postpone_deadline(asked: PostponeAsked) -> int:
    """Set a deadline otherwise than computed, or back again."""
    file, at = open_tracked(asked.case)
    one = find(at, asked.which)
    if asked.cancel:
        after = cancel_postponed(at, one, asked.deadline)
    else:
        after = postpone(at, one, asked.deadline, maybe_day(asked.due, "--due"), asked.reason)
    file.put(after.text)
    say("恢复了算出来的日期。\n" if asked.cancel else f"改好了：{asked.due}。\n")
    say("\n".join(lines_of(after, after.numbered(one.number))))
    return 0
