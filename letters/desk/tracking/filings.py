"""What was sent, where it stands, and what is recorded of it: the day of receipt, copies, days known better, undoing.

    at = track(text, today, desk.books)
    store(record_received(at, find(at, "1"), day).text)

Everything gives a new `Tracked`, whose text is to be stored; `sending` and `replies` record the letters themselves.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case import CaseFile, deal_name
from letters.compose import is_part, letters_called
from letters.desk.opening import open_case
from letters.errors import UsageError
from letters.follow import PAYMENT, entries, follow, follow_papers, standing, told_hearings
from letters.kit.days import day_words
from letters.kit.frozen import frozen
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from letters.case import Case, Filing
    from letters.compose import LetterBooks
    from letters.desk.opening import OpenCase
    from letters.follow import Deadline, Entry, Followed, FollowedPaper

NOT_ONE = "不分合同的"


@frozen
class Tracked:
    """A case as of a day. `text` is its file, to be stored after a change; `name` is what that is called."""

    text: str
    case: Case
    day: date
    books: LetterBooks
    name: str = "case.toml"

    def typed(self, verb: str, *words: str) -> str:
        """A command for this case, as it is typed: `letters track sent case.toml 报案书`."""
        return command(verb, self.name, *words)

    @cached_property
    def followed(self) -> tuple[Followed, ...]:
        """What became of each filing."""
        return follow(self.case, self.books.ladder, self.books.law, self.day)

    @cached_property
    def papers(self) -> tuple[FollowedPaper, ...]:
        """The papers that came, what is due first first."""
        return follow_papers(self.case, self.books.ladder, self.books.law, self.day)

    @cached_property
    def hearings(self) -> tuple[date, ...]:
        """Days of hearings that the case speaks of though no paper holds them."""
        return told_hearings(self.case, self.day)

    @cached_property
    def standing(self) -> tuple[Deadline, ...]:
        """The deadlines of the case itself."""
        return standing(self.case, self.books.ladder, self.books.law, self.day)

    def called(self, one: Followed) -> str:
        """A filing in one line: 1 治安报案书（2026年11月23日）; with its contract where there are several."""
        deal = self.deal(one.filing)
        sent = day_words(one.filing.on) + (f"，{deal}" if deal else "")
        return f"{one.number} {self.books.title(one.filing.letter)}（{sent}）"

    def deal(self, filing: Filing) -> str:
        """How the contract is called that a filing is about; "" where there is but one, or it is about none alone."""
        held = next((each for each in self.case.contracts if each.id == filing.contract), None)
        return deal_name(self.case, held) if held and len(self.case.contracts) > 1 else ""

    @property
    def by_contract(self) -> tuple[tuple[str, tuple[Followed, ...]], ...]:
        """What became of the filings about each contract, under how it is called; those about none alone come last.

        Where there are not several contracts all stand together, under "".
        """
        keys = [each.id for each in self.case.contracts]
        if len(keys) < 2:
            return (("", self.followed),)
        groups: dict[str | None, list[Followed]] = {key: [] for key in (*keys, None)}
        for one in self.followed:
            groups[one.filing.contract].append(one)
        return tuple((self.deal(every[0].filing) or NOT_ONE, tuple(every)) for every in groups.values() if every)

    def numbered(self, number: int) -> Followed:
        """The filing of that place in the case file, from 1."""
        return next(one for one in self.followed if one.number == number)

    def changed(self, change: Callable[[CaseFile], object]) -> Tracked:
        """The case after a change of its file, checked. Raises CaseError where it would be no case."""
        file = CaseFile(Path(self.name), self.text, None)
        change(file)
        return replace(self, text=file.stored, case=file.case(self.day))


def track(text: str, today: date, books: LetterBooks, asked: date | None = None, name: str = "case.toml") -> Tracked:
    """A case as of a day: as asked, else today, or the case's own day where that is later. Raises CaseError."""
    return tracked(open_case(text, today, asked, name), books)


def tracked(opened: OpenCase, books: LetterBooks) -> Tracked:
    """A case that is open already, as it is seen."""
    return Tracked(opened.text, opened.case, opened.seen_on, books, opened.name)


def past_day(at: Tracked, day: date | None, option: str, after: date | None = None, what: str = "") -> date:
    """A day on which something happened; without one it is the day of the case.

    Raises UsageError for a day to come, and for one before the day of what came first (`after`, called `what`).
    """
    on = day or at.day
    if on > at.day:
        raise UsageError(f"{option} {on} 还没有到，今天是{day_words(at.day)}", "只记已经发生的事；核对年份和月份")
    if after is not None and on < after:
        raise UsageError(f"{option} {on} 早于{what}（{day_words(after)}）", "核对日期；没有记下任何东西")
    return on


def find(at: Tracked, which: str) -> Followed:
    """The filing that is meant: by its number, its id, its letter's id or title; "" where there is only one.

    Raises UsageError listing all.
    """
    every = at.followed
    if not every:
        raise UsageError("案件里还没有寄出的文书", f"先记下寄出，后面写文书的名称：{at.typed('track sent')}")
    if not which and len(every) == 1:
        return every[0]
    found = _meant(at, which) if which else []
    if len(found) == 1:
        return found[0]
    listed = "；".join(at.called(one) for one in (found or every))
    raise UsageError(_unclear(which, len(found)), f"写它的号码：{listed}")


def _meant(at: Tracked, which: str) -> list[Followed]:
    numbered = [one for one in at.followed if which in (str(one.number), one.filing.id)]
    return numbered or [one for one in at.followed if _is_called(at, one, which)]


def _is_called(at: Tracked, one: Followed, which: str) -> bool:
    if is_part(which, one.filing.letter) or which in at.books.title(one.filing.letter):
        return True
    try:
        meant = letters_called(at.books, (which,))
    except UsageError:  # nothing is called so: the filings there are will be listed
        return False
    return one.filing.letter in meant


def _unclear(which: str, found: int) -> str:
    if found:
        return f"有 {found} 份是 {which}"
    return f"没有 {which} 这一份" if which else "没有写是哪一份"


def record_received(at: Tracked, one: Followed, day: date | None) -> Tracked:
    """The case with the day on which the other side signed for it. Raises UsageError for a day that cannot be."""
    on = past_day(at, day, "--on", one.filing.on, "寄出日期")
    return at.changed(lambda file: entries.set_received(file, one.number, on))


def with_copies(at: Tracked, one: Followed, rows: Sequence[Mapping[str, object]]) -> Tracked:
    """The case with the copies that were kept of a filing that is recorded already."""
    return at.changed(lambda file: entries.add_copies(file, one.number, [dict(row) for row in rows]))


def postpone(at: Tracked, one: Followed, deadline: str, due: date | None, reason: str) -> Tracked:
    """The case with a deadline on another day than is computed; `deadline` is its id or label, or a part of that.

    Raises UsageError for what is none of the filing's deadlines, and without a day or a reason.
    """
    key = _deadline(one, deadline)
    if due is None or not reason.strip():
        raise UsageError("要写改成哪一天和理由", "写明新的日子和理由：--due 2026-12-10 --reason 受理通知书写明的日期")
    return at.changed(lambda file: entries.postpone(file, at.case, one.number, key, due, reason))


def cancel_postponed(at: Tracked, one: Followed, deadline: str) -> Tracked:
    """The case with a deadline as it is computed again. Raises UsageError where it was never set otherwise."""
    key = _deadline(one, deadline)
    if all(each.deadline != key for each in one.filing.deadlines):
        raise UsageError("这个期限没有改过", "不用恢复")
    return at.changed(lambda file: entries.cancel(file, at.case, one.number, key))


def deadlines_of(one: Followed) -> tuple[tuple[str, str, bool], ...]:
    """The deadlines of a filing whose day may be known better: id, label, and whether it was set by hand."""
    by_hand = {each.deadline for each in one.filing.deadlines}
    return tuple((key, label, key in by_hand) for key, label in _labels(one).items())


def _deadline(one: Followed, typed: str) -> str:
    """The id of a deadline of the filing, by its id or label. Raises UsageError listing them."""
    known = _labels(one)
    found = _deadlines(one, typed, known)
    if len(found) != 1:
        listed = "；".join(f"{key}（{label}）" for key, label in known.items()) or "没有"
        raise UsageError(f"这一份没有期限 {typed}" if typed else "没有写是哪个期限", f"现在的期限：{listed}")
    return found[0]


def _labels(one: Followed) -> dict[str, str]:
    """The deadlines that run, and those within which the next letter is to be sent: label by id."""
    known = {each.id: each.label for each in one.deadlines if not each.id.startswith(PAYMENT)}
    known.update((step.by.id, step.by.label) for step in one.steps if step.by)
    return known


def _deadlines(one: Followed, typed: str, known: Mapping[str, str]) -> list[str]:
    """The ids that a text may mean: exactly so, else one set by hand that runs no more, else by a part of the label."""
    if exact := [key for key, label in known.items() if typed in (key, label)]:
        return exact
    if any(each.deadline == typed for each in one.filing.deadlines):
        return [typed]
    return [key for key, label in known.items() if typed and typed in label]


def latest_entry(at: Tracked, which: str = "") -> Entry:
    """The entry that would be taken back: of one filing, or the latest of all.

    Raises UsageError where there is none, and for a filing that a later one follows.
    """
    entry = entries.latest(at.case, find(at, which).number if which else 0)
    if entry is None:
        raise UsageError("没有可以撤销的", f"还没有记过；看全部：{at.typed('track')}")
    after = entries.followers(at.case, entry.number) if entry.kind == entries.FILING else ()
    if after:
        later = at.case.filings[after[0] - 1]
        raise UsageError(
            f"{at.books.title(later.letter)}（{day_words(later.on)}）接着它，先撤销那一份",
            at.typed("track undo", *((later.id,) if later.id else ())),
        )
    return entry


def undo(at: Tracked, entry: Entry) -> Tracked:
    """The case without an entry; the copies of what was sent stay where they lie."""
    return at.changed(lambda file: entries.take_back(file, at.case, entry))
