"""check and list: what a case gives, without writing letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import open_path, print_json, say
from letters.desk import all_letters, check_case, choose_letters, open_desk
from letters.told.of_letters import checked_lines, chosen_json, chosen_lines, head_lines, heads_json

if TYPE_CHECKING:
    from pathlib import Path


def show_check(path: Path, day: str, *, as_json: bool, templates: Path | None) -> int:
    """Problems stop here (they are raised); then each letter with what it lacks and what to heed."""
    opened = open_path(path, day)
    checked = check_case(opened, open_desk(templates))
    if as_json:
        print_json(chosen_json(checked, opened.day))
    else:
        say("案件文件填写无误。\n")
        say("\n".join(checked_lines(checked)))
    return int(checked.falls_short)


def show_case(path: Path, day: str, *, as_json: bool, templates: Path | None) -> int:
    """Which letters a case gives, to whom, by which rule."""
    opened = open_path(path, day)
    chosen = choose_letters(opened, open_desk(templates))
    if as_json:
        print_json(chosen_json(chosen, opened.day))
    else:
        say("\n".join(chosen_lines(chosen)))
    return 0


def show_letters(*, as_json: bool, templates: Path | None) -> int:
    """Every letter there is."""
    at = open_desk(templates)
    if as_json:
        print_json(heads_json(all_letters(at)))
    else:
        say("\n".join(head_lines(all_letters(at), at)))
    return 0
