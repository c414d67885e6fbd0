"""The day of a term that a paper sets: counted from the day it came, as the paper names it, or to a hearing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import PaperKind, Served
from letters.errors import HorizonError
from letters.findings import run
from letters.follow.marks import Mark
from letters.follow.paper_facts import FACTS
from letters.follow.paper_rules import DONE, HEARING, paper_data
from letters.follow.reckoning import Known, Reckoner
from letters.follow.wording import Wording
from letters.kit.frozen import frozen
from letters.law import Ground, Limit

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case, Received
    from letters.follow.followed import Deadline
    from letters.follow.ladder import Ladder
    from letters.follow.paper_rules import PaperRule
    from letters.kit.moment import Moment
    from letters.law import Law, Provision

NOTICE = "court_service_public"


@frozen
class PaperReckoner:
    """Everything by which the terms of papers are reckoned as of a day."""

    case: Case
    ladder: Ladder
    law: Law
    today: date

    @cached_property
    def _reckoner(self) -> Reckoner:
        return Reckoner(self.ladder, self.law, self.today)

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self.ladder.phrases)

    def holds(self, fact: str, paper: Received) -> bool:
        """Whether a sign's fact was told of the paper."""
        return FACTS[fact](self.case, paper)

    def missing(self, rule: PaperRule, paper: Received) -> str:
        """What must be known before the term has a day; "" where it only waits for a hearing that nobody named."""
        if rule.attend and paper.kind is PaperKind.SUMMONS:
            return paper_data().words["asks_hearing"]
        if rule.is_open or rule.since in (HEARING, DONE):
            return rule.ask
        return rule.ask if paper.served_on and rule.ask else paper_data().words["asks_day"]

    def deadline(self, rule: PaperRule, paper: Received) -> Deadline | None:
        """The deadline; None where the day it runs from, or how long it is, is not known."""
        if rule.since == HEARING:
            return self._to_hearing(rule, paper.hearing, paper)
        if rule.is_open:
            return None
        if rule.since == DONE:
            return self._from_deed(rule, paper)
        if rule.by_paper and paper.due:
            return self._named(rule, paper.due, self._line("due", day=self._wording.day(paper.due)))
        if paper.served_on is None:
            return None
        mark = Mark(self._start(paper, paper.served_on), "served")
        if rule.by_paper and paper.reply_days:
            return self._so_many_days(rule, mark, paper.reply_days)
        found = self._reckoner.deadline(rule, mark, self.today)
        return self._with_notice(found, paper) if found else None

    def _from_deed(self, rule: PaperRule, paper: Received) -> Deadline | None:
        """From the day on which what comes before it was done; None as long as it was not."""
        done = min((met.on for met in paper.met if met.term == rule.after), default=None)
        return self._reckoner.deadline(rule, Mark(done, "served"), self.today) if done else None

    def _to_hearing(self, rule: PaperRule, hearing: Moment | None, paper: Received) -> Deadline | None:
        """On the day of the hearing, or on the day before it where something is to be said first."""
        if hearing is None or hearing.date is None:
            return None
        at = self._wording.day(hearing.date) + (f"{hearing.clock:%H:%M}" if hearing.clock else "")
        if rule.before:
            return self._named(rule, hearing.date - timedelta(days=1), self._line("before", moment=at, place=""))
        place = f"，{paper.place}" if paper.place else ""
        return self._named(rule, hearing.date, self._line("hearing", moment=at, place=place))

    def _so_many_days(self, rule: PaperRule, mark: Mark, days: int) -> Deadline | None:
        """As many days as the paper names, from the day it came."""
        own = replace(rule, topic="", by_reply=True)
        found = self._reckoner.deadline(own, mark, self.today, Known(length=Limit(days, "days")))
        return self._told(found, rule, self._line("days", days=days)) if found else None

    def _named(self, rule: PaperRule, day: date, line: str) -> Deadline | None:
        """On a day that needs no counting."""
        found = self._reckoner.deadline(rule, Mark(day, "served"), self.today, Known(named=day))
        if found is None:
            return None
        notes = (rule.note,) if rule.note else ()
        return self._told(replace(found, lines=notes, overridden=""), rule, line)

    def _told(self, deadline: Deadline, rule: PaperRule, line: str) -> Deadline:
        """With what the paper names in front, and the law that the term rests on."""
        provisions = self.law_of(rule.topic)
        return replace(deadline, lines=(line, *deadline.lines), provisions=provisions, topic=rule.topic)

    def law_of(self, topic: str) -> tuple[Provision, ...]:
        """The law of a topic today, as a court reads it; none on a day that the data does not know."""
        try:
            return self.law.cite(topic, self.today, Ground(paper_data().reader))
        except HorizonError:
            return ()

    def _start(self, paper: Received, came: date) -> date:
        """The day of service: of a public notice the day on which the time of the notice is over."""
        limit = self._notice_time() if paper.how is Served.PUBLIC_NOTICE else None
        return run(came, limit, moves=False).due if limit else came

    def _notice_time(self) -> Limit | None:
        try:
            found = self.law.terms(NOTICE, self.today)
        except HorizonError:
            return None
        return found[0].limit if found else None

    def _with_notice(self, deadline: Deadline, paper: Received) -> Deadline:
        if paper.how is not Served.PUBLIC_NOTICE:
            return deadline
        line = self._line("notice", day=self._wording.day(deadline.start))
        return replace(deadline, lines=(line, *deadline.lines))

    def _line(self, name: str, **words: object) -> str:
        return paper_data().lines[name].format(**words)
