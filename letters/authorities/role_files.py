"""The bundled TOML as a Directory. Every fault of the data is a DataError that names file and key."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

from letters.authorities.directory import Directory
from letters.authorities.naming import PLACEHOLDERS, fields_of
from letters.authorities.regions import read_places
from letters.authorities.role import (
    MATTERS,
    MEASURES,
    NAME_KINDS,
    PLACES,
    SETTINGS,
    Checked,
    Hotline,
    Limit,
    Matter,
    NameKind,
    NamePatterns,
    OldName,
    Place,
    Portal,
    Role,
    Rule,
    Setting,
    WrongDoor,
)
from letters.errors import DataError, FileError
from letters.kit.toml_rows import Fields, read

DATA = Path(__file__).parent / "data"


@cache
def load(folder: Path | None = None) -> Directory:
    """Read the bundled data, or a folder laid out like it (`places.toml`, `roles/*.toml` …); read once per folder.

    Raises DataError for a missing file, TOML that does not parse, a missing, wrong or unknown key.
    """
    data = folder or DATA
    facts, doors = _doors(_open(data / "wrong-doors.toml"))
    return Directory(
        roles=_roles(data / "roles"),
        places=read_places(_open(data / "places.toml")),
        hotlines=_hotlines_of(_open(data / "hotlines.toml")),
        facts=facts,
        doors=doors,
        dead_bodies=_old_names(_open(data / "old-names.toml")),
    )


def _open(path: Path) -> Fields:
    try:
        return read(path)
    except FileError as error:
        raise DataError(f"{path.name}：读不了收件机关数据", "请重新安装 letters") from error


def _roles(folder: Path) -> dict[str, Role]:
    roles = {}
    for path in sorted(folder.glob("*.toml")):
        role = _role(_open(path))
        if role.id != path.stem:
            raise DataError(f"{path.name}：id 的值 {role.id!r} 不对", "id 应与文件名相同")
        roles[role.id] = role
    if not roles:
        raise DataError("roles：没有任何收件机关", "请重新安装 letters")
    return roles


def _role(row: Fields) -> Role:
    role = Role(
        id=row.need("id", str),
        label=row.need("label", str),
        generic=row.need("generic", str),
        salutation=row.need("salutation", str),
        rules=tuple(_rule(rule) for rule in row.tables("rules")),
        names=_names(row.one("names")),
        exceptions=tuple(_exception(one) for one in row.tables("exceptions")),
        caution=row.need("caution", str),
        channels=row.texts("channels"),
        does=row.texts("does"),
        does_not=row.texts("does_not"),
        hotlines=tuple(_hotline(one) for one in row.tables("hotlines")),
        portal=_portal(row.one("portal")) if row.maybe("portal", dict) is not None else None,
    )
    row.done()
    for setting in SETTINGS:
        for matter in MATTERS:
            if not any(setting in rule.settings and matter in rule.matters for rule in role.rules):
                raise row.fault(f"rules 没有一条适用于 {setting} 和 {matter}")
    return role


def _rule(row: Fields) -> Rule:
    place = row.need("place", str)
    row.check(place, PLACES, "place")
    rule = Rule(
        place=cast("Place", place),
        text=row.need("text", str),
        topic=row.get("topic", str, ""),
        settings=cast("frozenset[Setting]", row.words("settings", SETTINGS) or frozenset(SETTINGS)),
        matters=cast("frozenset[Matter]", row.words("matters", MATTERS) or frozenset(MATTERS)),
    )
    row.done()
    return rule


def _names(row: Fields) -> NamePatterns:
    patterns = _patterns(row)
    row.done()
    return NamePatterns(patterns)


def _exception(row: Fields) -> NamePatterns:
    names = NamePatterns(
        _patterns(row), frozenset(row.texts("provinces")), frozenset(row.texts("cities")), _checked(row)
    )
    row.done()
    if not names.provinces | names.cities:
        raise row.fault("缺少 provinces 或 cities", "写明这些名称用在哪里")
    return names


def _patterns(row: Fields) -> dict[NameKind, tuple[str, ...]]:
    """Name patterns by kind, each with placeholders out of the closed set."""
    patterns = {kind: row.texts(kind) for kind in NAME_KINDS}
    for kind, written in patterns.items():
        for pattern in written:
            _check_placeholders(row, kind, pattern)
    return {kind: written for kind, written in patterns.items() if written}


def _check_placeholders(row: Fields, kind: NameKind, pattern: str) -> None:
    try:
        fields = fields_of(pattern)
    except ValueError as error:
        raise row.fault(f"{kind} 的值 {pattern!r} 不对", "花括号要成对") from error
    for name in sorted(fields):
        row.check(name, PLACEHOLDERS, kind)


def _checked(row: Fields) -> Checked:
    return Checked(row.need("source", str), row.need("checked_on", date), row.need("verified", bool))


def _hotlines_of(row: Fields) -> tuple[Hotline, ...]:
    hotlines = tuple(_hotline(one) for one in row.tables("hotlines"))
    row.done()
    return hotlines


def _hotline(row: Fields) -> Hotline:
    hotline = Hotline(row.need("number", str), row.need("purpose", str), _checked(row))
    row.done()
    return hotline


def _portal(row: Fields) -> Portal:
    limits = {measure: _limit(row.one(measure)) for measure in MEASURES if row.maybe(measure, dict) is not None}
    portal = Portal(row.need("name", str), row.need("url", str), _checked(row), limits)
    row.done()
    return portal


def _limit(row: Fields) -> Limit:
    limit = Limit(row.need("value", int), _checked(row))
    row.done()
    if limit.value <= 0:
        raise row.fault(f"value 的值 {limit.value} 不对", "应为正整数；不知道就不写这一项")
    return limit


def _doors(row: Fields) -> tuple[dict[str, str], tuple[WrongDoor, ...]]:
    facts = row.one("facts").mapping()
    doors = tuple(_door(one, facts) for one in row.tables("door"))
    row.done()
    return facts, doors


def _door(row: Fields, facts: dict[str, str]) -> WrongDoor:
    door = WrongDoor(
        id=row.need("id", str),
        when=row.words("when", facts),
        unless=row.words("unless", facts),
        message=row.need("message", str),
        instead=row.need("instead", str),
        topic=row.get("topic", str, ""),
    )
    row.done()
    if not door.when:
        raise row.fault("缺少 when", "至少一项事实，否则人人都会看到")
    return door


def _old_names(row: Fields) -> tuple[OldName, ...]:
    """Longest name first."""
    bodies: list[OldName] = []
    for one in row.tables("old"):
        now = one.need("now", str)
        bodies.extend(OldName(old, now) for old in one.texts("names"))
        one.done()
    row.done()
    return tuple(sorted(bodies, key=lambda body: (-len(body.old), body.old)))
