"""Evidence is kept first and labelled after: what may be said of a piece is proposed, and stored when it is agreed to.

kept = keep_files(text, folder, paths, store)             # `store` gets the text with each file, before the next
offered = label_proposals(kept.text, folder)
text = with_labels(kept.text, [agreed(one) for one in offered])

The case need not be whole: a talk that has only begun keeps files like any other.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case import CaseFile
from letters.collect import evidence
from letters.collect.evidence import Keeper, KeptAs, KeptFile, KeptPiece, KnownFile, SkippedEntry
from letters.errors import FileError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from letters.collect.evidence import ContactsOfDay, EvidenceLabel, EvidenceProposal

AS_THEY_ARE = KeptAs()


@frozen
class KeptFiles:
    """What became of files that were handed over: kept now, there already, left out and why; the text with them."""

    text: str
    kept: tuple[KeptFile, ...] = ()
    known: tuple[KnownFile, ...] = ()
    left_out: tuple[SkippedEntry, ...] = ()

    @property
    def pieces(self) -> tuple[KeptPiece, ...]:
        """The pieces that the files went to."""
        return evidence.pieces_of(self.text, self.kept)


def keep_files(
    text: str,
    folder: Path,
    paths: Sequence[Path],
    store: Callable[[str], None],
    *,
    said: KeptAs = AS_THEY_ARE,
    ignored: Callable[[Path], str] = lambda _: "",
    tell: Callable[[str], None] = lambda _: None,
) -> KeptFiles:
    """Copy files and folders of files beside the case, one after the other; each is stored before the next is read.

    A file that cannot be read is left out and told. Raises FileError for a path where nothing is, before the first is
    copied, and whatever `store` raises.
    """
    keeper = Keeper(text, folder, said)
    done = [
        entry if isinstance(entry, SkippedEntry) else _kept(keeper, entry, store, tell)
        for entry in evidence.handed_over(paths, ignored)
    ]
    kept = tuple(one for one in done if isinstance(one, KeptFile))
    return KeptFiles(
        _titled(keeper.text, folder, kept, store) if said.fields.get("proves") else keeper.text,
        kept,
        tuple(one for one in done if isinstance(one, KnownFile)),
        tuple(one for one in done if isinstance(one, SkippedEntry)),
    )


def _titled(text: str, folder: Path, kept: Sequence[KeptFile], store: Callable[[str], None]) -> str:
    """The text with titles for pieces of which was said what they prove: what they are by name and content."""
    ids = {one.id for one in kept}
    offered = [one for one in label_proposals(text, folder) if one.id in ids and one.title]
    if not offered:
        return text
    after = with_labels(text, [replace(evidence.agreed(one), incidents=(), contract="") for one in offered])
    store(after)
    return after


def _kept(
    keeper: Keeper, path: Path, store: Callable[[str], None], tell: Callable[[str], None]
) -> KeptFile | KnownFile | SkippedEntry:
    tell(f"正在收下：{path.name}")
    try:
        found = evidence.look_at(path)
    except FileError as error:
        return SkippedEntry(path, error.message)
    kept = keeper.keep(found, store)
    if isinstance(kept, KeptFile) and kept.is_copy and not kept.path.endswith(f"/{path.name}"):
        tell(f"{path.name} 存成了 {kept.path}：有的电脑分不开原来的名字和别的文件的")
    return kept


def label_proposals(text: str, folder: Path) -> tuple[EvidenceProposal, ...]:
    """What may be said of each piece that the case keeps without a word; `folder` holds its files."""
    return evidence.proposals(_file(text).data(), evidence.look_in(folder))


def place_proposals(text: str, folder: Path) -> tuple[EvidenceProposal, ...]:
    """Pieces that were labelled before the contacts that they belong to were told."""
    return evidence.place_proposals(_file(text).data(), evidence.look_in(folder))


def with_labels(text: str, labels: Iterable[EvidenceLabel]) -> str:
    """The text of the case file with what was said of pieces; one that is gone meanwhile is passed over."""
    file = _file(text)
    evidence.label(file, labels)
    return file.stored


def with_parted(text: str, piece: str, paths: Collection[str]) -> str:
    """The text with some files of a piece as a piece of their own. Raises UsageError for none and for all of them."""
    file = _file(text)
    evidence.part(file, piece, paths)
    return file.stored


def contacts_listed(text: str, ids: Collection[str] | None = None) -> tuple[ContactsOfDay, ...]:
    """The contacts of a case, or some of them, by day and channel: what a piece may be said to belong to."""
    contacts = evidence.contacts_of(_file(text).data())
    return evidence.by_day(contacts, {each.id for each in contacts} if ids is None else ids)


def _file(text: str) -> CaseFile:
    return CaseFile(Path("case.toml"), text, None)
