"""evidence list and verify: what is there, what it proves, and whether it is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import desk
from letters.cli.tools import answer, open_path, progress
from letters.desk import CaseOnDisk
from letters.told.of_evidence import pieces_json, pieces_lines, verified_json, verified_lines
from letters.told.of_labels import unlabelled_lines

if TYPE_CHECKING:
    from pathlib import Path


def list_evidence(path: Path, *, as_json: bool) -> int:
    """Every piece, what it belongs to, what is unproven and what proves nothing yet."""
    case, folder = open_path(path).case, path.absolute().parent
    missing = desk.missing_files(case, folder)
    waiting = desk.label_proposals(CaseOnDisk.open(path).text, folder)
    lines = [*pieces_lines(path, case, missing), *(["", *unlabelled_lines(waiting, path)] if waiting else [])]
    answer(pieces_json(case, missing), lines, as_json=as_json)
    return 0


def verify_evidence(path: Path, *, as_json: bool) -> int:
    """Every file against what was recorded; status 1 when one is not as it was."""
    checked = desk.verify_evidence(open_path(path).case, path.absolute().parent, progress)
    answer(verified_json(checked.files), verified_lines(checked.files), as_json=as_json)
    return int(not checked.is_sound)
