"""clients: a clinic's list, the next client, the sheet that is filled in while one waits."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.cli.talk.new import interview
from letters.cli.tools import answer, progress, say, show, today
from letters.desk import find_client, letter_needs, list_clients, open_desk, place_for_next, write_sheet
from letters.terminal import bare, clear_screen, empty_clipboard
from letters.told.of_clients import clients_json, clients_lines, told_next

if TYPE_CHECKING:
    from letters.cli.asked import ClientsAsked


def see_clients(asked: ClientsAsked) -> int:
    """List them, write the sheet, or go on with one; the screen is cleared first for the next."""
    if asked.sheet is not None:
        write_sheet(asked.sheet, today(), force=asked.force)
        say(f"已写到 {asked.sheet}：双面打印，一个人一张。")
        return 0
    if asked.next:
        place = place_for_next(asked.folder)
        show(told_next(place, is_cleared=clear_screen(bare(sys.stderr)), is_emptied=empty_clipboard()))
        return interview(place, today(), plain=False, clinic=asked.folder)
    if asked.number:
        return interview(find_client(asked.folder, asked.number), today(), plain=False, clinic=asked.folder)
    at = open_desk()
    found = list_clients(asked.folder, today(), at.books, letter_needs(at.library), progress)
    answer(clients_json(found), clients_lines(asked.folder, found), as_json=asked.as_json)
    return int(any(one.fault for one in found))
