"""The counts of a letter as its template sees them: numbers and days, each choice a yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case.vocabulary import Act, Channel
from letters.compose.view.case_views import listed
from letters.findings.choice import Choice, select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.compose.view.event_views import EventView
    from letters.findings import Findings
    from letters.findings.contacts import Contacts
    from letters.kit.moment import Moment

TOLD_AT_MOST = 12  # records of one channel told one by one; the table of incidents holds them all
DISCLOSING = Choice(act=Act.DEBT_DISCLOSED, to_others=True)


class FiguresView(NamedTuple):
    """What is counted, and what could not be told; sums of contacts unless the name says otherwise."""

    total: int
    rows: int
    first: Moment | None
    last: Moment | None
    days: int
    day_unknown: int
    busiest: int
    busiest_day: date | None
    night: int
    night_unknown: int
    numbers: int
    withheld: int
    unanswered: int
    estimated: int
    to_others: int
    others_named: str
    told_debt: int
    objection: Moment | None
    after_objection: int
    after_unknown: int
    reminders: int
    own_calls: int
    sources: str

    @property
    def has_objection(self) -> bool:
        """Whether they had been told to stop."""
        return self.objection is not None


def figures_view(contacts: Contacts, every: Contacts | None = None) -> FiguresView:
    """The figures of what a letter tells; reminders and own calls are those of `every` incident, if given."""
    aside = every or contacts
    busiest = contacts.by_day.busiest
    after = contacts.after_objection
    return FiguresView(
        total=contacts.total.value,
        rows=contacts.rows,
        first=contacts.first,
        last=contacts.last,
        days=contacts.days + bool(contacts.by_day.unknown.value),
        day_unknown=contacts.by_day.unknown.value,
        busiest=busiest[1].value if busiest else 0,
        busiest_day=busiest[0] if busiest else None,
        night=contacts.night.value,
        night_unknown=contacts.night.unknown,
        numbers=contacts.distinct_numbers,
        withheld=contacts.withheld.value,
        unanswered=contacts.unanswered.value,
        estimated=contacts.estimated.value,
        to_others=contacts.third_party.value,
        others_named=_others(contacts),
        told_debt=sum(row.count for row in select(contacts.counted, DISCLOSING)),
        objection=contacts.objection,
        after_objection=after.value if after else 0,
        after_unknown=after.unknown if after else 0,
        reminders=aside.reminders.value,
        own_calls=aside.own_calls.value,
        sources=listed(f"{rank.label}{figure.value}次" for rank, figure in contacts.by_rank),
    )


def _others(contacts: Contacts) -> str:
    """母亲8次、同事（3人）4次: third parties by relation, in the order of the case file."""
    return listed(
        f"{one.relation}{_people(one.relation, one.people)}{one.contacts.value}次" for one in contacts.reached
    )


def _people(relation: str, people: int) -> str:
    return f"（{people}人）" if people > 1 and "人" not in relation else ""


class StoryView(NamedTuple):
    """What came by one channel: its figures, and the records told one by one (the rest stand in the table)."""

    channel: Channel
    figures: FiguresView
    events: tuple[EventView, ...]
    untold: int

    @property
    def label(self) -> str:
        """The neutral heading: 电话, 短信, 社交网络, 上门, 其他."""
        return self.channel.label

    @property
    def is_other(self) -> bool:
        """Whether the channel has no name of its own."""
        return self.channel is Channel.OTHER

    @property
    def is_visit(self) -> bool:
        """Whether somebody came."""
        return self.channel is Channel.VISIT

    @property
    def told(self) -> int:
        """How many records are told one by one."""
        return len(self.events)


def stories(findings: Findings, told: Sequence[EventView]) -> tuple[StoryView, ...]:
    """One story for each channel that occurs, in the order of the vocabulary."""
    views = []
    for channel in Channel:
        rows = [row for row in told if row.incident.channel is channel]
        if rows:
            speaking = [row for row in rows if _speaks(row)]
            chosen = tuple(sorted(sorted(speaking, key=_weight)[:TOLD_AT_MOST], key=lambda row: row.row))
            figures = figures_view(findings.count(row.incident for row in rows))
            views.append(StoryView(channel, figures, chosen, len(rows) - len(chosen)))
    return tuple(views)


def _speaks(row: EventView) -> bool:
    """Whether there is more to tell than that a contact came."""
    return bool(row.words or row.account or row.incident.acts)


def _weight(row: EventView) -> tuple[bool, bool, int]:
    """Records with quoted words and evidence first, then by the number of acts."""
    return not row.words, not row.evidence, -len(row.incident.acts)
