"""evidence add: what is asked, done and said."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from letters.cli.held import held, put
from letters.cli.tools import answer, as_day, progress, tell, today
from letters.collect.evidence import AddedPiece, FoundFile, ToldEvidence, fresh, gather, placing, still_new
from letters.desk import (
    CaseOnDisk,
    EvidenceOrigin,
    EvidenceSubject,
    SaidOfEvidence,
    open_case,
    told_evidence,
    with_evidence,
)
from letters.errors import UsageError
from letters.told.of_evidence import added_json, added_lines, described, left_out_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from letters.cli.evidence_asked import EvidenceAsked


def add_evidence(asked: EvidenceAsked) -> int:
    """Take files in; what was left out or is there already is said."""
    file = CaseOnDisk.open(asked.case)
    case = open_case(file.text, today(), name=str(asked.case)).case
    told = told_evidence(case, _said(asked))
    found, skipped = gather(asked.files, _no_evidence(asked.case), progress)
    new, known = fresh(case, file.folder, found)
    added = _added(asked, file, told, new) if new else ()
    answer(added_json(added, known, skipped), added_lines(added, told), as_json=asked.as_json)
    tell(*left_out_lines(known, skipped, new))
    return 0


def _said(asked: EvidenceAsked) -> SaidOfEvidence:
    incidents, people = tuple(asked.incident or ()), tuple(asked.about or ())
    return SaidOfEvidence(
        title=asked.title,
        proves=asked.proves,
        kind=asked.kind,
        origin=EvidenceOrigin(asked.source, asked.holder, asked.carrier, asked.made_on),
        subject=EvidenceSubject(incidents, asked.number, as_day(asked.on), people),
    )


def _added(
    asked: EvidenceAsked, seen: CaseOnDisk, told: ToldEvidence, new: tuple[FoundFile, ...]
) -> tuple[AddedPiece, ...]:
    """Ask what was not told, then copy the files and store the text: both or neither."""
    groups = [new] if asked.as_one else [(each,) for each in new]
    entries = [(group, _asked(told, group, number, len(groups))) for number, group in enumerate(groups, 1)]
    with held(asked.case, "evidence add"):
        file = CaseOnDisk.open(asked.case)
        case = open_case(file.text, today(), name=str(asked.case)).case
        if file.text != seen.text:
            told_evidence(case, _said(asked))
            entries = still_new(case, file.folder, entries)
        with placing(case, file.folder, entries, progress) as pieces:
            put(file, with_evidence(file.text, case, pieces, str(asked.case)))
    return tuple(piece.added for piece in pieces)


def _no_evidence(case: Path) -> Any:
    """What in a folder is not evidence: the case file itself."""
    real = case.resolve()
    return lambda path: "是案件文件" if path.resolve() == real else ""


def _asked(told: ToldEvidence, files: Sequence[FoundFile], number: int, count: int) -> ToldEvidence:
    """What is told of one piece, the rest asked where somebody sits at a terminal.

    Raises UsageError where nobody does and something must be said.
    """
    name = files[0].path.stem
    title = told.title + (f"（{number}）" if told.title and count > 1 else "")
    if told.title and told.proves:
        return replace(told, title=title)
    if not sys.stdin.isatty():
        if not told.proves:
            raise UsageError("没有写证明什么", "加 --proves，例如 --proves 证明深夜来电；没有登记任何文件")
        return replace(told, title=title or name)
    tell(f"\n第 {number} 份，共 {count} 份：{described(files)}")
    return replace(
        told,
        title=title or typer.prompt("  名称", default=name),
        proves=told.proves or typer.prompt("  证明什么（例如：证明8月10日深夜来电）"),
    )
