"""The counts of a letter as its template sees them: numbers and days, each choice a yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import Act, Channel
from letters.compose.view.event_views import EventView
from letters.compose.view.stated import EstimateView, Stated, estimates, stated, times
from letters.findings import Choice
from letters.kit.listing import listed
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.case import Incident
    from letters.findings import Contacts, Findings

CHANNELS = tuple(Channel)
TOLD_AT_MOST = 12  # records of one channel told one by one; the table of incidents holds them all
DISCLOSING = Choice(act=Act.DEBT_DISCLOSED, to_others=True)


class FiguresView(NamedTuple):
    """What is counted, and what could not be told; sums of contacts unless the comment says otherwise."""

    total: int
    rows: int  # how many records they are
    first: Moment | None  # when the first began
    last: Moment | None  # when the last ended
    days: int  # on how many days there were contacts; those whose day is not known count as one more
    day_unknown: int
    night: int
    night_unknown: int  # those that may have been at night
    numbers: int  # how many different numbers are known
    withheld: int  # those whose number was hidden
    unanswered: int
    estimated: int
    to_others: int  # those with others than the person
    others_named: str  # whom they reached: 母亲8次、同事（3人）4次
    published: int  # what was posted where anybody can read it
    told_debt: int  # those in which others were told of the debt
    objection: Moment | None  # when they had first been told to stop
    after_objection: int
    after_unknown: int  # those that may have come after that
    reminders: int  # lawful ones, not counted
    own_calls: int  # what the person did themself, not counted
    sources: str  # what the records are, which comes to the total: 手机导出记录8次、来源未写明2次、本人估计约20次
    estimates: tuple[EstimateView, ...]  # those of so many a day, as they were said
    stated: Stated  # the same in words, as a letter may say them

    @property
    def has_objection(self) -> bool:
        """Whether they had been told to stop."""
        return self.objection is not None


def figures_view(contacts: Contacts, every: Contacts | None = None) -> FiguresView:
    """The figures of what a letter tells; reminders and own calls are those of `every` incident, if given."""
    if not contacts.incidents and every is None:  # as of what is out of time in most cases
        return _none(contacts.objection)
    aside, after = every or contacts, contacts.after_objection
    unknown, told_debt = contacts.by_day.unknown.value, contacts.having(DISCLOSING.takes)
    return FiguresView(
        total=contacts.total.value,
        rows=contacts.rows,
        first=contacts.first,
        last=contacts.last,
        days=contacts.days + bool(unknown),
        day_unknown=unknown,
        night=contacts.night.value,
        night_unknown=contacts.night.unknown,
        numbers=contacts.distinct_numbers,
        withheld=contacts.withheld.value,
        unanswered=contacts.unanswered.value,
        estimated=contacts.estimated.value,
        to_others=contacts.third_party.value,
        others_named=_others(contacts),
        published=contacts.published.value,
        told_debt=told_debt.value,
        objection=contacts.objection,
        after_objection=after.value if after else 0,
        after_unknown=after.unknown if after else 0,
        reminders=aside.reminders.value,
        own_calls=aside.own_calls.value,
        sources=_sources(contacts),
        estimates=estimates(contacts),
        stated=stated(contacts, told_debt, every),
    )


def _none(objection: Moment | None) -> FiguresView:
    """The figures of no contact at all."""
    return FiguresView(0, 0, None, None, *(0,) * 9, "", 0, 0, objection, 0, 0, 0, 0, "", (), Stated(*("",) * 14))


def _sources(contacts: Contacts) -> str:
    """By how strong the record is, what no source is given for and what is reckoned each by itself."""
    ranked = [(rank.label, each.recorded) for rank, each in contacts.by_rank]
    named = [*ranked, ("来源未写明", contacts.by_rank.unknown.recorded), ("本人估计的约", contacts.total.estimated)]
    return listed(f"{source}{number}次" for source, number in named if number)


def _others(contacts: Contacts) -> str:
    """母亲8次、同事（3人）4次: third parties by relation, in the order of the case file."""
    return listed(f"{one.relation}{_people(one.relation, one.people)}{times(one.contacts)}" for one in contacts.reached)


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


def stories(
    findings: Findings, incidents: Sequence[Incident], told: Sequence[EventView], whole: FiguresView
) -> tuple[StoryView, ...]:
    """One story for each channel that occurs, in the order of the vocabulary; `told` are the incidents' views.

    `whole` are the figures of all of them: where there is one channel alone, nothing is counted again.
    """
    rows: dict[Channel, list[EventView]] = {}
    for row in told:
        rows.setdefault(row.incident.channel, []).append(row)
    views = []
    for channel in (each for each in CHANNELS if each in rows):
        if len(rows) == 1:
            figures = _alone(whole)
        else:
            figures = figures_view(findings.count(one for one in incidents if one.channel is channel))
        views.append(_story(channel, rows[channel], figures))
    return tuple(views)


def _alone(whole: FiguresView) -> FiguresView:
    """The figures of the one channel there is: those of all, but for what is not counted and told of none."""
    return whole._replace(reminders=0, own_calls=0, stated=whole.stated._replace(reminders="", own_calls=""))


def _story(channel: Channel, rows: Sequence[EventView], figures: FiguresView) -> StoryView:
    speaking = sorted((row for row in rows if _speaks(row)), key=_weight)
    chosen = tuple(sorted(speaking[:TOLD_AT_MOST], key=lambda row: row.row))
    return StoryView(channel, figures, chosen, len(rows) - len(chosen))


def _speaks(row: EventView) -> bool:
    """Whether there is more to tell than that a contact came."""
    return bool(row.words or row.account or row.incident.acts or row.is_daily)


def _weight(row: EventView) -> tuple[bool, bool, int]:
    """Records with quoted words and evidence first, then by the number of acts."""
    return not row.words, not row.evidence, -len(row.incident.acts)
