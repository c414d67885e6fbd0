"""What it caused, one thing a piece: “母亲血压升高去看医生，花了200元；11月25日我被调岗”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, SUM, amount, day, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_PARTS: Final = re.compile(r"[；;。\n]+")
_COST: Final = re.compile(
    rf"(?:[，,]\s*)?(?:一共|总共|共|已经|大约)?(?:花了?|花掉|用了|费用|药费|医药费|检查费|损失|付了|花费)(?:一共|共|是|了|[:：])*(?P<sum>{SUM})"
)
_FEE: Final = re.compile(rf"[\u4e00-\u9fff]{{1,6}}费(?:一共|共|是|[:：])?(?P<sum>{SUM})")
_DATED: Final = re.compile(rf"^(?:在)?(?P<day>{DAY.pattern})(?:那天|当天|晚上|上午|下午|早上)?[，,]?")


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """A harm for each sentence, with its day and cost where it tells them; words stay as they were typed."""
    rows = [_harm(piece.strip(), today) for piece in _PARTS.split(plain(text)) if piece.strip(" ，,")]
    told = "；".join(_told(row) for row in rows)
    return LineRead({"harms": rows} if rows else {}, told)


def _harm(piece: str, today: date) -> dict[str, Any]:
    row: dict[str, Any] = {"what": piece.strip(" ，,")}
    dated = _DATED.match(row["what"])
    if dated is not None and (on := day(dated["day"], today)) is not None:
        row |= {"what": row["what"][dated.end() :].strip(" ，,"), "on": on}
    cost = _COST.search(row["what"])
    if cost is not None and (value := amount(cost["sum"])) is not None:
        what = f"{row['what'][: cost.start()]}{row['what'][cost.end() :]}".strip(" ，,")
        row |= {"what": what or piece, "amount": value}
    elif (fee := _FEE.search(row["what"])) is not None and (value := amount(fee["sum"])) is not None:
        row["amount"] = value
    return row


def _told(row: dict[str, Any]) -> str:
    on, value = row.get("on"), row.get("amount")
    more = [f"{on.month}月{on.day}日" if on else "", f"{value:,} 元" if value is not None else ""]
    told = "，".join(part for part in more if part)
    return f"{row['what']}（{told}）" if told else row["what"]
