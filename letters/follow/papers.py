"""Papers that came, as of a day: what to look at, where to ask, and what is to be done by when.

A term runs as if the paper were real, until those in whose name it came say that it is not theirs.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from letters.follow.followed import MINE
from letters.follow.paper_rules import SERVED, PaperRule, paper_data
from letters.follow.paper_terms import PaperReckoner
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.case import Case, Received
    from letters.follow.followed import Deadline
    from letters.follow.ladder import Ladder
    from letters.follow.paper_rules import PaperRow, PapersFile, SignRow
    from letters.law import Law, Provision

NOW, SOON = 3, 7  # days left: only the shortest letter; that and a list of evidence
_HEARING = re.compile(r"(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?[^。；\n]{0,12}开庭")


@frozen
class PaperTerm:
    """One term that a paper sets. `deadline` is None where its day cannot be told, and `ask` says what is missing.

    `met` is the day on which it was done.
    """

    rule: PaperRule
    deadline: Deadline | None
    ask: str = ""
    met: date | None = None

    def runs(self, today: date) -> bool:
        """Whether there is still something to do in time."""
        return self.met is None and self.deadline is not None and not self.deadline.passed(today)

    def next_day(self, today: date) -> date:
        """The day to look to: today where it cannot be told, the last day there is once it is over or where none is."""
        if self.rule.is_open:
            return date.max
        if self.deadline is None:
            return today
        return date.max if self.deadline.passed(today) else self.deadline.next_day(today)

    def missed(self, today: date) -> bool:
        """Whether it is over for certain and was not done."""
        return self.met is None and self.deadline is not None and self.deadline.passed(today)


@frozen
class FollowedPaper:
    """One paper as of a day.

    `fits` and `odd` are the signs that it has as far as was told, `look` those to look for yet (each as in the data);
    `ways` where one can ask today, `basis` the law about such papers. `disowned`: those in whose name it came say that
    it is not theirs.
    """

    paper: Received
    about: PaperRow
    fits: tuple[str, ...]
    odd: tuple[str, ...]
    look: tuple[str, ...]
    ways: tuple[str, ...]
    terms: tuple[PaperTerm, ...]
    disowned: bool
    basis: tuple[Provision, ...] = ()

    @property
    def own(self) -> tuple[PaperTerm, ...]:
        """What the person must do in time, and has not done."""
        return tuple(term for term in self.terms if term.rule.side == MINE and term.met is None)

    def next_day(self, today: date) -> date:
        """The day to look to: today where the day of receipt is not known, the last day there is for none."""
        return min((term.next_day(today) for term in self.own), default=date.max)

    def is_over(self, today: date) -> bool:
        """Whether all that had to be done in time was missed."""
        return bool(self.own) and all(term.missed(today) for term in self.own)

    def level(self, today: date) -> str:
        """How much time there is for what must be sent, as a key of the words; "" for none.

        That is now, soon or calm, or unknown where no day can be told of one of them.
        """
        sent = [term for term in self.own if term.rule.since == SERVED]
        if any(term.deadline is None for term in sent):
            return "unknown"
        day = min((term.next_day(today) for term in sent), default=date.max)
        if day == date.max:
            return ""
        left = (day - today).days
        return "now" if left <= NOW else "soon" if left <= SOON else "calm"


def follow_papers(case: Case, ladder: Ladder, law: Law, today: date) -> tuple[FollowedPaper, ...]:
    """Each paper that came, what is due first first; those that nobody owns last."""
    if not case.received:
        return ()
    data, reckoner = paper_data(), PaperReckoner(case, ladder, law, today)
    found = [_followed(case, paper, data, reckoner) for paper in case.received]
    return tuple(sorted(found, key=lambda one: (one.disowned, one.next_day(today), one.paper.id)))


def _followed(case: Case, paper: Received, data: PapersFile, reckoner: PaperReckoner) -> FollowedPaper:
    signs = data.signs_of(paper.kind)
    has = [sign for sign in signs if sign.when and reckoner.holds(sign.when, paper)]
    disowned, about = paper.is_disowned, data.about(paper.kind)
    return FollowedPaper(
        paper=paper,
        about=about,
        fits=_texts(has, "fits"),
        odd=_texts(has, "odd"),
        look=tuple(sign.text for sign in signs if not sign.when),
        ways=data.ways_of(paper.kind),
        terms=() if disowned else tuple(_terms(case, paper, data, reckoner)),
        disowned=disowned,
        basis=tuple(dict.fromkeys(each for topic in about.topics for each in reckoner.law_of(topic))),
    )


def _texts(signs: Iterable[SignRow], side: str) -> tuple[str, ...]:
    return tuple(sign.text for sign in signs if sign.side == side)


def _terms(case: Case, paper: Received, data: PapersFile, reckoner: PaperReckoner) -> Iterator[PaperTerm]:
    """The terms of a paper, sooner first; what cannot be told before them."""
    found = [_term(case, paper, rule, reckoner) for rule in data.term if rule.is_for(paper)]
    kept = [term for term in found if term.deadline or term.ask]
    yield from sorted(kept, key=lambda term: (term.deadline.safe if term.deadline else date.min, term.rule.id))


def _term(case: Case, paper: Received, rule: PaperRule, reckoner: PaperReckoner) -> PaperTerm:
    deadline = reckoner.deadline(rule, paper)
    ask = "" if deadline else reckoner.missing(rule, paper)
    return PaperTerm(rule, deadline, ask, _met(case, paper, rule))


def _met(case: Case, paper: Received, rule: PaperRule) -> date | None:
    """The day on which it was done: as the person says, or a letter that keeps it was sent about this paper."""
    said = [met.on for met in paper.met if met.term == rule.id]
    alone = sum(each.kind is paper.kind for each in case.received) == 1
    sent = [
        filing.on
        for filing in case.filings
        if filing.letter in rule.ended_by and (filing.paper == paper.id or (alone and filing.paper is None))
    ]
    return min([*said, *sent], default=None)


def told_hearings(case: Case, today: date) -> tuple[date, ...]:
    """Days of hearings that the case speaks of though no paper holds them: 法院，2026年12月10日开庭."""
    declared = [case.declarations, *(deal.declarations for deal in case.deals)]
    told = {day for each in declared for day in _days_in(each.where or "")}
    known = {paper.hearing.date for paper in case.received if paper.hearing}
    return tuple(sorted(day for day in told - known if day >= today - timedelta(days=1)))


def _days_in(text: str) -> Iterator[date]:
    for found in _HEARING.finditer(text):
        try:
            yield date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
