"""What is known about the bodies that receive letters: frozen values, read from TOML by `role_files`.

A hotline or a limit says whether it was verified, by what source and when; what is absent is unknown, never guessed.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias, get_args

from letters.kit.data_rows import Some, known, row
from letters.kit.frozen import frozen
from letters.law import TopicName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from letters.case import Role as RespondentRole

Setting: TypeAlias = Literal["own_site", "shop_on_platform", "offline"]
"""How the business was met: on the platform's own site or app, in a shop on a platform, over a counter."""

Matter: TypeAlias = Literal["complaint", "report"]
"""A 投诉 (one's own dispute) or a 举报 (a violation); the same body has another rule of jurisdiction for each."""

Place: TypeAlias = Literal["complainant", "respondent", "incident", "body", "self"]
"""Whose place decides; `body` is the seat of the body that was written to before, `self` means that the letter goes to
the respondent itself."""

Measure: TypeAlias = Literal["title_characters", "body_characters", "attachments", "attachment_megabytes"]
"""What a web form may limit."""

NameKind: TypeAlias = Literal["district", "county", "city", "zone", "above"]
"""Which names fit: a district of a known city; a county, banner or county-level city; a city without counties;
a development zone; a city of which the county is not known."""

SETTINGS: Final[tuple[Setting, ...]] = get_args(Setting)
MATTERS: Final[tuple[Matter, ...]] = get_args(Matter)
PLACES: Final[tuple[Place, ...]] = get_args(Place)
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)
NAME_KINDS: Final[tuple[NameKind, ...]] = get_args(NameKind)

DoorFact: TypeAlias = Annotated[str, known("door_facts")]
"""A word of `[facts]` in the file of wrong doors."""

_MEASURE_LABELS: Final[Mapping[Measure, str]] = {
    "title_characters": "标题字数上限",
    "body_characters": "正文字数上限",
    "attachments": "附件个数上限",
    "attachment_megabytes": "单个附件大小上限（MB）",
}


About: TypeAlias = Literal["business", "suable", "everybody"]
"""Whom a letter is about: the named businesses of the contract, who can be sued (whose contract it is or who did
something on record, with a name and an address), or everybody (anybody can be reported)."""


@frozen
class Division:
    """The parts of an address, each as the address writes it (so 杭州, not 杭州市), "" where it does not say.

    `zone` is a development zone that stands where a county should: no administrative division.
    """

    province: str = ""
    city: str = ""
    county: str = ""
    town: str = ""
    zone: str = ""

    def __bool__(self) -> bool:
        return any((self.province, self.city, self.county, self.town, self.zone))


@frozen
class Checked:
    """Where a fact comes from, and when somebody last looked."""

    source: str
    checked_on: date
    verified: bool = False


@frozen
class Hotline:
    """A telephone number and what it is for. Print `sentence`, which is silent about what nobody verified."""

    number: str
    purpose: str
    checked: Checked

    @property
    def verified(self) -> bool:
        """Whether somebody checked the number against a source that may be relied on."""
        return self.checked.verified

    @property
    def sentence(self) -> str:
        """`12315：…`, or "" for a number that was not verified."""
        return f"{self.number}：{self.purpose}" if self.verified else ""


@frozen
class Limit:
    """What a web form takes at most (characters, pieces or megabytes by its measure)."""

    value: int
    checked: Checked


@frozen
class Portal:
    """The web site where a letter can be handed in; `limits` holds only what a source states."""

    name: str
    url: str
    checked: Checked
    limits: Mapping[Measure, Limit] = field(default_factory=dict)

    def limit(self, measure: Measure) -> Limit | None:
        """The limit if it is known, None if nobody knows it."""
        return self.limits.get(measure)

    def limit_text(self, measure: Measure) -> str:
        """The limit in words: the number with its day of checking, or that it is unknown."""
        label, known = _MEASURE_LABELS[measure], self.limits.get(measure)
        if known is None:
            return f"{label}：未知（没有可靠来源，以网页提示为准）"
        note = f"{known.checked.checked_on:%Y-%m-%d} 核对" + ("" if known.checked.verified else "，未核实")
        return f"{label}：{known.value}（{note}）"


@row
class Rule:
    """Whose place decides, said in plain Chinese; `topic` leads to the articles in the law data ("" for none)."""

    place: Place
    text: str
    topic: TopicName = ""
    settings: Some[Setting] = frozenset(SETTINGS)
    matters: Some[Matter] = frozenset(MATTERS)


@frozen
class NamePatterns:
    """Patterns of names by kind, most likely first; `provinces` and `cities` narrow an exception to places.

    A pattern may hold {province} {city} {county} {short} {town}; `short` is a district without its 区.
    """

    patterns: Mapping[NameKind, tuple[str, ...]]
    provinces: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    checked: Checked | None = None


@frozen
class Role:
    """One kind of addressee: how it is named, by whose place it is found, what it can and cannot do.

    `gives_aid`: it gives legal aid. `conduct_lapses`: after a time it pursues conduct no longer. `is_business`: it
    is the other side, no body. `by_mail`: it may be written to by e-mail; `by_telephone`: a matter is taken down on the
    telephone too. `sees_person`: who decides there must know the person, whose ID number it sees whole; others see what
    they need to answer. `about`: whom letters to it are about. `for_each_place`: one letter for each place where those
    are. `by_respondent`: whether the place of a respondent is asked after. `parties`: which respondents stand for it,
    likely first, all of them `together` or the first that there is. `channels` are the ways to hand a letter in, the
    best first, where {portal} is its web site; `unnamed_channels` those to a business of which only the App or shop is
    known; `find` where its address and telephone are looked up, which no data holds; `spoken` what people call it.
    """

    id: str
    label: str
    generic: str
    salutation: str
    rules: tuple[Rule, ...]
    names: NamePatterns
    exceptions: tuple[NamePatterns, ...]
    caution: str
    channels: tuple[str, ...]
    does: tuple[str, ...]
    does_not: tuple[str, ...]
    find: str = ""
    spoken: tuple[str, ...] = ()
    hotlines: tuple[Hotline, ...] = ()
    portal: Portal | None = None
    gives_aid: bool = False
    conduct_lapses: bool = False
    is_business: bool = False
    by_mail: bool = False
    by_telephone: bool = False
    sees_person: bool = False
    about: About = "business"
    for_each_place: bool = False
    by_respondent: bool = True
    parties: tuple[RespondentRole, ...] = ()
    together: bool = False
    unnamed_channels: tuple[str, ...] = ()

    @property
    def hotline_sentences(self) -> tuple[str, ...]:
        """The numbers that may be printed as fact."""
        return tuple(hotline.sentence for hotline in self.hotlines if hotline.verified)

    @property
    def told_to(self) -> tuple[str, ...]:
        """The verified numbers where a matter can be told."""
        return tuple(hotline.number for hotline in self.hotlines if hotline.verified)


@frozen
class Suggestion:
    """Who a letter may go to. `name` is None where the addresses do not say enough: then `missing` says what lacks.

    `confirmed` means that the user gave the name; `alternatives` are other spellings and other places, likely first.
    """

    role: Role
    name: str | None
    alternatives: tuple[str, ...]
    confirmed: bool
    rule: str
    topic: str
    caution: str
    missing: str


@row
class WrongDoor:
    """A body that people turn to in vain: trips when all of `when` is so and nothing of `unless`."""

    id: str
    when: Some[DoorFact]
    message: str
    instead: str
    unless: frozenset[DoorFact] = frozenset()
    topic: TopicName = ""

    def trips(self, facts: frozenset[str]) -> bool:
        """Whether these facts lead to this door."""
        return self.when <= facts and not self.unless & facts


@frozen
class OldName:
    """A body that is no more, and who does its work now."""

    old: str
    now: str
