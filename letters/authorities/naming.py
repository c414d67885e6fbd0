"""From the divisions of an address to the full names that a body may bear there."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Final

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.authorities.regions import Places
    from letters.authorities.role import Division, NameKind, NamePatterns, Role

PLACEHOLDERS: Final = frozenset({"province", "city", "county", "short", "zone", "station"})
"""What a name pattern may hold; `short` is a district without its 区, `station` a town without its 街道 or 镇."""

_TOWN_ENDING = re.compile(r"(?:街道|回族镇|镇|民族乡|乡|苏木)$")


@frozen
class Region:
    """An address's divisions with their full names (杭州 → 杭州市), and which kind of name fits them.

    `kind` is None where no name can be built; `missing` says what the address lacks for a sure one, "" for nothing.
    """

    parts: dict[str, str]
    kind: NameKind | None
    missing: str

    @property
    def is_sure(self) -> bool:
        """Whether the first name of this kind is worth putting on a letter."""
        return self.kind in ("district", "county", "city")


def region(division: Division, places: Places) -> Region:
    """Complete an address's divisions from the lists, and say what it lacks."""
    known = places.prefecture(division.city)
    province = places.province_name(division.province or (known.province if known else ""))
    city = province if province in places.municipalities else (known.name if known else division.city)
    if province in places.outside:
        return Region({}, None, f"{province}不适用这里的管辖规则，请先咨询当地机构")
    kind = _kind(division, city, places)
    parts = {
        "province": province,
        "city": city,
        "county": division.county,
        "short": short_district(division.county),
        "zone": division.zone,
        "station": station_of(division.town),
    }
    return Region(parts, kind, _missing(division, city, kind))


def short_district(county: str) -> str:
    """西湖区 → 西湖, 浦东新区 → 浦东; a name that would shrink to one character keeps its 区 (城区)."""
    short = county.removesuffix("新区") if len(county) > 3 else county
    short = short.removesuffix("区")
    return short if len(short) > 1 else county


def station_of(town: str) -> str:
    """翠苑街道 → 翠苑, 城关镇 → 城关: the name that a town's police station mostly bears."""
    return _TOWN_ENDING.sub("", town)


def names(role: Role, where: Region) -> tuple[str, ...]:
    """The full names this role may bear there, likeliest first; none where the address tells too little."""
    if where.kind is None:
        return ()
    patterns = _patterns(role, where, where.kind)
    return unique(filled for pattern in patterns if (filled := _fill(pattern, where.parts)))


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values in their order, each once."""
    return tuple(dict.fromkeys(values))


@cache
def fields_of(pattern: str) -> frozenset[str]:
    """The placeholders of a pattern. Raises ValueError for unbalanced braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)


def _kind(division: Division, city: str, places: Places) -> NameKind | None:
    if division.county:
        return _kind_of_county(division.county, city, places)
    if city in places.without_counties:
        return "city"
    if division.zone:
        return "zone" if city else None
    return "above" if city else None


def _kind_of_county(county: str, city: str, places: Places) -> NameKind | None:
    """A district's body bears its city's name, so without a city there is none to suggest."""
    if not county.endswith("区") or county in places.county_rank:
        return "county"
    return "district" if city else None


def _missing(division: Division, city: str, kind: NameKind | None) -> str:
    if kind in ("district", "county", "city"):
        return ""
    if kind == "zone":
        return f"“{division.zone}”是功能区，不是行政区划，要先问清由哪个区县或者哪个机关管"
    if kind == "above":
        return f"地址只看得出{city}，没有写明区县（如“某某区”“某某县”）"
    if division.county:
        return f"地址没有写明“{division.county}”属于哪个市"
    return "地址里看不出市和区县" if division else "没有地址，或者地址里看不出省、市、区县"


def _patterns(role: Role, where: Region, kind: NameKind) -> tuple[str, ...]:
    """The first exception for this place that speaks of this kind, else the role's own patterns."""
    for exception in role.exceptions:
        if kind in exception.patterns and _is_about(exception, where):
            return exception.patterns[kind]
    return role.names.patterns.get(kind, ())


def _is_about(exception: NamePatterns, where: Region) -> bool:
    return where.parts["city"] in exception.cities or where.parts["province"] in exception.provinces


def _fill(pattern: str, parts: dict[str, str]) -> str:
    """The name, or "" where the address lacks a part that the pattern wants."""
    return pattern.format_map(parts) if all(parts[name] for name in fields_of(pattern)) else ""
