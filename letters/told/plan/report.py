"""The page of `plan`: sums under one another, each with what it rests on, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import bare_tables, tables
from letters.findings import DueBasis
from letters.kit.shell_words import as_typed
from letters.law import cite_text
from letters.told.plan.pages import or_give_back, pages_for
from letters.told.plan.rows import INDENT, folded, note, row
from letters.told.plan.ways import verdict, way_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case
    from letters.findings import Counter, Dues, Item, Means, Outlook, Turn
    from letters.told.plan.pages import Pages

_BASIS = {
    DueBasis.OVERDUE: "按 overdue_since 推算",
    DueBasis.PAID: "按第一笔付款推算",
    DueBasis.SIGNED: "按签约当天付首期推算",
}

_WAYS = "怎么付"


def lines(case: Case, seen: Outlook, path: str, saved: tuple[str, ...] = ()) -> Iterator[str]:
    """The whole page."""
    yield f"按 {seen.as_of} 计算。这些数是按案件文件推算的，不是对方或者法院认定的。"
    yield from _section("每月收支", _means(seen.means, case))
    yield from _section("没有异议的，和有异议的", _dues(seen, case))
    yield from _section(_WAYS if seen.total is None else f"{_WAYS}（付的都是没有异议的部分）", way_lines(case, seen))
    yield from _section("对方另提的方案", _counters(seen.counters))
    yield from _section("、".join(each.COST for each in pages_for(case)), _cost(seen, case))
    yield from _section("下一步", [*_saved(saved), *_turns(seen.turns, path), *_next(seen, path, saved)])


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
        yield from note(f"没有写 {'、'.join(means.unknown)}，看不出付不付得起。先写收支，再定方案。")
    elif means.left is not None and means.left <= 0:
        yield from note(f"收入不够支出，现在拿不出钱来还。答应付不出的数，违约只会更被动：{_rather(case)}。")
    for creditor in means.silent:
        yield from note(f"欠“{creditor}”的每月要还多少没有写（budget.debts 的 monthly），没有算进去。")


def _rather(case: Case) -> str:
    """What to ask for instead."""
    return "，".join(filter(None, ("先谈延期、减免", or_give_back(case))))


def _dues(seen: Outlook, case: Case) -> Iterator[str]:
    dues = seen.dues
    if dues is None:
        yield f"  没有 {tables()}，到期多少算不出来。用 letters new 补上合同和付款记录。"
        return
    yield from _sums(dues, pages_for(case)[0])
    if seen.total is not None:
        yield row("没有异议的", seen.total, "offer.undisputed 写的" if case.offer else "推算的，还没有写进案件")
    claim = case.contract.claim if case.contract else None
    if dues.items and claim:
        yield row(f"对方主张的（{claim.as_of}）", claim.amount, "其中：")
        for item in dues.items:
            yield from _item(item)
        yield row("其中有异议或可以异议的", dues.contested)
    for remark in dues.remarks:
        yield from note(f"{remark.text}（{remark.where}）")


def _cost(seen: Outlook, case: Case) -> Iterator[str]:
    if seen.cost is None:
        yield f"没有 {bare_tables()}，算不出来。"
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
        return "?", "没有付款记录，还说不准"
    if item.owed:
        return "✓", "没有异议"
    return ("✗", "有异议") if item.marked else ("?", "可以异议")


def _counters(counters: tuple[Counter, ...]) -> Iterator[str]:
    for counter in counters:
        yield row(f"{counter.on} {counter.filing.to}", counter.total, f"分 {len(counter.payments) or '?'} 次付")
        if counter.above:
            yield from note(f"比没有异议的多 {counter.above:,} 元：答应之前，要对方书面写明多出的是什么、怎么算的。")
        if counter.check is None:
            yield from note("没有写每次付多少、哪天付（counter.payments），看不出付不付得起。")
        else:
            yield from note(verdict(counter.check))


def _saved(saved: tuple[str, ...]) -> Iterator[str]:
    if saved:
        yield f"  已写进案件文件：{'、'.join(saved)}。"


def _turns(turns: tuple[Turn, ...], path: str) -> Iterator[str]:
    for turn in turns:
        write = f"letters write {as_typed(path)} {turn.letter}"
        yield f"  {turn.reply.on} {turn.filing.to}：{turn.reply.outcome.label}。写：{write}"


def _next(seen: Outlook, path: str, saved: tuple[str, ...]) -> Iterator[str]:
    if saved:
        yield f"  写协商申请书：letters write {as_typed(path)} negotiation"
    elif seen.total is None:
        yield from _first(seen, path)
    elif seen.ways:
        yield f"  选一个写进案件：letters plan {as_typed(path)} --kind instalments --save"
        yield "  可以加：--count 期数、--start 开始日、--day 每月几号、--end 最后期限"
    if not seen.total:
        return
    yield from folded("信里会写明：除没有异议的部分外，不认可任何金额。只认盖章的书面协议，只付到合同账户。", INDENT)


def _first(seen: Outlook, path: str) -> Iterator[str]:
    """What to add before any sum can be called undisputed."""
    if seen.dues is None or seen.dues.has_payments:
        yield f"  先补合同和付款记录：letters new {as_typed(path)}"
        return
    yield f"  先导入支付宝、微信账单：letters import {as_typed(path)} 账单文件"
    yield "  核对过的数，可以自己写 offer.undisputed，再来算怎么付。"
