"""Evidence: what is told of it, taking it in, and whether it is still there as it was.

told = told_evidence(case, said)
with placing(case, folder, entries) as pieces:      # files, copied beside the case
    store(with_evidence(text, case, pieces))
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from letters.case import CaseFile, EvidenceKind, shape
from letters.collect.evidence import GOOD, ToldEvidence, links, verify, write_pieces
from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from letters.case import Case
    from letters.collect.evidence import CheckedFile, PlacedPiece


@frozen
class EvidenceOrigin:
    """Where files come from, as typed; `made_on` is a moment as exact as it is known."""

    source: str = ""
    holder: str = ""
    carrier: str = ""
    made_on: str = ""


@frozen
class EvidenceSubject:
    """What files are about: the incidents with these ids, those from a number and on a day, third parties by id."""

    incidents: tuple[str, ...] = ()
    number: str = ""
    on: date | None = None
    third_parties: tuple[str, ...] = ()


@frozen
class SaidOfEvidence:
    """What a person says of files that are taken in; `kind` is a word or a label of `EvidenceKind`, or ""."""

    title: str = ""
    proves: str = ""
    kind: str = ""
    origin: EvidenceOrigin = EvidenceOrigin()
    subject: EvidenceSubject = EvidenceSubject()


def told_evidence(case: Case, said: SaidOfEvidence) -> ToldEvidence:
    """What is said of files, checked against the case. Raises UsageError."""
    subject, origin = said.subject, said.origin
    incidents = links.chosen(case, subject.incidents, subject.number, subject.on)
    for key in subject.third_parties:
        if case.third_party(key) is None:
            raise UsageError(f"案件里没有编号为 {key} 的第三人", "核对 [[third_parties]] 的 id")
    if origin.made_on:
        _refuse_no_moment(origin.made_on)
    return ToldEvidence(
        title=said.title,
        proves=said.proves,
        kind=_kind(said.kind) if said.kind else None,
        made_on=origin.made_on,
        source=origin.source,
        holder=origin.holder,
        carrier=origin.carrier,
        incidents=incidents,
        about=subject.third_parties,
    )


def _kind(word: str) -> EvidenceKind:
    for kind in EvidenceKind:
        if word in (kind.value, kind.label):
            return kind
    near = shape.nearest_word(word, EvidenceKind)
    known = "、".join(f"{kind.value}（{kind.label}）" for kind in EvidenceKind)
    raise UsageError(f"没有 {word} 这种证据", (f"是不是 {near}？" if near else "") + f"可以写：{known}")


def _refuse_no_moment(text: str) -> None:
    try:
        Moment.parse(text)
    except (ValueError, OverflowError):
        raise UsageError(f"时间 {text} 不对", "写成 2026-08-10 09:03 的样子；知道到哪一步写到哪一步") from None


def with_evidence(text: str, case: Case, pieces: Sequence[PlacedPiece], name: str = "case.toml") -> str:
    """The text of the case file with pieces of evidence, each named on the incidents that it belongs to."""
    file = CaseFile(Path(name), text, None)
    write_pieces(file, case, pieces)
    return file.stored


def missing_files(case: Case, folder: Path) -> frozenset[str]:
    """The paths of the files that the case records and its folder has not."""
    recorded = (one.path for item in case.evidence for one in item.files)
    return frozenset(path for path in recorded if not (folder / path).is_file())


@frozen
class VerifiedEvidence:
    """Every file that the case records or its folder of evidence holds, and how each stands."""

    files: tuple[CheckedFile, ...]

    @property
    def is_sound(self) -> bool:
        """Whether each is as it was, as far as that was recorded."""
        return all(one.state in GOOD for one in self.files)


def verify_evidence(case: Case, folder: Path, tell: Callable[[str], None] = lambda _: None) -> VerifiedEvidence:
    """The files of a case against what was recorded of them. Raises FileError."""
    return VerifiedEvidence(verify(case, folder, tell))
