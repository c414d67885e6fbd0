"""Why paying is hard and what a month holds: “6月起生病住院，工资从6500降到3200，吃饭看病2400”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, MONTH, SUM, Rest, amount, moment, pieces, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from letters.collect.interview.state import InterviewState

_PAY: Final = "(?:每个?月)?(?:现在)?(?:到手|收入|工资|挣|赚|退休金|低保|补助|打零工|奶奶给|家里给)"
_DROPPED: Final = re.compile(
    rf"(?:{_PAY})?(?:从|由|原来|以前|之前)(?:是|有)?(?P<before>{SUM})(?:，|,)?(?:降|减|掉|变)?(?:到|成|为|现在(?:只)?(?:有)?)(?P<now>{SUM})"
)
_BEFORE: Final = re.compile(
    rf"(?:以前|原来|之前|生病前|失业前|困难前)(?:每个?月)?(?:到手|收入|工资|挣|赚|是|有)*(?P<sum>{SUM})"
)
_INCOME: Final = re.compile(rf"(?:{_PAY}|现在(?:每个?月|一个?月))(?:大概|大约|只有?|是|有|剩|[:：])*(?P<sum>{SUM})")
_NO_INCOME: Final = re.compile("(?:现在|目前)?(?:没有?|无)(?:任何)?(?:收入|工资|工作收入|经济来源)")
_EXPENSE: Final = re.compile(
    rf"(?P<item>[\u4e00-\u9fff和、+]{{1,14}}?)(?:每个?月|一个?月)?(?:要|花|交|共|一共|是|[:：])*(?P<sum>{SUM})(?:每月|一个?月)?$"
)
_DEBT: Final = re.compile(
    rf"(?P<who>[\u4e00-\u9fff]{{1,8}}?)(?:那边|里)?(?:还|一共|共)?欠(?:着|了|款)?(?P<sum>{SUM})(?:，?(?:每个?月|一个?月)(?:要)?还(?P<monthly>{SUM}))?"
)
_SINCE: Final = re.compile(rf"(?:从|自)?(?P<day>{DAY.pattern}|{MONTH.pattern})(?:份)?(?:起|开始|以来|以后|之后)?")
_PROOF: Final = re.compile(
    "^(?:材料|证明|证据)?(?:有|是)(?=[^，]*(?:证明|病历|诊断|单|记录|通知|流水|证))|^(?:材料|证明|证据)(?:是|[:：])"
)
_IDLE: Final = re.compile("(?:每个?月|必须花|支出|花销|开销|现在|另外|还有|的|是|就)*")
_LEAD: Final = re.compile("^(?:每个?月|必须花?|支出|要花|开销|花销|还要|另外|我|的|要)+")


class _Spent:
    """What a month takes, what proves it, why it is so, and what nobody can place, as pieces of a line give them."""

    def __init__(self) -> None:
        self.expenses: list[dict[str, Any]] = []
        self.proofs: list[str] = []
        self.words: list[str] = []
        self.left: list[str] = []

    def add(self, piece: str) -> None:
        """Put a piece where it belongs; a sum of which nobody can say whether it comes or goes is left."""
        spent = _expense(piece)
        if _PROOF.search(piece):
            self.proofs += [each for each in re.split("[、和]", _PROOF.sub("", piece)) if each]
        elif spent is not None:
            self.expenses.append(spent)
        elif re.search(r"\d{3}", MONTH.sub("", DAY.sub("", piece))):
            self.left.append(piece)
        elif not _IDLE.fullmatch(piece):
            self.words.append(piece)


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """Reason and since when, income before and now, expenses; everything that is no sum is why."""
    values: dict[str, Any] = {}
    rest = _debts(values, _income(values, Rest(re.sub(rf"({SUM})\s+", r"\1，", plain(text)))))
    found = _Spent()
    for piece in pieces(rest.text):
        found.add(piece)
    told = {"budget.expenses": found.expenses, "hardship.proof": found.proofs}
    values |= {name: value for name, value in told.items() if value} | _hardship(found.words, today)
    return LineRead(values, _told(values), "，".join(found.left))


def _expense(piece: str) -> dict[str, Any] | None:
    """What is spent each month; None for a sum of which nobody can say whether it comes or goes."""
    found = _EXPENSE.search(piece)
    value = amount(found["sum"]) if found else None
    if found is None or value is None:
        return None
    item = _LEAD.sub("", found["item"])
    if not item and not re.search("花|支出|开销", piece):
        return None
    return _line(item or "必须花的", value)


def _debts(values: dict[str, Any], rest: Rest) -> Rest:
    """Takes what is owed to others, with what of it is paid each month."""
    found, after = rest.take(_DEBT)
    owed = amount(found["sum"]) if found else None
    if found is None or owed is None:
        return rest
    monthly = amount(found["monthly"]) if found["monthly"] else None
    debt = {"creditor": found["who"], "amount": owed} | ({"monthly": monthly} if monthly is not None else {})
    values["budget.debts"] = [*values.get("budget.debts", []), debt]
    return _debts(values, after)


def _income(values: dict[str, Any], rest: Rest) -> Rest:
    """Takes what comes in: now, and before it became less."""
    dropped, after = rest.take(_DROPPED)
    if dropped is not None and (now := amount(dropped["now"])) is not None:
        before = amount(dropped["before"])
        values |= {"budget.income": [_line("收入", now)]} | ({"budget.income_before": before} if before else {})
        return after
    before_, after = rest.take(_BEFORE)
    if before_ is not None and (value := amount(before_["sum"])) is not None:
        values["budget.income_before"], rest = value, after
    none, after = rest.take(_NO_INCOME)
    if none is not None:
        values["budget.income"] = []
        return after
    found, after = rest.take(_INCOME)
    if found is not None and (value := amount(found["sum"])) is not None:
        values["budget.income"], rest = [_line("收入", value)], after
    return rest


def _line(item: str, value: Decimal) -> dict[str, Any]:
    return {"item": item, "amount": value}


def _hardship(words: list[str], today: date) -> dict[str, Any]:
    """The reason in the person's words, with the day from which it holds where they name one."""
    if not words:
        return {}
    reason = "，".join(words)
    named = _SINCE.search(reason)
    at = moment(named["day"], today) if named else None
    since = at.date if at is not None else None
    return {"hardship.reason": reason} | ({"hardship.since": since} if since else {})


def _told(values: dict[str, Any]) -> str:
    parts = [
        f"原因：{values['hardship.reason']}" if "hardship.reason" in values else "",
        f"以前每月收入 {values['budget.income_before']:,} 元" if "budget.income_before" in values else "",
        *_told_month(values.get("budget.income"), values.get("budget.expenses")),
        *(f"另欠{each['creditor']} {each['amount']:,} 元" for each in values.get("budget.debts", ())),
    ]
    return "，".join(part for part in parts if part)


def _told_month(income: list[dict[str, Any]] | None, expenses: list[dict[str, Any]] | None) -> Iterator[str]:
    """What comes in, what must go out, and what is left where both are said."""
    if income is not None:
        yield f"现在每月收入 {income[0]['amount']:,} 元" if income else "现在没有收入"
    if expenses:
        spent = sum(each["amount"] for each in expenses)
        yield f"每月必须花 {spent:,} 元（{'、'.join(each['item'] for each in expenses)}）"
        if income:
            yield f"每月剩 {income[0]['amount'] - spent:,} 元"
