"""The shapes of the authorities' files, and their rows as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from letters.authorities.naming import PLACEHOLDERS, fields_of
from letters.authorities.role import (
    MEASURES,
    NAME_KINDS,
    About,
    Checked,
    Hotline,
    Limit,
    Measure,
    NameKind,
    NamePatterns,
    Portal,
    Role,
    Rule,
    WrongDoor,
)
from letters.case import Role as RespondentRole
from letters.kit.data_rows import Count, Day, YesNo, checked, row
from letters.kit.refusals import RowError, UnknownWordError


@row
class CheckedRow:
    """What was looked up: by what source, when, and whether it may be relied on."""

    source: str
    checked_on: Day
    verified: YesNo

    @property
    def checked(self) -> Checked:
        """The three as one value."""
        return Checked(self.source, self.checked_on, self.verified)


@row
class HotlineRow(CheckedRow):
    """A telephone number."""

    number: str
    purpose: str

    @property
    def hotline(self) -> Hotline:
        """The row as a value."""
        return Hotline(self.number, self.purpose, self.checked)


@row
class HotlineFile:
    """`hotlines.toml`."""

    hotlines: tuple[HotlineRow, ...]


@row
class LimitRow(CheckedRow):
    """What a web form takes at most."""

    value: Count


@row
class PortalRow(CheckedRow):
    """A web site, and a table for each limit that somebody knows."""

    name: str
    url: str
    title_characters: LimitRow | None = None
    body_characters: LimitRow | None = None
    attachments: LimitRow | None = None
    attachment_megabytes: LimitRow | None = None

    @property
    def portal(self) -> Portal:
        """The row as a value."""
        rows: dict[Measure, LimitRow | None] = {measure: getattr(self, measure) for measure in MEASURES}
        limits = {measure: Limit(each.value, each.checked) for measure, each in rows.items() if each}
        return Portal(self.name, self.url, self.checked, limits)


def _placeholders(pattern: str) -> str:
    """The pattern, whose braces are paired and hold words of the closed set."""
    try:
        fields = fields_of(pattern)
    except ValueError as error:
        raise RowError(f"{pattern!r} 不对", "花括号要成对") from error
    for name in sorted(fields - PLACEHOLDERS):
        raise UnknownWordError(name, PLACEHOLDERS)
    return pattern


NamePattern = Annotated[str, checked(_placeholders)]


@row
class NamesRow:
    """Patterns of names by kind."""

    district: tuple[NamePattern, ...] = ()
    county: tuple[NamePattern, ...] = ()
    city: tuple[NamePattern, ...] = ()
    zone: tuple[NamePattern, ...] = ()
    above: tuple[NamePattern, ...] = ()

    @property
    def patterns(self) -> dict[NameKind, tuple[str, ...]]:
        """The kinds that have any."""
        written: dict[NameKind, tuple[str, ...]] = {kind: getattr(self, kind) for kind in NAME_KINDS}
        return {kind: patterns for kind, patterns in written.items() if patterns}


@row
class ExceptionRow(NamesRow):
    """Patterns that hold in some provinces and cities only."""

    source: str = field(kw_only=True)
    checked_on: Day = field(kw_only=True)
    verified: YesNo = field(kw_only=True)
    provinces: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.provinces | self.cities:
            raise RowError("缺少 provinces 或 cities", "写明这些名称用在哪里")

    @property
    def names(self) -> NamePatterns:
        """The row as a value."""
        checked = Checked(self.source, self.checked_on, self.verified)
        return NamePatterns(self.patterns, self.provinces, self.cities, checked)


@row
class RoleFile:
    """A file of `roles/`."""

    id: str
    label: str
    generic: str
    salutation: str
    caution: str
    rules: tuple[Rule, ...]
    names: NamesRow
    exceptions: tuple[ExceptionRow, ...] = ()
    channels: tuple[str, ...] = ()
    unnamed_channels: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    does_not: tuple[str, ...] = ()
    find: str = ""
    spoken: tuple[str, ...] = ()
    hotlines: tuple[HotlineRow, ...] = ()
    portal: PortalRow | None = None
    gives_aid: YesNo = False
    conduct_lapses: YesNo = False
    is_business: YesNo = False
    by_mail: YesNo = False
    by_telephone: YesNo = False
    sees_person: YesNo = False
    about: About = "business"
    for_each_place: YesNo = False
    by_respondent: YesNo = True
    parties: tuple[RespondentRole, ...] = ()
    together: YesNo = False

    @property
    def role(self) -> Role:
        """The file as a value."""
        return Role(
            id=self.id,
            label=self.label,
            generic=self.generic,
            salutation=self.salutation,
            rules=self.rules,
            names=NamePatterns(self.names.patterns),
            exceptions=tuple(each.names for each in self.exceptions),
            caution=self.caution,
            channels=self.channels,
            unnamed_channels=self.unnamed_channels,
            does=self.does,
            does_not=self.does_not,
            find=self.find,
            spoken=self.spoken,
            hotlines=tuple(each.hotline for each in self.hotlines),
            portal=self.portal.portal if self.portal else None,
            gives_aid=self.gives_aid,
            conduct_lapses=self.conduct_lapses,
            is_business=self.is_business,
            by_mail=self.by_mail,
            by_telephone=self.by_telephone,
            sees_person=self.sees_person,
            about=self.about,
            for_each_place=self.for_each_place,
            by_respondent=self.by_respondent,
            parties=self.parties,
            together=self.together,
        )


@row
class DoorFile:
    """`wrong-doors.toml`."""

    facts: Mapping[str, str]
    door: tuple[WrongDoor, ...]


@row
class OldNameRow:
    """Bodies that are no more, and who does their work now."""

    names: tuple[str, ...]
    now: str


@row
class OldNameFile:
    """`old-names.toml`."""

    old: tuple[OldNameRow, ...]
