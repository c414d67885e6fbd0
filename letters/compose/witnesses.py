"""Who saw or heard something besides the person, and a sheet for each of them to fill in.

On a sheet stands what records show (when, how, by which number) and nothing that the person told: no account, no words,
nothing of a debt, nothing that befell others. What the witness saw and heard, only they write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Channel, Consent, Direction, Rank
from letters.catalogue import ONE_OF_ITS_KIND
from letters.compose.view import HeardRow, StatementView
from letters.kit.frozen import frozen
from letters.kit.phone_numbers import written_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.case import Case, Incident, ThirdParty
    from letters.compose.letter import Letter

STATEMENT = ONE_OF_ITS_KIND["statement"]
RECORDED = (Rank.CARRIER, Rank.EXPORT, Rank.SCREENSHOT)
MOST_ROWS = 6  # more are told by number, from when to when: the sheet is one page


@frozen
class Sheet:
    """A sheet for one witness; `number` is its place among them."""

    number: int
    witness: ThirdParty
    view: StatementView

    @property
    def label(self) -> str:
        """What the sheet is called beside the numbers of letters: 附1."""
        return f"附{self.number}"


@frozen
class Witnesses:
    """For whom there is a sheet; and of the others who may know something, why there is none, by relation.

    `several` stand behind one entry and write each for themselves; of the `young` nobody said that they are of age.
    """

    sheets: tuple[Sheet, ...] = ()
    several: tuple[str, ...] = ()
    young: tuple[str, ...] = ()

    @property
    def relations(self) -> tuple[str, ...]:
        """Whose sheets there are."""
        return tuple(sheet.witness.called for sheet in self.sheets)


def witnesses(case: Case, letters: Iterable[Letter]) -> Witnesses:
    """The sheets that go with some of these letters; none where no letter rests on others than the person."""
    if not any(letter.head.witnesses for letter in letters):
        return Witnesses()
    asked = tuple(_asked(case))
    alone = [third for third in asked if not third.is_several]
    return Witnesses(
        sheets=_sheets(case, filter(_is_of_age, alone)),
        several=_relations(third for third in asked if third.is_several),
        young=_relations(third for third in alone if _is_of_age(third) is None),
    )


def _asked(case: Case) -> Iterator[ThirdParty]:
    """Who may be asked: they know of something, and did not refuse to be named to anybody."""
    for third in case.third_parties:
        if third.consents_to is not Consent.NOBODY and _known(case, third):
            yield third


def _sheets(case: Case, thirds: Iterable[ThirdParty]) -> tuple[Sheet, ...]:
    return tuple(Sheet(number, third, _view(case, third)) for number, third in enumerate(thirds, 1))


def _is_of_age(third: ThirdParty) -> bool | None:
    """Whether somebody is of age, as far as was said or what they are called tells; None where it must be asked."""
    if third.adult is None:
        return None if third.may_be_young else True
    return third.adult


def _relations(thirds: Iterable[ThirdParty]) -> tuple[str, ...]:
    return tuple(third.called for third in thirds)


def _known(case: Case, third: ThirdParty) -> tuple[Incident, ...]:
    """What was addressed to somebody, or what they were there for, in order of time."""
    found = (each for each in case.incidents if each.counts and each.direction is Direction.IN)
    return tuple(sorted((each for each in found if _concerns(each, third)), key=lambda each: each.at.earliest))


def _concerns(incident: Incident, third: ThirdParty) -> bool:
    seen = (incident.seen_by or "", incident.present or "")
    return (
        third.id in incident.others
        or incident.log_of == third.id
        or any(word in text for word in (third.relation, third.called) for text in seen)
    )


def _view(case: Case, third: ThirdParty) -> StatementView:
    name = third.name if third.agrees_to_officials else None
    return StatementView(case.complainant.name, third.called, name or "", tuple(_rows(_known(case, third))))


def _rows(known: Sequence[Incident]) -> Iterator[HeardRow]:
    """What records show; many contacts by number."""
    shown = [each for each in known if each.rank in RECORDED and not each.estimated]
    if len(shown) <= MOST_ROWS:
        yield from (_row([each]) for each in shown)
        return
    by_number: dict[tuple[str, str], list[Incident]] = {}
    for each in shown:
        by_number.setdefault((each.channel.label, _number(each)), []).append(each)
    groups = sorted(by_number.values(), key=lambda group: -sum(each.count for each in group))
    yield from map(_row, groups[:MOST_ROWS])


def _row(alike: Sequence[Incident]) -> HeardRow:
    first = alike[0]
    last = max((each.end for each in alike), key=lambda end: end.latest)
    return HeardRow(
        at=first.at,
        until=last if last != first.at else None,
        how=first.channel_name or first.channel.label,
        number=_number(first),
        times=sum(each.count for each in alike),
    )


def _number(incident: Incident) -> str:
    """What the screen showed; of a message in a social network, the name."""
    if incident.from_number:
        return written_number(incident.from_number)
    return (incident.from_name if incident.channel is Channel.SOCIAL else None) or ""
