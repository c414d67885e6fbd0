"""track received, checked and done: papers that came, whose they are, what was done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.held import held, put
from letters.cli.talk.shells import talk_shell
from letters.cli.tools import as_day, show, today
from letters.cli.track.opening import changing
from letters.desk import (
    COMMAND,
    CaseOnDisk,
    PaperDates,
    PaperSource,
    Sitting,
    ToldCheck,
    ToldPaper,
    find_paper,
    open_papers,
    record_check,
    record_met,
    record_paper,
    typed_item,
)
from letters.errors import UsageError
from letters.kit.shell_words import as_typed
from letters.kit.typed import option_sum
from letters.told.of_papers import told_checked, told_done, told_paper, told_papers

if TYPE_CHECKING:
    from letters.cli.track.asked import CheckedAsked, DoneAsked, ReceivedAsked


def take_paper(asked: ReceivedAsked) -> int:
    """Store a paper that came and say what is next; without a word of what it is, ask."""
    if not asked.what:
        return _ask(asked)
    if asked.what.isdigit():
        hint = (
            f"{COMMAND} signed {as_typed(asked.case)} {asked.what} --on 日期；收到的文书写它看上去是什么，例如 支付令"
        )
        raise UsageError("对方哪天签收您寄的文书，用 signed 来记", hint)
    with changing(asked.case, "received") as (file, at):
        held_already = any(paper.id == asked.what for paper in at.case.received)
        told = _told(asked, "" if held_already else asked.what)
        recorded = record_paper(at, told, asked.what if held_already else "")
        put(file, recorded.at.text)
    show(told_paper(recorded))
    return 0


def _told(asked: ReceivedAsked, kind: str) -> ToldPaper:
    return ToldPaper(
        kind,
        as_day(asked.on, "--on"),
        asked.number,
        option_sum(asked.claimed, "--claimed") if asked.claimed else None,
        tuple(typed_item(each) for each in asked.items or ()),
        PaperSource(asked.sender, asked.how, asked.sent_from, asked.by, asked.contract, tuple(asked.evidence or ())),
        PaperDates(
            asked.hearing,
            asked.place,
            as_day(asked.due, "--due"),
            asked.days,
            as_day(asked.dated, "--dated"),
            asked.procedure,
        ),
        asked.note,
    )


def _ask(asked: ReceivedAsked) -> int:
    """Ask about papers that came, each answer stored at once; status 1 when questions are left over."""
    file = CaseOnDisk.open(asked.case)

    def store(text: str) -> None:
        with held(file.path, "track received"):
            put(file, text)

    sitting = Sitting(open_papers(file.text, today(), str(asked.case)), talk_shell(plain=asked.plain), store)
    try:
        finished = sitting.run_through()
    except EOFError:
        finished = False
    with changing(asked.case, "received") as (_, at):
        show(told_papers(at))
    return int(not finished)


def take_check(asked: CheckedAsked) -> int:
    """Store what came of asking whose a paper is."""
    with changing(asked.case, "checked") as (file, at):
        paper = find_paper(at, asked.which)
        told = ToldCheck(asked.where, asked.answer, as_day(asked.on, "--on"), asked.contact, asked.said)
        after = record_check(at, paper, told)
        put(file, after.text)
    show(told_checked(after, paper.id))
    return 0


def take_done(asked: DoneAsked) -> int:
    """Store that what a paper asks for was done."""
    with changing(asked.case, "done") as (file, at):
        paper = find_paper(at, asked.which)
        after = record_met(at, paper, asked.term, as_day(asked.on, "--on"), asked.note)
        put(file, after.text)
    show(told_done(after, paper.id))
    return 0
