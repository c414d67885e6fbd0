"""What was put down about letters that were sent: a filing, an answer, another day, an entry taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.case import OWN_WORD, CounterOffer, Option, RefusalGround, ReplyOutcome
from letters.compose import Severity
from letters.desk import cautions_of_answer
from letters.follow import THEIRS, entries, outcome_words
from letters.kit.days import day_words
from letters.told import Told
from letters.told.of_copies import kept_lines
from letters.told.of_filings import lines_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from letters.case import Filing, Reply
    from letters.desk import RecordedReply, ToldReply, Tracked
    from letters.follow import Entry, Followed, Kept, LetterFiles


def told_sent(at: Tracked, new: Followed, kept: Sequence[Kept], written: LetterFiles) -> Told:
    """What was sent and what is next; beside it, which files stay as they left, or how to keep them yet."""
    filing = new.filing
    deal = at.deal(filing)
    said = f"，说的是{deal}" if deal else ""
    first = f"记下了：{at.books.title(filing.letter)} → {filing.to}，{day_words(filing.on)}寄出{said}。\n"
    return Told((first, *lines_of(at, new)), (*kept_lines(kept), *_beside_sent(at, new, kept, written)))


def _beside_sent(at: Tracked, new: Followed, kept: Sequence[Kept], written: LetterFiles) -> Iterator[str]:
    for path in written.changed:
        yield f"！{path.name} 写好以后改过，留底的是现在的样子；寄出的不是这一份的，撤销这一条，再用 --file 写明。"
    if written.damage:
        yield f"！写出文书的记录读不出来（{written.damage}），不知道写出过哪些文件。"
    if not kept:
        yield f"没有找到写出的文件，没有留底。补上，后面写文件：{at.typed('track keep', str(new.number))}"
    if any(deadline.provisional for deadline in new.deadlines) and new.filing.received_on is None:
        yield f"签收以后记下日期（快递单号可查），不是今天的加 --on 和日期：{at.typed('track signed', str(new.number))}"


def told_received(at: Tracked, one: Followed) -> Told:
    """The day on which the other side signed, and what follows."""
    signed = day_words(one.filing.received_on) if one.filing.received_on else ""
    return Told((f"记下了：{signed}签收。\n", *lines_of(at, one)))


def told_postponed(at: Tracked, one: Followed, due: date | None) -> Told:
    """The day a deadline has now, None where it is again as computed; and what follows."""
    return Told((f"改好了：{day_words(due)}。\n" if due else "恢复了算出来的日期。\n", *lines_of(at, one)))


def told_accepted(at: Tracked, one: Followed) -> Told:
    """The offer of the other side that the person takes, and what follows."""
    taken = one.filing.accepted
    what = f"合计 {taken.total:,} 元" if taken else ""
    return Told((f"记下了：接受对方的方案，{what}。\n", *lines_of(at, one)), tuple(money_lines(at, one)))


def told_reply(reply: RecordedReply, told: ToldReply) -> Told:
    """What came back and what is next; beside it, what should be told yet, and whose time still runs."""
    first = "补充好了。\n" if reply.completes else f"记下了：{day_words(reply.on)}，{reply.outcome.label}。\n"
    asides = (*_missing(reply, told), *_still_running(reply), *money_lines(reply.at, reply.filing))
    return Told((first, *lines_of(reply.at, reply.filing)), asides)


def money_lines(at: Tracked, one: Followed) -> Iterator[str]:
    """What letters warn of about the plan that is on the table now: this is the time to hear it."""
    for caution in cautions_of_answer(at.case, one.filing, at.day):
        if caution.severity > Severity.NOTE:
            yield f"！{caution.message}{caution.next}"


def _missing(reply: RecordedReply, told: ToldReply) -> Iterator[str]:
    """What would decide the next step and was not told."""
    again = reply.at.typed("track reply", str(reply.filing.number), outcome_words.said_of(reply.outcome))
    if told.words and reply.outcome not in OWN_WORD and not _says_how(told):
        yield "没有写是书面还是口头答复，文书写成“答复称”，不加引号。"
        yield f"书面的补记一下（口头的把 --written 换成 --said-by 和谁说的）：{again} --written"
    if reply.outcome is ReplyOutcome.REFUSED and not told.details.ground:
        known = "、".join(outcome_words.said(RefusalGround))
        yield f"对方说了理由的话补记一下，下一步可能不同，后面加 --ground 和理由（{known}）：{again}"
    if reply.outcome is ReplyOutcome.SUPPLEMENT and not (told.details.asks_for and told.due):
        yield f"写明要补什么、哪天以前补的，补记一下，后面加 --asks-for 和材料、--due 和日期：{again}"
    yield from _rights(reply, told, again)
    if reply.outcome is ReplyOutcome.REFERRED:
        yield "移送到的机关收到以后，期限从那里重新算；在那里又交了材料，再记一份寄出。"


def _rights(reply: RecordedReply, told: ToldReply, again: str) -> Iterator[str]:
    """Whether the answer told of the remedy against it, where the term is longer if it did not."""
    if told.manner.told_rights is None and any(deadline.untold for deadline in reply.filing.deadlines):
        yield (
            "答复里有没有写可以复议或者起诉、向谁、几日内？不清楚就不记，两个日子都看。\n"
            f"    写了的补记：{again} --rights\n    没有写的（口头的一般没有）补记：{again} --no-rights"
        )


def _says_how(told: ToldReply) -> bool:
    """Whether it was told that the answer came on paper, or by word of mouth."""
    return bool(told.manner.said_by or told.manner.written or told.manner.dated or told.reference)


def _still_running(reply: RecordedReply) -> Iterator[str]:
    """Silence means nothing yet while the other side's time runs."""
    if reply.outcome is not ReplyOutcome.SILENT or reply.filing.ran_out is not None:
        return
    for deadline in reply.filing.deadlines:
        if deadline.side == THEIRS and not deadline.passed(reply.at.day):
            yield f"{deadline.label}的期限到{day_words(deadline.latest)}才满，过了这一天再看下一步。"
            return


def told_undone(at: Tracked, entry: Entry) -> Told:
    """That the entry is gone; beside it, the copies that stay where they are. `at` is the case before."""
    copies = at.case.filings[entry.number - 1].sent if entry.kind == entries.FILING else ()
    return Told(("已撤销。",), tuple(f"留底的文件还在：{copy.path}" for copy in copies))


def entry_lines(at: Tracked, entry: Entry) -> Iterator[str]:
    """The entry with everything that was typed, so that it can be typed again."""
    filing = at.case.filings[entry.number - 1]
    title = at.books.title(filing.letter)
    if entry.kind == entries.REPLY:
        yield f"    {title}（{day_words(filing.on)}寄出）收到的答复："
        yield from (f"    {label}：{value}" for label, value in _values(filing.replies[-1]))
    else:
        yield f"    寄出的文书：{title}"
        yield from (f"    {label}：{value}" for label, value in _values(filing))


def entry_shown(at: Tracked, entry: Entry) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What the entry is, and everything that was typed of it under its label, for a screen: no ids."""
    filing = at.case.filings[entry.number - 1]
    title = at.books.title(filing.letter)
    if entry.kind == entries.REPLY:
        return f"{title}（{day_words(filing.on)}寄出）收到的答复", tuple(_values(filing.replies[-1], _IDS))
    return f"寄出的文书：{title}", tuple(_values(filing, _IDS))


_IDS = frozenset({"id", "letter", "contract", "about", "paper", "evidence"})


def _values(table: Filing | Reply, but: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Each value of an entry by its label, `but` those of these names; copies and tables inside are counted only."""
    for name, field in type(table).model_fields.items():
        value = getattr(table, name)
        if name in but or value in (None, ()):
            continue
        yield field.title or name, _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, CounterOffer):
        return f"{value.total} 元" + (f"（{_payments(value)}）" if value.payments else "")
    if isinstance(value, Option):
        return f"{value.kind.label}（{_payments(value)}）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, tuple):
        return "、".join(map(str, value)) if isinstance(value[0], str) else f"{len(value)} 个"
    return str(getattr(value, "label", value))


def _payments(value: CounterOffer | Option) -> str:
    return "，".join(f"{day_words(each.due)} {each.amount} 元" for each in value.payments)
