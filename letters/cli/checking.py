"""check and list: what a case gives, without writing letters."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.cli.held import held, put
from letters.cli.tools import answer, is_somebody_there, open_path, tell, today
from letters.desk import (
    CaseOnDisk,
    all_letters,
    check_case,
    choose_letters,
    left_to_choose,
    open_desk,
    tracked,
    what_counts,
    with_counted,
)
from letters.told.letters_json import chosen_json, heads_json
from letters.told.of_counting import question, stored_line
from letters.told.of_letters import checked_lines, chosen_lines, head_lines
from letters.told.of_papers import checked_papers, papers_json

if TYPE_CHECKING:
    from pathlib import Path


def show_check(path: Path, day: str, *, keys: bool, as_json: bool, templates: Path | None) -> int:
    """Problems stop here (they are raised); then letters, what to heed, and what is asked at a terminal."""
    opened = open_path(path, day)
    desk = open_desk(templates)
    checked, at = check_case(opened, desk), tracked(opened, desk.books)
    value = {**chosen_json(checked, opened.day), "received": papers_json(at)}
    is_asked = is_somebody_there(as_json=as_json)
    told = (*checked_papers(at), *checked_lines(checked, desk, str(path), keys=keys))
    answer(value, opened.named(told), as_json=as_json)
    if not as_json and sys.stdin.isatty() and left_to_choose(opened.case):
        _ask_what_counts(path)
        opened = open_path(path, day)
        checked = check_case(opened, desk)
    if is_asked:
        from letters.cli.answering import answer_on_the_spot  # with all that the talk needs

        answer_on_the_spot(path, checked, "check")
    return int(checked.falls_short)


def _ask_what_counts(path: Path) -> None:
    from letters.cli.importing import ImportTerminal  # with all that reads logs
    from letters.desk import until_understood

    file, shell = CaseOnDisk.open(path), ImportTerminal()
    text = with_counted(file.text, today(), str(path), lambda one: until_understood(shell, question(one), what_counts))
    if text != file.text:
        with held(path, "check"):
            put(file, text)
        tell(stored_line(path))


def show_case(path: Path, day: str, *, as_json: bool, templates: Path | None) -> int:
    """Which letters a case gives, to whom, by which rule."""
    opened = open_path(path, day)
    desk = open_desk(templates)
    chosen = choose_letters(opened, desk)
    answer(chosen_json(chosen, opened.day), opened.named(chosen_lines(chosen, desk, str(path))), as_json=as_json)
    return 0


def show_letters(*, as_json: bool, templates: Path | None) -> int:
    """Every letter there is."""
    at = open_desk(templates)
    answer(heads_json(all_letters(at)), head_lines(all_letters(at), at), as_json=as_json)
    return 0
