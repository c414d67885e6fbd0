"""What stands in the files, read back by programs that did not write them: all a letter should hold, no secret."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.kit.phone_numbers import written_number
from letters.pack.make import Style, document, make
from letters.render import Properties, write_docx, write_html, write_text
from tests.shelf import books, engine

if TYPE_CHECKING:
    from letters.case.model import Case
    from letters.compose.letter import Letter

pytestmark = pytest.mark.long

STORIES = sorted((Path(__file__).parents[1] / "examples").glob("*/case.toml"))
TO_THE_OTHER_SIDE = ("negotiation/deferral", "negotiation/instalments")


@cache
def case_of(path: Path) -> Case:
    return read(path, today=date(2026, 11, 23))


def day_of(case: Case) -> date:
    return case.written_on or date(2026, 11, 23)


@cache
def letters_of(path: Path) -> tuple[Letter, ...]:
    case = case_of(path)
    return select(case, books(), day_of(case)).letters


def every_letter() -> list[tuple[Path, Letter]]:
    return [(path, letter) for path in STORIES for letter in letters_of(path)]


EVERY = every_letter()
IDS = [f"{path.parent.name}:{letter.head.id}:{letter.addressee.name}" for path, letter in EVERY]
each_letter = pytest.mark.parametrize(
    ("path", "letter"), EVERY, ids=IDS, scope="module"
)  # all of one beside one another


@cache
def docx(path: Path, number: int) -> bytes:
    letter = letters_of(path)[number]
    author = case_of(path).complainant.name
    properties = Properties(title=letter.head.title, author=author, date=letter.day)
    return write_docx(document(letter, engine()), layout=letter.layout, properties=properties)


def content(path: Path, letter: Letter) -> bytes:
    return docx(
        path,
        [one.head.id + one.addressee.name for one in letters_of(path)].index(letter.head.id + letter.addressee.name),
    )


def raw(data: bytes) -> str:
    """Every part of the package as text, names of parts included."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(name + package.read(name).decode("utf-8", "replace") for name in package.namelist())


@cache
def by_mammoth(data: bytes) -> str:
    import mammoth

    return str(mammoth.extract_raw_text(io.BytesIO(data)).value)


@cache
def by_docx2python(data: bytes) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from docx2python import docx2python

        with docx2python(io.BytesIO(data)) as found:
            return str(found.text)


OFFICIALS = {"police", "police-superior", "procuratorate", "court", "legal-aid"}
"""To whom a relative's name and number go where they agreed to the police and courts; a suit's copy goes further."""


def is_official(letter: Letter) -> bool:
    return letter.head.addressee in OFFICIALS or letter.head.id == "follow-up/criminal-reconsideration"


def secrets(case: Case, letter: Letter) -> set[str]:
    """What this letter's masks hide, as the case file writes it."""
    masks = letter.head.masks
    hidden: set[str | None] = set()
    open_names = {case.complainant.name, *([case.agent.name, case.agent.phone] if case.agent else [])}
    for third in case.third_parties:
        if not (third.agrees_to_officials if is_official(letter) else third.agrees_to_all):
            hidden.add(third.name)
        if letter.head.id == "lawsuit/civil" or not is_official(letter) or not third.agrees_to_officials:
            hidden.add(third.phone)
    if {"id_number", "id_number_middle"} & set(masks):
        hidden |= {case.complainant.id_number, case.agent.id_number if case.agent else None}
    if "home_address" in masks:
        hidden.add(case.complainant.address)
    if "workplace" in masks:
        hidden.add(case.complainant.workplace)
    return {text for text in hidden if text and text not in open_names}


@each_letter
def test_no_part_of_the_file_holds_what_the_letter_hides(path: Path, letter: Letter) -> None:
    whole = raw(content(path, letter))
    assert not [secret for secret in secrets(case_of(path), letter) if secret in whole]


@each_letter
def test_no_reader_puts_a_hidden_text_together_from_its_parts_and_no_other_format_shows_it(
    path: Path, letter: Letter
) -> None:
    made, data = document(letter, engine()), content(path, letter)
    forms = [by_mammoth(data), by_docx2python(data), write_text(made), write_html(made, letter.head.title)]
    hidden = secrets(case_of(path), letter)
    for form in forms:
        bare = "".join(form.split())
        assert not [secret for secret in hidden if "".join(secret.split()) in bare]


@each_letter
def test_every_piece_of_evidence_that_is_listed_and_every_total_is_there_to_read(path: Path, letter: Letter) -> None:
    read_back = "".join(by_mammoth(content(path, letter)).split())
    listed = "annex/evidence" in [annex.id for annex in letter.annexes]
    for item in letter.context["evidence"] if listed else ():  # type: ignore[attr-defined]
        assert f"证据{item.number}" in read_back
        assert "".join(item.title.split()) in read_back
    figures = letter.context["figures"]
    if letter.head.id.startswith("complaint/"):
        assert str(figures.total - figures.estimated) in read_back  # type: ignore[attr-defined]
        assert not figures.estimated or f"约{figures.estimated}次" in read_back  # type: ignore[attr-defined]


def test_there_are_secrets_to_find() -> None:
    found = [secret for path, letter in EVERY for secret in secrets(case_of(path), letter)]
    assert len(found) > 20


@each_letter
@pytest.mark.parametrize("reader", [by_mammoth, by_docx2python])
def test_two_other_programs_read_what_the_letter_should_hold(path: Path, letter: Letter, reader) -> None:
    case = case_of(path)
    read_back = "".join(reader(content(path, letter)).split())
    title = letter.head.title.split("（")[0]  # what stands behind it tells its writer which of two it is
    wanted = [title, letter.addressee.name, case.complainant.name, case.complainant.phone]
    if not letter.head.follows:  # such a letter is about the body that was written to
        wanted += [party.name for party in letter.addressee.respondents if party.is_named]
    if "annex/incidents" in [annex.id for annex in letter.annexes]:
        hidden = secrets(case, letter)
        listed = {row.incident.id for row in letter.context["rows"]}  # type: ignore[attr-defined]
        told = [incident for incident in case.incidents if incident.id in listed]
        words = [incident.words for incident in told if incident.words]
        wanted += [text for text in words if not any(secret in text for secret in hidden)]
        numbers = [incident.from_number for incident in told if incident.from_number]
        wanted += [written_number(number) for number in numbers if number.isdigit()]
    missing = [text for text in wanted if "".join(text.split()) not in read_back]
    assert not missing


@each_letter
def test_the_letter_ends_with_a_place_to_sign_and_its_day_and_holds_no_leftover(path: Path, letter: Letter) -> None:
    read_back = by_mammoth(content(path, letter))
    assert f"{letter.day.year}年{letter.day.month}月{letter.day.day}日" in read_back
    assert "（签名）：" in read_back
    for leftover in ("None", "{{", "{%", "[]", "（）", "：：", "。。", "，，", "undefined", "Undefined", "\ufffd"):
        assert leftover not in read_back, leftover


@each_letter
def test_the_templates_own_chinese_holds_no_western_quotation_mark(path: Path, letter: Letter) -> None:
    quoted = set()
    case = case_of(path)
    for text in re.findall(r'"[^"]*"|\'[^\']*\'', by_mammoth(content(path, letter))):
        quoted.add(text)
    own = str(case.model_dump())
    assert not [text for text in quoted if text not in own]


@each_letter
def test_the_properties_name_the_sender_and_the_day_and_no_tool_or_computer(path: Path, letter: Letter) -> None:
    with zipfile.ZipFile(io.BytesIO(content(path, letter))) as package:
        core = package.read("docProps/core.xml").decode()
        app = package.read("docProps/app.xml").decode() if "docProps/app.xml" in package.namelist() else ""
    assert letter.head.title in core
    assert f"{letter.day.isoformat()}T00:00:00Z" in core
    for word in ("python", "docx", "LibreOffice", "letters", "/"):
        assert word not in re.sub(r"xmlns[^ >]*|https?://[^\"]*|</|/>", "", core + app), word


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_sums_and_counts_are_the_same_in_every_letter_of_a_pack(path: Path) -> None:
    """One story: the total of contacts that a letter names is the same wherever its table has the same rows."""
    totals: dict[frozenset[str], dict[str, int]] = {}
    for letter in letters_of(path):
        if letter.head.addressee != "police":
            rows = frozenset(row.incident.id for row in letter.context["rows"])  # type: ignore[attr-defined]
            totals.setdefault(rows, {})[letter.head.id] = letter.context["figures"].total  # type: ignore[attr-defined]
    assert not [told for told in totals.values() if len(set(told.values())) > 1]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_the_note_names_every_letter_and_no_file_name_names_a_person(path: Path) -> None:
    case = case_of(path)
    planned = select(case, books(), day_of(case))
    pack = make(planned, books(), engine(), Style(("docx",)), day_of(case))
    note = by_mammoth(pack.files[0].content)
    people = [case.complainant.name, *(third.name for third in case.third_parties if third.name)]
    for written in pack.written:
        assert written.letter.head.title.split("（")[0] in note
        assert written.letter.addressee.name in note
    assert not [name for file in pack.files for name in people if name in file.name]
