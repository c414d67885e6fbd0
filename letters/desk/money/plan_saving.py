"""A plan put into the text of a case; comments and everything else stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from letters import findings
from letters.case import CaseFile, shape
from letters.desk.deals import of_contract
from letters.desk.money.plans import money_cautions
from letters.errors import UsageError
from letters.findings import TERMS_UNKNOWN, Origin, PlanKind
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from letters.case import Case
    from letters.findings import Outlook, Payment, Way, Wish

OPTIONS, WILLING = "offer.options", "offer.return_device"
SHOWN = 12  # days that a refusal names
_SAY_WHY = '加 --why "为什么是这个数"，理由会写进信里'


class SavedPlan(NamedTuple):
    """The text of the case file with a plan in it, and the keys that were written.

    `replaces`: a plan of the same kind stood there before.
    """

    text: str
    changed: tuple[str, ...] = ()
    replaces: bool = False

    def after(self, before: SavedPlan) -> SavedPlan:
        """The plan with the keys that were written before it."""
        return self._replace(changed=(*before.changed, *self.changed), replaces=self.replaces or before.replaces)

    @property
    def told(self) -> tuple[str, ...]:
        """What was written, as the person knows it: 付款方案（换掉了原来同类的）."""
        return tuple(
            f"{_label(key)}（换掉了原来同类的）" if self.replaces and key.endswith(OPTIONS) else _label(key)
            for key in self.changed
        )


def _label(key: str) -> str:
    return shape.title(tuple(step for step in key.split(".") if not step.isdigit()))


def refuse_baseless(case: Case, name: str, wish: Wish | None = None) -> None:
    """Refuse to save where an offer would be made of a sum that nothing in the case bears out. Raises UsageError.

    What the person called undisputed stands without a record of payments, but not where what came was no device, or
    cash: then any offer may hurt. To be willing to give back needs no sum. `name` is what the file is called.
    """
    refuse_hurting(case, name)
    positions = findings.positions_of(case, date.min)
    is_willing = wish is not None and wish.kind is PlanKind.RETURN and wish.amount is None
    if not positions.withheld or positions.undisputed is not None or is_willing:
        return
    if any(each.remark == TERMS_UNKNOWN for each in positions.withheld):
        ask = command("write", name, "提供合同和账单请求书")
        raise UsageError(
            "案件里没有写每期付多少、一共几期，不知道该付多少，没有存",
            f"对方分项里愿意认的，用 --accept 写它的名称；先请对方提供合同和账单：{ask}",
        )
    raise UsageError(
        "案件里没有付款记录，不知道已经付了多少，没有存",
        f"核对过、愿意认的数，可以自己写；先导入支付宝、微信账单，后面写账单文件：{command('import', name)}",
    )


def refuse_hurting(case: Case, name: str) -> None:
    """Refuse where nothing may be called undisputed, whoever says so. Raises UsageError."""
    if any(each.forbids for each in findings.positions_of(case, date.min).withheld):
        raise UsageError(
            "案件里写了没有收到设备，或者拿到的是现金，没有存：这时提出付多少，可能等于认了不该认的",
            f"先问律师或者 12348；请法律援助中心帮忙：{command('write', name, '法律援助申请书')}",
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
    deal = deal_place(file, case)
    changed, replaces = [], False
    if way.kind is PlanKind.RETURN:
        file.set(deal + WILLING, value=True)
        changed.append(deal + WILLING)
    if way.payments and not (way.kind is PlanKind.RETURN and way.check.short):
        replaces = _put_option(file, deal, case, way, why)
        changed.append(deal + OPTIONS)
    after = _seen_again(file.case(today), case)  # what the file would refuse to be read as is never stored
    for caution in money_cautions(after, seen.as_of):
        if caution.stops:
            raise UsageError(f"没有存：{caution.message}", caution.next)
    return SavedPlan(file.stored, tuple(changed), replaces)


def deal_place(file: CaseFile, case: Case) -> str:
    """What the keys begin with under which the file holds what is said of the case's contract.

    That is the top of the file, or of several contracts the `[[deals]]` of this one, begun where there are none yet.
    """
    tables: Any = file.data()
    deals = tables.get("deals", [])
    if case.contract is None or (len(tables["contracts"]) < 2 and not any("offer" in deal for deal in deals)):
        return ""
    known = [number for number, deal in enumerate(deals) if deal["contract"] == case.contract.id]
    if not known:
        file.append("deals", [{"contract": case.contract.id}])
    return f"deals.{known[0] if known else len(deals)}."


def _seen_again(after: Case, before: Case) -> Case:
    """The case as it reads now, from the contract from which it was seen before."""
    return of_contract(after, before.contract.id) if before.contract else after


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
            f"去掉 --amount，或者先改案件里没有异议的金额；确实要提这个数，{_SAY_WHY}",
        )
    if way.total > seen.total:
        raise UsageError(
            f"{way.total:,} 元比推算要付的 {seen.total:,} 元多，没有存", f"核对金额；确实要提这个数，{_SAY_WHY}"
        )


def _put_option(file: CaseFile, deal: str, case: Case, way: Way, why: str) -> bool:
    """Write the option, in the place of the first of its kind; whether there was one."""
    row = {"kind": way.kind.option.value, "why": why or None, "payments": [_row(each) for each in way.payments]}
    options = case.offer.options if case.offer else ()
    same = [number for number, option in enumerate(options) if option.kind is way.kind.option]
    if same:
        file.set(f"{deal}{OPTIONS}.{same[0]}", None)
    file.append(deal + OPTIONS, [row])
    return bool(same)


def _row(payment: Payment) -> dict[str, object]:
    return {"due": payment.due, "amount": payment.amount}
