"""What a person is offered to say of files that are kept and not labelled yet: by name, content and the contacts told.

Nothing of it stands in the case before somebody agreed to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from letters.collect.evidence.clues import Clue, clue_of
from letters.collect.evidence.contacts import contacts_of, shown_by
from letters.collect.evidence.storage import start
from letters.errors import FileError
from letters.kit.arriving import BEGINNING
from letters.kit.days import day_words
from letters.kit.frozen import frozen
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from letters.collect.evidence.contacts import Contact

Look = Callable[[str], Clue | None]
"""What a kept file, by its path below the case's folder, tells of itself; None where nothing can be told."""
_DONE = {"captured": "截取", "saved": "存下"}


@frozen
class EvidenceProposal:
    """A piece that is kept and not labelled, and what may be said of it; `incidents` by id, `contract` by its id or "".

    `files` are paths below the case's folder. `number` is the one in the names of recordings. `on` to `until` are the
    days that the files tell of themselves, None where they tell none. `joins` is the piece without files that somebody
    told before and that these are the files of, by its id; "" for none.
    """

    id: str
    files: tuple[str, ...]
    title: str
    proves: str
    incidents: tuple[str, ...] = ()
    contract: str = ""
    made_on: str = ""
    number: str = ""
    about: tuple[str, ...] = ()
    on: date | None = None
    until: date | None = None
    joins: str = ""


@frozen
class EvidenceLabel:
    """What somebody said, or agreed to, of a piece of evidence: each as it is written into the case."""

    id: str
    title: str
    proves: str
    incidents: tuple[str, ...] = ()
    contract: str = ""
    made_on: str = ""
    about: tuple[str, ...] = ()
    joins: str = ""


def agreed(proposal: EvidenceProposal) -> EvidenceLabel:
    """The label that a proposal makes where somebody agrees to all of it."""
    return EvidenceLabel(
        proposal.id,
        proposal.title,
        proposal.proves,
        proposal.incidents,
        proposal.contract,
        proposal.made_on,
        proposal.about,
        proposal.joins,
    )


def unlabelled(data: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The rows of evidence that nobody said enough of, by their tables."""
    rows = data.get("evidence", [])
    return tuple(row for row in rows if isinstance(row, dict) and not (row.get("title") and row.get("proves")))


def proposals(data: Mapping[str, Any], look: Look) -> tuple[EvidenceProposal, ...]:
    """What may be said of each piece that is kept, by the tables of its case and what its files tell; by day."""
    contacts = contacts_of(data)
    found = (_proposal(row, data, contacts, look) for row in unlabelled(data))
    return tuple(sorted(found, key=lambda one: one.on or date.max))


def place_proposals(data: Mapping[str, Any], look: Look) -> tuple[EvidenceProposal, ...]:
    """Pieces that were labelled before their contacts were told: nothing names them, and a contact is found for them.

    What was said of them stands. By day.
    """
    contacts, named = contacts_of(data), set(ids_named(data))
    rows = (row for row in data.get("evidence", []) if row.get("title") and row.get("proves") and row.get("files"))
    found = (_proposal(row, data, contacts, look) for row in rows if row.get("id") not in named)
    return tuple(sorted((one for one in found if one.incidents), key=lambda one: one.on or date.max))


def ids_named(table: Any) -> Iterator[str]:
    """The ids of evidence that any part of the tables names."""
    if isinstance(table, dict):
        keys = table.get("evidence", [])
        yield from (key for key in keys if isinstance(key, str))
    inner = table.values() if isinstance(table, dict) else table if isinstance(table, list) else ()
    for each in inner:
        yield from ids_named(each)


def look_in(folder: Path) -> Look:
    """How the files of a case's folder are looked at: None for one that is gone or cannot be read."""

    def look(path: str) -> Clue | None:
        try:
            return clue_of(PurePosixPath(path).name, start(folder / path, BEGINNING))
        except FileError:
            return None

    return look


def _proposal(
    row: Mapping[str, Any], data: Mapping[str, Any], contacts: tuple[Contact, ...], look: Look
) -> EvidenceProposal:
    files = tuple(str(file.get("path", "")) for file in row.get("files", []))
    found = [clue for path in files if (clue := look(path))]
    bare = EvidenceProposal(str(row.get("id", "")), files, "", "")
    offered = _of_clues(bare, found, contacts, data) if found else bare
    told = _told_before(offered, str(row.get("kind", "")), data)
    return replace(
        offered,
        title=str(row.get("title", told.get("title", offered.title))),
        proves=str(row.get("proves", told.get("proves", offered.proves))),
        made_on=str(row.get("made_on", offered.made_on)),
        joins=str(told.get("id", "")),
    )


def _told_before(offered: EvidenceProposal, kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The piece of that kind without files that one of the contacts names already: what these are the files of."""
    contacts = [row for row in data.get("incidents", []) if row.get("id") in offered.incidents]
    named = {key for row in contacts for key in row.get("evidence", [])}
    rows = (row for row in data.get("evidence", []) if row.get("id") in named)
    return next((row for row in rows if _is_empty(row) and row.get("kind") == kind), {})


def _is_empty(row: Mapping[str, Any]) -> bool:
    """Whether somebody said of a piece what it is, and its files are still to come."""
    return bool(row.get("title") and row.get("proves")) and not row.get("files")


def _of_clues(
    bare: EvidenceProposal, found: Sequence[Clue], contacts: tuple[Contact, ...], data: Mapping[str, Any]
) -> EvidenceProposal:
    """What the files tell by themselves, and beside the rest of the case."""
    first, named = found[0], _already(bare.id, data)
    shown = dict.fromkeys(each for clue in found for each in shown_by(clue, contacts))
    return replace(
        bare,
        title=_title(first, len(bare.files), contacts),
        proves=_proves(first, is_known=bool(shown)),
        incidents=tuple(each for each in shown if each not in named),
        contract=_contract(first, data),
        about=_people(first, data),
        made_on=_made_on(first),
        number=first.number,
        on=first.on,
        until=first.until,
    )


def _already(key: str, data: Mapping[str, Any]) -> set[str]:
    """The contacts that name the piece already."""
    return {row["id"] for row in data.get("incidents", []) if key in row.get("evidence", []) and "id" in row}


def _title(clue: Clue, count: int, contacts: Sequence[Contact]) -> str:
    """短信截图6张（2026年11月20日截取）: never a file's name; a number only where the case has it as a caller's."""
    many = f"{count}{clue.sort.counted}" if count > 1 else ""
    is_known = any(clue.number == contact.number for contact in contacts)
    told = [f"{days_told(clue)}{_DONE.get(clue.sort.day, '')}" if clue.on else "", clue.number if is_known else ""]
    inside = "，".join(filter(None, told))
    return f"{clue.sort.title}{many}" + (f"（{inside}）" if inside else "")


def _proves(clue: Clue, *, is_known: bool) -> str:
    """With the day where it is that of what is shown; a screen may show an earlier one, unless a contact is known."""
    if clue.on and clue.sort.proves_on and (is_known or clue.sort.day == "shot"):
        return clue.sort.proves_on.replace("{day}", days_told(clue))
    return clue.sort.proves


def days_told(clue: Clue | EvidenceProposal) -> str:
    """2026年11月20日, 2026年11月20日至24日; "" where no day is told."""
    if clue.on is None:
        return ""
    first = day_words(clue.on)
    last = clue.until
    if last is None or last == clue.on:
        return first
    year = "" if last.year == clue.on.year else f"{last.year}年"
    month = "" if not year and last.month == clue.on.month else f"{last.month}月"
    return f"{first}至{year}{month}{last.day}日"


def _made_on(clue: Clue) -> str:
    """The day on which the files came into being: of one day, and not that on which somebody stored them."""
    is_one = clue.on is not None and clue.on == clue.until
    return str(clue.on) if is_one and clue.sort.day in ("shot", "captured") else ""


def _contract(clue: Clue, data: Mapping[str, Any]) -> str:
    """The contract that a contract's text is of: where there is one."""
    contracts = [row for row in data.get("contracts", []) if isinstance(row, dict)]
    return str(contracts[0].get("id", "")) if clue.sort.id == "contract" and len(contracts) == 1 else ""


def _people(clue: Clue, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The third parties whose number the recording names."""
    return tuple(_called(clue.number, data)) if clue.number else ()


def _called(number: str, data: Mapping[str, Any]) -> Iterator[str]:
    for row in data.get("third_parties", []):
        if isinstance(row, dict) and number_key(str(row.get("phone", ""))) == number:
            yield str(row.get("id", ""))
