"""The law as a template cites it: by topic, never by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.law import cite_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.law import Ground, Law, Provision


@frozen
class LawTexts:
    """What `law.topic` and `law["topic topic"]` give in a template: the articles' names, or nothing to cite.

    Procedure and the law of an offer follow the day of the letter.
    """

    book: Law
    filed: date
    grounds: tuple[Ground, ...]

    @property
    def checked_on(self) -> date | None:
        """The day of the oldest check of what may be cited; None for a letter dated before it."""
        oldest = self.book.oldest.checked_on
        return oldest if oldest <= self.filed else None

    def __getattr__(self, topic: str) -> str:
        """The citation of one topic. Raises AttributeError for an unknown one."""
        if topic.startswith("_") or topic not in self.book.topics:
            raise AttributeError(topic)
        return self[topic]

    def __getitem__(self, topics: str) -> str:
        """The citation of one or several topics. Raises KeyError for an unknown one."""
        unknown = [name for name in topics.split() if name not in self.book.topics]
        if unknown:
            raise KeyError(unknown[0])
        return cite_text(tuple(self._provisions(topics)))

    def _provisions(self, topics: str) -> Iterator[Provision]:
        for name in topics.split():
            yield from self.book.cite(name, self.filed, *self.grounds)
