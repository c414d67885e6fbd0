"""Which provinces and prefectures there are, and the words by which an address is taken apart."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from letters.kit.data_files import Read, read
from letters.kit.data_rows import row
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Place = TypeVar("Place")


@frozen
class Prefecture:
    """A city, prefecture or league: its full name, the short one people write, and its province's full name.

    `spellings` are longest first (恩施土家族苗族自治州, 恩施州, 恩施).
    """

    name: str
    short: str
    province: str
    spellings: tuple[str, ...]


@frozen
class Province:
    """A province, autonomous region, municipality or special region."""

    name: str
    short: str


@row
class PlaceWords:
    """The lists of `places.toml` by which an address is read; what each is for stands there."""

    municipalities: frozenset[str]
    outside: frozenset[str]
    without_counties: frozenset[str]
    county_rank: frozenset[str]
    fillers: tuple[str, ...]
    countries: tuple[str, ...]
    zone_endings: tuple[str, ...]
    not_county_endings: tuple[str, ...]
    not_county_words: frozenset[str]
    street_words: tuple[str, ...]
    not_after_short: tuple[str, ...]
    body_words: tuple[str, ...]
    station_endings: tuple[str, ...]
    organ_endings: tuple[str, ...]


@frozen
class Places(PlaceWords):
    """`places.toml` as values: the lists, and the places that are told from their names."""

    provinces: tuple[Province, ...]
    prefectures: tuple[Prefecture, ...]
    whole_counties: tuple[str, ...]

    def province_name(self, written: str) -> str:
        """浙江 → 浙江省; what is not known stays as written."""
        return self._provinces.get(written, written)

    def prefecture(self, written: str) -> Prefecture | None:
        """The prefecture written so, in full or short; None for a name that is not in the list."""
        return self._prefectures.get(written)

    def provinces_beginning(self, text: str) -> Sequence[tuple[Province, str]]:
        """The provinces with those spellings that begin with the text's first character, in the list's order."""
        return self._provinces_by_first.get(text[:1], ())

    def prefectures_beginning(self, text: str) -> Sequence[tuple[Prefecture, str]]:
        """The prefectures, likewise."""
        return self._prefectures_by_first.get(text[:1], ())

    @cached_property
    def _provinces(self) -> Mapping[str, str]:
        return {name: one.name for one in reversed(self.provinces) for name in (one.short, one.name)}

    @cached_property
    def _prefectures(self) -> Mapping[str, Prefecture]:
        return {name: one for one in reversed(self.prefectures) for name in one.spellings}

    @cached_property
    def _provinces_by_first(self) -> Mapping[str, Sequence[tuple[Province, str]]]:
        return _by_first((one, name) for one in self.provinces for name in (one.name, one.short))

    @cached_property
    def _prefectures_by_first(self) -> Mapping[str, Sequence[tuple[Prefecture, str]]]:
        return _by_first((one, name) for one in self.prefectures for name in one.spellings)


def _by_first(spellings: Iterable[tuple[Place, str]]) -> dict[str, list[tuple[Place, str]]]:
    """Spellings by their first character, in order."""
    found: dict[str, list[tuple[Place, str]]] = {}
    for one, name in spellings:
        found.setdefault(name[0], []).append((one, name))
    return found


@row
class ProvinceRow:
    """A province with its prefectures, parted by spaces; `恩施土家族苗族自治州=恩施` gives a short name."""

    name: str
    short: str
    prefectures: str = ""


@row
class PlaceFile(PlaceWords):
    """`places.toml`; `whole_counties` are parted by spaces and lines."""

    whole_counties: str
    province: tuple[ProvinceRow, ...]


def read_places(path: Path, read: Read = read) -> Places:
    """The provinces and prefectures of a file, with the words that addresses are parted by.

    Raises SlipsError for a missing, wrong or unknown key, FileError for a file that cannot be read.
    """
    file = read(path, PlaceFile)
    lists = {each.name: getattr(file, each.name) for each in fields(PlaceWords)}
    return Places(
        **lists,
        provinces=tuple(Province(each.name, each.short) for each in file.province),
        prefectures=tuple(
            _prefecture(written, each.name) for each in file.province for written in each.prefectures.split()
        ),
        whole_counties=tuple(sorted(file.whole_counties.split(), key=len, reverse=True)),
    )


def _prefecture(written: str, province: str) -> Prefecture:
    """`恩施土家族苗族自治州=恩施` gives the short name; a plain 杭州市 loses its 市."""
    name, _, given = written.partition("=")
    short = given or name.removesuffix("市")
    middle = (f"{short}州",) if name.endswith("自治州") else ()
    return Prefecture(name, short, province, (name, *middle, short))
