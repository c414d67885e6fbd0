"""How the person would pay what they accept: “从12月28日起每月325” · “1月28日起分6期” · “3月28日一次付清”."""

from __future__ import annotations

import re
from decimal import ROUND_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.readers import offer_terms
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, MONTH, NUMBER, SUM, Rest, amount, day, plain, whole
from letters.kit.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.collect.interview.state import InterviewState

_MONTHLY: Final = re.compile(rf"(?:每个?月|一个?月|每期)(?:付|还|交|能付|可以付)*(?P<sum>{SUM})")
_PARTS: Final = re.compile(rf"(?:分|共|一共)*(?P<number>{NUMBER})(?:期|个月|次)")
_ONCE: Final = re.compile("一次(?:性)?(?:付清|还清|结清|付完|还)?|到时候?一起付")
_COMING: Final = re.compile("(?:以后|后面|之后|新到期|将来)的?(?:每期|每月)?[^，]{0,6}(?:照付|照常付|按时付)")
_IDLE: Final = re.compile("(?:从|起|开始|我|想|能|可以|付|还|每个?月|按月|分期|延期|到|以后|付清|还清|再)*")


def read(text: str, today: date, state: InterviewState) -> LineRead:
    """Kind, first day and number of parts; so much a month makes as many parts as the accepted sum needs."""
    rest = Rest(plain(text))
    coming, rest = rest.take(_COMING)
    once, rest = rest.take(_ONCE)
    monthly, rest = rest.take(_MONTHLY)
    parts, rest = rest.take(_PARTS)
    named, after = rest.take(DAY)
    start = day(named[0], today, ahead=True) if named else None
    if start is None:
        month = MONTH.search(rest.text)
        return LineRead(problem=f"从{month[0] if month else '哪个月'}几号起付？写到哪一天，例如 从12月28日起每月325")
    number = _number(monthly, parts, state)
    kind = "deferral" if once or number is None else "instalments"
    values: dict[str, Any] = {"plan.kind": kind, "plan.start": start}
    if kind == "instalments":
        values["plan.parts"] = number
    values |= {"owed.coming": "pay"} if coming else {}
    told = f"{day_words(start)}一次付清" if kind == "deferral" else f"{day_words(start)}起，每月一期，分 {number} 期"
    beside = offer_terms.read(after.left(_IDLE), today, state)
    more = {f"offer.{name}": value for name, value in beside.values.items()}
    return LineRead(values | more, "，".join(filter(None, (told, *_said(more)))), beside.left)


def _said(more: dict[str, Any]) -> Iterator[str]:
    """What is told of the answer and the source of the money."""
    if days := more.get("offer.reply_within_days"):
        yield f"请 {days} 天内答复"
    yield from (more[name] for name in ("offer.source", "offer.contact") if name in more)


def _number(monthly: re.Match[str] | None, parts: re.Match[str] | None, state: InterviewState) -> int | None:
    """How many parts there are: as said, else as many as the sum needs at so much a month."""
    if parts is not None:
        return whole(parts["number"])
    total, each = state.get("offer.undisputed"), amount(monthly["sum"]) if monthly else None
    if not each or total is None:
        return None
    return int((Decimal(str(total)) / each).to_integral_value(ROUND_UP))
