"""Ages, hours of the night and words by which a case shows a fact, from data/legal-facts.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from letters import law
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Count, Key, known, row
from letters.kit.patterns import Pattern

DATA = Path(__file__).parent / "data" / "legal-facts.toml"
FactWord = Annotated[str, known("facts")]


@row
class AgeRow:
    """Full years at which capacity changes."""

    adult: Count
    earning: Count
    limited: Count


@row
class NightRow:
    """The hours that count as night: from `start` on, and before `end`."""

    start: Annotated[Count, Key("from")]
    end: Annotated[Count, Key("until")]

    def holds(self, hour: int) -> bool:
        """Whether an hour of the day (0-23) lies in the night."""
        return hour >= self.start or hour < self.end


@row
class PoseRow:
    """Words by which somebody says as whom they pose; `fact` is "" where no fact names that."""

    pattern: Pattern
    fact: FactWord = ""


@row
class FactRules:
    """`legal-facts.toml`."""

    ages: AgeRow
    night: NightRow
    pose: tuple[PoseRow, ...]


def read_fact_rules(path: Path, read: Read = read) -> FactRules:
    """The rules. Raises SlipsError, as for a fact that the law's words do not hold."""
    return read(path, FactRules, facts=lambda: law.load().words.facts)


@cache
def fact_rules() -> FactRules:
    """The bundled rules."""
    return read_fact_rules(DATA, read_trusted)
