"""Ways of paying: what a case can bear, and what its offer gives reason to heed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from letters import findings, law
from letters.books import Books
from letters.case import deal_name
from letters.catalogue import Library
from letters.compose import Caution, Found, bundled_kinds, open_books, raised, select
from letters.desk.deals import of_contract
from letters.errors import UsageError
from letters.findings import is_workday, outlook, together

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case, Filing
    from letters.findings import Outlook, Together, Wish

LETTER = "negotiation"  # whose warnings are about money
WHOLE = 100  # percent


@cache
def money_books() -> Books:
    """What money is worked out with: no letter is written here."""
    return Books((), law.load())


def money_outlook(case: Case, day: date, wish: Wish | None = None, share: int | None = None) -> Outlook:
    """What the case gives about money on a day: its usual ways of paying, or with a `wish` the one wished for.

    `share` is how much of what is left each month may go into payments, in percent; without it what the data calls
    usual. Raises UsageError for a share there is not and for a wish that cannot be met, LettersError where a sum is
    needed that nobody knows, HorizonError for a day beyond the law's data.
    """
    if share is not None and not 0 <= share <= WHOLE:
        raise UsageError(f"--share 写成了 {share}", "写 0 到 100，例如 80 就是剩下的 80% 拿来还款")
    if wish and wish.start and wish.end and wish.end < wish.start:
        raise UsageError(f"--end {wish.end} 早于 --start {wish.start}", "最后期限要晚于开始的日子")
    books = money_books()
    worked_out = findings.of(case, books, day)
    return outlook(worked_out, books.money.share if share is None else share, wish, is_workday)


def money_together(case: Case, day: date, share: int | None = None) -> Together | None:
    """Several contracts of a case against one income; None for fewer than two. Raises as `money_outlook`."""
    books = money_books()
    seen = [(deal_name(case, held), findings.of(of_contract(case, held.id), books, day)) for held in case.contracts]
    return together(seen, books.money.share if share is None else share)


def money_cautions(case: Case, day: date) -> tuple[Caution, ...]:
    """What the case gives reason to heed about its offer: the very warnings that its letters about money carry."""
    found = (Found(each.id, each.detail) for each in findings.heeds(findings.of(case, money_books(), day)))
    return raised(case, LETTER, found, bundled_kinds())


def cautions_of_answer(case: Case, filing: Filing, day: date) -> tuple[Caution, ...]:
    """What to heed of the plan that the latest answer to an offer puts before the person; nothing where it puts none.

    Of several contracts the one is looked at that the offer was about.
    """
    seen = of_contract(case, filing.contract) if filing.contract else case
    found = findings.on_the_table(seen, filing)
    if found is None or len(seen.contracts) > 1:
        return ()
    plan, name = found
    heeds = findings.heeds_of(findings.of(seen, money_books(), day), plan, name)
    return raised(seen, LETTER, (Found(each.id, each.detail) for each in heeds), bundled_kinds())


def hindrances(case: Case, day: date) -> tuple[str, ...]:
    """Why no letter about money can be written of a case, each reason once; nothing where one can."""
    chosen = select(case, open_books(Library.bundled()), day, (LETTER,))
    if not chosen.falls_short:
        return ()
    stopped = (caution.message for letter in chosen.letters for caution in letter.stops)
    lacking = (f"还缺：{lack.what}" for one in chosen.unwritten for lack in one.lacks)
    return tuple(dict.fromkeys((*stopped, *lacking))) or ("案件里还没有付款的方案。",)
