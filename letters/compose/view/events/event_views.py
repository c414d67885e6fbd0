"""What a template sees of one incident."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from letters.case import PUBLIC, SELF, ByBasis, Channel, Direction, KnownBy
from letters.compose.view.events.came import INTRUSION, ORDER, sort_of
from letters.compose.view.events.event_fields import EventFields, IncidentView
from letters.compose.view.events.from_whom import from_whom
from letters.compose.view.events.stated import how_many, span_of
from letters.compose.view.events.visitors import beside, duration, looks, present
from letters.compose.view.said import said
from letters.findings import at_night, incident_facts
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.case import Case, Incident, ThirdParty

POLICE: Final = "police_impersonated"  # the fact that somebody posed as police


_fields: Final[Callable[[dict[str, Any]], tuple[Any, ...]]] = itemgetter(*IncidentView._fields)


class EventView(EventFields):
    """One incident, with every choice a template makes already a yes or no."""

    __slots__ = ()

    @property
    def is_call(self) -> bool:
        """A telephone call."""
        return self.incident.channel is Channel.CALL

    @property
    def is_sms(self) -> bool:
        """A text message."""
        return self.incident.channel is Channel.SMS

    @property
    def is_social(self) -> bool:
        """A message or post in a social network."""
        return self.incident.channel is Channel.SOCIAL

    @property
    def is_visit(self) -> bool:
        """Somebody came."""
        return self.incident.channel is Channel.VISIT

    @property
    def span(self) -> str:
        """From which day to which, without the time."""
        return span_of(self.at, self.until or self.at)

    @property
    def is_order(self) -> bool:
        """An order that was placed in the name of whoever was to get it."""
        return sort_of(self.incident) == ORDER

    @property
    def is_intrusion(self) -> bool:
        """Somebody came into a home."""
        return sort_of(self.incident) == INTRUSION

    @property
    def is_received(self) -> bool:
        """Nobody knows who it was from, so it is told as what was received: a call, a message, a parcel, an order."""
        known = self.is_confirmed or self.is_self_stated or self.is_inferred
        return not (known or self.is_own or self.is_social or self.is_visit)

    @property
    def is_posted(self) -> bool:
        """Posted for whoever reads it, and sent to nobody."""
        return self.is_social and self.incident.is_public and not self.incident.others

    @property
    def estimated(self) -> bool:
        """The count is the person's estimate."""
        return self.incident.estimated

    @property
    def seen_by(self) -> int | None:
        """How many could see it, where whom it reached does not say so already: 车间微信群（同事）46人."""
        return None if f"{self.audience}人" in self.receivers else self.audience

    @property
    def is_confirmed(self) -> bool:
        """Who did it has been verified, and is named in the case."""
        return self.incident.by_basis is ByBasis.CONFIRMED and bool(self.by)

    @property
    def is_self_stated(self) -> bool:
        """Who did it said so: that they belong to a business of the case (`by`), or a name (`self_name`)."""
        return self.incident.by_basis is ByBasis.SELF_STATED and bool(self.by or self.self_name)

    @property
    def is_inferred(self) -> bool:
        """Who did it is the person's inference."""
        return self.incident.by_basis is ByBasis.INFERRED and bool(self.by)

    @property
    def is_called_by_name(self) -> bool:
        """Told by the name that was shown, as nobody with a name of their own is said to be behind it."""
        known = self.is_self_stated or self.is_inferred or (self.is_confirmed and self.is_by_named)
        return bool(self.name) and not known

    @property
    def is_told(self) -> bool:
        """Known from somebody else."""
        return self.incident.known_by is KnownBy.TOLD

    @property
    def is_learned(self) -> bool:
        """Others alone were contacted, and nobody said how the person knows."""
        return self.incident.known_by is None and not self.incident.to_self and not self.incident.is_public

    @property
    def is_recorded(self) -> bool:
        """Known from a document."""
        return self.incident.known_by is KnownBy.DOCUMENT

    @property
    def is_answered(self) -> bool:
        """A call that was taken."""
        return self.incident.answered is True and self.is_call

    @property
    def is_unanswered(self) -> bool:
        """A call that was not taken."""
        return self.incident.answered is False and self.is_call

    @property
    def bare_answered(self) -> bool:
        """A call that was taken, with nothing else to tell."""
        return self.is_answered and not (self.words or self.account)

    @property
    def is_clue(self) -> bool:
        """Whether it leaves a number or a name by which a business may look for who it was."""
        return bool(self.number or self.name) and not self.is_own and not self.is_reminder

    @property
    def is_reminder(self) -> bool:
        """A lawful reminder, not counted."""
        return self.incident.is_reminder

    @property
    def is_own(self) -> bool:
        """The person's own call or message, not counted."""
        return self.incident.direction is Direction.OUT


def event_view(case: Case, incident: Incident, row: int, *, background: bool = False) -> EventView:
    """One incident of a (masked) case as row `row` of the table of incidents."""
    return EventView(
        row=row,
        incident=IncidentView._make(_fields(incident.__dict__)),
        at=incident.at,
        until=incident.until,
        place=incident.place,
        channel_name=incident.channel_name or incident.channel.label,
        count=incident.count,
        how_many=how_many(incident),
        is_daily=incident.daily is not None,
        receivers=receivers(case, incident),
        teller=receivers(case, incident, only_others=True) or _WITNESS,
        duration=duration(incident.duration),
        words=said(incident.words),
        account=incident.account,
        acts=_acts(incident),
        audience=incident.audience,
        link=incident.link,
        present=present(incident),
        looks=looks(incident),
        beside=beside(incident),
        is_as_police=POLICE in incident_facts(incident),
        is_at_night=at_night(incident) is True,
        is_told_to_others=_is_told_to_others(case, incident),
        log=_log(case, incident),
        source=incident.source or (incident.rank.label if incident.rank else ""),
        payee=incident.payee,
        evidence="",
        is_background=background,
        **from_whom(case, incident),
    )


_WITNESS = "他人"


def _acts(incident: Incident) -> str:
    """What was done, of a record that holds neither words nor account; a reminder is marked as one elsewhere."""
    told = incident.says_something or incident.is_reminder
    return "" if told else listed(act.label for act in incident.acts)


def receivers(case: Case, incident: Incident, *, only_others: bool = False) -> str:
    """本人、母亲何桂芝、同事3人: names only where the masked case still has them."""
    named = () if only_others else ((SELF, "本人"), (PUBLIC, "公众"))
    words = [word for key, word in named if key in incident.to]
    known = (case.third_party(key) for key in incident.others)
    return listed([*words, *(person_words(third, plain=only_others) for third in known if third is not None)])


def person_words(third: ThirdParty, *, plain: bool = False) -> str:
    """母亲何桂芝, 哥哥（担保人）, 同事3人; `plain` without what they are to the contract."""
    people = f"{third.people}人" if (third.people or 1) > 1 and "人" not in third.called else ""
    guarantor = "（担保人）" if third.is_guarantor and not plain else ""
    return f"{third.called}{third.name or ''}{guarantor}{people}"


def _is_told_to_others(case: Case, incident: Incident) -> bool:
    known = (case.third_party(key) for key in incident.others)
    return incident.is_public or any(third is not None and not third.is_guarantor for third in known)


def _log(case: Case, incident: Incident) -> str:
    """Whose phone a record comes from, by relation."""
    owner = case.third_party(incident.log_of) if incident.log_of else None
    return owner.called if owner else ""
