"""evidence pack: the folder to hand over, and what its sender is told first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from letters.cli.tools import answer, open_path, progress, tell, today
from letters.desk import HandoverPlace, hand_over, handovers_of, letters_to, open_desk
from letters.errors import LetterError
from letters.told.of_handover import handover_json, handover_lines, hidden_lines
from letters.told.of_letters import unwritten_lines

if TYPE_CHECKING:
    from letters.cli.evidence_asked import PackAsked
    from letters.desk import Desk
    from letters.pack import Bag, Handover


def pack_evidence(asked: PackAsked) -> int:
    """Make a folder and a zip for each addressee; status 1 when a letter for them cannot be written."""
    at = open_desk(asked.templates)
    opened = open_path(asked.case, asked.day)
    letters = letters_to(opened, at, asked.whom)
    tell(*unwritten_lines(letters))
    every = handovers_of(letters, asked.whom, asked.case.absolute().parent)
    for one in every:
        _heed_hidden(one, asked)
    made = [(one, _packed(one, asked, opened.text, at)) for one in every]
    lines = (line for one, done in made for line in handover_lines(one, done))
    answer([handover_json(one, done) for one, done in made], lines, as_json=asked.as_json)
    return int(bool(letters.blocked))


def _packed(one: Handover, asked: PackAsked, text: str, at: Desk) -> Bag:
    place = HandoverPlace(asked.case, asked.out, asked.strip, asked.force, text)
    made, unnoted = hand_over(one, place, at, today(), progress)
    if unnoted:
        tell(f"！{unnoted}。")
    return made


def _heed_hidden(one: Handover, asked: PackAsked) -> None:
    """Say what is hidden in the copies; to the other side they go only cleaned, or with a clear yes."""
    telling = one.telling(strip=asked.strip)
    if not telling:
        return
    tell(*hidden_lines(one, telling))
    if one.is_to_the_other_side and not asked.keep and not _agreed():
        hint = "加 --strip-metadata 清除照片里的；清除不了的文件，确定要给就加 --keep-metadata"
        raise LetterError("没有打包，什么都没有写", hint)


def _agreed() -> bool:
    """Whether somebody at a terminal says yes; nobody there is a no."""
    return sys.stdin.isatty() and typer.confirm("这些信息会让对方知道更多，仍然打包？", default=False)
