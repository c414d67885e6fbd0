"""Letters written with hostile reference documents: each is refused in plain words, or gives a letter that is clean."""

from __future__ import annotations

import io
import posixpath
import random
import re
import tempfile
import zipfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from attacks.letterheads import office, write
from attacks.outcome import Outcome
from attacks.programs import EXAMPLES
from attacks.reference_bombs import refused_files
from attacks.reference_elements import elements, parts_elsewhere
from attacks.reference_files import fields, packaged, refused_parts, strangers
from letters.desk import open_case, open_desk, preview_letters
from letters.errors import FileError
from letters.render import Properties, load_reference, write_docx

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from attacks.reference_files import Change, Make
    from letters.render import Document

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LEADS = frozenset(
    {
        *("officeDocument", "extended-properties", "styles", "settings", "fontTable", "theme", "header"),
        *("footer", "chart", "package", "core-properties"),
    }
)
NAMES = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|word/_rels/document\.xml\.rels"
    r"|word/(document|styles|settings|fontTable|theme/theme1|(header|footer)[1-6])\.xml"
    r"|word/charts/(_rels/)?chart\d+\.xml(\.rels)?|word/embeddings/chart\d+\.xlsx"
)
FORBIDDEN = frozenset(
    {
        *("AlternateContent", "OLEObject", "altChunk", "annotationRef", "attachedSchema", "attachedTemplate"),
        *("background", "blip", "blipFill", "bookmarkStart", "commentReference", "control", "customXml", "dataBinding"),
        *("del", "delText", "docVars", "documentProtection", "embedRegular", "extLst", "ffData", "fldChar"),
        *("footnoteReference", "hyperlink", "imagedata", "ins", "instrText", "lvlPicBulletId", "mailMerge", "moveFrom"),
        *(
            "moveTo",
            "numPicBullet",
            "numPr",
            "oMath",
            "object",
            "pPrChange",
            "pict",
            "printerSettings",
            "rPrChange",
            "rsids",
        ),
        *("ruby", "saveThroughXslt", "script", "sdt", "shape", "shapeDefaults", "smartTag", "smartTagType"),
        *("specVanish", "subDoc", "textbox", "trackRevisions", "txbxContent", "updateFields", "vanish"),
        "writeProtection",
    }
)
PAGE_NUMBER = re.compile(r" (PAGE|NUMPAGES|SECTIONPAGES) (\\\* [A-Za-z0-9]{1,20} )*")
MARK = b"EVIL"
CHINESE = re.compile("[\u4e00-\u9fff]")


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """Every attack once; then, for each round, several changes drawn by chance in one document."""
    for kind, changes in filtered().items():
        for name, change in changes.items():
            yield _outcome(f"references: {kind}", name, partial(packaged, change))
    for name, change in refused_parts().items():
        yield _outcome("references: refused parts", name, partial(packaged, change), must_refuse=True)
    for name, make in refused_files().items():
        yield _outcome("references: refused files", name, make, must_refuse=True)
    drawn = random.Random(seed)
    for turn in range(rounds):
        yield _outcome("references: several at once", f"seed {seed}, round {turn}", partial(mixed, drawn))


def filtered() -> Mapping[str, Mapping[str, Change]]:
    """What is left out of a letter that is written all the same, by kind."""
    return {
        "relationships": strangers(),
        "fields": fields(),
        "elements": elements(),
        "settings, styles, numbers": parts_elsewhere(),
    }


def mixed(drawn: random.Random, folder: Path) -> Path:
    """The office's document with some of the changes, parts lost and bytes of a part changed."""
    every = [change for changes in filtered().values() for change in changes.values()]
    parts = office()
    for change in drawn.sample(every, drawn.randint(1, 12)):
        try:
            change(parts)
        except ValueError:  # another change took away what it would replace
            continue
    for name in drawn.sample(sorted(parts), drawn.choice((0, 0, 1, 2))):
        del parts[name]
    if drawn.random() < 0.5:
        name = drawn.choice(sorted(parts))
        parts[name] = _shaken(drawn, parts[name])
    return write(parts, folder / "hostile.docx")


def _shaken(drawn: random.Random, content: str | bytes) -> bytes:
    """A part with elements moved about, or some bytes others than they were."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    if drawn.random() < 0.5:
        pieces = re.findall(r"<[^>]*>|[^<]+", text)
        at, to = drawn.randrange(len(pieces)), drawn.randrange(len(pieces))
        pieces[at], pieces[to] = pieces[to], pieces[at]
        return "".join(pieces).encode()
    data = bytearray(text.encode())
    for _ in range(drawn.randint(1, 5)):
        data[drawn.randrange(len(data))] = drawn.choice(b'<>"/=0A\xff')
    return bytes(data)


def _outcome(kind: str, name: str, make: Make, *, must_refuse: bool = False) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        found = tuple(f"{name}: {fault}" for fault in attacked(make(Path(folder)), must_refuse=must_refuse))
    return Outcome.of(kind, found)


def attacked(path: Path, *, must_refuse: bool = False) -> Iterator[str]:
    """What is wrong after a letter was written with that reference; nothing where it was refused in plain words."""
    try:
        data = letter_with(path)
    except FileError as error:
        if not (CHINESE.search(error.message) and CHINESE.search(error.hint)):
            yield f"refused without a word: {error}"
        return
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    if must_refuse:
        yield "not refused"
    yield from faults(data)


def letter_with(path: Path) -> bytes:
    """A real letter, with its tables, in the reference at `path`. Raises FileError."""
    document, title, day = letter()
    return write_docx(document, properties=Properties(title, day), reference=load_reference(path))


def faults(data: bytes) -> Iterator[str]:
    """What stands in a letter that may not, by name of part, relationship, element, field; what is no XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        yield from (f"part {name}" for name in names if not NAMES.fullmatch(name))
        for name in names:
            content = package.read(name)
            if MARK in content:
                yield f"{name} holds the mark"
            if name.endswith((".xml", ".rels")):
                yield from (f"{name}: {fault}" for fault in _faults_of_part(content, name, names))


def _faults_of_part(content: bytes, part: str, names: list[str]) -> Iterator[str]:
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if local in FORBIDDEN:
            found.append(f"element {local}")
        if local == "fldSimple" and not PAGE_NUMBER.fullmatch(_attribute(attributes, "instr")):
            found.append(f"field {attributes}")
        if local == "Relationship":
            found.extend(_faults_of_lead(attributes, part, names))
        if local not in ("headerReference", "footerReference", "chart", "externalData", "Relationship"):
            found.extend(f"{local} leads to {value}" for key, value in attributes.items() if key.startswith(OFFICE))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = lambda *_: found.append("document type")
    parser.ProcessingInstructionHandler = lambda *_: found.append("instruction of processing")
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        found.append(f"no XML: {error}")
    return iter(found)


def _attribute(attributes: Mapping[str, str], local: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == local), "")


def _faults_of_lead(attributes: Mapping[str, str], part: str, names: list[str]) -> Iterator[str]:
    target = attributes.get("Target", "")
    if "TargetMode" in attributes or ":" in target:
        yield f"leads out of the file: {target}"
    if attributes.get("Type", "").rpartition("/")[2] not in LEADS:
        yield f"relationship {attributes.get('Type')}"
    folder = posixpath.dirname(posixpath.dirname(part))
    if posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") not in names:
        yield f"leads to {target}, which is not there"


@cache
def letter() -> tuple[Document, str, dt.date]:
    """A report to the police of one of the examples: its blocks, title and day."""
    import datetime as dt

    from letters.pack import document

    story = EXAMPLES / "family-and-colleagues-called" / "case.toml"
    opened = open_case(story.read_text(encoding="utf-8"), dt.date(2026, 11, 23), name=story.name)
    at = open_desk()
    chosen = preview_letters(opened, at, "complaint/police")[0]
    return document(chosen.letter, at.engine), chosen.letter.head.title, opened.day
