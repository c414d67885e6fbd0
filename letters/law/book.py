"""The law as a whole: which provisions are in force on a day, and which of them may be cited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from letters.errors import HorizonError
from letters.kit.data_rows import Day, row
from letters.kit.refusals import RowError
from letters.law.concordance import Change, changes
from letters.law.counting import UNSAID
from letters.law.grounds import known
from letters.law.provision import Provision
from letters.law.spans import Spans, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from letters.law.condition import Element, Ground
    from letters.law.counting import Counting
    from letters.law.grounds import Table, Words
    from letters.law.provision import Act, Version
    from letters.law.topic import Topic

PROCEDURE = "procedure"


class Status(StrEnum):
    """How a topic stands on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"  # its provisions all begin later
    REPEALED = "repealed"  # what there was has ended without a successor in force
    NO_PROVISION = "no_provision"  # the data holds none for it


@row
class Horizon:
    """The days the data speaks about: `first` to `last`, both included.

    From `filings_from` on, procedure may rest on a text whose first day is not certain, since that text is
    read as the one in use now; before it, and for substance, never.
    """

    first: Day
    last: Day
    filings_from: Day

    def __post_init__(self) -> None:
        if not self.first <= self.filings_from <= self.last:
            raise RowError("日期先后不对", "应为 first ≤ filings_from ≤ last")

    def check(self, day: date) -> None:
        """Raise HorizonError for a day outside."""
        if not self.first <= day <= self.last:
            raise HorizonError(
                f"法规数据只覆盖 {self.first} 至 {self.last}，不含 {day}",
                "请核对日期；如日期无误，请更新法规数据",
            )


@dataclass(frozen=True, eq=False)
class Law:
    """Every act, version, provision and topic, in stable order."""

    acts: tuple[Act, ...]
    versions: tuple[Version, ...]
    provisions: tuple[Provision, ...]
    topics: Mapping[str, Topic]
    elements: Mapping[str, Element]
    horizon: Horizon
    table: Table

    @property
    def words(self) -> Words:
        """The closed vocabularies of acts, channels, addressees, practices and facts."""
        return self.table.words

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Provision, ...]]:
        """The provisions of each topic, in the order of the acts and then of the articles."""
        found: dict[str, list[Provision]] = {name: [] for name in self.topics}
        for provision in self.provisions:
            for topic in provision.topics:
                found[topic].append(provision)
        return {name: tuple(provisions) for name, provisions in found.items()}

    def topic(self, name: str) -> Topic:
        """The topic of that name. Raises UsageError, with the nearest name, for an unknown one."""
        known(name, self.topics, "法律主题")
        return self.topics[name]

    def topics_for(self, acts: Iterable[str], channel: str, addressee: str) -> frozenset[str]:
        """The topics of one incoming contact; none for a mere reminder. Raises UsageError."""
        wanted = frozenset(acts), channel, addressee
        if wanted not in self._led:
            self._led[wanted] = self.table.for_contact(*wanted)
        return self._led[wanted]

    @cached_property
    def _led(self) -> dict[tuple[frozenset[str], str, str], frozenset[str]]:
        """What the table has answered: cases hold few kinds of contacts, and many of each."""
        return {}

    @cached_property
    def _led_by_practice(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    @cached_property
    def _led_by_fact(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    def topics_for_practice(self, kind: str, addressee: str) -> frozenset[str]:
        """The topics of a wrong in doing business. Raises UsageError."""
        wanted = kind, addressee
        if wanted not in self._led_by_practice:
            self._led_by_practice[wanted] = self.table.for_practice(kind, addressee)
        return self._led_by_practice[wanted]

    def topics_for_fact(self, fact: str, addressee: str) -> frozenset[str]:
        """The topics of a fact of the case. Raises UsageError."""
        wanted = fact, addressee
        if wanted not in self._led_by_fact:
            self._led_by_fact[wanted] = self.table.for_fact(fact, addressee)
        return self._led_by_fact[wanted]

    def on(self, topic: str, day: date) -> tuple[Provision, ...]:
        """What is in force on that day, verified or not; `status` tells why it is empty.

        Raises UsageError for an unknown topic, HorizonError for a day the data does not know.
        """
        self._known(topic, day)
        if topic not in self._in_force:
            self._in_force[topic] = spans_of(self.by_topic[topic], Provision.in_force)
        return self._in_force[topic].on(day)

    def cite(self, topic: str, day: date, *grounds: Ground) -> tuple[Provision, ...]:
        """What a letter may cite: in force on that day, verified, and allowed by its conditions.

        Give one ground for each incident, so that each is judged by its own acts, channel and facts; the
        contacts of those that fit are added up. A provision with conditions needs a ground, even one without
        contacts. The day is that of the act for substance, of the letter for procedure. Raises as `on` does.
        """
        return tuple([provision for provision in self._citable_on(topic, day) if provision.allows(grounds)])

    def terms(self, topic: str, day: date) -> tuple[Provision, ...]:
        """The provisions that set a period for a topic on that day, whoever it may be cited to.

        They are verified, and each has a `limit`; for reckoning and explaining, while letters go by `cite`. Raises
        as `on` does.
        """
        return tuple(provision for provision in self._citable_on(topic, day) if provision.limit)

    def counting(self, act: Act) -> Counting:
        """How an act's periods run: by its own rules, or those of the act it takes them from; unsaid without any."""
        own = act.counting or UNSAID
        if not own.like:
            return own
        taken = next((each for each in self.acts if each.id == own.like), None)
        rules = self.counting(taken) if taken else UNSAID
        return replace(rules, working=own.working)

    def _citable_on(self, topic: str, day: date) -> tuple[Provision, ...]:
        """What is in force on that day and verified, its text being certain or procedure's own, conditions aside."""
        self._known(topic, day)
        if topic not in self._citable:
            self._citable[topic] = self._spans_of_citable(topic)
        return self._citable[topic].on(day)

    def _spans_of_citable(self, topic: str) -> Spans:
        is_procedure, turn = self.topics[topic].kind == PROCEDURE, self.horizon.filings_from

        def holds(provision: Provision, day: date) -> bool:
            settled = provision.version.certain or (is_procedure and day >= turn)
            return settled and provision.verified and provision.in_force(day)

        return spans_of(self.by_topic[topic], holds, turn)

    def _known(self, topic: str, day: date) -> None:
        self.topic(topic)
        self.horizon.check(day)

    @cached_property
    def _in_force(self) -> dict[str, Spans]:
        """The texts of each topic that was asked for, over time."""
        return {}

    @cached_property
    def _citable(self) -> dict[str, Spans]:
        return {}

    @cached_property
    def oldest(self) -> Provision:
        """Of what may be cited, what was checked against its source the longest time ago."""
        return min((one for one in self.provisions if one.verified), key=lambda one: one.checked_on)

    def status(self, topic: str, day: date) -> Status:
        """Whether the topic has law on that day, not yet, or no longer. Raises as `on` does."""
        if self.on(topic, day):
            return Status.IN_FORCE
        provisions = self.by_topic[topic]
        if not provisions:
            return Status.NO_PROVISION
        return Status.NOT_YET if all(provision.since > day for provision in provisions) else Status.REPEALED

    def concordance(self, act_id: str) -> tuple[Change, ...]:
        """Old and new provision for each topic, for an act or for the act it replaced. Raises UsageError."""
        known(act_id, {act.id for act in self.acts}, "法规")
        return changes(self.versions, self.provisions, act_id)
