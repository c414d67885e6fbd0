"""The list of evidence: each piece with its files and digests, called anew or taken out of the case."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case import CaseFile, EvidenceKind
from letters.collect import evidence
from letters.errors import FileError, UsageError
from letters.kit.frozen import frozen
from letters.kit.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EVIDENCE = "evidence"
_SEEN = 12  # digits


@frozen
class ListedFile:
    """A file of a piece: its path below the case's folder, its size, and its SHA-256, where the case records them."""

    path: str
    size: int | None
    sha256: str

    @property
    def name(self) -> str:
        """What it is called there."""
        return visible(self.path.rpartition("/")[2])


@frozen
class ListedPiece:
    """A piece of evidence as it stands in the case; `is_used` is whether any part of the case names it."""

    id: str
    title: str
    proves: str
    kind: str
    files: tuple[ListedFile, ...]
    is_used: bool

    @property
    def seen(self) -> str:
        """What tells these files from any others that the piece may hold later, or another piece under its id."""
        return sha256(repr(self.files).encode("utf-8", "surrogatepass")).hexdigest()[:_SEEN]


def evidence_list(text: str) -> tuple[ListedPiece, ...]:
    """Every piece that the case has, in its order; the case need not be whole."""
    data = _file(text).data()
    named = set(evidence.ids_named(data))
    return tuple(_piece(row, is_used=row.get("id") in named) for row in data.get(EVIDENCE, []))


def _piece(row: Mapping[str, Any], *, is_used: bool) -> ListedPiece:
    kind = next((kind.label for kind in EvidenceKind if kind.value == row.get("kind")), "")
    files = tuple(_listed(one) for one in row.get("files", []))
    key, title, proves = (str(row.get(name, "")) for name in ("id", "title", "proves"))
    return ListedPiece(key, title, proves, kind, files, is_used)


def _listed(row: Mapping[str, Any]) -> ListedFile:
    return ListedFile(str(row.get("path", "")), row.get("size"), str(row.get("sha256", "")))


def listed_file(text: str, piece: str, number: int) -> ListedFile:
    """A file of a piece, by its place from 1. Raises FileError where there is none."""
    found = next((one for one in evidence_list(text) if one.id == piece), None)
    if found is None or not 1 <= number <= len(found.files):
        raise FileError("这份证据不在了", "回到证据清单，再看一次")
    return found.files[number - 1]


def with_title(text: str, piece: str, title: str, proves: str) -> str:
    """The text with a piece called so. Raises UsageError where a word is missing, FileError where it is gone."""
    if not title or not proves:
        raise UsageError("名称和证明什么，两样都要写", "写好以后再存一次")
    _known(text, piece)
    file = _file(text)
    file.update_many(EVIDENCE, {piece: {"title": title, "proves": proves}})
    return file.stored


def without_piece(text: str, piece: str) -> str:
    """The text without a piece, and without its name wherever the case names it. Raises FileError where it is gone."""
    _known(text, piece)
    file = _file(text)
    for key, keys in tuple(_naming(file.data(), piece, "")):
        file.set(key, [each for each in keys if each != piece] or None)
    file.remove(EVIDENCE, piece)
    return file.stored


def _known(text: str, piece: str) -> None:
    if piece not in {one.id for one in evidence_list(text)}:
        raise FileError("这份证据不在了", "回到证据清单，再看一次")


def _naming(table: Any, piece: str, path: str) -> Iterator[tuple[str, list[str]]]:
    """Where tables name a piece, by the dotted keys of their lists, with what these hold."""
    steps = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for step, value in steps:
        key = f"{path}.{step}" if path else str(step)
        if step == EVIDENCE and isinstance(value, list) and piece in value:
            yield key, value
        else:
            yield from _naming(value, piece, key)


def _file(text: str) -> CaseFile:
    return CaseFile(Path("case.toml"), text, None)
