"""What both ways of leading a talk do alike: what stands above an answer, and what is not said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.told.of_talk import heading, hints, how_far

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview import Progress, Question

REFUSED = "！"  # how a line begins that says why an answer was not taken


class Asking:
    """Knows which question was asked last and whether its answer was refused: then its help stands there already."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say, self._asked, self._is_refused, self._shown = say, "", False, ""
        self._progress: Progress | None = None

    def say(self, text: str) -> None:
        """Show a line, unless it repeats what was just shown as chosen."""
        self._is_refused = text.startswith(REFUSED)
        if text.strip() != f"→ {self._shown}":
            self._say(text)

    def lines(self, asked: Question) -> list[str]:
        """The question, then its help and example and the answer that stands; what opens a section is shown at once."""
        is_again = self._is_refused and asked.key == self._asked
        self._asked, self._is_refused, self._shown = asked.key, False, ""
        for line in () if is_again else heading(asked):
            self._say(line)
        self._say("")
        if left := how_far(asked, self._progress):
            self._say(left)
        self._progress = asked.progress
        return [f"{asked.label}？", *(() if is_again else hints(asked))]

    def show_chosen(self, question: str, chosen: str) -> None:
        """Leave the question and what was chosen on the screen, where the list has gone."""
        self._shown = chosen
        self._say(question)
        self._say(f"> {chosen}")
