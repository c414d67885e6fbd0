"""How a case is begun and gone on with: what is told before the first question, and where each case stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.desk.talk import answer, ask, open_talk
from letters.desk.tracking.due_next import due_next
from letters.desk.tracking.filings import track
from letters.errors import LettersError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from letters.collect.interview import Question
    from letters.compose import LetterBooks
    from letters.desk.talk import Talk
    from letters.desk.tracking.due_next import DueNext

HELPING = {
    "agent.name": "您的姓名",
    "agent.relation": "您是他/她的什么人",
    "agent.phone": "您的电话",
    "agent.kind": "您代办是因为",
    "agent.proof": "证明关系的材料",
}
"""What is asked of whoever writes for somebody else, in words to themselves; the rest of it comes with the person."""


def asked_about(talk: Talk, keys: Iterable[str]) -> tuple[Question, ...]:
    """The questions about these keys, each with the answer that stands."""
    found = (ask(talk, key).question for key in keys)
    return tuple(replace(each, label=HELPING.get(each.key, each.label)) for each in found if each)


def answer_several(talk: Talk, typed: Mapping[str, str]) -> Talk:
    """The talk after the answers to several questions, each by its key and as it was typed; blank ones are left.

    Those that are understood stand whatever came of the others: `problems` holds why not, by the key of each.
    """
    problems: dict[str, str] = {}
    for key, line in typed.items():
        if not line.strip():
            continue
        after = answer(ask(talk, key), line)
        if after.problem:
            problems[key] = after.problem
        else:
            talk = after
    return replace(talk, problems=problems)


@frozen
class CaseStanding:
    """Where a case stands: the name that was told for it, "" yet; the part that its talk has come to, "" when it ended.

    `due` is None where nothing can run yet, `fault` why the file cannot be read.
    """

    called: str = ""
    part: str = ""
    due: DueNext | None = None
    fault: str = ""


def case_standing(text: str, today: date, books: LetterBooks, letters: Mapping[str, tuple[str, ...]]) -> CaseStanding:
    """Where a case stands by its text; `letters` is what each letter needs (`letter_needs`)."""
    try:
        talk = open_talk(text, letters, today)
    except LettersError as error:
        return CaseStanding(fault=error.message)
    asked = talk.question
    part = asked.progress.part if asked and asked.progress else ""
    found = CaseStanding(str(talk.state.get("complainant.name") or ""), part)
    try:
        return replace(found, due=due_next(track(text, today, books)))
    except LettersError:  # the talk is not far enough for anything to have been sent
        return found
