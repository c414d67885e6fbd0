"""What a person may do in their situation, in plain words: from a case, or from situations they name.

The words stand in data/rights.toml. The provisions come from the law's data for the day: for a case, those that its
own incidents, practices and facts bear out; without a case, those that the named situation would. A sentence for
which nothing can be cited is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import findings
from letters.compose.choose import select
from letters.compose.rights.basis import CaseBasis, SupposedBasis
from letters.compose.view import UNITS
from letters.findings import all_held_by, is_adult
from letters.kit.frozen import frozen
from letters.kit.listing import listed
from letters.kit.numerals import write_numeral
from letters.law import cite_text, heading, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from letters.case import Case
    from letters.compose.books import LetterBooks
    from letters.compose.rights.basis import Basis
    from letters.compose.rights.situations import Guide, Line, Situation
    from letters.law import Provision

STATUTE = "law"  # a rank of act
LIMIT = "{limit}"
MOST_CITED = 4  # provisions named behind one sentence; a list of ten helps nobody who is afraid


@frozen
class Told:
    """One line as it is said: `cited` names the provisions, "" for a line that rests on none.

    `act` is how `cited` begins where all of it stands in one statute, so that the next line may say 同法.
    """

    section: str
    text: str
    cited: str = ""
    act: str = ""
    topics: tuple[str, ...] = ()
    situation: str = ""
    spare: int = 0


@frozen
class Fitting:
    """A letter that may help: `state` is ready, stopped or lacking; `lacks` says what is missing."""

    id: str
    title: str
    to: str
    state: str = "ready"
    lacks: str = ""


@frozen
class Rights:
    """All that is said, in order; `situations` are those found or named, the gravest first."""

    day: date
    situations: tuple[Situation, ...]
    lines: tuple[Told, ...]
    letters: tuple[Fitting, ...]


def rights_of(case: Case, guide: Guide, books: LetterBooks, day: date) -> Rights:
    """What holds for a case on a day. Raises HorizonError for a day that the law data does not know."""
    worked_out = findings.of(case, books, day)
    facts = worked_out.facts | frozenset(circumstances(case, day))
    found = tuple(situation for situation in guide.situations if _shown(situation, case, facts))
    lines = _lines(guide, found, CaseBasis(worked_out), _aid(case, books))
    return Rights(day, found, lines, tuple(_fitting(case, _wanted(found, books), books, day)))


def rights_in(situations: Sequence[Situation], guide: Guide, books: LetterBooks, day: date) -> Rights:
    """What holds in these situations, without a case. Raises HorizonError as above."""
    lines = _lines(guide, situations, SupposedBasis(books.law, day), _aid(None, books))
    wanted = _wanted(situations, books)
    letters = tuple(Fitting(h.id, h.title, _role(h.addressee, books)) for h in books.heads if h.id in wanted)
    return Rights(day, tuple(situations), lines, letters)


def circumstances(case: Case, day: date) -> Iterator[str]:
    """What a case says besides the facts on which citing depends."""
    for held in all_held_by(case):
        yield from held.room.circumstances(held.contract)
    if _is_under_age(case, day):
        yield "not_of_age"
    if case.offer is not None or case.hardship is not None:
        yield "wants_to_pay"
    if any(paper.is_disowned for paper in case.received):
        yield "paper_disowned"
    if case.incidents and not any(incident.counts for incident in case.incidents):
        yield "only_reminders"


def _is_under_age(case: Case, day: date) -> bool:
    if case.agent is not None and case.agent.is_statutory:
        return True
    born = case.complainant.birthday
    return born is not None and not is_adult(born, day)


def _shown(situation: Situation, case: Case, facts: frozenset[str]) -> bool:
    """Whether a case is in a situation."""
    return (
        not situation.facts.isdisjoint(facts)
        or any(practice.kind in situation.practices for practice in case.practices)
        or any(paper.kind in situation.papers for paper in case.received if not paper.is_disowned)
        or any(situation.is_of(incident) for incident in case.incidents)
    )


def _lines(guide: Guide, found: Sequence[Situation], basis: Basis, aid: str) -> tuple[Told, ...]:
    """The lines that fit, law added; the same law is told once, and a line without the law it rests on is not told."""
    ids = [situation.id for situation in found]
    told: list[Told] = []
    rested: set[tuple[str, ...]] = set()
    for line in guide.lines:
        if not line.fits(ids) or (line.section, *line.topics) in rested:
            continue
        about = _about(line, found)
        provisions = _resting(line, basis, about)
        if provisions:
            rested.add((line.section, *line.topics))
        if _is_founded(line, provisions):
            told.append(_told(line, provisions, about, aid))
    return tuple(told)


def _is_founded(line: Line, provisions: Sequence[Provision]) -> bool:
    """Whether what a line says is law of the day: a period that no provision sets is not told either."""
    return not line.topics or bool(_limit(provisions) if LIMIT in line.text else provisions)


def _about(line: Line, found: Sequence[Situation]) -> list[Situation]:
    """The situations that a line is about: all of them for one that names none."""
    return [situation for situation in found if not line.about or situation.id in line.about]


def _resting(line: Line, basis: Basis, about: Sequence[Situation]) -> list[Provision]:
    """The provisions that a line rests on, in order."""
    found = {p for topic in line.topics for p in basis.provisions(topic, line.law_as, about)}
    return sorted(found, key=place)


def _told(line: Line, provisions: Sequence[Provision], about: Sequence[Situation], aid: str) -> Told:
    text = line.text.replace(LIMIT, _limit(provisions)).replace("{aid}", aid)
    more = "等" if len(provisions) > MOST_CITED else ""
    name = about[0].names[0] if line.about else ""
    cited = cite_text(provisions[:MOST_CITED], brief=True) + more
    return Told(line.section, text, cited, _one_act(provisions[:MOST_CITED]), line.topics, name, line.spare)


def _one_act(provisions: Sequence[Provision]) -> str:
    """The heading that they share, where it is one statute's; else ""."""
    versions = {provision.version for provision in provisions}
    return heading(next(iter(versions))) if len(versions) == 1 and provisions[0].act.rank == STATUTE else ""


def _limit(provisions: Iterable[Provision]) -> str:
    """The period that the first of them sets, in words."""
    limit = next((provision.limit for provision in provisions if provision.limit), None)
    return f"{write_numeral(limit.count)}{UNITS[limit.unit]}" if limit else ""


def _wanted(situations: Iterable[Situation], books: LetterBooks) -> tuple[str, ...]:
    """The letters that these situations name, as far as they are there, in order of sending."""
    named = {letter for situation in situations for letter in situation.letters}
    return tuple(head.id for head in books.heads if head.id in named)


def _fitting(case: Case, wanted: Sequence[str], books: LetterBooks, day: date) -> Iterator[Fitting]:
    """What the case makes of those letters; one that goes elsewhere because of the chosen door is left out."""
    made = select(case, books, day, wanted) if wanted else None
    for letter in {letter.head.id: letter for letter in made.letters}.values() if made else ():
        state = "stopped" if letter.is_blocked else "ready"
        yield Fitting(letter.head.id, letter.head.title, _role(letter.head.addressee, books), state)
    for one in made.unwritten if made else ():
        if one.lacks:
            lacks = listed(lack.what for lack in one.lacks)
            yield Fitting(one.head.id, one.head.title, _role(one.head.addressee, books), "lacking", lacks)


def _role(role: str, books: LetterBooks) -> str:
    return books.directory.role(role).generic


def _aid(case: Case | None, books: LetterBooks) -> str:
    """The legal aid office near the person, said to be a guess where it is one."""
    if case is None:
        return f"当地的{books.directory.aid.generic}"
    near = books.directory.suggest(
        books.directory.aid.id,
        complainant_address=case.complainant.address,
        respondent_address=None,
        confirmed=case.addressees.get(books.directory.aid.id),
    )
    if near.name is None:
        return f"当地的{near.role.generic}"
    return near.name if near.confirmed else f"{near.name}（先打电话核实）"
