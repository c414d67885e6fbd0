"""evidence add: files are kept at once; what is still to be said of them is asked after."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from letters.cli.held import held, put
from letters.cli.labelling import label_evidence, labelled_or_told
from letters.cli.tools import answer, as_day, progress, tell, today
from letters.desk import (
    CaseOnDisk,
    EvidenceOrigin,
    EvidenceSubject,
    SaidOfEvidence,
    keep_files,
    kept_as,
    label_proposals,
)
from letters.told.of_evidence import added_lines, left_out_lines
from letters.told.of_labels import kept_json, kept_lines, unlabelled_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.cli.evidence import EvidenceAsked
    from letters.desk import KeptFiles


def add_evidence(asked: EvidenceAsked) -> int:
    """Take files in; what was left out or is there already is said."""
    if not asked.files:
        return label_evidence(asked.case, as_json=asked.as_json, accept=False)
    with held(asked.case, "evidence add"):
        file = CaseOnDisk.open(asked.case)
        said = kept_as(file.text, _said(asked), today(), str(asked.case), as_one=asked.as_one)
        store, ignored = partial(put, file), partial(_why_not, asked.case.resolve())
        kept = keep_files(file.text, file.folder, asked.files, store, said=said, ignored=ignored, tell=progress)
    offered = label_proposals(kept.text, file.folder)
    is_asked = bool(offered) and not asked.as_json and sys.stdin.isatty()
    told = added_lines(kept.pieces, said.incidents) if asked.proves else kept_lines(kept)
    left = [] if is_asked else unlabelled_lines(offered, asked.case)
    answer(kept_json(kept, offered), [*told, *left], as_json=asked.as_json)
    tell(*left_out_lines(kept.known, kept.left_out, [one.file for one in kept.kept]))
    if is_asked:
        labelled_or_told(asked.case)
    return _status(kept)


def _status(kept: KeptFiles) -> int:
    """3 where nothing that was named can be evidence."""
    return 3 if kept.left_out and not (kept.kept or kept.known) else 0


def _said(asked: EvidenceAsked) -> SaidOfEvidence:
    incidents, people = tuple(asked.incident or ()), tuple(asked.about or ())
    return SaidOfEvidence(
        title=asked.title,
        proves=asked.proves,
        kind=asked.kind,
        origin=EvidenceOrigin(asked.source, asked.holder, asked.carrier, asked.made_on),
        subject=EvidenceSubject(incidents, asked.number, as_day(asked.on), people),
    )


def _why_not(case: Path, path: Path) -> str:
    """Why a file in a folder is no evidence: it is the case file itself; else ""."""
    return "是案件文件" if path.resolve() == case else ""
