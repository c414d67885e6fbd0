"""The words of `import`: what was read, who called, what is added, what a log cannot prove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case import Channel, tables
from letters.desk import ContentPage, PayeePage, payee_page
from letters.kit.shell_words import as_typed, command
from letters.told.of_callers import page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from letters.collect.logs import Account, Bill, Caller, Merged, NewPayments, Survey
    from letters.desk import CallerPage, ContentGroup, ImportOutcome, SurveyedLogs

SHOWN = 40  # rows that the screen lists; --json lists more


def blank_log_lines(path: Path) -> Iterator[str]:
    """Where the table to fill in lies, and what to do with it."""
    yield f"填写表已写到 {path}。用表格软件打开，一行一次联系；不知道的空着；示例行不用删。"
    yield f"填好后：{command('import', path, '--all')}"


def survey_lines(seen: Survey) -> Iterator[str]:
    """Each file's account: what was read, passed over, cannot be read or is doubtful."""
    for account in seen.accounts:
        yield from _account_lines(account)


def shown_lines(shown: CallerPage | PayeePage | ContentPage) -> Iterator[str]:
    """A list that a person chooses from, each entry under its number."""
    if isinstance(shown, PayeePage):
        yield from _payee_lines(shown)
    elif isinstance(shown, ContentPage):
        yield from _group_lines(shown.groups)
    else:
        yield from page_lines(shown)


def _payee_lines(page: PayeePage) -> Iterator[str]:
    yield "\n账单里没有付给案件里写的公司、App 的。付款最多的商户："
    for place, one in enumerate(page.payees, 1):
        usual = f"（{one.usual} 元×{one.usual_times}）" if one.usual_times > 1 else ""
        yield f"{place:>3}. {one.name}　{one.times} 笔，共 {one.total} 元{usual}"
    if page.left:
        yield f"另有 {page.left} 个付得更少的没有列出。"


def shop_lines(surveyed: SurveyedLogs) -> Iterator[str]:
    """Who was paid most, and how one of them is named where nobody can be asked."""
    page = payee_page(surveyed)
    yield from _payee_lines(page)
    yield f"    哪个是租机的，照账单里的写法加 --shop，例如 --shop {as_typed(page.payees[0].name)}"


def _group_lines(groups: Sequence[ContentGroup]) -> Iterator[str]:
    yield "\n接通的电话和收到的短信："
    for place, one in enumerate(groups, 1):
        what = "短信" if one.channel is Channel.SMS else f"接通的{one.channel.label}"
        yield f"{place:>3}. {one.number or '隐藏的号码'}　{what} {len(one.ids)} 次"


def _account_lines(account: Account) -> Iterator[str]:
    passed = sum(account.passed.values())
    yield f"{account.path.name}：{account.dialect.title}，读到 {account.rows} 条"
    if passed:
        reasons = "，".join(f"{why} {count} 行" for why, count in account.passed.items())
        yield f"    不是记录、没有计入：{passed} 行（{reasons}）"
    if account.unreadable:
        yield f"    ！读不出 {account.unreadable} 行，没有导入："
        yield from (f"      {row.spot}：{row.why}" for row in account.listed[:SHOWN])
        if account.unreadable > SHOWN:
            yield f"      另有 {account.unreadable - SHOWN} 行，加 --json 查看"
    for row in account.doubts[:SHOWN]:
        yield f"    ？{row.spot}：号码 {row.number} {row.doubt}，照原样记下，请核对"
    if len(account.doubts) > SHOWN:
        yield f"    ？另有 {len(account.doubts) - SHOWN} 行号码同样要核对，加 --json 查看"


def plan_lines(merged: Merged, found: Bill | None, payments: NewPayments | None) -> Iterator[str]:
    """What is added to the case, what is there already, what to look at."""
    if merged.rows or merged.changes or merged.same:
        enriched = f"，其中 {len(merged.changes)} 次补充了来源或内容" if merged.changes else ""
        yield f"\n新增联系 {len(merged.rows)} 次；已经记过 {merged.same} 次{enriched}。"
    if merged.overlapping:
        yield f"    ！案件里有 {len(merged.overlapping)} 条同一时段的估计或合计，与新增的明细可能是同一批联系："
        yield "      文书会先只按明细写“至少”，哪个算数由您定，检查时会问"
    if found is not None:
        yield from _payment_lines(found, payments)


def _payment_lines(found: Bill, payments: NewPayments | None) -> Iterator[str]:
    yield f"\n账单里付给对方的 {len(found.paid)} 笔，共 {sum(each.kept for each in found.paid)} 元（已减去退款）。"
    if payments is None:
        yield f"    ！案件里还没有{tables()}，付款没有写入；先写好合同，再导入一次"
    else:
        yield f"    新增 {len(payments.rows)} 笔；已经记过 {payments.same} 笔"
        yield from (f"    · {p.payment.spot}：{p.kept} 元早于签约日期，没有写入" for p in payments.early)
        for each in payments.changed:
            paid = each.payment
            yield f"    ！{paid.spot}：案件里记的是 {paid.amount} 元，后退 {each.returned} 元，请改成 {each.kept} 元"
    yield from (f"    · {p.spot}：{p.at} {p.amount} 元没有计入，{why}" for p, why in found.aside)
    for refund in found.open:
        yield f"    ！{refund.spot}：退款 {refund.amount} 元对不上哪一笔付款，没有扣减，请自己核对"


def closing_lines(path: Path, outcome: ImportOutcome, *, saved: bool) -> Iterator[str]:
    """Whether it was written, what the logs do not prove, and what to do next."""
    yield from _written_lines(path, outcome) if saved else [_unwritten(outcome)]
    cannot = dict.fromkeys(told for account in outcome.survey.accounts for told in account.dialect.cannot)
    yield "\n要知道的："
    yield from (f"  · {told}" for told in cannot)
    if any(account.dialect.tells_text for account in outcome.survey.accounts):
        yield "  · 本人发出的消息只记时间，内容没有写进案件"
    logs = (account.path for account in outcome.survey.accounts)
    yield f"  · 记录文件本身也是证据，登记：{command('evidence add', path, *logs)}"


def _written_lines(path: Path, outcome: ImportOutcome) -> Iterator[str]:
    yield "\n已写进案件文件。"
    if outcome.merged.rows:
        yield "    接通的电话和短信里有威胁、骂人、找过家人的，在“他们做过什么”里写是哪一次："
        yield f"      {command('new', path)}"


def _unwritten(outcome: ImportOutcome) -> str:
    """Why the case file is as it was."""
    if outcome.adds:
        return "\n只是看看，没有写入。"
    if outcome.survey.callers and not outcome.keys:
        return "\n没有选号码，没有写入联系。加 --number 号码（可以多次；隐藏的写 未知号码）选出催收号码。"
    return "\n没有要新增的，案件文件没有改动。"


def as_json(outcome: ImportOutcome, *, saved: bool) -> dict[str, Any]:
    """What an import found, chose and added, for programs."""
    merged, found, payments = outcome.merged, outcome.bill, outcome.payments
    return {
        "saved": saved,
        "files": [_account_json(account) for account in outcome.survey.accounts],
        "numbers": [_caller_json(caller, outcome.keys) for caller in outcome.survey.callers],
        "incidents": {
            "added": merged.rows,
            "changed": [{"id": key, **changes} for key, changes in merged.changes],
            "same": merged.same,
            "overlapping": merged.overlapping,
        },
        "payments": None if found is None else _bill_json(found, payments),
    }


def _account_json(account: Account) -> dict[str, Any]:
    return {
        "file": str(account.path),
        "dialect": account.dialect.id,
        "rows": account.rows,
        "passed": dict(account.passed),
        "unreadable": account.unreadable,
        "unreadable_rows": [{"where": str(row.spot), "line": row.spot.line, "why": row.why} for row in account.listed],
        "doubts": [{"where": str(row.spot), "number": row.number, "why": row.doubt} for row in account.doubts],
        "cannot_prove": account.dialect.cannot,
    }


def _caller_json(caller: Caller, keys: tuple[str, ...]) -> dict[str, Any]:
    names = (
        "number",
        "contacts",
        "incoming",
        "calls",
        "answered",
        "missed",
        "short",
        "night",
        "first",
        "last",
        "names",
    )
    told = {name: getattr(caller, name) for name in names}
    return {**told, "kind": caller.kind, "hint": caller.hint, "chosen": caller.key in keys}


def _bill_json(found: Bill, payments: NewPayments | None) -> dict[str, Any]:
    return {
        **_payments_json(payments),
        "total": str(sum(each.kept for each in found.paid)),
        "aside": [{"where": str(p.spot), "amount": str(p.amount), "why": why} for p, why in found.aside],
        "open_refunds": [{"where": str(p.spot), "amount": str(p.amount)} for p in found.open],
    }


def _payments_json(payments: NewPayments | None) -> dict[str, Any]:
    """What is new of a bill; nothing where no contract takes its payments."""
    if payments is None:
        return {"added": [], "same": 0, "early": [], "refunded_later": []}
    return {
        "added": payments.rows,
        "same": payments.same,
        "early": [str(each.payment.spot) for each in payments.early],
        "refunded_later": [str(each.payment.spot) for each in payments.changed],
    }
