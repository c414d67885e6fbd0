"""Which provinces and prefectures there are, and the words by which an address is taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.kit.toml_rows import Fields


@dataclass(frozen=True, slots=True)
class Prefecture:
    """A city, prefecture or league: its full name, the short one people write, and its province's full name.

    `spellings` are longest first (恩施土家族苗族自治州, 恩施州, 恩施).
    """

    name: str
    short: str
    province: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """A province, autonomous region, municipality or special region."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Places:
    """`places.toml` as values; what each list is for stands there."""

    provinces: tuple[Province, ...]
    prefectures: tuple[Prefecture, ...]
    municipalities: frozenset[str]
    outside: frozenset[str]
    without_counties: frozenset[str]
    county_rank: frozenset[str]
    whole_counties: tuple[str, ...]
    fillers: tuple[str, ...]
    countries: tuple[str, ...]
    zone_endings: tuple[str, ...]
    not_county_endings: tuple[str, ...]
    not_county_words: frozenset[str]
    street_words: tuple[str, ...]
    not_after_short: tuple[str, ...]
    body_words: tuple[str, ...]

    def province_name(self, written: str) -> str:
        """浙江 → 浙江省; what is not known stays as written."""
        return next((one.name for one in self.provinces if written in (one.name, one.short)), written)

    def prefecture(self, written: str) -> Prefecture | None:
        """The prefecture written so, in full or short; None for a name that is not in the list."""
        return next((one for one in self.prefectures if written in one.spellings), None)


def read_places(row: Fields) -> Places:
    """Raises DataError for a missing, wrong or unknown key."""
    rows = row.tables("province")
    provinces = tuple(Province(one.need("name", str), one.need("short", str)) for one in rows)
    prefectures = tuple(
        _prefecture(written, province.name)
        for one, province in zip(rows, provinces, strict=True)
        for written in one.get("prefectures", str, "").split()
    )
    whole_counties = row.need("whole_counties", str).split()
    places = Places(
        provinces=provinces,
        prefectures=prefectures,
        municipalities=frozenset(_list(row, "municipalities")),
        outside=frozenset(_list(row, "outside")),
        without_counties=frozenset(_list(row, "without_counties")),
        county_rank=frozenset(_list(row, "county_rank")),
        whole_counties=tuple(sorted(whole_counties, key=len, reverse=True)),
        fillers=_list(row, "fillers"),
        countries=_list(row, "countries"),
        zone_endings=_list(row, "zone_endings"),
        not_county_endings=_list(row, "not_county_endings"),
        not_county_words=frozenset(_list(row, "not_county_words")),
        street_words=_list(row, "street_words"),
        not_after_short=_list(row, "not_after_short"),
        body_words=_list(row, "body_words"),
    )
    for one in (*rows, row):
        one.done()
    return places


def _list(row: Fields, key: str) -> tuple[str, ...]:
    """A list of texts that must be there."""
    row.need(key, list)
    return row.texts(key)


def _prefecture(written: str, province: str) -> Prefecture:
    """`恩施土家族苗族自治州=恩施` gives the short name; a plain 杭州市 loses its 市."""
    name, _, given = written.partition("=")
    short = given or name.removesuffix("市")
    middle = (f"{short}州",) if name.endswith("自治州") else ()
    return Prefecture(name, short, province, (name, *middle, short))
