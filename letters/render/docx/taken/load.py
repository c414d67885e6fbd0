"""A user's own document → the reference that letters are written with. Every part is written anew from what is kept."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from letters.errors import FileError
from letters.render.docx.opened import Reference, opened
from letters.render.docx.taken import archive
from letters.render.docx.taken.assembled import Taken, assembled
from letters.render.docx.taken.letterhead import letterhead
from letters.render.docx.taken.nodes import Node, TooLargeError, tree
from letters.render.docx.taken.own_page import own_page
from letters.render.docx.taken.own_styles import ids_of, own_styles
from letters.render.docx.taken.shapes import told
from letters.render.docx.taken.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from letters.render.docx.taken.archive import Archive

KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES: Final = "[Content_Types].xml"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENTS: Final = frozenset({f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"})
_ROOTS: Final = {
    "styles": "w:styles",
    "settings": "w:settings",
    "fontTable": "w:fonts",
    "theme": "a:theme",
}
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, KeyError, LookupError, NotImplementedError),
    *(OSError, RuntimeError, ValueError, UnicodeError),
)
"""What zipfile, zlib and expat raise over a damaged file, or one that is packed or encoded as no Word file is."""


def load_reference(path: Path) -> Reference:
    """Take a user's own document for its styles, page, header and footer; its text is left behind.

    Styles of ours that it lacks, by name, are added from the `standard` layout. Raises FileError for what is missing,
    damaged, no Word document, or made to harm.
    """
    try:
        with archive.opened_archive(path) as package:
            found, left = _taken(package)
    except FileError:
        raise
    except TooLargeError as error:
        raise archive.too_large(path.name) from error
    except _BROKEN as error:
        raise archive.no_document(path.name) from error
    return replace(opened(assembled(found)), left_out=told(left))


def _taken(package: Archive) -> tuple[Taken, set[str]]:
    """What letters take of the document, and the names of what was met and left behind."""
    main = _main_part(package)
    document = tree(package.chunks(main, archive.LARGEST_DOCUMENT), package.name, _is_of_page)
    if document.name != "w:document":
        raise archive.no_document(package.name)
    parts = _Parts(package, main)
    styles = own_styles(parts.read("styles"), package.name)
    known = ids_of(styles)
    sieve = Sieve(styles=known)
    settings, fonts, theme = (parts.read(kind) for kind in ("settings", "fontTable", "theme"))
    found = Taken(
        styles=styles,
        settings=sieve.kept(settings or Node("w:settings", {}), "settings"),
        fonts=sieve.kept(fonts, "fonts") if fonts else None,
        theme=Sieve("a:", "").kept(theme, "theme") if theme else None,
        section=own_page(document),
        letterheads=tuple(parts.letterheads(document, sieve)),
    )
    return found, parts.left | _names(fonts, document, settings)


def _is_of_page(path: tuple[str, ...]) -> bool:
    """Of the document part, only its page and its background are looked at: never its text."""
    return len(path) < 3 or path[2] == "w:sectPr"


def _names(fonts: Node | None, *parts: Node | None) -> set[str]:
    """The names of the elements right below these parts, and of what is told of each font."""
    each = (*parts, *(fonts.children if fonts else ()))
    return {child.name for node in each if node for child in node.children}


def _main_part(package: Archive) -> str:
    """The name of the document part. Raises FileError for what is no document, or is one with macros."""
    leads = [node for node in _relations(package, "") if _kind(node) == "officeDocument"]
    if not leads or _TYPES not in package:
        raise archive.no_document(package.name)
    main = archive.beside("", leads[0].attributes.get("Target", ""))
    types = tree(package.chunks(_TYPES), package.name).all("Override")
    declared = {node.attributes.get("PartName", "").lstrip("/"): node.attributes.get("ContentType") for node in types}
    if "macroEnabled" in (declared.get(main) or ""):
        raise FileError(f"参考文档 {package.name} 是带宏的文档，没有打开", "请用 Word 或 WPS 另存为不带宏的 .docx")
    if declared.get(main) not in _DOCUMENTS or main not in package:
        raise archive.no_document(package.name)
    return main


def _relations(package: Archive, part: str) -> tuple[Node, ...]:
    """The relationships of a part, of the package for "", but for those that lead out of it."""
    folder, _, name = part.rpartition("/")
    place = archive.beside(part, f"_rels/{name}.rels") if folder else f"_rels/{name}.rels"
    if place not in package:
        return ()
    found = tree(package.chunks(place), package.name).all("Relationship")
    return tuple(node for node in found if node.attributes.get("TargetMode", "Internal") == "Internal")


def _kind(relation: Node) -> str:
    """The kind of a relationship as ECMA-376 names it (`styles`), or the last word of one of another vocabulary."""
    return relation.attributes.get("Type", "").rpartition("/")[2]


class _Parts:
    """The parts that the document part leads to, read when they are asked for."""

    def __init__(self, package: Archive, main: str) -> None:
        relations = _relations(package, main)
        self._package, self._main = package, main
        self._by_kind = {_kind(node): node for node in reversed(relations)}
        self._by_id: Mapping[str, Node] = {node.attributes.get("Id", ""): node for node in relations}
        self.left = {_kind(node) for node in relations}

    def read(self, kind: str) -> Node | None:
        """The part of a kind, None where there is none."""
        relation = self._by_kind.get(kind)
        part = self._part(relation) if relation else None
        return part if part and part.name == _ROOTS[kind] else None

    def _part(self, relation: Node) -> Node | None:
        name = archive.beside(self._main, relation.attributes.get("Target", ""))
        return tree(self._package.chunks(name), self._package.name) if name in self._package else None

    def letterheads(self, document: Node, sieve: Sieve) -> list[tuple[str, str, Node]]:
        """For each header and footer that the page refers to, its kind ("header"), its pages ("default"), itself."""
        seen: dict[tuple[str, str], Node] = {}
        for reference in _references(document):
            kind = reference.name.removeprefix("w:").removesuffix("Reference")
            pages = reference.attributes.get("w:type", "default")
            relation = self._by_id.get(reference.attributes.get("r:id", ""))
            part = self._part(relation) if relation and _kind(relation) == kind else None
            if part and (kind, pages) not in seen and pages in ("default", "first", "even"):
                root = "w:hdr" if kind == "header" else "w:ftr"
                seen[kind, pages] = letterhead(part._replace(name=root), sieve, self.left)
        return [(kind, pages, part) for (kind, pages), part in seen.items()]


def _references(document: Node) -> tuple[Node, ...]:
    body = document.first("w:body")
    section = body.first("w:sectPr") if body else None
    return (*section.all("w:headerReference"), *section.all("w:footerReference")) if section else ()
