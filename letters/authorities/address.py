"""A Chinese address taken apart by suffix: 浙江省杭州市西湖区翠苑街道… → its province, city, county and town.

Every part is a piece of the text as written (white space taken out). What cannot be told stays "": the reader never
completes, guesses or corrects. There is no list of counties; the few whose names mislead stand in `places.toml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.authorities.role import Division

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.authorities.regions import Places

COUNTY_ENDS = "县区市"
LONGEST_COUNTY = 14  # characters before the end
TOWN_ENDS = ("街道", "镇", "乡", "苏木")
MORE_ENDS = ("街道", "镇", "乡")  # of a name that ends twice: 某某镇街道
LONGEST_TOWN = 7
NO_TOWN = "路号弄栋幢"  # they open a street or a building
_LABEL = re.compile(r"(?:[（(【\[][^）)】\]]{0,20}[）)】\]]|[^：:]{0,8}[址地处所][：:])+")


def take_apart(text: str | None, places: Places) -> Division:
    """The divisions an address names. None, blank, 不详 and nonsense give an empty Division; never raises."""
    written = "".join((text or "").split())
    rest = _without(written[_label_length(written) :], places.countries)
    province, rest = _province(rest, places)
    full = places.province_name(province)
    city, rest = (province, rest) if full in places.municipalities else _prefecture(rest, full, places)
    rest = _without(rest, (*_repeats(city, full, places), *places.fillers))
    if _has_no_counties(city, places):
        return Division(province, city, town=_town(rest))
    return _below(province, city, rest, places)


def _label_length(written: str) -> int:
    """注册地址：and （办公地） in front of an address are no part of it."""
    label = _LABEL.match(written)
    return label.end() if label else 0


def _without(rest: str, words: Iterable[str]) -> str:
    for word in words:
        rest = rest.removeprefix(word)
    return rest


def _province(rest: str, places: Places) -> tuple[str, str]:
    for province, name in places.provinces_beginning(rest):
        if _begins(rest, name, province.short, places):
            return name, rest[len(name) :]
    return "", rest


def _prefecture(rest: str, province: str, places: Places) -> tuple[str, str]:
    """The prefecture at the start: only this province's where one is known; none before a county that begins alike."""
    if rest.startswith(places.whole_counties):
        return "", rest
    for prefecture, name in places.prefectures_beginning(rest):
        if province in ("", prefecture.province) and _begins(rest, name, prefecture.short, places):
            return name, rest[len(name) :]
    return "", rest


def _begins(rest: str, name: str, short: str, places: Places) -> bool:
    """Whether the text begins with a name, and not with a street's (南京路) or another place's (长沙县).

    济南市中区 is 济南 and 市中区: a full name gives its 市 to a county that needs it.
    """
    if not rest.startswith(name):
        return False
    if rest.startswith(places.whole_counties, len(short)) and name not in places.without_counties:
        return name == short
    return name != short or not rest.startswith(places.not_after_short, len(name))


def _repeats(city: str, province: str, places: Places) -> tuple[str, ...]:
    """The full names that a copied address may hold twice: 上海市上海市浦东新区."""
    known = places.prefecture(city)
    return tuple(name for name in (province, known.name if known else "") if city and name)


def _has_no_counties(city: str, places: Places) -> bool:
    known = places.prefecture(city)
    return known is not None and known.name in places.without_counties


def _below(province: str, city: str, rest: str, places: Places) -> Division:
    """County or zone, then the town. A city that the list does not know shows by a county that follows it."""
    county = _county(rest, places)
    if not city and county.endswith("市") and (inner := _county(rest[len(county) :], places)):
        city, rest, county = county, rest[len(county) :], inner
    town = _town(rest[len(county) :])
    if county.endswith(places.zone_endings) and county not in places.whole_counties:
        return Division(province, city, town=town, zone=county)
    return Division(province, city, county, town)


def _county(rest: str, places: Places) -> str:
    for name in places.whole_counties:
        if rest.startswith(name):
            return name
    found = _up_to_county(rest)
    return found if found and _may_be_county(found, places) else ""


# Ranges of thousands of characters take a pattern longer to compile than to search every address of a case.


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿" or "豈" <= character <= "\ufaff" or "\U00020000" <= character <= "\U0003ffff"


def _up_to_county(rest: str) -> str:
    """The text to the first 县, 区 or 市 that has Chinese characters before it, and nothing else."""
    for at, character in enumerate(rest[: LONGEST_COUNTY + 1]):
        if at and character in COUNTY_ENDS:
            return rest[: at + 1]
        if not _is_han(character):
            return ""
    return ""


def _may_be_county(name: str, places: Places) -> bool:
    """No housing estate, market or street: 翠苑小区, 人民路东区."""
    if name in places.not_county_words or name.endswith(places.not_county_endings):
        return False
    return not any(name.find(word) > 0 for word in places.street_words)


def _town(rest: str) -> str:
    """The text to the first end of a town's name, where that many characters may be one."""
    for at, character in enumerate(rest[:LONGEST_TOWN], 1):
        if not _is_han(character) or character in NO_TOWN:
            return ""
        if end := _ending(rest, at, TOWN_ENDS):
            return rest[: at + len(end)] + _ending(rest, at + len(end), MORE_ENDS)
    return ""


def _ending(rest: str, at: int, ends: Iterable[str]) -> str:
    return next((end for end in ends if rest.startswith(end, at)), "")
