"""Ways of paying: what a case can bear, and a plan put into its text; comments and everything else stay."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from letters import findings, law
from letters.books import Books
from letters.case import CaseFile, about, deal_name, place
from letters.catalogue import Library
from letters.compose import Caution, Found, open_books, raised, select
from letters.errors import UsageError
from letters.findings import Origin, PlanKind, is_workday, outlook
from letters.kit.shell_words import as_typed
from letters.kit.typed import option_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from letters.case import Case
    from letters.findings import Dues, Outlook, OwedSum, Payment, Way, Wish

INSTEAD = "offer.options"
LETTER = "negotiation"  # whose warnings are about money
WHOLE = 100  # percent
WILLING = "offer.return_device"
SHOWN = 12  # days that a refusal names
_SAY_WHY = '加 --why "为什么是这个数"，理由会写进信里'


class SavedPlan(NamedTuple):
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


def of_one_contract(case: Case, contract: str, *, saves: bool) -> Case:
    """The case as its money is worked out: of several contracts, from the one of that id. Raises UsageError.

    A plan of one of several is not stored: the offers of each stand in a row of their own, which a person writes.
    """
    named = "、".join(f"{each.id}（{deal_name(case, each)}）" for each in case.contracts)
    if contract and contract not in {each.id for each in case.contracts}:
        raise UsageError(f"--contract {contract} 不是案件里的合同", f"可以写：{named or '案件里没有合同'}")
    if len(case.contracts) < 2:
        return case
    if not contract:
        raise UsageError(f"案件里有 {len(case.contracts)} 份合同，一次只算一份", f"加 --contract 编号：{named}")
    if saves:
        raise UsageError("案件里有几份合同，方案没有存", "算好的数，自己写进这份合同的 [[deals]] 的 offer")
    return about(case, contract)


def money_cautions(case: Case, day: date) -> tuple[Caution, ...]:
    """What the case gives reason to heed about its offer: the very warnings that its letters about money carry."""
    found = (Found(each.id, each.detail) for each in findings.heeds(findings.of(case, _books(), day)))
    return raised(case, LETTER, found)


def hindrances(case: Case, day: date) -> tuple[str, ...]:
    """Why no letter about money can be written of a case, each reason once; nothing where one can."""
    chosen = select(case, open_books(Library.bundled()), day, (LETTER,))
    if not chosen.falls_short:
        return ()
    stopped = (caution.message for letter in chosen.letters for caution in letter.warnings if caution.stops)
    lacking = (f"还缺：{lack.what}" for one in chosen.unwritten for lack in one.lacks)
    return tuple(dict.fromkeys((*stopped, *lacking))) or ("案件里还没有付款的方案。",)


def refuse_baseless(case: Case, name: str, wish: Wish | None = None) -> None:
    """Refuse to save where an offer would be made of a sum that nothing in the case bears out. Raises UsageError.

    What the person called undisputed stands without a record of payments, but not where what came was no device, or
    cash: then any offer may hurt. To be willing to give back needs no sum. `name` is what the file is called.
    """
    positions = findings.positions_of(case, date.min)
    if any(each.forbids for each in positions.withheld):
        raise UsageError(
            "案件里写了没有收到设备，或者拿到的是现金，没有存：这时提出付多少，可能等于认了不该认的",
            f"先问律师或者 12348；请法律援助中心帮忙：letters write {as_typed(name)} legal-aid",
        )
    is_willing = wish is not None and wish.kind is PlanKind.RETURN and wish.amount is None
    if positions.withheld and positions.undisputed is None and not is_willing:
        payments = place("payments")
        raise UsageError(
            f"案件里没有付款记录（{payments}），不知道已经付了多少，没有存",
            f"先导入支付宝、微信账单：letters import {as_typed(name)} 账单文件；"
            "核对过、愿意认的数，可以自己写 offer.undisputed",
        )


def with_plan(text: str, case: Case, seen: Outlook, why: str, today: date, name: str = "case.toml") -> SavedPlan:
    """The one plan that was wished for, in the place of the case's own of that kind; `why` for a sum that is less.

    Of giving back with a payment that no month carries, the willingness alone is stored: when to pay is then settled
    with the other side.

    Raises UsageError where it does not fit what the case holds, CaseError where the text would be no case.
    """
    [way] = [each for each in seen.ways if each.origin is Origin.PROPOSED]
    _check_total(seen, way, why)
    file = CaseFile(Path(name), text, None)
    changed = []
    if way.kind is PlanKind.RETURN:
        file.set(WILLING, value=True)
        changed.append(WILLING)
    if way.payments and not (way.kind is PlanKind.RETURN and way.check.short):
        changed.append(_option(file, case, way, why))
    after = file.case(today)  # what the file would refuse to be read as is never stored
    for caution in money_cautions(after, seen.as_of):
        if caution.stops:
            raise UsageError(f"没有存：{caution.message}", caution.next)
    return SavedPlan(file.stored, tuple(changed))


def _check_total(seen: Outlook, way: Way, why: str) -> None:
    """Refuse a total that is another than the person accepts, or more than is due, without a word why."""
    if why or way.kind is PlanKind.RETURN or seen.total is None:
        return
    if way.kind is PlanKind.SETTLEMENT:
        if way.total < seen.total and seen.said is not None:
            raise UsageError(f"一次结清的 {way.total:,} 元少于没有异议的 {seen.total:,} 元，要写理由", _SAY_WHY)
    elif seen.said is not None and way.total != seen.said:
        raise UsageError(
            f"--amount {way.total:,} 元和案件里没有异议的金额 {seen.said:,} 元不一致，没有存",
            f"去掉 --amount，或者先改 offer.undisputed；确实要提这个数，{_SAY_WHY}",
        )
    if way.total > seen.total:
        raise UsageError(
            f"{way.total:,} 元比推算要付的 {seen.total:,} 元多，没有存", f"核对金额；确实要提这个数，{_SAY_WHY}"
        )


def with_accepted(text: str, case: Case, days: str, on: date, today: date, name: str = "case.toml") -> SavedPlan:
    """What the person accepts, named by the days on which it fell due: `2026-09-10,2026-10-10~2026-11-10`.

    Raises UsageError for a day that is none, or on which nothing fell due, or so long ago that it is out of time;
    CaseError where the text would be no case.
    """
    worked_out = findings.of(case, _books(), on)
    dues = worked_out.dues
    if dues is None or not dues.sums:
        raise UsageError("到期没有付的推算不出来，没法按到期日认", "先补合同和付款记录；或者自己写 offer.undisputed")
    chosen = _named(days, dues)
    file = CaseFile(Path(name), text, None)
    given = {
        "undisputed": sum((each.open for each in chosen), Decimal("0.00")),
        "undisputed_what": worked_out.in_words(chosen),
        "undisputed_due": [each.due for each in chosen],
    }
    for key, value in given.items():
        file.set(f"offer.{key}", value)
    file.case(today)
    return SavedPlan(file.stored, tuple(f"offer.{key}" for key in given))


def _named(days: str, dues: Dues) -> tuple[OwedSum, ...]:
    """The due sums that fell due on these days. Raises UsageError as above."""
    spans = [_span(each) for each in re.split(r"[,，、;；\s]+", days.strip()) if each]
    chosen = {each.due: each for first, last in spans for each in dues.sums if first <= each.due <= last}
    _check_spans(spans, chosen, dues)
    _check_in_time(chosen, dues)
    return tuple(chosen[day] for day in sorted(chosen))


def _check_spans(spans: Iterable[tuple[date, date]], chosen: Collection[date], dues: Dues) -> None:
    """Refuse days on which nothing fell due."""
    known = "、".join(str(each.due) for each in dues.in_time[:SHOWN])
    for first, last in spans:
        if not any(first <= day <= last for day in chosen):
            raise UsageError(f"--accept {first} 没有到期没有付的一期", f"推算到期没有付的：{known}")


def _check_in_time(chosen: Collection[date], dues: Dues) -> None:
    """Refuse days so long ago that they are out of time."""
    for late in dues.late:
        if late.due in chosen:
            raise UsageError(
                f"--accept {late.due} 到期的已满诉讼时效期间，没有存",
                "先问律师或者 12348；问过还要认的，自己写 offer.undisputed 和 offer.undisputed_due",
            )


def _span(typed: str) -> tuple[date, date]:
    first, _, last = typed.partition("~")
    return option_day(first, "--accept"), option_day(last or first, "--accept")


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
