"""Everything that is looked up while a case is worked out, as one value."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters.books.money_rules import money_rules
from letters.errors import TemplateError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from letters.authorities import Directory
    from letters.books.money_rules import MoneyRules
    from letters.catalogue import Head
    from letters.law import Law, Rates


@frozen
class Books:
    """Heads of templates and the law; what not every command needs is read when it is first asked for."""

    heads: tuple[Head, ...]
    law: Law

    @cached_property
    def directory(self) -> Directory:
        """Who receives letters. Raises DataError for broken data."""
        from letters.authorities import load  # plans and rates are worked out without it

        return load()

    @cached_property
    def money(self) -> MoneyRules:
        """The words and figures that sums are told with. Raises DataError for broken data."""
        return money_rules()

    @cached_property
    def rates(self) -> Rates:
        """Rates of interest by date. Raises DataError for broken data."""
        from letters.law import load_rates

        return load_rates()

    @cached_property
    def _by_id(self) -> dict[str, Head]:
        return {head.id: head for head in reversed(self.heads)}

    @cached_property
    def doors(self) -> frozenset[str]:
        """The letters of which only one may carry the same dispute."""
        return frozenset(head.id for head in self.heads if head.door)

    def head(self, name: str) -> Head | None:
        """The head of that id, or None."""
        return self._by_id.get(name)

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
