"""Nobody can be made out: not from a figure, not from sums and differences of figures."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import chain, combinations
from typing import TYPE_CHECKING, TypeVar

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from letters.stats import Counts, Options, make_report
from letters.stats.disclosure import few, folded, gives_away, nearest, parts, spans
from letters.stats.periods import Period, Unit
from tests.stats.crowd import ON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Thing = TypeVar("Thing")
LEAST = 5
small_counts = st.lists(st.integers(0, 12), min_size=1, max_size=12).filter(lambda each: sum(each) >= LEAST)
labels = st.frozensets(st.sampled_from("甲乙丙"), min_size=1)
overlapping = st.dictionaries(labels, st.integers(1, 12), min_size=1).filter(lambda each: sum(each.values()) >= LEAST)
apart = st.dictionaries(st.sampled_from("甲乙丙丁戊己").map(frozenset), st.integers(1, 12), min_size=1).filter(
    lambda each: sum(each.values()) >= LEAST
)


@given(small_counts)
def test_spans_follow_one_another_and_hold_nobody_or_enough(counts: list[int]) -> None:
    found = spans(counts, LEAST)
    assert list(chain.from_iterable(found)) == list(range(len(counts)))
    assert not any(few(sum(counts[place] for place in span), LEAST) for span in found)


@given(st.lists(st.one_of(st.just(0), st.integers(5, 30)), min_size=1))
def test_what_is_large_enough_or_nothing_is_left_as_it_is(counts: list[int]) -> None:
    assert spans(counts, LEAST) == tuple(range(place, place + 1) for place in range(len(counts)))


def told_of_time(counts: dict[Period, int]) -> dict[frozenset[Period], int]:
    """Every figure of time that a report gives: for which months, and how many."""
    made = make_report(Counts(Unit.MONTH, counts, {}), Options(ON))
    rows = [row for line in made.timelines for row in line.rows]
    assert all(row.count is not None for row in rows)
    figures = {frozenset(chain.from_iterable(one.months for one in row.periods)): row.count or 0 for row in rows}
    return {**figures, frozenset(chain.from_iterable(figures)): made.total}


def worked_out(figures: dict[frozenset[Period], int]) -> dict[frozenset[Period], int]:
    """All that follows by taking one figure from another that holds it, and by adding what does not overlap."""
    while True:
        found = dict(figures)
        for (one, many), (other, more) in combinations(figures.items(), 2):
            if one < other or other < one:
                found[one ^ other] = abs(many - more)
            elif not one & other and len(figures) < 200:
                found[one | other] = many + more
        if found.keys() == figures.keys():
            return found
        figures = found


@settings(max_examples=60)
@given(st.integers(0, 11), st.lists(st.integers(0, 9), min_size=1, max_size=7))
def test_no_few_cases_follow_from_the_figures_by_month_and_by_quarter_together(
    start: int, given_counts: list[int]
) -> None:
    assume(sum(given_counts) >= LEAST)
    first = 2025 * 12 + start
    counts = {Period(Unit.MONTH, first + place): count for place, count in enumerate(given_counts) if count}
    computed = worked_out(told_of_time(counts))
    assert {months: count for months, count in computed.items() if few(count, LEAST)} == {}


@given(apart)
def test_groups_that_exclude_each_other_are_exact_and_none_is_small(groups: dict[frozenset[str], int]) -> None:
    found = parts(groups, LEAST)
    assert not found.rounded
    assert sum(count for _, count in found.rows) + found.other == sum(groups.values())
    for label, count in found.rows:
        assert count == groups[frozenset(label)] >= LEAST
    shown = [count for _, count in found.rows] + [found.other]
    assert not any(few(sum(chosen), LEAST) for chosen in subsets(shown))


@settings(max_examples=50)
@example({frozenset("甲"): 97, frozenset("甲乙"): 1, frozenset("乙"): 4})
@example({frozenset("甲"): 60, frozenset("乙"): 38, frozenset("甲乙"): 2})
@example({frozenset("甲乙"): 50, frozenset("乙"): 3})
@given(overlapping)
def test_nothing_small_can_be_solved_for_where_groups_overlap(groups: dict[frozenset[str], int]) -> None:
    """The reader knows the total and the groups shown, and that each case is in at least one of these."""
    found = parts(groups, LEAST)
    shown = [label for label, _ in found.rows]
    if found.rounded:
        assert all(count % LEAST == 0 for _, count in found.rows)
        return
    cells: Counter[frozenset[str]] = Counter()
    for held, count in groups.items():
        cells[frozenset(label if label in shown else "其他" for label in held)] += count
    names = [*shown, *(["其他"] if found.other else [])]
    kinds = [frozenset(each) for each in subsets(names) if each]
    known = [[int(name in kind) for kind in kinds] for name in names] + [[1] * len(kinds)]
    assert [sum(cells[kind] for kind in kinds if name in kind) for name in shown] == [count for _, count in found.rows]
    for union in subsets(kinds):
        if few(sum(cells[kind] for kind in union), LEAST):
            assert not follows([int(kind in union) for kind in kinds], known), union


def subsets(items: Iterable[Thing]) -> Iterator[tuple[Thing, ...]]:
    pool = list(items)
    return chain.from_iterable(combinations(pool, size) for size in range(len(pool) + 1))


def follows(wanted: list[int], known: list[list[int]]) -> bool:
    """Whether a row is a combination of the known ones."""
    return rank([*known, wanted]) == rank(known)


def rank(matrix: list[list[int]]) -> int:
    rows = [[Fraction(value) for value in row] for row in matrix]
    done = 0
    for column in range(len(rows[0])):
        pivot = next((row for row in rows[done:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows = [
            *rows[:done],
            pivot,
            *([a - b * row[column] / pivot[column] for a, b in zip(row, pivot, strict=True)] for row in rows[done:]),
        ]
        done += 1
    return done


def test_a_group_that_nearly_all_are_in_does_not_tell_who_is_not() -> None:
    assert gives_away([98, 20], 100, LEAST)
    assert not gives_away([100, 20], 100, LEAST)
    assert not gives_away([95, 20], 100, LEAST)
    assert gives_away([60, 42], 100, LEAST)


@given(st.integers(LEAST, 500), st.data())
def test_a_rounded_count_is_near_never_above_all_and_never_small(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(LEAST, total))
    told = nearest(count, LEAST, total)
    assert told % LEAST == 0
    assert LEAST <= told <= total
    assert abs(told - count) < LEAST


def test_cities_with_few_cases_go_into_their_province() -> None:
    groups = {frozenset({"浙江省 杭州市"}): 9, frozenset({"浙江省 宁波市"}): 2, frozenset({"浙江省 温州市"}): 3}
    wider = dict.fromkeys(("浙江省 杭州市", "浙江省 宁波市", "浙江省 温州市"), "浙江省其他地方")
    assert folded(groups, wider, LEAST) == {frozenset({"浙江省 杭州市"}): 9, frozenset({"浙江省其他地方"}): 5}
