"""What was paid, and since when no more: “付了6期，最后一次8月12日” · “3月12日899，4月12日899” · “一期没付”.

Sums of periods that are only counted come from the rent. On which days they were paid is not made up: they are one
payment, on the last day, made so many times.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import (
    BETWEEN,
    DAY,
    MONTH,
    NUMBER,
    SUM,
    Rest,
    amount,
    day,
    moment,
    plain,
    whole,
)
from letters.kit.days import day_words

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_NONE: Final = re.compile(
    "(?:一[期分次笔个]+(?:钱|月)?(?:也|都)?(?:没有?|未)(?:付|交|还|给)?(?:过|钱)*|(?:从来?|都|还|全)*(?:没有?|未)(?:付|交|还)(?:过|钱|款)*|没有付款)"
)
_COUNT: Final = re.compile(
    rf"(?:已经|一共|总共|正常|按时|前|我|共)*(?:付|交|还|付清|缴)?(?:了|过)?(?:前)?(?P<number>{NUMBER})(?:期|个月|次|笔)"
)
_LAST: Final = re.compile(
    rf"(?:最后|最近|上)(?:的)?(?:一|1)?(?:次|笔|期)?(?:付款|付|交|还)?(?:是|在|:|：)*(?P<day>{DAY.pattern})(?:付的?|交的?|还的?)?|(?P<before>{DAY.pattern})(?:付|交|还)的?(?:是)?最后(?:的)?(?:一|1)(?:次|笔|期)"
)
_SINCE: Final = re.compile(
    rf"(?:从)?(?P<day>{DAY.pattern})(?:的?那[期次笔]|到期的?|的)?(?:租金)?(?:起|开始|以后|之后|的?那期起)*(?:就|一直|都|再)*(?:没有?|未)(?:再)?(?:付|交|还)(?:上|过|了)?"
    rf"|(?:没付|没还|没交|逾期|欠)(?:的)?(?:最早)?(?:一期)?(?:是|从)(?P<later>{DAY.pattern})(?:到期的?|起|开始)*"
)
_SINCE_MONTH: Final = re.compile(
    rf"(?:从)?(?P<month>{MONTH.pattern})(?:那[期次笔]|的)?(?:租金)?(?:起|开始|以后|之后)*(?:因为?[^，。]{{1,8}})?(?:就|一直|都|再)*(?:没有?|未)(?:再)?(?:付|交|还)(?:上|过|了)?"
)
_TOTAL: Final = re.compile(rf"(?:一共|总共|合计|共|已经|已)?(?:付|交|还)?(?:了|过)?(?P<sum>{SUM})")
_IDLE: Final = re.compile(
    "(?:已经|一共|总共|都|、|按时|正常|付的?|付过|付了|交了|还了|我|租金|每[期月]|就|后来|之后|的|了|是|再)*"
)


def read(text: str, today: date, state: InterviewState) -> LineRead:
    """The payments, and the day from which the oldest open rent is overdue where the person says when it fell due."""
    rest = Rest(plain(text))
    values: dict[str, Any] = {}
    since, after = rest.take(_SINCE)
    fell_due = day(since["day"] or since["later"], today) if since else None
    if since is None:
        since, after = rest.take(_SINCE_MONTH)
        fell_due = _in_month(since["month"], today, state) if since else None
    if fell_due is not None:
        values["overdue_since"], rest = fell_due + timedelta(days=1), after
    none, after = rest.take(_NONE)
    if none is not None and not after.left(_IDLE):
        return LineRead({**values, "payments": "none"}, _told_since(values, "一笔都没有付过"))
    rows, rest = _rows(rest, today)
    if rows:
        return _read_rows(values, rows, rest)
    return _counted(values, rest, today, state)


def _in_month(said: str, today: date, state: InterviewState) -> date | None:
    """The day of that month on which a rent falls due: that of signing, of a contract by the month."""
    signed, unit = state.get("contracts.0.signed_on"), state.get("contracts.0.period_unit")
    month = moment(said, today)
    if signed is None or unit not in (None, "month") or month is None or month.month is None:
        return None
    first = month.earliest.date()
    return first.replace(day=min(signed.day, monthrange(first.year, first.month)[1]))


def _rows(rest: Rest, today: date) -> tuple[list[dict[str, Any]], Rest]:
    """Payments told one by one, each a day and its sum in one piece; none where any is told otherwise."""
    rows: list[dict[str, Any]] = []
    left: list[str] = []
    for piece in BETWEEN.split(rest.text):
        on = None if _LAST.search(piece) or _COUNT.search(piece) else day(piece, today)
        paid = _TOTAL.search(DAY.sub("，", piece)) if on else None
        value = amount(paid["sum"]) if paid else None
        if on is not None and value is not None:
            rows.append({"on": on, "amount": value})
        else:
            left.append(piece)
    return (rows, Rest("，".join(left))) if rows else ([], rest)


def _read_rows(values: dict[str, Any], rows: list[dict[str, Any]], rest: Rest) -> LineRead:
    total = sum((row["amount"] for row in rows), Decimal(0))
    told = f"付过 {len(rows)} 笔，合计 {total:,} 元"
    return LineRead({**values, "payments": rows}, _told_since(values, told), rest.left(_IDLE))


class _Counted(NamedTuple):
    """So many times, a sum, the last day: each as far as it is said; and what is left of the line."""

    number: int | None
    said: Decimal | None
    on: date | None
    rest: Rest


def _counted(values: dict[str, Any], rest: Rest, today: date, state: InterviewState) -> LineRead:
    """So many periods, the last on a day: one payment with its times, the sum by the rent unless it is said."""
    told = _said(rest, today)
    number, said, on, rest = told
    if number is None and said is None and on is None:
        return LineRead(values, _told_since(values, ""), rest.left(_IDLE))
    problem = _missing(number, said, on, state)
    if problem:
        return LineRead(problem=problem)
    return LineRead(
        {**values, "payments": [_payment(told, state)]}, _told_since(values, _told(told, state)), rest.left(_IDLE)
    )


def _said(rest: Rest, today: date) -> _Counted:
    """What the line says of them; months that are only named are counted."""
    last, rest = rest.take(_LAST)
    number, rest = _number(rest)
    on = day(last["day"] or last["before"], today) if last else None
    if on is None and number is not None:
        named, rest = rest.take(DAY)
        on = day(named[0], today) if named else None
    total, after = rest.take(_TOTAL)
    said = amount(total["sum"]) if total else None
    return _Counted(number, said, on, rest if said is None else after)


def _number(rest: Rest) -> tuple[int | None, Rest]:
    counted, after = rest.take(_COUNT)
    if counted is not None:
        return whole(counted["number"]), after
    months = MONTH.findall(DAY.sub("，", rest.text))
    return (len(months), Rest(MONTH.sub("，", rest.text))) if months else (None, rest)


def _payment(told: _Counted, state: InterviewState) -> dict[str, Any]:
    times = {"times": told.number} if told.number and told.number > 1 else {}
    return {"on": told.on, "amount": _sum(told, state), **times}


def _sum(told: _Counted, state: InterviewState) -> Decimal | None:
    return told.said if told.said is not None else _by_rent(told.number or 0, state)


def _told(told: _Counted, state: InterviewState) -> str:
    by_rent = "（按每期租金算的）" if told.said is None else ""
    last = f"，最后一次 {day_words(told.on)}" if told.on else ""
    return f"付了 {told.number} 次，合计 {_sum(told, state):,} 元{by_rent}{last}"


def _missing(number: int | None, said: Decimal | None, on: date | None, state: InterviewState) -> str:
    """What has to be asked before a payment can be put down, "" for nothing."""
    what = f"{number} 期" if number else f"{said:,} 元" if said is not None else "最后一次的日期"
    if on is None:
        return f"看懂了：付了 {what}。最后一次是哪天付的？连着一起写，例如 付了{number or 6}期，最后一次8月12日"
    if number is None:
        return f"看懂了：{what}。一共付了几次？连着一起写，例如 付了6期，最后一次8月12日"
    if said is None and _by_rent(number, state) is None:
        return "看懂了付了几期，但每期多少还不知道：请写一共付了多少元，例如 付了6期共5394元，最后一次8月12日"
    return ""


def _by_rent(number: int, state: InterviewState) -> Decimal | None:
    """What so many rents come to; None where the rent is not known."""
    rent, first = (state.get(f"contracts.0.{name}") for name in ("rent", "first_rent"))
    if rent is None or number < 1:
        return None
    return Decimal(str(first if first is not None else rent)) + Decimal(str(rent)) * (number - 1)


def _told_since(values: dict[str, Any], told: str) -> str:
    on = values.get("overdue_since")
    due = on - timedelta(days=1) if on else None
    since = f"最早没付的一期是{day_words(due)}到期的" if due else ""
    return "；".join(part for part in (told, since) if part)
