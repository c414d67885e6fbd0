"""The page of `plan`: sums under one another, each with what it rests on, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case import bare_tables, deal_name, shape, tables
from letters.compose import Severity
from letters.desk import SavedPlan
from letters.findings import DueBasis
from letters.kit.days import day_words
from letters.kit.frozen import frozen
from letters.kit.shell_words import command
from letters.law import cite_text
from letters.told.plan.as_json import as_json
from letters.told.plan.next_steps import Commands, next_steps
from letters.told.plan.of_all import together_json, together_lines
from letters.told.plan.pages import or_give_back, pages_for
from letters.told.plan.rows import INDENT, folded, note, row
from letters.told.plan.ways import verdict, way_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case
    from letters.compose import Caution
    from letters.findings import Dues, Item, Means, Outlook, Together
    from letters.told.plan.pages import Pages

_BASIS = {
    DueBasis.OVERDUE: "按您写的欠付日期推算",
    DueBasis.PAID: "按第一笔付款推算",
    DueBasis.SIGNED: "按签约当天付首期推算",
}

_WAYS = "怎么付"
_OTHERS = "收入只有一份：这里只按这一份合同算。几份一起付不付得起，看下面“几份合同一起算”。"
NOT_SAVED = SavedPlan("")
_MARKS = {Severity.STOP: "✗", Severity.WARN: "!", Severity.NOTE: "·"}


@frozen
class PlanPage:
    """All that is told of the money of a case: what was found, what was `saved`, what to heed about the offer.

    `typed` is how its commands are typed; of several contracts it has the one that `case` is seen from. `hindered` is
    why no letter about it can be written, where one was to follow. `together` are all of several contracts at once.
    """

    case: Case
    seen: Outlook
    typed: Commands
    saved: SavedPlan = NOT_SAVED
    cautions: tuple[Caution, ...] = ()
    hindered: tuple[str, ...] = ()
    together: Together | None = None

    def as_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        warnings = [
            {"id": each.id, "severity": each.severity.name.lower(), "text": each.message} for each in self.cautions
        ]
        told = {**as_json(self.seen), "warnings": warnings, "saved": list(self.saved.changed)}
        return {**told, "together": together_json(self.together)} if self.together else told

    def lines(self) -> Iterator[str]:
        """The whole page."""
        case, seen = self.case, self.seen
        if self.typed.contract and case.contract:
            yield f"{deal_name(case, case.contract)}："
        yield f"按 {seen.as_of} 计算。这些数是按案件文件推算的，不是对方或者法院认定的。"
        beside = note(_OTHERS) if self.typed.contract else ()
        yield from _section("每月收支", [*_means(seen.means, case), *beside])
        yield from _section("没有异议的，和有异议的", _dues(seen, case))
        yield from _section("几家一起还，按各家的欠款比例分", _shares(seen))
        yield from _section("几份合同一起算", together_lines(self.together))
        yield from _section(_ways(seen), way_lines(case, seen))
        yield from _section("案件里写好的方案，要留意的", _cautions(self.cautions))
        yield from _section("对方另提的方案", _counters(seen))
        yield from _section("、".join(each.COST for each in pages_for(case)), _cost(seen, case))
        yield from _section("下一步", next_steps(seen, self.typed, self.saved.told, self.hindered))


def _cautions(cautions: tuple[Caution, ...]) -> Iterator[str]:
    """The warnings that letters with the offer carry, in their own words; sums that do not fit stand above already."""
    for each in cautions:
        if each.id != "sums-to-check":
            mark = _MARKS[each.severity]
            yield from folded(f"{each.message}{each.next}", INDENT, f"{mark} ")


def _ways(seen: Outlook) -> str:
    """The heading of the ways of paying: whether they pay what the person accepts, or are merely tried out."""
    if seen.total is None:
        return _WAYS
    return f"{_WAYS}（{'付的都是没有异议的部分' if seen.said is not None else '试算，不等于您认了这个数'}）"


def _section(title: str, body: Iterator[str] | list[str]) -> Iterator[str]:
    """A heading with what stands under it; nothing where nothing does."""
    told = list(body)
    if told:
        yield from ("", f"【{title}】", *told)


def _means(means: Means, case: Case) -> Iterator[str]:
    if means.income is not None or means.expenses is not None:
        yield row("现在的收入", means.income)
        yield row("支出", means.expenses)
        yield row("其他债务每月要还", means.service)
        yield row("剩下", means.left)
        told = "" if means.left is None else f"剩下的 {means.share}%，用 --share 改"
        yield row("可以拿来还款的", means.offerable, told)
    if means.unknown:
        yield from note(f"没有写{'、'.join(map(_named, means.unknown))}，看不出付不付得起。先写收支，再定方案。")
    elif means.left is not None and means.left <= 0:
        yield from note(f"收入不够支出，现在拿不出钱来还。答应付不出的数，违约只会更被动：{_rather(case)}。")
    for creditor in means.silent:
        yield from note(f"欠“{creditor}”的每月要还多少没有写，没有算进去。")


def _named(key: str) -> str:
    """What the case file's form calls a field: 收入."""
    return shape.title(tuple(key.split(".")))


def _rather(case: Case) -> str:
    """What to ask for instead."""
    return "，".join(filter(None, ("先谈延期、减免", or_give_back(case))))


def _dues(seen: Outlook, case: Case) -> Iterator[str]:
    dues = seen.dues
    if dues is None:
        yield f"  没有{tables()}，到期多少算不出来。补上合同和付款记录：{command('new')}"
        return
    yield from _sums(dues, pages_for(case)[0])
    if seen.total or seen.said is not None:
        yield from _said(seen)
    claim = case.contract.claim if case.contract else None
    if dues.items and claim:
        yield row(f"对方主张的（{claim.as_of}）", claim.amount, "其中：")
        for item in dues.items:
            yield from _item(item)
        yield row("其中有异议或可以异议的", dues.contested)
    for remark in dues.remarks:
        yield from note(remark.text)


def _said(seen: Outlook) -> Iterator[str]:
    """What the person calls undisputed; where they have not said, with what the ways are tried out."""
    if seen.said is not None:
        yield row("没有异议的", seen.said, "案件里您写的")
        return
    yield row("下面试算用的", seen.total, "推算的，不是您认的数")
    yield from note("哪几期没有异议，只有您自己能说：核对过、愿意认的，用 --accept 写明到期日；没有说，信里就不写。")


def _shares(seen: Outlook) -> Iterator[str]:
    """Every creditor's part of a month's money, with what it is a part of."""
    if not seen.shares:
        return
    yield row("每月给各家的一共", seen.means.pool, f"收入减支出以后的 {seen.means.share}%")
    for each in seen.shares:
        yield row(each.creditor or "本合同", each.monthly, f"按 {each.owed:,} 元算")
    yield from note("这样分，哪一家都不多占，也好向各家说明；上面“其他债务每月要还”的，是各家现在要的数。")


def _cost(seen: Outlook, case: Case) -> Iterator[str]:
    if seen.cost is None:
        lacks = "每期付多少或者一共几期没有写" if case.contract else f"没有{bare_tables()}"
        yield f"  {lacks}，算不出来。"
    else:
        yield from pages_for(case)[0].cost_lines(seen.cost)


def _sums(dues: Dues, page: Pages) -> Iterator[str]:
    """What is due and what is not yet."""
    count = f"（{len(dues.sums)}期）" if dues.sums else ""
    due = page.DUE if dues.has_payments else page.DUE_IN_ALL
    yield row(f"{due}{count}", dues.due, _BASIS.get(dues.basis, ""))
    yield row(page.AHEAD, dues.ahead)


def _item(item: Item) -> Iterator[str]:
    mark, state = _state(item)
    yield row(f"{mark} {item.name}", item.amount, state)
    if item.owed is False:
        cited = cite_text(item.provisions)
        told = f"{item.why.rstrip('。；; ')}。{item.ask}。" + (f"依据：{cited}。" if cited else "")
        yield from folded(told, " " * 6)


def _state(item: Item) -> tuple[str, str]:
    """The mark of an item and what it means."""
    if item.owed is None:
        return "?", "到期没到期、付没付对过再说"
    if item.owed:
        return "✓", "没有异议"
    return ("✗", "有异议") if item.marked else ("?", "可以异议")


def _counters(seen: Outlook) -> Iterator[str]:
    than = "没有异议的" if seen.said is not None else "推算到期没有付的"
    for counter in seen.counters:
        yield row(
            f"{day_words(counter.on)} {counter.filing.to}", counter.total, f"分 {len(counter.payments) or '?'} 次付"
        )
        if counter.above:
            yield from note(f"比{than}多 {counter.above:,} 元：答应之前，要对方书面写明多出的是什么、怎么算的。")
        if counter.check is None:
            yield from note("没有写每次付多少、哪天付，看不出付不付得起。")
        else:
            yield from note(verdict(counter.check))
