"""What is written into the case file when something was sent or came back, and how the latest of it is taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import Case
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from letters.case import CaseFile, Received

FILING, REPLY = "filing", "reply"


def next_id(case: Case) -> str:
    """The next of F1, F2 …: after the highest there is, so that one that a letter names is not given again."""
    numbers = [int(match[1]) for filing in case.filings if (match := re.fullmatch(r"F(\d{1,9})", filing.id or ""))]
    return f"F{max(numbers, default=0) + 1}"


def add_filing(opened: CaseFile, case: Case, row: Mapping[str, object], about: int = 0) -> str:
    """Write that something was sent, and give the id it gets; `about` is the number from 1 of what it follows."""
    key = next_id(case)
    earlier: str | None = None
    if about:
        earlier = case.filings[about - 1].id
        if earlier is None:  # it was written by hand, without one
            earlier, key = key, f"F{int(key[1:]) + 1}"
            opened.set(f"filings.{about - 1}.id", earlier)
    opened.append("filings", [{"id": key, **row, "about": earlier}])
    return key


def add_reply(opened: CaseFile, number: int, row: Mapping[str, object]) -> None:
    """Write what came back to the filing of that number (from 1)."""
    opened.append(f"filings.{number - 1}.replies", [row])


def complete_reply(opened: CaseFile, case: Case, number: int, row: Mapping[str, object]) -> None:
    """Write what the latest reply of that filing does not say yet."""
    opened.set(f"filings.{number - 1}.replies.{len(case.filings[number - 1].replies) - 1}", row)


def accept_counter(opened: CaseFile, case: Case, number: int, place: int, day: date) -> None:
    """Write that the person accepts the counter-offer of the reply at that place (from 0), and no other any more."""
    for index, reply in enumerate(case.filings[number - 1].replies):
        if index != place and reply.counter and reply.counter.accepted_on:
            opened.set(f"filings.{number - 1}.replies.{index}.counter.accepted_on", None)
    opened.set(f"filings.{number - 1}.replies.{place}.counter.accepted_on", day)


def next_paper(case: Case) -> str:
    """The next of R1, R2 … for a paper that came."""
    numbers = [int(match[1]) for paper in case.received if (match := re.fullmatch(r"R(\d{1,9})", paper.id))]
    return f"R{max(numbers, default=0) + 1}"


def complete_paper(opened: CaseFile, case: Case, paper: Received, row: Mapping[str, object]) -> None:
    """Write what is told now of a paper that is there already; what is not told stays."""
    opened.set(_paper(case, paper), {name: value for name, value in row.items() if value is not None})


def add_to_paper(opened: CaseFile, case: Case, paper: Received, table: str, row: Mapping[str, object]) -> None:
    """Write one more row below a paper: a check, something done."""
    opened.append(f"{_paper(case, paper)}.{table}", [row])


def _paper(case: Case, paper: Received) -> str:
    return f"received.{[each.id for each in case.received].index(paper.id)}"


def set_received(opened: CaseFile, number: int, day: date) -> None:
    """Write when the other side signed for it."""
    opened.set(f"filings.{number - 1}.received_on", day)


def add_copies(opened: CaseFile, number: int, rows: list[dict[str, object]]) -> None:
    """Write which copies were kept."""
    opened.append(f"filings.{number - 1}.sent", rows)


def postpone(opened: CaseFile, case: Case, number: int, deadline: str, due: date, reason: str) -> None:
    """Set a deadline otherwise than it is computed; once more replaces what was set."""
    place = f"filings.{number - 1}.deadlines"
    row = {"deadline": deadline, "due": due, "reason": reason}
    for index, each in enumerate(case.filings[number - 1].deadlines):
        if each.deadline == deadline:
            opened.set(f"{place}.{index}", row)
            return
    opened.append(place, [row])


def cancel(opened: CaseFile, case: Case, number: int, deadline: str) -> bool:
    """Go back to the deadline as computed; False where none was set otherwise."""
    for index, each in enumerate(case.filings[number - 1].deadlines):
        if each.deadline == deadline:
            _take(opened, f"filings.{number - 1}.deadlines", index)
            return True
    return False


@frozen
class Entry:
    """Something written: a filing or a reply, the number of its filing from 1, and the day it speaks of."""

    kind: str
    number: int
    on: date


def latest(case: Case, number: int = 0) -> Entry | None:
    """The entry that speaks of the latest day, a reply after its filing; of one filing, or of all of them."""
    found = [
        entry
        for place, filing in enumerate(case.filings, 1)
        if number in (0, place)
        for entry in (
            Entry(FILING, place, filing.on),
            *(Entry(REPLY, place, reply.on) for reply in filing.replies[-1:]),
        )
    ]
    return max(found, key=lambda entry: (entry.on, entry.number, entry.kind == REPLY), default=None)


def followers(case: Case, number: int) -> tuple[int, ...]:
    """The numbers of the filings that follow the one of that number."""
    key = case.filings[number - 1].id
    return tuple(place for place, filing in enumerate(case.filings, 1) if key is not None and filing.about == key)


def take_back(opened: CaseFile, case: Case, entry: Entry) -> None:
    """Take an entry out of the case file; copies of what was sent stay on the disk."""
    if entry.kind == REPLY:
        _take(opened, f"filings.{entry.number - 1}.replies", len(case.filings[entry.number - 1].replies) - 1)
    else:
        _take(opened, "filings", entry.number - 1)
    if not opened.get("filings"):
        _clear_heading(opened)


def _clear_heading(opened: CaseFile) -> None:
    """Take the comment above the list away as well, or it would stand twice when the list begins anew."""
    title = f"\n# ---- {Case.model_fields['filings'].title} ----\n"
    if title in opened.text:
        opened.rewrite(opened.text.replace(title, "", 1))


def _take(opened: CaseFile, table: str, index: int) -> None:
    opened.set(f"{table}.{index}", None)
