"""How often: 二十多次 is at least 20 and an estimate; 每天大约5次 is an estimate for each day; 很多 is asked back."""

from __future__ import annotations

import re

from letters.kit.frozen import frozen
from letters.kit.numerals import DIGITS, UNITS, read_whole
from letters.kit.typed.answer import Understood, narrow

MOST = 100_000
_NIGHTLY = re.compile(
    r"(?P<each>每天|每日|每个?|一|天天)?(?:晚上?|夜里?|半夜|夜间|凌晨|深夜)(?:里|都|也|还|大概|大约)*(?:有|打|来|发|要打|能打)?(?:了|过)?"
)
_DAILY = re.compile(
    r"(?:平均)?(?:每一?天|每日|一天|天天|一日|/天|/日)(?:下来)?(?:都|也|就|要|能|得|会|平均|至少|大概|大约)*(?:有|打|来|发|接)?(?:了|过|到)?|(?<=[个次条通])每天$|(?<=[个次条通])一天$"
)
_ABOUT = re.compile(
    r"大概|大约|差不多|左右|上下|将近|可能|估计|约|不止|至少|起码|最少|少说(?:也有?)?|超过|以上|不下于?|不少于|怎么也|得有|好像|\+|的样子"
)
_SAID = re.compile(
    r"^(?:就|只有?|才|仅仅?)?(?:(?:前后|前前后后)?(?:一共|总共|合计|共|总计))?(?:有|打|接|来|发|收到?|联系)?(?:了|过|到)?(?:有)?"
)
_MEASURE = re.compile(
    r"[次个条通遍回](?:未接)?(?:左右|上下)?(?:多)?的?(?:电话|短信|信息|消息|来电|微信|语音|未接|未接来电)?(?:的样子)?(?:吧|了|呢|啊)*$"
)
_RANGE = re.compile(r"(.+?)(?:-|~|到|至|、|,|或者?)(.+)")
_NEIGHBOURS = re.compile(
    r"([一二三四五六七八九]百|[十百]?)([一二三四五六七八两])([二两三四五六七八九])([十百]?)(?:来|多)?"
)
_MANY = re.compile(
    r"[很好挺太许]多|不知多少|不知道多少|无数|数不[清过胜]|不计其数|n多|多得|没完没了|一直|不停|不断|频繁|天天|从早到晚|一天到晚|轰炸|连续|经常|老是|总是|上百?千|成百上千|好?几[十百千次个条通遍万]|数[十百千]|若干|几乎"
)
_HOURLY = re.compile(
    r"(?:每|一|平均每|几|隔|两|半)[^天日]{0,3}?(?:个?(?:小时|钟头)|分钟|刻钟|分)|/(?:小时|时|h|分钟)|(?:小时|分钟)(?:打|来|一)"
)
_WEEKLY = re.compile(r"(?:每|一)个?(?:周|星期|礼拜|月)|/(?:周|月)|隔[一两三几]?天|两三天")
_AT_MOST = re.compile(r"不到|最多|不超过|以内|顶多|不足|(?<!不)少于|不会超过|以下")


@frozen
class Count:
    """`number` contacts, the lower bound of an estimate; for each day where `daily`, at night where `nightly`."""

    number: int
    estimated: bool = False
    daily: bool = False
    nightly: bool = False


def count(text: str) -> Understood[Count]:
    """A count as people give it. An estimate is taken at its lower end and stays one; many are asked back."""
    plain = narrow(text).lower()
    if asked := _asked_back(plain):
        return Understood(None, reason=asked, kept=text.strip())
    night = _NIGHTLY.search(plain)
    rest = _NIGHTLY.sub("", plain, count=1)
    bare = _DAILY.sub("", rest, count=1)
    daily = bare != rest or (night is not None and night["each"] is not None)
    bare = _ABOUT.sub("", _SAID.sub("", _ABOUT.sub("", bare)))
    number, loose = _number(bare)
    if number is None and _MANY.search(plain):
        return Understood(None, reason=_at_least(text), kept=text.strip())
    if number is None or not 1 <= number <= MOST:
        return Understood(None, reason=f"“{text.strip()}”没有认出次数；写成 3、3次、二十多次 或 每天大约5次")
    roughly = loose or daily or _ABOUT.search(rest) is not None
    found = Count(number, estimated=roughly, daily=daily, nightly=night is not None)
    return Understood(found, _shown(found))


def _asked_back(plain: str) -> str:
    """What to ask of a number that is no count: so many an hour, so many a week, at most so many."""
    if _HOURLY.search(plain):
        return f"“{plain}”：一天里这样的有几个小时？请直接写每天大约几次，例如 每天20次左右；几个小时没法替您乘"
    if _WEEKLY.search(plain):
        return f"“{plain}”：前后一共大约几次？写最少的数，例如 一共12次左右"
    if _AT_MOST.search(plain):
        return f"“{plain}”是最多的数：最少记得有几次？例如 10次以上"
    return ""


def _at_least(text: str) -> str:
    return f"“{text.strip()}”：最少记得有几次？写最少的数，例如 二十多次；您的原话会留在经过里"


def _shown(found: Count) -> str:
    often = ("每天" if found.daily else "") + ("夜里" if found.nightly else "")
    times = f"{often}{'大约 ' if found.estimated else ''}{found.number} 次"
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
    """三四 is at least 3, 十五六 at least 15, 二三十 at least 20; 三五 at least 3; 三七 is nothing."""
    before, low, high, after = found.groups()
    first, second = DIGITS[low], DIGITS[high]
    if second != first + 1 and (first, second) != (3, 5):
        return None
    if len(before) > 1:  # 一百二三十
        return DIGITS[before[0]] * 100 + first * 10 if after == "十" else None
    if before and after:
        return None
    return first * UNITS[after] if after else {"": 0, "十": 10, "百": 100}[before] + first
