"""The table that leads from what happened to topics, and the closed words it is written in."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.kit.nearest import nearest
from letters.law.condition import CONTACT, REMINDER, telling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


@frozen
class Words:
    """The closed vocabularies: acts, channels and practices are the case file's own words; facts have a label here."""

    acts: frozenset[str]
    channels: frozenset[str]
    addressees: frozenset[str]
    practices: frozenset[str]
    facts: Mapping[str, str] = field(default_factory=dict)

    def vocabularies(self) -> dict[str, Collection[str]]:
        """Each closed vocabulary by the name under which rows of the data ask for it."""
        return {
            "acts": self.acts | {CONTACT},
            "tellable": self.tellable,
            "channels": self.channels,
            "addressees": self.addressees,
            "practices": self.practices,
            "facts": self.facts,
            "assertable": self.assertable,
        }

    @property
    def tellable(self) -> frozenset[str]:
        """What a condition may name as an act: the acts but reminders, and `contact`."""
        return self.acts - {REMINDER} | {CONTACT}

    @property
    def assertable(self) -> frozenset[str]:
        """What a condition may name as a fact: the facts and the kinds of practices."""
        return frozenset(self.facts) | self.practices


@frozen
class Lead:
    """One row: any of `words`, by any of `channels` (none named: any), to these addressees → topics."""

    words: frozenset[str]
    addressees: frozenset[str]
    topics: frozenset[str]
    channels: frozenset[str] = frozenset()

    def leads(self, words: Iterable[str], addressee: str, channel: str = "") -> bool:
        """Whether the row applies."""
        by_channel = not self.channels or channel in self.channels
        return by_channel and addressee in self.addressees and not self.words.isdisjoint(words)


@frozen
class Table:
    """From acts by channel, from practices and from facts, each by addressee, to topics."""

    words: Words
    grounds: tuple[Lead, ...] = ()
    practices: tuple[Lead, ...] = ()
    facts: tuple[Lead, ...] = ()

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that some row leads to."""
        return _union(lead.topics for lead in (*self.grounds, *self.practices, *self.facts))

    def for_contact(self, acts: Iterable[str], channel: str, addressee: str) -> frozenset[str]:
        """The topics of one contact. Raises UsageError for a word outside the vocabulary."""
        told = frozenset(acts)
        for act in sorted(told):
            known(act, self.words.acts | {CONTACT}, "行为")
        known(channel, self.words.channels, "渠道")
        known(addressee, self.words.addressees, "收件方")
        return _union(lead.topics for lead in self.grounds if lead.leads(telling(told), addressee, channel))

    def for_practice(self, kind: str, addressee: str) -> frozenset[str]:
        """The topics of a wrong in doing business. Raises UsageError for a word outside the vocabulary."""
        known(kind, self.words.practices, "经营行为")
        known(addressee, self.words.addressees, "收件方")
        return _union(lead.topics for lead in self.practices if lead.leads({kind}, addressee))

    def for_fact(self, fact: str, addressee: str) -> frozenset[str]:
        """The topics of a fact of the case. Raises UsageError for a word outside the vocabulary."""
        known(fact, self.words.facts, "事实")
        known(addressee, self.words.addressees, "收件方")
        return _union(lead.topics for lead in self.facts if lead.leads({fact}, addressee))


def known(word: str, words: Collection[str], what: str) -> None:
    """Raise UsageError, with the nearest word, unless `word` is one of `words`."""
    if word not in words:
        raise UsageError(f"没有名为 {word} 的{what}", nearest(word, words))


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
