"""What became of the letters, as values for a screen: the words of `of_filings` and `of_papers`, without commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.desk import due_next
from letters.follow import MINE
from letters.kit.days import day_words
from letters.kit.frozen import frozen
from letters.law import cite_text
from letters.told.of_deadlines import basis, both_days, dated, due_words
from letters.told.of_filings import by_when, later_payments, later_words, sent_words, whose
from letters.told.of_papers import asked_words, called, intro, paper_words, told_of, whose_term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.desk import Tracked
    from letters.follow import Deadline, Followed, FollowedPaper, PaperTerm, Step


@frozen
class DeadlineShown:
    """A deadline: whose it is and what, both its days with how long is left, on what it rests, how it was counted.

    `after` says what happens once it is over, and `writes` which letters keep it; only papers that came have them.
    """

    what: str
    days: str
    is_urgent: bool
    basis: tuple[str, ...]
    counted: tuple[str, ...]
    overridden: str = ""
    after: str = ""
    writes: tuple[str, ...] = ()


@frozen
class StepShown:
    """What may come next: the letter's title, "" for what is no letter; why; by when, "" for any time."""

    title: str
    why: str
    by: str
    is_optional: bool


@frozen
class FilingShown:
    """One letter that was sent, and where it stands."""

    number: int
    title: str
    to: str
    sent: str
    state: str
    since: str
    is_done: bool
    is_received: bool
    deadlines: tuple[DeadlineShown, ...]
    asks_rights: bool
    later: str
    steps: tuple[StepShown, ...]


@frozen
class PaperShown:
    """One paper that came; `terms` run, `notes` are those that are done, over or without a day, in words."""

    id: str
    called: str
    what: str
    told: str
    checks: tuple[str, ...]
    is_disowned: bool
    terms: tuple[DeadlineShown, ...]
    running: tuple[str, ...]
    notes: tuple[str, ...]
    level: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    note: str


@frozen
class TrackShown:
    """A whole case as of a day: what is due next, papers, letters by contract ("" where there are not several)."""

    day: str
    next: tuple[str, str]
    intro: str
    papers: tuple[PaperShown, ...]
    hearings: tuple[str, ...]
    filings: tuple[tuple[str, tuple[FilingShown, ...]], ...]
    standing: tuple[DeadlineShown, ...]
    is_provisional: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was sent and nothing came."""
        return not self.papers and not self.filings


def track_shown(at: Tracked) -> TrackShown:
    """What `letters track` tells of a case, for a screen."""
    groups = tuple((deal, tuple(filing_shown(at, one) for one in every)) for deal, every in at.by_contract if every)
    return TrackShown(
        day=dated(at.day),
        next=due_words(due_next(at)),
        intro=intro() if at.papers else "",
        papers=tuple(paper_shown(at, one) for one in at.papers),
        hearings=tuple(paper_words("told_hearing").format(day=day_words(day)) for day in at.hearings),
        filings=groups,
        standing=tuple(_deadline(each, at.day, f"{each.label}（{day_words(each.start)}起）") for each in at.standing),
        is_provisional=any(each.provisional for one in at.followed for each in one.deadlines),
    )


def filing_shown(at: Tracked, one: Followed) -> FilingShown:
    """One letter that was sent."""
    far = later_payments(one, at.day)
    near = [each for each in one.deadlines if each not in far]
    return FilingShown(
        number=one.number,
        title=at.books.title(one.filing.letter),
        to=one.filing.to,
        sent=sent_words(one),
        state=one.state.label,
        since=day_words(one.since),
        is_done=one.state.done,
        is_received=one.filing.received_on is not None,
        deadlines=tuple(_deadline(each, at.day) for each in near),
        asks_rights=_asks_rights(one),
        later=later_words(far) if far else "",
        steps=tuple(_step(at, step) for step in one.steps),
    )


def _asks_rights(one: Followed) -> bool:
    """Whether nobody said yet if the latest answer told of the remedy against it, where a term depends on it."""
    last = one.filing.last
    return last is not None and last.told_rights is None and any(each.untold for each in one.deadlines)


def _deadline(deadline: Deadline, today: date, label: str = "", who: str = "") -> DeadlineShown:
    mark = "〔暂定〕" if deadline.provisional else ""
    return DeadlineShown(
        what=f"{who or whose(deadline)}：{label or deadline.label}",
        days=both_days(deadline, today) + mark,
        is_urgent=today >= deadline.warn_from and not deadline.passed(today),
        basis=tuple(basis(deadline)),
        counted=deadline.lines,
        overridden=deadline.overridden,
    )


def _step(at: Tracked, step: Step) -> StepShown:
    title = at.books.title(step.letter) if step.letter else ""
    by = by_when(step.by, at.day).removeprefix("，") if step.by else ""
    return StepShown(title, step.why, by, step.optional)


def paper_shown(at: Tracked, one: FollowedPaper) -> PaperShown:
    """One paper that came."""
    paper = one.paper
    terms: tuple[PaperTerm, ...] = () if one.disowned else one.terms
    running = _running(terms, at.day)
    return PaperShown(
        id=paper.id,
        called=called(paper).removeprefix(f"{paper.id} "),
        what=one.about.what,
        told="，".join(filter(None, told_of(paper))),
        checks=tuple(map(asked_words, paper.checks)),
        is_disowned=one.disowned,
        terms=tuple(_term(at, term, deadline) for term, deadline in running),
        running=tuple(term.rule.label for term, _ in running if term.rule.side == MINE),
        notes=tuple(_note(at, term) for term in terms if not term.runs(at.day)),
        level=_level(one, at.day),
        lists=() if one.disowned else tuple(_lists(one, at.day)),
        note=paper.note or "",
    )


def _running(terms: Iterable[PaperTerm], today: date) -> list[tuple[PaperTerm, Deadline]]:
    return [(term, term.deadline) for term in terms if term.deadline and term.runs(today)]


def _level(one: FollowedPaper, today: date) -> str:
    """How much time there is, or that it is nobody's."""
    level = "disowned" if one.disowned else one.level(today)
    return paper_words(level) if level else ""


def _term(at: Tracked, term: PaperTerm, deadline: Deadline) -> DeadlineShown:
    shown = _deadline(deadline, at.day, term.rule.label, whose_term(term))
    after = ("" if term.rule.attend else "过了这一天：") + term.rule.lapses
    return replace(shown, after=after, writes=_titles(at, term))


def _titles(at: Tracked, term: PaperTerm) -> tuple[str, ...]:
    return tuple(at.books.title(each) for each in term.rule.ended_by)


def _note(at: Tracked, term: PaperTerm) -> str:
    """A term that does not run: it is done, it is over, or its day cannot be told yet."""
    if term.met:
        then = f"。接下来：{term.rule.then}" if term.rule.then else ""
        return f"✓ {term.rule.label}：{day_words(term.met)}已经办了{then}"
    if term.deadline is None:
        writes = "".join(f"　可以写《{title}》" for title in _titles(at, term))
        return f"{'·' if term.rule.is_open else '！'} {term.rule.label}：{term.ask}{writes}"
    left = f"。还剩下：{'；'.join(term.rule.left)}" if term.rule.left else ""
    return f"✗ {term.rule.label}：{both_days(term.deadline, at.day)}{left}"


def _lists(one: FollowedPaper, today: date) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What to do first, what not, where to ask, what to look at."""
    if not one.is_over(today):
        yield "先做", one.about.first
    yield "不要", one.about.never
    if one.paper.decided_by is None:
        yield "今天就能核实", one.ways
    signs = (*(f"常见：{text}" for text in one.fits), *(f"要多问一句：{text}" for text in one.odd))
    if signs:
        yield "这张纸上看得到的（哪一条都不能单独说明它是不是真的）", signs
    if one.look:
        yield "再看看有没有", one.look
    if one.basis:
        yield "有关的规定", tuple(f"{cite_text((each,), brief=True)}：{each.summary}" for each in one.basis)
