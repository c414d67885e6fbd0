"""How often: 二十多次 is at least 20 and an estimate; 每天大约5次 is an estimate for each day."""

from __future__ import annotations

import re

from letters.kit.frozen import frozen
from letters.kit.numerals import DIGITS, UNITS, read_whole
from letters.kit.typed.answer import Understood, narrow

MOST = 100_000
_DAILY = re.compile(r"(?:平均)?(?:每天|每日|一天|天天|一日)(?:都)?(?:有|打|来|发)?")
_ABOUT = re.compile(r"大概|大约|差不多|左右|上下|将近|可能|估计|约|不止|至少|起码|超过|以上")
_MEASURE = re.compile(r"[次个条通遍回]+(?:电话|短信|信息|消息|来电)?(?:吧|了)?$")
_RANGE = re.compile(r"(.+?)(?:-|~|到|至|、|,)(.+)")
_NEIGHBOURS = re.compile(r"([十百]?)([一二三四五六七八两])([二三四五六七八九])([十百]?)")


@frozen
class Count:
    """`number` contacts, for each day where `daily`; of an estimate the lower bound."""

    number: int
    estimated: bool = False
    daily: bool = False


def count(text: str) -> Understood[Count]:
    """A count as people give it. An estimate is taken at its lower end and stays one."""
    plain = narrow(text)
    rest = _DAILY.sub("", plain, count=1)
    daily = rest != plain
    bare = _ABOUT.sub("", rest)
    number, loose = _number(bare)
    if number is None and bare.startswith(("几", "好几")):
        return Understood(None, reason=f"“{bare}”太笼统，文书里站不住：想一个最少的数，例如 二十多次")
    if number is None or not 1 <= number <= MOST:
        return Understood(None, reason="没有认出次数；写成 3、3次、二十多次 或 每天大约5次")
    found = Count(number, estimated=loose or bare != rest or daily, daily=daily)
    return Understood(found, _shown(found))


def _shown(found: Count) -> str:
    times = f"{'每天' if found.daily else ''}{'大约 ' if found.estimated else ''}{found.number} 次"
    return f"{times}（估计的数，文书会写明是估计）" if found.estimated else times


def _number(bare: str) -> tuple[int | None, bool]:
    """The number without its measure word, and whether it is loose."""
    core = _MEASURE.sub("", bare)
    if found := _NEIGHBOURS.fullmatch(core):
        return _neighbours(found), True
    if (exact := read_whole(core)) is not None:
        return exact, False
    if found := _RANGE.fullmatch(core):
        low, high = (read_whole(_MEASURE.sub("", part)) for part in found.groups())
        return (low if low and high and low < high else None), True
    return (None if core.startswith(("几", "好几")) else read_whole(_loose(core))), True


def _loose(core: str) -> str:
    """二十多 and 十几 at their lower end, 上百 as a hundred."""
    plain = re.sub(r"[多余来几]", "", core)
    return {"上百": "一百", "上千": "一千", "百": "一百", "千": "一千"}.get(plain, plain)


def _neighbours(found: re.Match[str]) -> int | None:
    """三四 is at least 3, 十五六 at least 15, 二三十 at least 20; 三七 is nothing."""
    before, low, high, after = found.groups()
    first, second = DIGITS[low], DIGITS[high]
    if second != first + 1 or (before and after):
        return None
    if after:
        return first * UNITS[after]
    return {"": 0, "十": 10, "百": 100}[before] + first
