"""Counts become a report: protected, compared, and with a word on what they can and cannot show."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from letters.errors import LettersError, UsageError
from letters.kit.frozen import frozen
from letters.stats.disclosure import folded, parts
from letters.stats.periods import span_label
from letters.stats.statistics import Breakdown, GroupRow, Report
from letters.stats.stats_words import told, words
from letters.stats.timeline import tenth, timelines
from letters.stats.waiting import waiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from letters.stats.statistics import Counts, Groups, Timeline, Waiting

LEAST: Final = 5
"""Cases that a group must hold to be shown."""

ENOUGH: Final = 8  # periods: two years of quarters, below which a season cannot be told from a trend


@frozen
class Options:
    """`on` is the day of the report, `least` how many cases a group must hold, `left_out` how many were not counted."""

    on: date
    least: int = LEAST
    left_out: int = 0


def make_report(counts: Counts, options: Options) -> Report:
    """What may be shown of these counts.

    Raises UsageError for a smallest group under five where cases are counted (a table of counts may have been
    published already), LettersError where there are too few in all.
    """
    least, source = options.least, "cases" if counts.from_cases else "table"
    _refuse(counts, least)
    quarters, months = timelines(counts, least, options.on)
    breakdowns = tuple(_breakdowns(counts, least))
    waits = _waiting(counts, breakdowns, least)
    return Report(
        title=words().title,
        on=options.on,
        span=_span(months or quarters),
        total=counts.total,
        least=least,
        counted=told("counted", source),
        guarded=told("guarded", source, least=least) if least > 1 else "",
        quarters=quarters,
        months=months,
        breakdowns=breakdowns,
        waiting=waits,
        shows=tuple(_shows(breakdowns, waits)),
        hides=tuple(_hides(counts, quarters)),
        left_out=options.left_out,
    )


def _refuse(counts: Counts, least: int) -> None:
    if least < 1 or (least < LEAST and counts.from_cases):
        raise UsageError(
            f"--smallest {least} 太小：从案件统计，一类至少{LEAST}件才列出", "已经公布的件数表才可以写得更小，最小是1"
        )
    if counts.total < least:
        raise LettersError(
            f"能统计的只有不到{least}件，列出来会看出是谁，没有统计", "等案件多一些，或者和别处的案件一起统计"
        )


def _span(line: Timeline) -> str:
    return span_label((line.rows[0].periods[0], line.rows[-1].periods[-1]))


def _breakdowns(counts: Counts, least: int) -> Iterator[Breakdown]:
    """The dimensions of cases in their order; of a table its columns. Where all would be one group, none is listed."""
    known = words().dimensions
    for key in known if counts.from_cases else counts.groups:
        if groups := counts.groups.get(key):
            yield _breakdown(key, _by_place(groups, least) if key == "regions" else groups, least)


def _breakdown(key: str, groups: Groups, least: int) -> Breakdown:
    found = parts(groups, least)
    title, about = _named(key)
    if not found.rows:
        return Breakdown(key, title, about, (), rounded=False, notes=(told("table", "empty"),))
    other = words().other.format(least=least)
    total = sum(groups.values())
    rows = [GroupRow(label, count, _share(count, total)) for label, count in found.rows]
    if found.other:
        rows.append(GroupRow(other, found.other, _share(found.other, total)))
    conditions = (
        ("several", any(len(labels) > 1 for labels in groups)),
        ("rounded", found.rounded),
        ("merged", bool(found.other)),
    )
    notes = tuple(told("table", name, least=least, other=other) for name, holds in conditions if holds)
    return Breakdown(key, title, about, tuple(rows), found.rounded, notes)


def _named(key: str) -> tuple[str, str]:
    """The title of a dimension and what it is about; of a table's column, from its heading."""
    if known := words().dimensions.get(key):
        return known.title, known.about
    column = words().column
    return column["title"].format(name=key), column["about"].format(name=key)


def _share(count: int, total: int) -> Decimal:
    return tenth(Fraction(100 * count, total))


def _by_place(groups: Groups, least: int) -> Groups:
    """Cities with few cases as the rest of their province; a city's name is its province's, a space, its own."""
    rest = words().dimensions["regions"].rest
    cities = {label for labels in groups for label in labels if " " in label}
    wider = {city: rest.format(province=city.partition(" ")[0]) for city in cities}
    return {
        frozenset(label.replace(" ", "") for label in labels): count
        for labels, count in folded(groups, wider, least).items()
    }


def _waiting(counts: Counts, breakdowns: tuple[Breakdown, ...], least: int) -> Waiting | None:
    """Times by the bodies that are shown by name."""
    by_body = next((one for one in breakdowns if one.key == "bodies"), None)
    if by_body is None:
        return None
    named = [row.label for row in by_body.rows if row.label in counts.waits]
    return waiting(counts, named, least, rounded=by_body.rounded)


def _shows(breakdowns: tuple[Breakdown, ...], waits: Waiting | None) -> Iterator[str]:
    yield told("shows", "counts")
    if breakdowns:
        yield told("shows", "groups")
    if waits:
        yield told("shows", "waits")


def _hides(counts: Counts, line: Timeline) -> Iterator[str]:
    unit = line.unit.label
    number = len(line.rows)
    if number < ENOUGH:
        yield told("hides", "few", number=number, unit=unit)
    yield told("hides", "denominator")
    yield told("hides", "reporting")
    if counts.from_cases:
        yield told("hides", "selected")
    yield told("hides", "season", unit=unit)
    yield told("hides", "cause")
