"""Evidence of tests, taken in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.case.save import CaseFile
from letters.collect.evidence import KeptAs, KeptPiece
from letters.desk import keep_files
from tests.stories import TODAY

if TYPE_CHECKING:
    from pathlib import Path

ON = date.fromisoformat(TODAY)
SAID = {"title": "微信截图", "proves": "证明来电"}


def taken(case: Path, *files: Path, incidents: tuple[str, ...] = (), as_one: bool = False) -> tuple[KeptPiece, ...]:
    opened = CaseFile.open(case)

    def store(text: str) -> None:
        opened.rewrite(text)
        opened.save()

    return keep_files(opened.text, case.parent, files, store, said=KeptAs(SAID, incidents, as_one)).pieces
