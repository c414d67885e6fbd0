"""check and list: what a case gives, without writing letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import answer, open_path
from letters.desk import all_letters, check_case, choose_letters, open_desk, tracked
from letters.told.of_letters import checked_lines, chosen_json, chosen_lines, head_lines, heads_json
from letters.told.of_papers import checked_papers, papers_json

if TYPE_CHECKING:
    from pathlib import Path


def show_check(path: Path, day: str, *, as_json: bool, templates: Path | None) -> int:
    """Problems stop here (they are raised); then each letter with what it lacks and what to heed."""
    opened = open_path(path, day)
    desk = open_desk(templates)
    checked, at = check_case(opened, desk), tracked(opened, desk.books)
    value = {**chosen_json(checked, opened.day), "received": papers_json(at)}
    answer(value, opened.named((*checked_papers(at), *checked_lines(checked))), as_json=as_json)
    return int(checked.falls_short)


def show_case(path: Path, day: str, *, as_json: bool, templates: Path | None) -> int:
    """Which letters a case gives, to whom, by which rule."""
    opened = open_path(path, day)
    chosen = choose_letters(opened, open_desk(templates))
    answer(chosen_json(chosen, opened.day), opened.named(chosen_lines(chosen)), as_json=as_json)
    return 0


def show_letters(*, as_json: bool, templates: Path | None) -> int:
    """Every letter there is."""
    at = open_desk(templates)
    answer(heads_json(all_letters(at)), head_lines(all_letters(at), at), as_json=as_json)
    return 0
