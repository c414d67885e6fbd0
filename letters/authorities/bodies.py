"""Where a body sits, as its own name tells: what stands above it, or hears suits against it, is found by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.authorities.address import take_apart
from letters.authorities.naming import short_district, station_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.authorities.regions import Places
    from letters.authorities.role import Division


def seat(body: str | None, addresses: Iterable[str | None], places: Places) -> Division:
    """The divisions where a body sits: those in its name, completed by one of the addresses that agrees with it.

    A branch without its 区 (西湖分局) and a station (翠苑派出所) are known again by such an address only: to read a
    district out of a short name would be a guess. Never raises.
    """
    name = "".join((body or "").split())
    told = take_apart(_without(name, places.body_words), places)
    hints = (take_apart(address, places) for address in addresses)
    return next((hint for hint in hints if hint.county and _agrees(hint, told, name, places)), told)


def organ_of(body: str, places: Places) -> str | None:
    """The organ that answers for a body: itself, or that which set up a station; None where its name does not tell.

    杭州市公安局西湖区分局翠苑派出所 → 杭州市公安局西湖区分局; 翠苑派出所 → None.
    """
    name = "".join(body.split())
    if not name.endswith(places.station_endings):
        return body
    ends = (name.rfind(ending) + len(ending) for ending in places.organ_endings if ending in name)
    end = max(ends, default=0)
    return name[:end] or None


def _without(name: str, words: Iterable[str]) -> str:
    for word in words:
        name = name.replace(word, "")
    return name


def _agrees(hint: Division, told: Division, name: str, places: Places) -> bool:
    """Whether an address is of the place that a name speaks of, as far as the name goes."""
    if told.city and _city(told, places) != _city(hint, places):
        return False
    if told.county:
        return told.county == hint.county
    if told.city:
        return short_district(hint.county) in name
    return bool(hint.town) and station_of(hint.town) in name


def _city(division: Division, places: Places) -> str:
    known = places.prefecture(division.city)
    return known.name if known else division.city
