"""Ways of paying: what a case can bear, and a plan put into its text; comments and everything else stay."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters import findings, law
from letters.books import Books
from letters.case import CaseFile, place
from letters.errors import UsageError
from letters.findings import Origin, is_workday, outlook
from letters.kit.frozen import frozen
from letters.kit.shell_words import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from letters.case import Case
    from letters.findings import Outlook, Payment, Way, Wish

INSTEAD = "offer.options"
WHOLE = 100  # percent


@frozen
class SavedPlan:
    """The text of the case file with a plan in it, and the keys that were written, as a person reads them."""

    text: str
    changed: tuple[str, ...]


@cache
def _books() -> Books:
    return Books((), law.load())  # no letter is written here


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
    books = _books()
    worked_out = findings.of(case, books, day)
    return outlook(worked_out, books.money.share if share is None else share, wish, is_workday)


def refuse_baseless(case: Case, name: str) -> None:
    """Refuse to save where an offer would be made of a sum that nothing in the case bears out. Raises UsageError.

    An offer of the case's own stands: that sum is the person's word. `name` is what the case file is called.
    """
    if case.offer is None and not (case.contract and case.contract.payments):
        payments = place("payments")
        raise UsageError(
            f"案件里没有付款记录（{payments}），不知道已经付了多少，没有存：存下的数会写成您没有异议的金额",
            f"先导入支付宝、微信账单：letters import {as_typed(name)} 账单文件；"
            "核对过的数，可以自己写 offer.undisputed",
        )


def with_plan(text: str, case: Case, seen: Outlook, why: str, today: date, name: str = "case.toml") -> SavedPlan:
    """The one plan that was wished for, in the place of the case's own of that kind; `why` for a sum that is less.

    Raises UsageError where it does not fit what the case holds, CaseError where the text would be no case.
    """
    [way] = [each for each in seen.ways if each.origin is Origin.PROPOSED]
    _check_total(case, way, why)
    file = CaseFile(Path(name), text, None)
    changed = list(_offer(file, case, seen, way.total))
    changed.append(_option(file, case, way, why))
    file.case(today)  # what the file would refuse to be read as is never stored
    return SavedPlan(file.stored, tuple(changed))


def _check_total(case: Case, way: Way, why: str) -> None:
    offered = case.offer.undisputed if case.offer else None
    if offered is None or way.total == offered:
        return
    if way.kind.value == "settlement":
        if way.total < offered and not why:
            raise UsageError(
                f"一次结清的 {way.total:,} 元少于没有异议的 {offered:,} 元，要写理由",
                '加 --why "为什么是这个数"，理由会写进信里',
            )
    elif way.kind.value != "return":
        raise UsageError(
            f"--amount {way.total:,} 元和案件里没有异议的金额 {offered:,} 元不一致，没有存",
            "去掉 --amount，或者先改 offer.undisputed",
        )


def _offer(file: CaseFile, case: Case, seen: Outlook, total: Decimal) -> Iterator[str]:
    """What an offer must hold and this case does not: the undisputed sum, what it is, when it fell due."""
    if case.offer is not None:
        return
    dues = seen.dues
    given: dict[str, Any] = {"undisputed": total}
    if dues and dues.undisputed_due and dues.undisputed == total:
        given["undisputed_what"] = dues.what
        given["undisputed_due"] = list(dues.undisputed_due)
    for name, value in given.items():
        file.set(f"offer.{name}", value)
        yield f"offer.{name}"


def _option(file: CaseFile, case: Case, way: Way, why: str) -> str:
    """The option, in the place of the first of its kind."""
    row = {"kind": way.kind.option.value, "why": why or None, "payments": [_row(each) for each in way.payments]}
    options = case.offer.options if case.offer else ()
    same = [number for number, option in enumerate(options) if option.kind is way.kind.option]
    if same:
        file.set(f"{INSTEAD}.{same[0]}", None)
    file.append(INSTEAD, [row])
    return f"{INSTEAD}（{'换掉了原来同类的方案' if same else '新增'}）"


def _row(payment: Payment) -> dict[str, object]:
    return {"due": payment.due, "amount": payment.amount}
