"""Looking provisions up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.everyday import said_topics
from letters.law.grounds import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from letters.law.book import Law
    from letters.law.provision import Provision


def search(
    law: Law,
    words: str = "",
    *,
    topic: str | None = None,
    act: str | None = None,
    article: int | None = None,
    on: date | None = None,
) -> tuple[Provision, ...]:
    """Provisions that hold every word (parted by spaces) or are what it is called, and meet every condition.

    Verified or not, across all acts. A word of everyday speech (上征信, 押金不退) finds what stands under its topics.

    `act` is an id, a short or a full title. Raises UsageError for an unknown topic or act, HorizonError for a
    day the data does not know.
    """
    if topic:
        law.topic(topic)
    if act:
        known(act, {name for each in law.acts for name in (each.id, each.short, each.title)}, "法规")
    if on:
        law.horizon.check(on)
    found: Iterable[Provision] = law.provisions
    if topic:
        found = filter(lambda each: topic in each.topics, found)
    if act:
        found = filter(lambda each: act in _names(each), found)
    if article is not None:
        found = filter(lambda each: each.article == article, found)
    if on:
        found = filter(lambda each: each.in_force(on), found)
    return tuple(_holding(law, found, words.split()))


def _names(provision: Provision) -> tuple[str, str, str]:
    """What the act of a provision may be called by."""
    return provision.act.id, provision.act.short, provision.act.title


def _holding(law: Law, provisions: Iterable[Provision], words: Iterable[str]) -> Iterator[Provision]:
    """Those that hold every word, or stand under a topic that it leads to."""
    asked = [(word, said_topics(word)) for word in words]
    return (each for each in provisions if _holds(law, each, asked))


def _holds(law: Law, provision: Provision, asked: Iterable[tuple[str, frozenset[str]]]) -> bool:
    labels = (law.topics[name].label for name in provision.topics)
    text = "\n".join((provision.citation_full, provision.act.short, provision.summary, *provision.terms, *labels))
    return all(word in text or not said.isdisjoint(provision.topics) for word, said in asked)
