"""Provisions looked up, the law's data checked, old articles beside new ones, and what may follow a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import authorities, law
from letters.compose import guide, lint_rights
from letters.desk.citing import citations
from letters.desk.data_check import READERS, data_slips
from letters.desk.reached_topics import named_topics
from letters.follow import ladder_drawing, read_ladder
from letters.kit.bundled import PACKAGE
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.desk.bench import Desk
    from letters.desk.data_check import DataReader
    from letters.errors import Problem
    from letters.law import Finding, Provision


@frozen
class LawQuery:
    """What provisions are looked for: words in them, a topic, an act by title or id, an article, a day in force.

    What is in force `today` is told before what is not.
    """

    words: str = ""
    topic: str = ""
    act: str = ""
    article: int = 0
    on: date | None = None
    today: date | None = None


@frozen
class LawCheck:
    """What a check of the data found, as of a day, in how many acts and provisions.

    `slips` are of any file; where the law itself has one, nothing else was looked at.
    """

    slips: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Problem, ...]
    acts: int
    provisions: int
    day: date

    @property
    def is_sound(self) -> bool:
        """Whether there are notices at most, no error."""
        return not self.slips and not any(finding.severity == "error" for finding in self.findings)


@frozen
class Renumbered:
    """An article of an act before and after it was renumbered ("" where there is none), and what it is about."""

    old: str
    new: str
    topic: str


def find_provisions(asked: LawQuery) -> tuple[Provision, ...]:
    """The provisions that meet everything asked for. Raises UsageError for an unknown topic or act, HorizonError."""
    found = law.search(
        law.load(),
        asked.words,
        topic=asked.topic or None,
        act=asked.act or None,
        article=asked.article or None,
        on=asked.on,
    )
    day = asked.today
    return tuple(sorted(found, key=lambda one: not one.in_force(day))) if day else found


def check_law(at: Desk, day: date, above: Iterable[DataReader] = (), named: Iterable[str] = ()) -> LawCheck:
    """Slips in any file of the data; versions that overlap or leave a gap, topics that nothing reads, stale facts.

    What `letters rights` says without any law of the day behind it is told too. `above` are readers of data that
    belongs to rooms above the desk, `named` topics that those rooms look up.
    """
    slips = tuple(data_slips((*READERS, *above)))
    if slips:
        return LawCheck(slips, (), (), 0, 0, day)
    book = law.load()
    of_rights = lint_rights(guide(), book, day)
    reached = cited_topics(at) | named_topics(PACKAGE, book.topics) | set(named)
    findings = (*law.lint(book, day, reached), *law.lint_rates(law.load_rates(), day), *of_rights)
    notices = tuple(authorities.lint(authorities.load(), day))
    return LawCheck((), findings, notices, len(book.acts), len(book.provisions), day)


def cited_topics(at: Desk) -> set[str]:
    """The topics that templates cite by name."""
    return {each.topic for each in citations(at.library)}


def concordance(act: str) -> tuple[Renumbered, ...]:
    """Old and new articles of an act, by topic. Raises UsageError for an unknown act."""
    book = law.load()
    return tuple(
        Renumbered(
            change.old.label if change.old else "",
            change.new.label if change.new else "",
            book.topic(change.topic).label,
        )
        for change in book.concordance(act)
    )


def ladder(at: Desk, *, drawn: bool) -> str:
    """What may follow a letter: the states of each kind of letter as a list, or all of it drawn for Graphviz."""
    file, terms = read_ladder()
    words = ladder_drawing.Words(terms.rules, {head.id: head.title for head in at.books.heads})
    return (ladder_drawing.drawing if drawn else ladder_drawing.listing)(file, words)
