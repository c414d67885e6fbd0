"""From where a letter looks at the case: from one contract, from all of them, or from none.

A letter is written once for each contract; one for the police or legal aid sees all. A business that has to do with no
contract, as far as is known, is written to without a word of one.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import about, apart_from_contracts, deal_name, parties, unbound
from letters.catalogue import PARTIES
from letters.compose.choose.answered_papers import of_papers
from letters.compose.dossier import Dossier
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case
    from letters.catalogue import Head
    from letters.compose.addressed import Addressee
    from letters.compose.books import LetterBooks


@frozen
class Scopes:
    """The dossiers of a case: each is made when it is first asked for."""

    case: Case
    books: LetterBooks
    day: date

    @cached_property
    def whole(self) -> Dossier:
        """The case with all its contracts; of what was sent, where there are several, what concerned none alone."""
        if len(self.case.contracts) < 2:
            return self.deals[0]
        general = tuple(filing for filing in self.case.filings if filing.contract is None)
        return self._dossier(self.case.model_copy(update={"filings": general}))

    @cached_property
    def deals(self) -> tuple[Dossier, ...]:
        """The case from each contract; where there is none, the case itself."""
        held = self.case.contracts
        return tuple(self._dossier(about(self.case, each.id)) for each in held) or (self._dossier(self.case),)

    @cached_property
    def apart(self) -> Dossier | None:
        """The case for businesses that have to do with no contract; None where there are no contracts or no such."""
        strangers = unbound(self.case)
        if not self.case.contracts or not strangers:
            return None
        return self._dossier(apart_from_contracts(self.case).model_copy(update={"respondents": strangers}))

    def of(self, head: Head) -> tuple[Dossier, ...]:
        """From where a letter is written, once from each."""
        if head.whole:
            return (self.whole,)
        if head.answers:
            return tuple(map(self._dossier, of_papers(self.case, head))) if self.case.received else ()
        several = len(self.case.contracts) > 1
        if head.follows:
            return (self.whole, *self.deals) if several else (self.whole,)
        if self.apart is None or not self._goes_to_a_business(head):
            return self.deals
        return (*self.deals, self.apart)

    def own(self, head: Head) -> tuple[Dossier, ...]:
        """From where a letter is written, but for strangers to every contract."""
        return tuple(dossier for dossier in self.of(head) if dossier is not self.apart)

    def deal(self, dossier: Dossier) -> str:
        """How the contract is called from which a letter looks, where there are several: 与某某的合同."""
        held = dossier.case.contract
        if held is None or len(self.case.contracts) < 2:
            return ""
        return deal_name(dossier.case, held)

    def may_receive(self, dossier: Dossier, head: Head, addressee: Addressee) -> bool:
        """Whether a letter from there may go to them: a business reads of its own contract alone."""
        if dossier is self.apart:
            return bool(addressee.respondents)
        held = dossier.case.contract
        if held is None or not addressee.respondents or not self._goes_to_a_business(head):
            return True
        there = {party.id for party in parties(dossier.case, held)}
        return any(party.id in there for party in addressee.respondents)

    def _goes_to_a_business(self, head: Head) -> bool:
        role = self.books.directory.roles.get(head.addressee)
        return head.addressee == PARTIES or (role is not None and role.is_business)

    def _dossier(self, case: Case) -> Dossier:
        return Dossier(case, self.books, self.day)
