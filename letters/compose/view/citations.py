"""The law as a template cites it: by topic, never by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from letters.law import cite_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from letters.law import Ground, Law

CHECKED_ON: Final = "checked_on"
"""The one key of LawTexts that is no topic: the day of the oldest check, None for a letter dated before it."""


class LawTexts(dict[str, Any]):
    """What `law.topic` and `law["topic topic"]` give in a template: the articles' names, or nothing to cite.

    A dictionary, since of one a template reads keys and nothing else; each text is made when it is first asked for,
    as few letters cite more than a tenth of the topics. Raises KeyError for an unknown topic.
    """

    __slots__ = ("_cited",)

    def __init__(self, cited: Callable[[str], Any]) -> None:
        super().__init__()
        self._cited = cited

    def __missing__(self, topics: str) -> Any:
        text = self[topics] = self._cited(topics)
        return text


def law_texts(law: Law, filed: date, grounds: tuple[Ground, ...]) -> LawTexts:
    """The law for a letter of the day `filed`: procedure and the law of an offer follow that day."""

    def cited(topics: str) -> Any:
        if topics == CHECKED_ON:
            oldest = law.oldest.checked_on
            return oldest if oldest <= filed else None
        names = topics.split()
        for name in names:
            if name not in law.topics:
                raise KeyError(name)
        return cite_named(tuple(one for name in names for one in law.cite(name, filed, *grounds)))

    return LawTexts(cited)
