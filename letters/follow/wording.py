"""How a deadline is explained: one sentence for each line of the count. The phrases stand in `data/phrases.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law import cite_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from letters.findings import Line, Term
    from letters.follow.phrases import Phrases
    from letters.law import Limit, Provision

START, PROVISIONAL = "start", "provisional"


class Wording:
    """The phrases, filled in."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def day(self, day: date) -> str:
        """A date as it is written out."""
        return self._phrases.day.format(year=day.year, month=day.month, day=day.day)

    def length(self, limit: Limit | None) -> str:
        """A period in words: 7 working days, 6 months; "" for none."""
        return self._phrases.units[limit.unit].format(count=limit.count) if limit else ""

    def phrase(self, table: str, name: str) -> str:
        """A phrase that has nothing to fill in."""
        phrases: Mapping[str, str] = getattr(self._phrases, table)
        return phrases[name]

    def start(self, how: str, day: date, first: date) -> str:
        """What sets the period off."""
        return self._phrases.start[how].format(day=self.day(day), first=self.day(first))

    def law(self, provisions: Iterable[Provision], limit: Limit | None) -> Iterator[str]:
        """The provisions that set it, and how long it is; nothing where no law does."""
        if cited := cite_text(provisions):
            yield self._phrases.end["law"].format(cited=cited, limit=self.length(limit))

    def count(self, term: Term, limit: Limit | None) -> Iterator[str]:
        """Each stretch of days, and the last day."""
        for line in term.lines:
            if line.kind not in (START, PROVISIONAL):
                yield self._line(line, limit)
        yield self.end("due", term.due)
        yield from (self._line(line, limit) for line in term.lines if line.kind == PROVISIONAL)

    def end(self, name: str, due: date, reason: str = "") -> str:
        """The last day: as computed, as an answer named it, or as the person set it."""
        return self._phrases.end[name].format(due=self.day(due), reason=reason)

    def untold(self, provisions: Iterable[Provision], limit: Limit, told: bool | None) -> str:
        """How long the term is at most where nobody told of the remedy, or where that is not known."""
        name = "unknown" if told is None else "untold"
        return self._phrases.doubt[name].format(cited=cite_text(provisions), limit=self.length(limit))

    def span(self, name: str, first: date, last: date) -> str:
        """Between which days something lies."""
        return self._phrases.doubt[name].format(first=self.day(first), last=self.day(last))

    def safe(self, posting: str, day: date) -> str:
        """The day to go by, and whether posting in time is enough."""
        return self._phrases.safe[posting].format(day=self.day(day))

    def _line(self, line: Line, limit: Limit | None) -> str:
        table = self._phrases.count
        kind = "span" if line.kind == "whole" and limit and limit.unit != "days" else line.kind
        phrase = table.get(f"one_{kind}", table[kind]) if line.first == line.last else table[kind]
        return phrase.format(
            first=self.day(line.first), last=self.day(line.last), days=line.days, limit=self.length(limit)
        )
