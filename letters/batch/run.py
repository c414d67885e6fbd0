"""A batch from its source to its report."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from letters.batch import saved
from letters.batch.batch_report import summary, write_reports
from letters.batch.ledger import Ledger
from letters.batch.outcomes import Outcome, Rules, State
from letters.batch.run_lock import alone
from letters.batch.stamp import stamp
from letters.batch.work import opened
from letters.compose import letters_called
from letters.errors import HorizonError, Problem
from letters.kit.frozen import frozen
from letters.law import cite_text

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Iterator

    from letters.batch.ledger import Mass
    from letters.batch.outcomes import Item, Options, Runner

MASS, JOINT = "mass_complaints", "joint_complaint"  # the law's topics on complaints made by the dozen, or together
LAW_TOPICS = frozenset({MASS, JOINT})
TWICE = Problem("", "这个编号前面已经有了，没有写", "每个案件的编号要各不相同（大小写不算不同）")


@frozen
class Summary:
    """What came of a batch: how many cases in each state, how many letters, the reports, the exit status."""

    states: Counter[State]
    letters: int
    reports: tuple[str, ...]
    lines: tuple[str, ...]
    mass: tuple[Mass, ...]
    rules: Rules
    status: int


def batch(items: Iterable[Item], options: Options, runner: Runner, hear: Callable[[Outcome], None]) -> Summary:
    """Write every case's letters into its folder of `options.out`, and the reports.

    `hear` is told each outcome as it comes. Raises UsageError for a wish that no letter has, LettersError where
    templates or data are wrong, FileError where `out` cannot be written or another run is at work in it.
    """
    at = opened(options)
    options = replace(options, wanted=letters_called(at.books, options.wanted))
    options = replace(options, stamp=stamp(options))
    with alone(options.out), Ledger() as ledger:
        saved.recover(options.out)
        _run(items, options, runner, ledger, hear)
        rules = Rules(_cited(MASS, options), _cited(JOINT, options))
        reports = write_reports(ledger, options.out, rules)
        lines, mass = tuple(summary(ledger, rules)), tuple(ledger.mass())
        return Summary(ledger.states(), ledger.letters(), reports, lines, mass, rules, _status(ledger.statuses()))


def _run(
    items: Iterable[Item], options: Options, runner: Runner, ledger: Ledger, hear: Callable[[Outcome], None]
) -> None:
    def note(outcome: Outcome) -> None:
        ledger.add(outcome)
        hear(outcome)

    coming = runner(_claimed(items, ledger, note), options)
    try:
        for outcome in coming:
            note(outcome)
    finally:
        close = getattr(coming, "close", None)
        if close:
            close()


def _claimed(items: Iterable[Item], ledger: Ledger, note: Callable[[Outcome], None]) -> Iterator[Item]:
    """The items, without those whose folder another one has."""
    for item in items:
        if ledger.claim(item):
            yield item
        else:
            note(Outcome(item.key, item.source, State.BROKEN, (), (TWICE,), 1))


def _cited(topic: str, options: Options) -> str:
    """The articles of a topic, "" where the law data has none for the day."""
    law = opened(options).books.law
    if topic not in law.topics:
        return ""
    with suppress(HorizonError):
        return cite_text(one for one in law.on(topic, options.day or options.today) if one.verified)
    return ""


def _status(statuses: frozenset[int]) -> int:
    """3 when files could not be read or written, else 1 when anything is not as it should be."""
    return 3 if 3 in statuses else int(any(statuses))
