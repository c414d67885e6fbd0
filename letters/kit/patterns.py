"""Regular expressions of bundled data, compiled where a text could hold what they look for.

Dozens of them are looked for in each text of a case, and hardly any is found; to compile them takes a start longer than
to search. A wheel tells of each which texts every match holds (kit/compiled.py); where those are not, there is no need
for the pattern. Without a wheel a pattern is compiled when it is first looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.kit.compiled import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


KIND = "pattern"
PARTING = "\ue000"
"""What texts are parted by that are searched as one: no letter, no white space, and in no text of anybody."""

# A pattern that looks at where a text begins or ends, takes without giving back, or asks for what is not there, may
# find in a text by itself what it does not find among others.
_ALONE = re.compile(r"\\[AZ]|\$|(?<!\[)\^|\(\?<?!\[\^|\(\?>|[*+?}]\+")


def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Choices of texts: every match of a regular expression holds one of each; none where they are not known."""
    return tuple(map(tuple, told(KIND, pattern) or ()))


class Pattern:
    """A regular expression: `search`, `match` and `finditer` as `re` has them."""

    __slots__ = ("_compiled", "_is_alone", "_needed", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None
        self._needed: tuple[tuple[str, ...], ...] | None = None
        self._is_alone: bool | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """As `re` has it. Raises re.error for what is no regular expression."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """The first match anywhere in a text."""
        return self.compiled.search(text) if self._may_be_in(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the beginning of a text."""
        return self.compiled.match(text) if self._may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in a text."""
        return self.compiled.finditer(text) if self._may_be_in(text) else iter(())

    def may_be_in_one(self, texts: Sequence[str], together: str) -> bool:
        """Whether a match may stand in one of some texts; `together` are they all, parted by PARTING.

        One search answers for all of them, where no place in a text matters to the pattern.
        """
        if self._is_alone is None:
            self._is_alone = _ALONE.search(self.pattern) is not None
        if self._is_alone:
            return True
        return any(map(self._may_be_in, texts)) and self.compiled.search(together) is not None

    def _may_be_in(self, text: str) -> bool:
        if self._compiled is not None:
            return True
        if self._needed is None:
            self._needed = needed(self.pattern)
        return all(any(word in text for word in choice) for choice in self._needed)

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.pattern == self.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        """The schema of a text that is proved to be a regular expression."""
        from pydantic_core.core_schema import no_info_after_validator_function

        return no_info_after_validator_function(lambda proved: cls(proved.pattern), handler(re.Pattern[str]))
