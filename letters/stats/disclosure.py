"""Small groups are merged, so that neither a figure nor any sum or difference of figures tells of a few people.

A table of time is a partition into spans that hold nobody or at least `least`; months are merged within the spans of
quarters. Whatever is computed from such tables is a sum of spans, so no smaller group can come out.

The groups of a dimension may overlap (one case, several acts). From the counts of overlapping groups and the total
follow, for each group, how many are not in it, and in all how many memberships there are above one for each case.
Where one of these is a few, the table's counts are rounded to multiples of `least`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from letters.stats.statistics import Groups


class Parts(NamedTuple):
    """Groups with at least `least` cases, the most first; `other` are the cases in any group that was merged."""

    rows: tuple[tuple[str, int], ...]
    other: int
    rounded: bool


def spans(counts: Sequence[int], least: int) -> tuple[range, ...]:
    """Places next to each other put together until each span holds 0 or at least `least`.

    The whole must hold 0 or at least `least` as well.
    """
    found: list[range] = []
    start, held = 0, 0
    for place, count in enumerate(counts):
        held += count
        if held == 0 or held >= least:
            found.append(range(start, place + 1))
            start, held = place + 1, 0
    while held and held < least:
        before = found.pop()
        start = before.start
        held += sum(counts[place] for place in before)
    return (*found, range(start, len(counts))) if start < len(counts) else tuple(found)


def parts(groups: Groups, least: int) -> Parts:
    """The groups that may be shown. There must be at least `least` cases in all.

    The groups under `least` become one; while that is still too small, the next smallest joins it.
    """
    counts = sizes(groups)
    ranked = sorted(counts, key=lambda label: (counts[label], label))
    merged = _merged(groups, counts, ranked, least)
    other, total = _in_any(groups, merged), sum(groups.values())
    rows = tuple((label, counts[label]) for label in reversed(ranked) if label not in merged)
    shown = [count for _, count in rows]
    if other:
        shown.append(other)
    if not gives_away(shown, total, least):
        return Parts(_ordered(rows), other, rounded=False)
    loose = [(label, nearest(count, least, total)) for label, count in rows]
    return Parts(_ordered(loose), nearest(other, least, total), rounded=True)


def _merged(groups: Groups, counts: Mapping[str, int], ranked: Sequence[str], least: int) -> set[str]:
    """The groups that are shown as one; none where all are large enough."""
    merged = {label for label in ranked if counts[label] < least}
    while merged and _in_any(groups, merged) < least:
        merged.add(ranked[len(merged)])
    return merged


def sizes(groups: Groups) -> dict[str, int]:
    """How many cases each group holds."""
    found: dict[str, int] = {}
    for labels, count in groups.items():
        for label in labels:
            found[label] = found.get(label, 0) + count
    return found


def gives_away(shown: Iterable[int], total: int, least: int) -> bool:
    """Whether counts of groups that cover all cases tell of a few who are not in a group, or in more than one."""
    counts = list(shown)
    told = [*(total - count for count in counts), sum(counts) - total]
    return any(few(count, least) for count in told)


def few(count: int, least: int) -> bool:
    """Whether this many is somebody, and fewer than may be shown."""
    return 0 < count < least


def nearest(count: int, step: int, most: int) -> int:
    """The nearest multiple of `step` that is not above `most`."""
    return min((2 * count + step) // (2 * step), most // step) * step


def folded(groups: Groups, wider: Mapping[str, str], least: int) -> dict[frozenset[str], int]:
    """Groups under `least` replaced by the wider one that holds them, where there is one: a city by its province."""
    counts = sizes(groups)
    small = {label: wider[label] for label in counts if counts[label] < least and label in wider}
    found: dict[frozenset[str], int] = {}
    for labels, count in groups.items():
        key = frozenset(small.get(label, label) for label in labels)
        found[key] = found.get(key, 0) + count
    return found


def _in_any(groups: Groups, merged: set[str]) -> int:
    return sum(count for labels, count in groups.items() if labels & merged)


def _ordered(rows: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
