"""track received: papers that came, whose they are as far as was asked, what was done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.held import put, stored
from letters.cli.talk.shells import talk_shell
from letters.cli.tools import show, today
from letters.cli.track.opening import changing
from letters.desk import CaseOnDisk, Sitting, open_papers, record_typed, typed_paper
from letters.told.of_papers import told_paper, told_papers

if TYPE_CHECKING:
    from letters.cli.track.asked import ReceivedAsked


def take_paper(asked: ReceivedAsked) -> int:
    """Store what is told of a paper and say what is next; without a word of what it is, ask."""
    if not asked.what:
        return _ask(asked)
    with changing(asked.case, "received") as (file, at):
        recorded = record_typed(at, typed_paper(vars(asked)))
        put(file, recorded.at.text)
    show(told_paper(recorded))
    return 0


def _ask(asked: ReceivedAsked) -> int:
    """Ask about papers that came, each answer stored at once; status 1 when questions are left over."""
    file = CaseOnDisk.open(asked.case)

    shell = talk_shell(plain=asked.plain)
    talk = open_papers(file.text, today(), str(asked.case))
    sitting = Sitting(talk, shell, lambda text: stored(file, text, "track received", None))
    finished = sitting.run_through()
    with changing(asked.case, "received") as (_, at):
        show(told_papers(at))
    return int(not finished)
