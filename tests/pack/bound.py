"""Evidence bound as one volume, and what stands on its pages."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2

from letters.case.file import parse
from letters.compose import letters_called
from letters.pack.handover import Handover, handovers
from letters.pack.volume import Volume, make_volume
from tests import shelf
from tests.stories import contact, lease, offer, person, platform, row, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = "2026-11-23"


class File(NamedTuple):
    """A piece of evidence of one file: its content, and what else the case says of it."""

    content: bytes
    fields: Mapping[str, Any] = {}


def handed(folder: Path, pieces: Mapping[str, File], *story: str, whom: str = "police", head: str = "") -> Handover:
    """What goes to a reader, of a case with these files as evidence, E01 and so on; their names are the titles."""
    (folder / "evidence").mkdir(parents=True)
    rows = []
    for number, (name, file) in enumerate(pieces.items(), 1):
        (folder / "evidence" / name).write_bytes(file.content)
        told = {"title": name.partition(".")[0], "kind": "electronic", "proves": "证明来电", **file.fields}
        rows.append(row("evidence", id=f"E{number:02d}", files=[{"path": f"evidence/{name}"}], **told))
    proofs = [f"E{number:02d}" for number in range(1, len(pieces) + 1)]
    call = contact(
        "I1", "2026-10-10 23:03", acts=["threat"], words="明天上门", evidence=proofs, from_number="16700000101"
    )
    text = text_of(
        platform(), lease(), offer(), call, *rows, *story, head=head, who=person(id_number="330106199908140021")
    )
    plan = shelf.planned(parse(text, today=date(2026, 11, 23)), DAY, *letters_called(shelf.books(), [whom]))
    return handovers(plan, folder)[0]


def bound(one: Handover, tmp_path: Path) -> Volume:
    """The volume of it."""
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    return make_volume(one, shelf.engine(), workshop)


def pages(content: bytes) -> list[str]:
    """What is written on each page, spaces left out."""
    return [re.sub(r"\s", "", page) for page in written(content)]


def written(content: bytes) -> list[str]:
    """What is written on each page."""
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def drawn(content: bytes, page: int, *, scale: float = 1.0):
    """A page as a picture, counted from 1."""
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return document[page - 1].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
