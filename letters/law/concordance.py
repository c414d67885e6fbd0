"""Old article ↔ new article, from what the newer rows say they replace."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.law.provision import Provision, Version


class Change(NamedTuple):
    """One line of the concordance; `old` is None for what is new, `new` is None for what has no successor."""

    topic: str
    old: Provision | None
    new: Provision | None


def predecessors(versions: Iterable[Version], version: Version) -> tuple[Version, ...]:
    """The texts that a version takes the place of: earlier ones of its act, and acts that it replaced."""
    return tuple(
        other
        for other in versions
        if other.first < version.first and version.act.id in (other.act.id, other.replaced_by)
    )


def replaced(versions: Iterable[Version], provisions: Iterable[Provision], new: Provision) -> Iterator[Provision]:
    """The older rows that a newer one says it replaces."""
    older = predecessors(versions, new.version)
    return (old for old in provisions if old.version in older and old.key in new.replaces)


def changes(versions: tuple[Version, ...], provisions: tuple[Provision, ...], act_id: str) -> tuple[Change, ...]:
    """Every line for one act, in the order of its newer provisions; what lapsed comes last."""
    newer = [version for version in versions if version.act.id == act_id and predecessors(versions, version)]
    lines: list[Change] = []
    for provision in provisions:
        if provision.version in newer:
            lines += _lines(provision, tuple(replaced(versions, provisions, provision)))
    older = {old for version in newer for old in predecessors(versions, version)}
    return (*lines, *_lapsed([old for old in provisions if old.version in older], lines))


def _lapsed(older: Iterable[Provision], lines: Iterable[Change]) -> Iterator[Change]:
    """A line for each topic of what no newer provision takes the place of."""
    paired = {line.old for line in lines}
    for old in older:
        if old not in paired:
            yield from (Change(topic, old, None) for topic in old.topics)


def _lines(new: Provision, olds: tuple[Provision, ...]) -> list[Change]:
    if not olds:
        return [Change(topic, None, new) for topic in new.topics]
    return [Change(topic, old, new) for old in olds for topic in _shared(new, old)]


def _shared(new: Provision, old: Provision) -> tuple[str, ...]:
    """The topics both serve, or the newer one's where they share none."""
    return tuple(topic for topic in new.topics if topic in old.topics) or new.topics
