"""Pieces of evidence in the text of a case file: kept without a word, labelled when somebody says what they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from letters.case.contracts import TABLE
from letters.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from letters.case import CaseFile
    from letters.collect.evidence.proposing import EvidenceLabel

_OWN = frozenset({"id", "files", "title", "proves"})  # what two pieces do not share
EVIDENCE, INCIDENTS = "evidence", "incidents"


def rows_of(data: Mapping[str, Any], table: str) -> list[Mapping[str, Any]]:
    """The rows of a list of tables; none where the file has something else there."""
    rows = data.get(table, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def next_id(data: Mapping[str, Any]) -> str:
    """The next number E01, E02 …: after the highest there is, so that one on a letter sent is not given again."""
    ids = (str(row.get("id", "")) for row in rows_of(data, EVIDENCE))
    numbers = [int(match[1]) for key in ids if (match := re.fullmatch(r"E(\d{1,9})", key))]
    return f"E{max(numbers, default=0) + 1:02d}"


def label(file: CaseFile, labels: Iterable[EvidenceLabel]) -> tuple[str, ...]:
    """Write what was said of pieces, each named on the contacts and the contract that it belongs to.

    The ids of those written: a piece, contact or contract that is gone meanwhile is passed over.
    """
    there = {row.get("id") for row in rows_of(file.data(), EVIDENCE)}
    wanted = [_joined(file, one) for one in labels if one.id in there]
    file.update_many(EVIDENCE, {one.id: _said(one) for one in wanted})
    _name(file, INCIDENTS, {one.id: one.incidents for one in wanted})
    _name(file, TABLE, {one.id: (one.contract,) for one in wanted if one.contract})
    return tuple(one.id for one in wanted)


def _joined(file: CaseFile, one: EvidenceLabel) -> EvidenceLabel:
    """The label of the piece that was told before and is still without files, which has those of this one now."""
    rows = rows_of(file.data(), EVIDENCE)
    places = {str(row.get("id", "")): place for place, row in enumerate(rows)}
    if one.joins not in places or rows[places[one.joins]].get("files"):
        return one
    file.append(f"{EVIDENCE}.{places[one.joins]}.files", rows[places[one.id]].get("files", []))
    file.remove(EVIDENCE, one.id)
    return replace(one, id=one.joins, joins="")


def _said(one: EvidenceLabel) -> dict[str, object]:
    told = {"title": one.title, "proves": one.proves, "made_on": one.made_on, "about": list(one.about)}
    return {name: value for name, value in told.items() if value}


def link(file: CaseFile, key: str, incidents: Iterable[str]) -> None:
    """Name a piece on contacts; what they name already stays."""
    _name(file, INCIDENTS, {key: tuple(incidents)})


def _name(file: CaseFile, table: str, holders: Mapping[str, tuple[str, ...]]) -> None:
    """Name pieces (by id) on rows of a table, by their ids, in one pass over the text."""
    named: dict[str, dict[str, object]] = {}
    for row in rows_of(file.data(), table):
        before = [str(key) for key in row.get("evidence", [])]
        added = [key for key, rows in holders.items() if row.get("id") in rows and key not in before]
        if added:
            named[str(row["id"])] = {"evidence": [*before, *added]}
    file.update_many(table, named)


def _apart(files: Iterable[Any], paths: Collection[str]) -> tuple[list[Any], list[Any]]:
    """The files of these paths, and the others."""
    going = [one for one in files if one.get("path") in paths]
    return going, [one for one in files if one not in going]


def part(file: CaseFile, key: str, paths: Collection[str]) -> str:
    """Make a piece of its own of some files of another that is not labelled; its id.

    Raises UsageError for files that are not all there, and for all of them.
    """
    rows = rows_of(file.data(), EVIDENCE)
    number, row = next(((place, one) for place, one in enumerate(rows) if one.get("id") == key), (0, {}))
    files = list(row.get("files", []))
    going, staying = _apart(files, paths)
    if len(going) != len(set(paths)) or not going or not staying:
        raise UsageError("分不开：要写出其中几个文件，不是全部", "照列出的号码写，例如 1，3")
    new = next_id(file.data())
    file.set(f"{EVIDENCE}.{number}.files", staying)
    kept = {name: value for name, value in row.items() if name not in _OWN}
    file.append(EVIDENCE, [{"id": new, **kept, "files": going}])
    return new
