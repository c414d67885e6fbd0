"""The bundled TOML as a Directory. Every slip in the data is told with its file, row and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Annotated

from letters import law
from letters.authorities.directory import Directory
from letters.authorities.naming import PLACEHOLDERS, fields_of
from letters.authorities.regions import read_places
from letters.authorities.role import (
    MATTERS,
    MEASURES,
    NAME_KINDS,
    SETTINGS,
    About,
    Checked,
    Hotline,
    Limit,
    Measure,
    NameKind,
    NamePatterns,
    OldName,
    Portal,
    Role,
    Rule,
    WrongDoor,
)
from letters.case.vocabulary import Role as RespondentRole
from letters.errors import DataError
from letters.kit.data_files import Own, Read, read, read_trusted
from letters.kit.data_rows import Count, Day, YesNo, checked, row
from letters.kit.refusals import RowError, Slip, UnknownWordError

DATA = Path(__file__).parent / "data"


@cache
def load(folder: Path | None = None) -> Directory:
    """Read the bundled data, or a folder laid out like it (`places.toml`, `roles/*.toml` …); read once per folder.

    Topics are those of the bundled law. Raises FileError for a missing file, DataError for TOML that does not parse, a
    missing, wrong or unknown key, a topic that the law does not have.
    """
    return _load(DATA, read_trusted) if folder is None else read_directory(folder)


def read_directory(folder: Path) -> Directory:
    """A folder's data, each time anew, with every check. Raises as `load` does."""
    return _load(folder, read)


def _load(folder: Path, read: Read) -> Directory:
    doors = read(folder / "wrong-doors.toml", DoorFile, topics=law.topics(), door_facts=Own("facts"))
    hotlines = read(folder / "hotlines.toml", HotlineFile).hotlines
    return Directory(
        roles=_roles(folder / "roles", read),
        places=read_places(folder / "places.toml", read),
        hotlines=tuple(each.hotline for each in hotlines),
        facts=doors.facts,
        doors=doors.door,
        dead_bodies=_old_names(read(folder / "old-names.toml", OldNameFile)),
    )


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
    does: tuple[str, ...] = ()
    does_not: tuple[str, ...] = ()
    hotlines: tuple[HotlineRow, ...] = ()
    portal: PortalRow | None = None
    gives_aid: YesNo = False
    conduct_lapses: YesNo = False
    is_business: YesNo = False
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
            does=self.does,
            does_not=self.does_not,
            hotlines=tuple(each.hotline for each in self.hotlines),
            portal=self.portal.portal if self.portal else None,
            gives_aid=self.gives_aid,
            conduct_lapses=self.conduct_lapses,
            is_business=self.is_business,
            about=self.about,
            for_each_place=self.for_each_place,
            by_respondent=self.by_respondent,
            parties=self.parties,
            together=self.together,
        )


def _roles(folder: Path, read: Read) -> dict[str, Role]:
    roles = {path.stem: _role(path, read) for path in sorted(folder.glob("*.toml"))}
    if not roles:
        raise DataError("roles：没有任何收件机关", "请重新安装 letters")
    return roles


def _role(path: Path, read: Read) -> Role:
    return read(path, RoleFile, lambda file: _unfit(file, path.stem), topics=law.topics()).role


def _unfit(file: RoleFile, stem: str) -> Iterator[Slip]:
    """A role under another's name, or without a rule for some case."""
    if file.id != stem:
        yield Slip((), f"id 的值 {file.id!r} 不对", "id 应与文件名相同")
    for setting, matter in product(SETTINGS, MATTERS):
        if not any(setting in rule.settings and matter in rule.matters for rule in file.rules):
            yield Slip((), f"rules 没有一条适用于 {setting} 和 {matter}")


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


def _old_names(file: OldNameFile) -> tuple[OldName, ...]:
    """Longest name first."""
    bodies = [OldName(old, each.now) for each in file.old for old in each.names]
    return tuple(sorted(bodies, key=lambda body: (-len(body.old), body.old)))
