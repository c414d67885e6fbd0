"""evidence add: what is asked, done and said."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from letters.cli.held import held, put
from letters.cli.labelling import label_at_terminal, label_evidence
from letters.cli.tools import answer, as_day, progress, tell, today
from letters.collect.evidence import (
    AddedPiece,
    FoundFile,
    KeptAs,
    ToldEvidence,
    fresh,
    gather,
    placing,
    still_new,
    title_for,
)
from letters.desk import (
    CaseOnDisk,
    EvidenceOrigin,
    EvidenceSubject,
    SaidOfEvidence,
    keep_files,
    label_proposals,
    open_case,
    told_evidence,
    with_evidence,
)
from letters.told.of_evidence import added_json, added_lines, left_out_lines
from letters.told.of_labels import kept_json, kept_lines, left_lines, unlabelled_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from letters.cli.evidence_asked import EvidenceAsked


def add_evidence(asked: EvidenceAsked) -> int:
    """Take files in; what was left out or is there already is said."""
    if not asked.files:
        return label_evidence(asked.case, as_json=asked.as_json, accept=False)
    return _add_told(asked) if asked.proves else _keep(asked, asked.files)


def _keep(asked: EvidenceAsked, files: list[Path]) -> int:
    """Keep every file at once, whatever there is to say of it; then offer labels where somebody sits at a terminal."""
    said = _kept_as(asked)
    with held(asked.case, "evidence add"):
        file = CaseOnDisk.open(asked.case)
        ignored = _no_evidence(asked.case)
        kept = keep_files(file.text, file.folder, files, partial(put, file), said=said, ignored=ignored, tell=progress)
    offered = label_proposals(kept.text, file.folder)
    is_asked = bool(offered) and not asked.as_json and sys.stdin.isatty()
    left = [] if is_asked else unlabelled_lines(offered, asked.case)
    answer(kept_json(kept, offered), [*kept_lines(kept), *left], as_json=asked.as_json)
    tell(*left_out_lines(kept.known, kept.left_out, [one.file for one in kept.kept]))
    if is_asked:
        _labelled(asked.case)
    return 0


def _labelled(case: Path) -> None:
    """Offer labels; whoever stops in between is told that nothing is lost, and how to go on."""
    try:
        label_at_terminal(case)
    finally:
        file = CaseOnDisk.open(case)
        tell("", *left_lines(label_proposals(file.text, file.folder), case))


def _kept_as(asked: EvidenceAsked) -> KeptAs:
    """What the options say of every file, checked against the case where they name something in it."""
    said = _said(asked)
    if said == SaidOfEvidence():
        return KeptAs({}, as_one=asked.as_one)
    told = told_evidence(open_case(CaseOnDisk.open(asked.case).text, today(), name=str(asked.case)).case, said)
    fields: dict[str, object] = {
        "title": told.title,
        "kind": told.kind.value if told.kind else "",
        "source": told.source,
        "made_on": told.made_on,
        "carrier": told.carrier,
        "holder": told.holder,
        "about": list(told.about),
    }
    return KeptAs({name: value for name, value in fields.items() if value}, told.incidents, asked.as_one)


def _add_told(asked: EvidenceAsked) -> int:
    """Take in files of which everything is said: each a piece of its own, or all of them one."""
    file = CaseOnDisk.open(asked.case)
    case = open_case(file.text, today(), name=str(asked.case)).case
    told = told_evidence(case, _said(asked))
    found, skipped = gather(asked.files or (), _no_evidence(asked.case), progress)
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
    """Copy the files and store the text: both or neither."""
    groups = [new] if asked.as_one else [(each,) for each in new]
    entries = [(group, _titled(told, group, number, len(groups))) for number, group in enumerate(groups, 1)]
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


def _titled(told: ToldEvidence, files: Sequence[FoundFile], number: int, count: int) -> ToldEvidence:
    """What is told of one piece of several; one that was given no title is called by what it is."""
    title = told.title + (f"（{number}）" if told.title and count > 1 else "")
    return replace(told, title=title or title_for(files))
