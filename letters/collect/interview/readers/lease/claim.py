"""What the other side says is owed, item by item: “一共5395：租金4495认，违约金900不认，因为合同没写”."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, SUM, Rest, amount, day, pieces, plain
from letters.kit.days import day_words

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_ALL: Final = re.compile(
    rf"(?:他们说|说|要|让)?(?:我)?(?:一共|总共|合计|总额|全部|现在|一次)+(?:要|得|说|是|欠|付|还|交|付清)*[:：]?(?P<sum>{SUM})"
)
_AGAINST: Final = re.compile("不认可?|不同意|不承认|有异议|不合理|不该|没道理")
_FOR: Final = re.compile("认可?|同意|承认|没(?:有)?异议|该付")
_OPEN: Final = re.compile("(?:我)?(?:也|还)?(?:不清楚|不知道|不确定|说不清|没想好|再看看?)")
_WHY: Final = re.compile("^(?:因为|理由是?|原因是?)[:：]?(?P<why>.+)")
_FROM: Final = re.compile(
    "(?:App|app|APP|账单|短信|电话|客服|催收|律师函|订单)[^，；。]*?(?:写的?|显示的?|说的?|上的?|里的?|发的?)$"
)
_ITEM: Final = re.compile(rf"^(?P<name>[^0-9¥￥]{{0,20}}?)(?:是|要|收|[:：])?(?P<sum>{SUM})(?P<after>.*)$")
_KINDS: Final = (
    ("rent_future", re.compile("剩余|剩下|未到期|没到期|后面|以后|全部租金|余下|后期")),
    ("buyout", re.compile("买断")),
    ("late_fee", re.compile("违约|滞纳|逾期费|逾期利息|罚|迟延|逾期金")),
    ("service_fee", re.compile("服务费|手续费|管理费|保险|碎屏|会员")),
    ("rent_due", re.compile("租金|房租|欠租|月租|每期")),
)
_IDLE: Final = re.compile("(?:他们|对方|客服|平台|现在|今天|目前|说|要|我|让|的|一次|付清|其中|分别是?|包括)*")
_SAYING: Final = re.compile(
    "^(?:他们|对方|客服|平台|催收的?)(?:现在|今天|还|又)?(?:说|让|要(?!求))(?:我)?(?:要(?!求)|付|还|交|给)*"
)
"""Who says it, before the name of an item: it is no part of the name."""
UNNAMED: Final = "其他"
_TOLD: Final = {True: "不认", False: "认", None: "还没说认不认"}


class _Found:
    """The items, where it stood, and what was not understood, as the pieces of a line give them."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self.source = ""
        self.left: list[str] = []

    def add(self, piece: str) -> None:
        """Put a piece where it belongs: a new item, what is said of the last one, where it stood, or nowhere."""
        item = _item(piece)
        if item is not None:
            self.items.append(item)
        elif self.items and (more := _of_the_last(piece)) is not None:
            self.items[-1] |= more
        elif _FROM.search(piece):
            self.source = self.source or piece
        elif not _IDLE.fullmatch(piece):
            self.left.append(piece)

    def only_sum(self) -> Decimal | None:
        """The sum of the one item that has no name: it is the whole claim; None where it is not so."""
        if len(self.items) == 1 and self.items[0]["name"] == UNNAMED:
            value: Decimal = self.items.pop()["amount"]
            return value
        return None


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """The claim as of the day that is named, else of today; its sum as it is said, else what the items come to."""
    said, rest = _whole(Rest(plain(text)))
    named, after = rest.take(DAY)
    on = day(named[0], today) if named else None
    found = _Found()
    for piece in pieces((after if on else rest).text.replace("、", "，")):
        found.add(piece)
    return _claim(found, on or today, found.only_sum() if said is None else said)


def _claim(found: _Found, on: date, said: Decimal | None) -> LineRead:
    if not found.items and said is None:
        return LineRead(left="，".join(found.left))
    total = sum((item["amount"] for item in found.items), Decimal(0)) if said is None else said
    claim = {
        "as_of": on,
        "items": found.items,
        "amount": total,
        "source": found.source,
    }  # the sum as said has the last word
    values = {f"contracts.claim.{name}": value for name, value in claim.items() if value}
    return LineRead(values, _told(on, total, found.items, is_said=said is not None), "，".join(found.left))


def _whole(rest: Rest) -> tuple[Decimal | None, Rest]:
    """What is claimed in all, where the line says so, and the line without it."""
    total, after = rest.take(_ALL)
    said = amount(total["sum"]) if total else None
    return said, rest if said is None else after


def _item(piece: str) -> dict[str, Any] | None:
    """A name, a sum, and whether it is accepted; None for a piece without a sum."""
    found = _ITEM.match(piece)
    value = amount(found["sum"]) if found else None
    if found is None or value is None:
        return None
    name = _SAYING.sub("", found["name"].strip()).strip(" 的、") or UNNAMED
    return {"name": name, "amount": value, "kind": kind_of(name)} | _said(found["after"])


def _of_the_last(piece: str) -> dict[str, Any] | None:
    """What a piece says of the item before it; None where it says nothing of it."""
    return _said(piece) or ({} if _OPEN.fullmatch(piece) else None)


def _said(text: str) -> dict[str, Any]:
    stance, why = _stance(text)
    return {key: each for key, each in (("disputed", stance), ("why", why)) if each is not None}


def _stance(text: str) -> tuple[bool | None, str | None]:
    """Whether an item is disputed, and why; a reason alone disputes nothing."""
    bare = text.strip(" ，、（）()")
    why = _WHY.search(bare)
    if why is not None:
        return None, why["why"].strip()
    if _OPEN.search(bare):
        return None, None
    against = _AGAINST.search(bare)
    if against is not None:
        reason = _WHY.search(bare[against.end() :].strip(" ，、"))
        return True, reason["why"].strip() if reason else None
    return (False, None) if _FOR.search(bare) else (None, None)


def kind_of(name: str) -> str:
    """What an item is by its name, in the words of the model: late_fee for 违约金."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "other")


def _told(on: date, total: Decimal, items: list[dict[str, Any]], *, is_said: bool) -> str:
    rows = "；".join(f"{each['name']} {each['amount']:,} 元（{_TOLD[each.get('disputed')]}）" for each in items)
    apart = total - sum((each["amount"] for each in items), Decimal(0))
    rows += f"；另有 {apart:,} 元没有分项" if items and apart > 0 else ""
    how = "他们一共要" if is_said else "各项加起来"
    return f"{day_words(on)}{how} {total:,} 元" + (f"：{rows}" if rows else "")
