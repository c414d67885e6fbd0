"""What protects the sender: from the findings of a case to everything that a warning is to be given of.

What a warning says, how heavy it is, which letters it concerns and which words give it away stand in `data/warnings/`
and, for a kind of contract, in that kind's own data.
"""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from letters import findings
from letters.case import CAN_SIGN, AgentKind, ReplyOutcome
from letters.compose.guard.claims import OWN_CALLS, exaggerated
from letters.compose.guard.doors import Shown, shown, wrong_doors
from letters.compose.guard.doubts import doubtful
from letters.compose.guard.outdated import TELLS, Outdated
from letters.compose.guard.overtaken import overtaken
from letters.compose.guard.people import of_people
from letters.compose.guard.rooms import of_contract
from letters.compose.guard.warnings import Found
from letters.compose.guard.wording import own_texts
from letters.findings import is_adult
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from letters.case import Case, Filing, KeyPath, Option, Respondent
    from letters.compose.guard.rulebook import Rulebook
    from letters.compose.guard.texts import Spot
    from letters.compose.masks import Passage
    from letters.findings import Findings
    from letters.law import Law

LIVES = frozenset({"health-told", "relatives-told"})
"""What the other side learns of an illness, of whose wages: warned of where it is told."""
OWN_WAGES = "own_wages"  # of the law's words: sixteen or seventeen, and not said to live on a parent's money
OPEN_AGAIN = frozenset({ReplyOutcome.REFUSED, ReplyOutcome.REFERRED, ReplyOutcome.FAILED})


def _offered(worked_out: Findings, plan: Option | None = None) -> Iterator[Found]:
    """What there is to heed of what is offered, or of the one plan that a letter lays down."""
    if worked_out.case.offer or worked_out.case.filings:  # loaded for whom it concerns
        yield from (Found(each.id, each.detail) for each in findings.heeds(worked_out, plan))


class Carried(NamedTuple):
    """Something found in a text, and the text, which some letters carry and some do not."""

    spot: Spot
    found: Found


@frozen
class Protection:
    """What a case gives reason to warn of. Its texts are read once; for each letter what it carries is chosen."""

    findings: Findings
    rules: Rulebook

    def found(self, letter: str, plan: Option | None = None, spared: Collection[KeyPath] = ()) -> Iterator[Found]:
        """Everything that the case itself gives reason to warn of, for one letter; `plan` is what it lays down.

        What its reader is `spared` of these fields gives no warning, and is told of instead.
        """
        yield from self._who_and_when
        yield from _doors(self.findings.case, self.findings.books.doors - {letter})
        yield from self._what_is_offered if plan is None else _offered(self.findings, plan)
        yield from self._doubts
        yield from self._of_words(letter, spared)
        yield from self._rest

    def _of_words(self, letter: str, spared: Collection[KeyPath]) -> Iterator[Found]:
        """What stands in texts that a letter carries."""
        for spot, found in self._in_texts:
            if spot.is_carried(letter) and not (spot.path in spared and found.id in LIVES):
                yield found
        for spot in self._spots:
            if spot.path in spared and spot.is_carried(letter):
                yield Found("lives-kept-back", place=spot.place, keys=spot.keys)

    def wrong_doors(self, letter: str) -> Iterator[Found]:
        """The bodies that the sender seems to mean and that cannot help, for one letter."""
        return wrong_doors(self.findings.case, self._signs, letter, self.findings.books)

    def left_open(self, letter: str, unsure: Iterable[Passage]) -> Iterator[Found]:
        """What a mask has left in one letter's texts because it is too short or too common, with its sentence."""
        for spot, each in self._carried(letter, unsure):
            yield Found("maybe-a-secret", each.label, spot.place, each.quote, keys=spot.keys)

    def hidden(self, letter: str, labels: str, passages: Iterable[Passage]) -> Iterator[Found]:
        """What masks have replaced for one letter's reader, each with its sentence as that reader sees it."""
        if labels:
            places = [Found("masked", labels, spot.place, each.quote) for spot, each in self._carried(letter, passages)]
            yield from places or [Found("masked", labels)]

    def _carried(self, letter: str, passages: Iterable[Passage]) -> Iterator[tuple[Spot, Passage]]:
        """The passages that stand in texts which a letter may carry, and those texts."""
        standing = ((number, each) for each in passages for number in self._by_text.get(each.text, ()))
        for number, each in sorted(standing, key=itemgetter(0)):
            spot = self._spots[number]
            if spot.is_carried(letter):
                yield spot, each

    @cached_property
    def _who_and_when(self) -> tuple[Found, ...]:
        case, day = self.findings.case, self.findings.day
        found = (*of_contract(self.findings), *overtaken(self.findings))
        return (*found, *of_people(case), *_age(case, day), *self._later(case, day))

    @cached_property
    def _what_is_offered(self) -> tuple[Found, ...]:
        return tuple(_offered(self.findings))

    @cached_property
    def _doubts(self) -> tuple[Found, ...]:
        return tuple(doubtful(self.findings.case, self.rules))

    @cached_property
    def _rest(self) -> tuple[Found, ...]:
        return (
            *_law(self.findings.books.law, self.findings.day),
            *self._counted_twice(),
            *_general(self.findings),
        )

    @cached_property
    def _spots(self) -> tuple[Spot, ...]:
        return self.rules.fields.texts(self.findings.case)

    @cached_property
    def _by_text(self) -> dict[str, list[int]]:
        """At which places among the spots a text stands."""
        found: dict[str, list[int]] = {}
        for number, spot in enumerate(self._spots):
            found.setdefault(spot.text, []).append(number)
        return found

    @cached_property
    def _own(self) -> tuple[tuple[Spot, str], ...]:
        """The sender's own texts, each without what it quotes."""
        return own_texts(self._spots)

    @cached_property
    def _signs(self) -> tuple[Shown, ...]:
        return shown(self.findings.case, self._own, self.rules.signs, self.rules.fields)

    @cached_property
    def _in_texts(self) -> tuple[Carried, ...]:
        """What the words of the case give reason to warn of."""
        numbers = _own_numbers(self.findings.case)
        rules = self.rules
        old, calls = Outdated(self.findings, rules.old_law, rules.contexts[TELLS]), rules.contexts[OWN_CALLS]
        return (
            *(Carried(spot, found) for spot, found in rules.wording.dangerous(self._spots, numbers)),
            *(
                Carried(spot, each)
                for spot, bare in self._own
                for each in exaggerated(self.findings, spot, bare, calls)
            ),
            *(Carried(spot, found) for spot, bare in self._own for found in old.named_in(spot, bare)),
        )

    def _counted_twice(self) -> Iterator[Found]:
        """Estimates that may count again what a log lists or another one tells, as long as nobody has said."""
        for each in self.findings.overlaps.open:
            number = self.findings.case.incidents.index(each.estimate)
            others = "、".join(row.id for row in each.listed)
            kind, remark = "estimates-overlap", f"这段时间另有估计的{others}"
            if each.is_of_log:
                kind, remark = "estimate-and-log", f"这段时间另有{len(each.listed)}条逐条记录"
            keys = (f"incidents.{each.estimate.id}.overlap",)
            yield Found(kind, place=self._owner(number), remark=remark, keys=keys)

    def _later(self, case: Case, day: date) -> Iterator[Found]:
        """Contacts that are dated after the letter."""
        for number, incident in enumerate(case.incidents):
            if incident.at.earliest.date() > day:
                keys = (f"incidents.{incident.id}.at",)
                yield Found("after-the-letter", str(day), self._owner(number), keys=keys)

    def _owner(self, number: int) -> str:
        """What an incident is called."""
        return self.rules.fields.owner(("incidents", number), self.findings.case).strip()


def _own_numbers(case: Case) -> frozenset[str]:
    """The ID numbers of the sender and the agent, of which no warning is given."""
    people = (case.complainant, case.agent)
    return frozenset(person.id_number for person in people if person and person.id_number)


def _general(findings: Findings) -> Iterator[Found]:
    """What every letter of the case is told."""
    case = findings.case
    if case.complainant.id_number is None and not case.is_not_known("complainant", "id_number"):
        yield Found("id-number-missing")
    yield from _unnamed(case)
    if OWN_WAGES in findings.facts and case.complainant.own_wages is None:
        yield Found("own-wages-not-said")
    if any(incident.others for incident in case.incidents):
        yield Found("relative-cannot-complain")


def _unnamed(case: Case) -> Iterator[Found]:
    if keys := tuple(f"respondents.{party.id}.name" for party in case.respondents if _is_known_by_its_app(party)):
        yield Found("business-unnamed", keys=keys)


def _is_known_by_its_app(party: Respondent) -> bool:
    return bool(party.called) and not party.is_named and not CAN_SIGN.isdisjoint(party.roles)


def _age(case: Case, day: date) -> Iterator[Found]:
    born = case.complainant.birthday
    if born is None or is_adult(born, day):
        return
    if case.agent is None:
        yield Found("minor-without-agent")
    elif case.agent.kind is not AgentKind.STATUTORY:
        yield Found("minor-agent-not-statutory")


def _doors(case: Case, other_doors: frozenset[str]) -> Iterator[Found]:
    """What speaks against one more body for the same dispute; `other_doors` are the letters to the others."""
    declared = case.declarations
    if case.route.dispute_first is None:
        yield Found("route-not-chosen")
    if declared.before_other_body or declared.before_court:
        said = ("declarations.before_other_body", "declarations.before_court")
        yield Found("both-doors", declared.where or "案件里写着", keys=said)
    for filing in case.filings:
        if filing.letter in other_doors and _is_open(filing):
            yield Found("both-doors", f"{filing.on} 已寄 {filing.to}")
    if declared.before_other_body is None or declared.before_court is None:
        yield Found("declarations-unknown")


def _is_open(filing: Filing) -> bool:
    """Whether the body may still be at work on it."""
    return not (filing.replies and filing.replies[-1].outcome in OPEN_AGAIN)


def _law(law: Law, day: date) -> Iterator[Found]:
    if law.oldest.stale(day):
        yield Found("law-stale", str(law.oldest.checked_on))
