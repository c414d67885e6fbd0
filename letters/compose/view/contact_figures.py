"""The counts of a letter as its template sees them: numbers and days, each choice a yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import Act, Channel
from letters.findings import Choice, select
from letters.kit.frozen import frozen
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.compose.view.event_views import EventView
    from letters.findings import Contacts, Findings
    from letters.kit.moment import Moment

TOLD_AT_MOST = 12  # records of one channel told one by one; the table of incidents holds them all
DISCLOSING = Choice(act=Act.DEBT_DISCLOSED, to_others=True)


@frozen
class FiguresView:
    """What is counted, and what could not be told; sums of contacts unless the name says otherwise.

    `contacts` are those that a letter tells, `aside` those of whose reminders and own calls it speaks.
    """

    contacts: Contacts
    aside: Contacts

    @property
    def total(self) -> int:
        """Contacts that are counted."""
        return self.contacts.total.value

    @property
    def rows(self) -> int:
        """How many records they are."""
        return self.contacts.rows

    @property
    def first(self) -> Moment | None:
        """When the first began."""
        return self.contacts.first

    @property
    def last(self) -> Moment | None:
        """When the last ended."""
        return self.contacts.last

    @property
    def days(self) -> int:
        """On how many days there were contacts; those whose day is not known count as one more."""
        return self.contacts.days + bool(self.day_unknown)

    @property
    def day_unknown(self) -> int:
        """Contacts whose day is not known."""
        return self.contacts.by_day.unknown.value

    @property
    def busiest(self) -> int:
        """How many came on the busiest day that is known."""
        return self.contacts.by_day.busiest[1].value if self.contacts.by_day.busiest else 0

    @property
    def busiest_day(self) -> date | None:
        """The busiest day that is known."""
        return self.contacts.by_day.busiest[0] if self.contacts.by_day.busiest else None

    @property
    def night(self) -> int:
        """Contacts at night."""
        return self.contacts.night.value

    @property
    def night_unknown(self) -> int:
        """Contacts that may have been at night."""
        return self.contacts.night.unknown

    @property
    def numbers(self) -> int:
        """How many different numbers are known."""
        return self.contacts.distinct_numbers

    @property
    def withheld(self) -> int:
        """Contacts whose number was hidden."""
        return self.contacts.withheld.value

    @property
    def unanswered(self) -> int:
        """Calls that were not taken."""
        return self.contacts.unanswered.value

    @property
    def estimated(self) -> int:
        """Contacts whose number is an estimate."""
        return self.contacts.estimated.value

    @property
    def to_others(self) -> int:
        """Contacts with others than the person."""
        return self.contacts.third_party.value

    @property
    def others_named(self) -> str:
        """Whom they reached: 母亲8次、同事（3人）4次."""
        return _others(self.contacts)

    @property
    def told_debt(self) -> int:
        """Contacts in which others were told of the debt."""
        return sum(row.count for row in select(self.contacts.counted, DISCLOSING))

    @property
    def objection(self) -> Moment | None:
        """When they had first been told to stop."""
        return self.contacts.objection

    @property
    def has_objection(self) -> bool:
        """Whether they had been told to stop."""
        return self.objection is not None

    @property
    def after_objection(self) -> int:
        """Contacts after that."""
        return self.contacts.after_objection.value if self.contacts.after_objection else 0

    @property
    def after_unknown(self) -> int:
        """Contacts that may have come after that."""
        return self.contacts.after_objection.unknown if self.contacts.after_objection else 0

    @property
    def reminders(self) -> int:
        """Lawful reminders, not counted."""
        return self.aside.reminders.value

    @property
    def own_calls(self) -> int:
        """What the person did themself, not counted."""
        return self.aside.own_calls.value

    @property
    def sources(self) -> str:
        """What the records are: 手机导出记录8次、本人记忆2次."""
        return listed(f"{rank.label}{figure.value}次" for rank, figure in self.contacts.by_rank)


def figures_view(contacts: Contacts, every: Contacts | None = None) -> FiguresView:
    """The figures of what a letter tells; reminders and own calls are those of `every` incident, if given."""
    return FiguresView(contacts, every or contacts)


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
