"""Evidence: what is told of it, taking it in, and whether it is still there as it was.

said = kept_as(text, SaidOfEvidence(proves="深夜来电"), today, "case.toml")
keep_files(text, folder, paths, store, said=said)      # labelling.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import EvidenceKind, shape
from letters.collect.evidence import GOOD, KeptAs, links, verify
from letters.desk.opening import open_case
from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from letters.case import Case
    from letters.collect.evidence import CheckedFile


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


def kept_as(text: str, said: SaidOfEvidence, today: date, name: str, *, as_one: bool = False) -> KeptAs:
    """What is said of files, as they are kept with it; files of one title are one piece.

    Raises UsageError for what the case does not hold, CaseError where it has to be looked into and is no case.
    """
    if said == SaidOfEvidence():
        return KeptAs(as_one=as_one)
    incidents = _checked(open_case(text, today, name=name).case, said)
    origin, subject = said.origin, said.subject
    fields: dict[str, object] = {
        "title": said.title,
        "kind": _kind(said.kind).value if said.kind else "",
        "source": origin.source,
        "made_on": origin.made_on,
        "proves": said.proves,
        "carrier": origin.carrier,
        "holder": origin.holder,
        "about": list(subject.third_parties),
    }
    told = {name: value for name, value in fields.items() if value}
    return KeptAs(told, incidents, as_one or bool(said.title))


def _checked(case: Case, said: SaidOfEvidence) -> tuple[str, ...]:
    """The contacts that are meant, everything else that names something in the case looked up. Raises UsageError."""
    for key in said.subject.third_parties:
        if case.third_party(key) is None:
            raise UsageError(f"案件里没有编号为 {key} 的第三人", "核对案件里那个人的编号")
    if said.origin.made_on:
        _refuse_no_moment(said.origin.made_on)
    return links.chosen(case, said.subject.incidents, said.subject.number, said.subject.on)


def _kind(word: str) -> EvidenceKind:
    for kind in EvidenceKind:
        if word in (kind.value, kind.label):
            return kind
    near = shape.nearest_word(word, EvidenceKind)
    known = "、".join(kind.label for kind in EvidenceKind)
    raise UsageError(f"没有 {word} 这种证据", (f"是不是 {near}？" if near else "") + f"可以写：{known}")


def _refuse_no_moment(text: str) -> None:
    try:
        Moment.parse(text)
    except (ValueError, OverflowError):
        raise UsageError(f"时间 {text} 不对", "写成 2026-08-10 09:03 的样子；知道到哪一步写到哪一步") from None


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
