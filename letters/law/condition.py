"""When a provision may be cited: what happened, and the facts that each element of an article asks for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from letters.case import vocabulary
from letters.kit.data_rows import Count, Some, known, row
from letters.kit.frozen import frozen
from letters.kit.refusals import RowError

if TYPE_CHECKING:
    from collections.abc import Iterable

AddresseeWord = Annotated[str, known("addressees")]
ChannelWord = Annotated[str, known("channels")]
TellableAct = Annotated[str, known("tellable")]
AssertableFact = Annotated[str, known("assertable")]

REMINDER = str(vocabulary.Act.REMINDER)  # a lawful reminder: leads to no provision
CONTACT = "contact"  # what every other incoming contact is, whatever else it is

NO_WORDS: frozenset[str] = frozenset()


@frozen
class Ground:
    """What a citation rests on: one incident, or several of one kind.

    `contacts` counts them; the acts, channels and facts hold for all of them. Facts of the whole case
    (licensed_lessor, minor …) are repeated in each ground. Kinds of practices count as facts.
    """

    addressee: str
    contacts: int = 0
    acts: frozenset[str] = NO_WORDS
    channels: frozenset[str] = NO_WORDS
    facts: frozenset[str] = NO_WORDS

    @cached_property
    def telling(self) -> frozenset[str]:
        """The acts that can lead somewhere: without reminders, and with `contact` if a contact was made."""
        return telling(self.acts) if self.contacts else self.acts - {REMINDER}

    @cached_property
    def counted(self) -> int:
        """The contacts that are not lawful reminders."""
        return self.contacts if CONTACT in self.telling else 0


def telling(acts: Iterable[str]) -> frozenset[str]:
    """The acts of one contact, without reminders, with `contact` added; nothing for a mere reminder."""
    given = frozenset(acts)
    return NO_WORDS if given == {REMINDER} else given - {REMINDER} | {CONTACT}


@row
class Condition:
    """One way in which a provision may be cited. Empty fields ask for nothing.

    Any of the acts, channels and addressees suffices; all of the facts and none of the `not_facts` must hold.
    The grounds that fit must together make at least `contacts`.
    """

    contacts: Count = 0
    acts: frozenset[TellableAct] = NO_WORDS
    channels: frozenset[ChannelWord] = NO_WORDS
    addressees: frozenset[AddresseeWord] = NO_WORDS
    facts: frozenset[AssertableFact] = NO_WORDS
    not_facts: frozenset[AssertableFact] = NO_WORDS

    def __post_init__(self) -> None:
        words = (self.acts, self.channels, self.addressees, self.facts, self.not_facts)
        if not self.contacts and not any(words):
            raise RowError("条件是空的", "删去它，或写明 contacts、acts、facts 等")

    def met(self, grounds: Iterable[Ground]) -> bool:
        """Whether the grounds that fit are there and are many enough."""
        fitting = [ground.counted for ground in grounds if self.fits(ground)]
        return bool(fitting) and sum(fitting) >= self.contacts

    def fits(self, ground: Ground) -> bool:
        """Whether one ground is of the kind asked for, its number aside."""
        return (
            (not self.acts or not self.acts.isdisjoint(ground.telling))
            and (not self.channels or not self.channels.isdisjoint(ground.channels))
            and (not self.addressees or ground.addressee in self.addressees)
            and self.facts <= ground.facts
            and self.not_facts.isdisjoint(ground.facts)
        )


@row
class Element:
    """What an article asks for (公然, 公开, 届满 …), and the facts of a case that show it; any of them suffices.

    `words` are how articles write it: one of them stands among the terms of each row that names the element.
    """

    name: str
    words: Some[str]
    means: str
    shown_by: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not self.shown_by:
            raise RowError("缺少 shown_by", "写明哪些行为、渠道、事实说明有这个要件")
        if any(condition.contacts or condition.addressees for condition in self.shown_by):
            raise RowError("shown_by 里不写次数和收件方", "次数和收件方写在条文的 when 里")

    def is_shown_by(self, ground: Ground) -> bool:
        """Whether one incident, or what is so in the whole case, shows it."""
        return any(condition.fits(ground) for condition in self.shown_by)
