"""The head of a template: what the letter is, to whom it goes, what it needs, what it hides."""

from __future__ import annotations

from dataclasses import MISSING, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from letters.catalogue.library import PARTS
from letters.errors import TemplateError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from letters.catalogue.library import Library, Source

PARTIES, SAME = "parties", "same"
"""Words of a head's `addressee` that are no roles: each business and collector, and whom the letter before went to."""
KINDS = (
    "complaint",
    "report",
    "negotiation",
    "agreement",
    "notice",
    "request",
    "application",
    "authorisation",
    "lawsuit",
    "follow-up",
    "objection",
    "inquiry",
    "annex",
    "cover",
    "dictation",
    "printing",
    "statement",
    "statistics",
    "volume",
)
ONE_OF_ITS_KIND = {
    "cover": "cover/note",
    "dictation": "cover/dictation",
    "printing": "cover/print-list",
    "statement": "witness/statement",
    "statistics": "statistics/report",
    "volume": "cover/evidence-volume",
}
"""Kinds of which there is one template, and its id."""
REVIEWS = ("reconsideration", "criminal-reconsideration", "criminal-review", "supervision", "aid-objection")
IN_BETWEEN = ("reminder", "supplement")
RENEGOTIATION = "renegotiation"
PROCEDURES = ("police-report", "market-complaint", RENEGOTIATION, *IN_BETWEEN, *REVIEWS)
ROWS = ("account", "incidents", "household", "cost", "digests", "evidence")
LAYOUTS = ("standard", "compact", "business", "note")
EVIDENCE = ("incidents", "practices", "dealings", "harms", "hardship", "payments", "filings")
MASKS = (
    "id_number",
    "id_number_middle",
    "birth_date",
    "home_address",
    "workplace",
    "third_parties_without_consent",  # to every reader
    "third_parties_without_official_consent",  # to the police, courts and legal aid
    "third_party_phones_without_consent",
    "third_party_phones",
)


@frozen
class PortalField:
    """One field of a web form: its name, the sections of the letter that fill it, its limit if one is set."""

    name: str
    sections: tuple[str, ...]
    limit: int | None = None


@frozen
class Head:
    """What stands between the `+++` lines of a template.

    `addressee` is a role of the authorities' data, or "parties" (one letter for each platform, lessor, collector),
    "same" (whom the letter before went to), or "" (nobody: it is signed and kept); `law_as` is the addressee word of
    the law table (a report and a complaint to one body lead to different topics). `needs` names facts without which
    the letter is not written, `evidence` the parts of the case whose evidence is listed (none: all of it), `door` marks
    the letters of which only one may carry the same dispute, `procedure` says what a letter sets going where others
    ask for that (a report to the police, a reminder, a way of having a decision looked at again), `order` is the
    order of sending. Where there are several contracts, a letter is written once for each, a `whole` one for all
    together. `told` are the sections that are read out where it is told on the telephone. `rows` tells of an annex what
    its tables hold; without any it is not joined. One that is `on_request` is written only when it is asked for; one
    that `follows` answers what became of an earlier letter, once for each. One that rests on what others saw and
    heard goes with the sheets of these `witnesses`. One that `answers` papers that came, of these kinds, is written
    once for each, to whom they name as their sender, and carries no words of one's own. `called` is what the writer
    is called in one that is not in the first person, and one that `sues` calls those it is about defendants.
    """

    id: str
    title: str
    kind: str
    addressee: str = ""
    law_as: str = ""
    summary: str = ""
    order: int = 50
    needs: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    procedure: str = ""
    door: str = ""
    signer: str = ""
    called: str = ""
    sues: bool = False
    layout: str = ""
    on_request: bool = False
    follows: bool = False
    whole: bool = False
    answers: tuple[str, ...] = ()
    witnesses: bool = False
    copies: int = 2
    attach: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    portal: tuple[PortalField, ...] = ()
    told: tuple[str, ...] = ()
    rows: str = ""

    @property
    def asks_the_organ(self) -> bool:
        """Whether it goes to the organ that decided, not to the station where the matter was reported."""
        return self.procedure == "criminal-reconsideration"

    @property
    def is_review(self) -> bool:
        """Whether it asks somebody to look at a decision again."""
        return self.procedure in REVIEWS

    @property
    def is_in_between(self) -> bool:
        """Whether it only carries an earlier letter on: a reminder, papers handed in later."""
        return self.procedure in IN_BETWEEN

    @property
    def is_alternative(self) -> bool:
        """Whether it is one offer of several that exclude one another."""
        return self.kind == "negotiation"

    @property
    def by_principal(self) -> bool:
        """Whether it admits, settles or agrees to something, which an authorised agent does not sign."""
        return self.is_offer

    @property
    def is_offer(self) -> bool:
        """Whether it offers a way of paying, or lays one down."""
        return self.kind in ("negotiation", "agreement") or self.asks_anew

    @property
    def asks_anew(self) -> bool:
        """Whether it puts forward another plan than the one before."""
        return self.procedure == RENEGOTIATION

    @property
    def is_letter(self) -> bool:
        """Whether it is sent on its own, as annexes, the notes to the sender and reports on many cases are not."""
        return self.kind not in ("annex", *ONE_OF_ITS_KIND)


_FIELDS = {field.name: field for field in fields(Head)}


def read_head(source: Source) -> Head:
    """The head of one template. Raises TemplateError for an unknown key or word, or a missing one."""
    given = dict(source.head)
    _refuse_keys(source, given)
    values = {name: _value(source, name, value) for name, value in given.items()}
    head = Head(id=source.id, **values)
    _closed(source, "kind", (head.kind,), KINDS)
    _closed(source, "masks", head.masks, MASKS)
    _closed(source, "evidence", head.evidence, EVIDENCE)
    for name, words in (("procedure", PROCEDURES), ("rows", ROWS), ("layout", LAYOUTS)):
        _closed(source, name, filter(None, (getattr(head, name),)), words)
    return head


def _refuse_keys(source: Source, given: Collection[str]) -> None:
    """Raises TemplateError for a key that no head has, and for one that every head must have."""
    known = [name for name in _FIELDS if name != "id"]
    for key in given:
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise _wrong(source, f"文件头里有不认识的键 {key}", f"是不是 {near[0]}？" if near else "")
    for name in known:
        if name not in given and _FIELDS[name].default is MISSING:
            raise _wrong(source, f"文件头缺少 {name}", "每份文书都要写 title 和 kind")


def _value(source: Source, name: str, value: Any) -> Any:
    """A TOML value as the field's type."""
    if name == "portal":
        return tuple(_portal(source, row) for row in value)
    declared = str(_FIELDS[name].type)
    wanted: type = {"int": int, "bool": bool, "str": str}.get(declared, tuple)
    if wanted is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if wanted is tuple or type(value) is not wanted:
        words = {int: "整数", bool: " true 或者 false", str: "文字", tuple: "文字列表"}
        raise _wrong(source, f"文件头的 {name} 应为{words[wanted]}", "")
    return value


def _portal(source: Source, row: Any) -> PortalField:
    try:
        return PortalField(row["name"], tuple(row["sections"]), row.get("limit"))
    except (KeyError, TypeError):
        raise _wrong(source, "文件头的 portal 每项要有 name 和 sections", "") from None


def _closed(source: Source, name: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    for word in given:
        if word not in known:
            raise _wrong(source, f"文件头的 {name} 不能写 {word}", f"可写：{'、'.join(known)}")


def _wrong(source: Source, message: str, hint: str) -> TemplateError:
    return TemplateError(source.id, 1, message, hint)


def heads(library: Library) -> tuple[Head, ...]:
    """Every letter, annex and note there is, in order of sending, then by id."""
    found = (read_head(library.source(i)) for i in library.ids() if not i.startswith(PARTS))
    return tuple(sorted(found, key=lambda head: (head.order, head.id)))


def names_begun(library: Library, begun: str) -> list[tuple[str, str]]:
    """The names of letters that begin so, each with what it is: ids; else last parts of ids, and titles."""
    every = [head for head in heads(library) if head.is_letter]
    found = [(head.id, head.title) for head in every]
    if begun:
        found += [(name, head.title) for head in every for name in (head.id.rpartition("/")[2], head.title)]
    return [(name, told) for name, told in dict(found).items() if name.startswith(begun)]
