"""What letters are made from besides the case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from letters import authorities, law
from letters.catalogue.head import heads
from letters.errors import TemplateError
from letters.findings.money_rules import money_rules

if TYPE_CHECKING:
    from datetime import date

    from letters.authorities import Directory
    from letters.case.model import Case
    from letters.catalogue.head import Head
    from letters.catalogue.library import Library
    from letters.findings.money_rules import MoneyRules
    from letters.follow import Followed, Ladder
    from letters.law.book import Law
    from letters.law.rates import Rates


@dataclass(frozen=True)
class Books:
    """Heads of templates, the law, the directory of bodies; what few letters need is read when first asked for."""

    heads: tuple[Head, ...]
    law: Law
    directory: Directory

    @cached_property
    def ladder(self) -> Ladder:
        """What follows from what became of a letter. Raises DataError for broken data."""
        from letters.follow import load  # most cases have sent nothing yet, and need not wait for it

        return load()

    def became(self, case: Case, day: date) -> tuple[Followed, ...]:
        """What became of the letters that a case has sent, as of a day."""
        if not case.filings:
            return ()
        from letters.follow import follow

        return follow(case, self.ladder, self.law, day)

    @cached_property
    def money(self) -> MoneyRules:
        """The words and figures that sums are told with."""
        return money_rules()

    @cached_property
    def rates(self) -> Rates:
        """Rates of interest by date."""
        from letters.law.rates import load_rates

        return load_rates()

    def head(self, name: str) -> Head | None:
        """The head of that id, or None."""
        return next((head for head in self.heads if head.id == name), None)

    def title(self, name: str) -> str:
        """The title of a letter; its id where no template has it, as in a case older than its templates."""
        head = self.head(name)
        return head.title if head else name

    def annexes(self, head: Head) -> tuple[Head, ...]:
        """The heads of a letter's annexes. Raises TemplateError for one that there is not."""
        return tuple(self._annex(head, name) for name in head.annexes)

    def _annex(self, head: Head, name: str) -> Head:
        found = self.head(name)
        if found is None:
            raise TemplateError(head.id, 1, f"文件头的 annexes 里有不存在的附件 {name}")
        return found


def open_books(library: Library) -> Books:
    """The books that come with the program, with the templates of a library. Raises DataError for broken data."""
    return Books(heads(library), law.load(), authorities.load())
