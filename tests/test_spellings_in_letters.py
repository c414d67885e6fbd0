"""Every spelling of a secret, in every letter and format: what is hidden is in none, all else is as written."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from attacks.spellings import CLOSES, DAY, OPENS, case_with, is_hidden, is_whole, spellings
from letters.compose.choose.selection import select
from letters.compose.masks import Masking
from letters.pack.bag import BagPlace, bag
from letters.pack.handover import handovers
from letters.pack.make import Pack, Style, make
from tests import media
from tests.shelf import books, engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.case import Case, Evidence, EvidenceFile

pytestmark = pytest.mark.long

FORMATS = ("docx", "txt", "html")
UNFILLED = re.compile(r"[xX×]{3}")  # in a case, these mean that something is still to be filled in, and stop a letter
TOLD = tuple(one for one in spellings() if not UNFILLED.search(one.text) and "\n" not in one.text)
TITLES = tuple(one for one in TOLD if one.hidden and not one.stays and one.text.isprintable())[::8]
"""Spellings that are the titles of evidence, and so stand in the list of evidence and in the names of its copies."""


@cache
def case() -> Case:
    """The invented case, telling every spelling in a sentence of its own, and quoting each."""
    told = "\n".join(f"他们联系了{OPENS}{one.text}{CLOSES}。" for one in TOLD)
    made = case_with(told, told)
    [first] = made.evidence
    pieces = [
        first.model_copy(update={"id": f"E{number:02d}", "title": one.text, "files": (_file(first, number),)})
        for number, one in enumerate(TITLES, 1)
    ]
    named = {"evidence": tuple(piece.id for piece in pieces)}  # what nothing names goes into no letter
    rows = tuple(incident.model_copy(update=named) for incident in made.incidents)
    return made.model_copy(update={"evidence": tuple(pieces), "incidents": rows})


def _file(piece: Evidence, number: int) -> EvidenceFile:
    return piece.files[0].model_copy(update={"path": f"e{number:02d}.wav"})


@cache
def pack() -> Pack:
    return make(select(case(), books(), DAY), books(), engine(), Style(FORMATS), DAY)


LETTERS = [one.letter.head.id for one in pack().written]
each_file = pytest.mark.parametrize(
    ("number", "ending"), [(number, ending) for number in range(len(LETTERS)) for ending in FORMATS]
)


def content(number: int, ending: str) -> bytes:
    [name] = [name for name in pack().written[number].files if name.endswith(ending)]
    return next(file.content for file in pack().files if file.name == name)


def parts(text: str) -> list[str]:
    """What stands where the spellings stood."""
    return re.findall(f"{OPENS}([^{CLOSES}]*){CLOSES}", text)


def read_from(ending: str, data: bytes) -> str:
    """Everything that a reader sees of a file."""
    if ending == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = package.read("word/document.xml")
    text = data.decode("utf-8-sig")
    return text if ending == "txt" else html.unescape(re.sub(r"<[^>]*>", "", text))


def are_hidden(masks: tuple[str, ...], word: str) -> bool:
    """Whether a letter hides what a list is about."""
    return (
        word in masks
        or {"id_number": "id_number_middle", "third_party_phones": f"{word}_without_consent"}.get(word) in masks
    )


@each_file
def test_a_letter_says_what_its_masks_leave_of_each_spelling_and_no_more(number: int, ending: str) -> None:
    letter = pack().written[number].letter
    told = parts(read_from(ending, content(number, ending)))
    left = parts(Masking(case()).under(letter.head.masks).case.story.account or "")

    assert len(told) % len(TOLD) == 0
    for part, one, allowed in zip(told, TOLD * 9, left * 9, strict=False):
        assert is_whole(replace(one, text=allowed), part), one
        if one.hidden and are_hidden(letter.head.masks, one.mask):
            assert is_hidden(one, part), one


def test_most_letters_tell_them() -> None:
    told = {name for number, name in enumerate(LETTERS) if parts(read_from("txt", content(number, "txt")))}
    assert len(told) >= 4
    assert {"complaint/police", "complaint/market-regulator", "notice/stop-harassment"} <= told


@each_file
def test_no_part_of_a_file_and_no_name_holds_a_spelling_that_is_hidden(number: int, ending: str) -> None:
    data, masks = content(number, ending), pack().written[number].letter.head.masks
    hidden = [one.text for one in TOLD if one.hidden and not one.stays and are_hidden(masks, one.mask)]
    others = "".join(one.text for one in TOLD if not (one.hidden and are_hidden(masks, one.mask)))
    shown = "330***********005X" if "id_number_middle" in masks else ""  # what such a reader may see of the number
    for text in every_part(data) if ending == "docx" else [data.decode("utf-8-sig")]:
        assert [one for one in hidden if one in text and one not in others and one != shown] == []


def every_part(data: bytes) -> Iterator[str]:
    """Each part of a Word file, and its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name
            yield package.read(name).decode("utf-8", "replace")


def test_no_name_of_a_file_of_a_bag_or_of_a_copy_holds_one(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    for number, _ in enumerate(TITLES, 1):
        (folder / f"e{number:02d}.wav").write_bytes(media.wav())
    plan = select(case(), books(), DAY)
    copies = 0
    for one in handovers(plan, folder):
        made = bag(one, BagPlace(tmp_path / "out", force=True), engine())
        names = [path.name for path in made.folder.rglob("*")] + [file.name for file in pack().files]
        copies += len([name for name in names if name.startswith("证据")])
        masks = {word for letter in one.letters for word in letter.head.masks}
        hidden = [title for title in TITLES if are_hidden(tuple(masks), title.mask)]
        assert [title.text for title in hidden for name in names if "".join(title.text.split()) in name] == []
    assert copies > 3 * len(TITLES)
