"""So many a day from then till then, and so many of them at night: “11月20日到24日，每天30个，其中半夜2个”.

A clause each. What tells of the calls otherwise (接了2个, 换着号码打) is left over, for the account; 晚上
without a time may be before ten, so that the nights are asked for by themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.collect.interview.words.line_read import LineRead
from letters.kit.typed import Span, count, phone, shown_span, span

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState
    from letters.kit.typed import Count

_CLAUSES = re.compile(r"[，；。;\s]+|,(?!\d{3}(?!\d))")
_CHANNELS = (
    ("call", re.compile(r"电话|来电|语音|[打拨响]")),
    ("sms", re.compile(r"短信")),
    ("social", re.compile(r"微信|QQ|抖音|微博|支付宝消息")),
)
_AT_NIGHT = re.compile(
    r"半夜|夜里|深夜|夜间|凌晨|晚(?:上)?(?:的)?(?:1[0-2]|十[一二]?|2[23])[点:]|2[23]:\d\d|晚上10点(?:到|至)早上8点|零点"
)
_EVENING = re.compile(r"晚上?|傍晚")
_TIMES = re.compile(
    r"(?:大约|大概|约|差不多|至少)?[\d一二两三四五六七八九十百几多]+ ?[个次条通遍回](?:左右|上下|以上|多)?.{0,4}$"
)
_TAKEN = re.compile(r"接通|接了|接过|没接|未接|拒接|挂断|挂了|其余|剩下|别的")
_ONLY_CHANNEL = re.compile(r"(?:都是|全是)?(?:打)?(?:电话|短信|微信)")
_CLOCK = re.compile(r"\d[点:]|[一二两三四五六七八九十]点")
MOST_CLAUSES = 3  # that days are spread over
LONGEST_TITLE = 6  # characters beside a number: 号码是
_NUMBER = re.compile(r"(?<!\d)\+?\d[\d-]{4,18}\d(?!\d)")
_NOT_A_DAY = re.compile(r"小时|钟头|分钟|每?周|星期|礼拜|不到|最多|顶多|以内|不超过")


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """The days, how often a day and a night, the channel and number; the rest is left over."""
    values: dict[str, Any] = {}
    left: list[str] = []
    for piece in _after_days([each for each in _CLAUSES.split(text) if each], today, values):
        left += [] if _counted(piece, values) else [piece]
    if (channel := _channel(text)) != "":
        values["channel"] = channel
    problem = _impossible(values)
    return LineRead(problem=problem) if problem else LineRead(values, told=_told(values), left="，".join(left))


def _channel(text: str) -> str:
    """How they came, where the text speaks of one way alone; 打 is said of calls, and of much else."""
    channels = [name for name, words in _CHANNELS if words.search(text)]
    return channels[-1] if channels and (len(channels) == 1 or "电话" not in text) else ""


def _after_days(clauses: list[str], today: date, values: dict[str, Any]) -> list[str]:
    """The clauses without the days that they begin with, which become values; 11月20日 到 24日 is several."""
    tried = [(number, span("".join(clauses[:number]), today)) for number in range(1, MOST_CLAUSES + 1)]
    ended = [each for each in tried if each[1].value is not None and each[1].value.until is not None]
    number, found = (*ended, tried[0])[0]
    if found.value is None:
        return clauses
    values["at"] = found.value.at
    if found.value.until is not None:
        values["until"] = found.value.until
    return [*([found.kept] if found.kept else []), *clauses[number:]]


def _counted(piece: str, values: dict[str, Any]) -> bool:
    """Whether the piece was a count, a number or a mere word for the channel, and is now among the values."""
    number = _NUMBER.search(piece)
    if number is not None and "from_number" not in values and phone(number[0]).value is not None:
        values["from_number"] = number[0]
        return len(piece) - len(number[0]) <= LONGEST_TITLE
    times = _TIMES.search(piece)
    said = count(times[0]).value if times else None
    if times is None or said is None or _TAKEN.search(piece) or _NOT_A_DAY.search(piece):
        return _ONLY_CHANNEL.fullmatch(piece) is not None
    return _placed(said, piece[: times.start()], values)


def _placed(said: Count, before: str, values: dict[str, Any]) -> bool:
    """Whether a count is wholly told by the one of a day, or of a night, which it becomes."""
    if _AT_NIGHT.search(before):
        return _first(values, "per_night", said) and _CLOCK.search(before) is None
    return not _EVENING.search(before) and "per_day" not in values and _first(values, "per_day", said)


def _first(values: dict[str, Any], name: str, value: Any) -> bool:
    return values.setdefault(name, value) is value


def _impossible(values: dict[str, Any]) -> str:
    day, night = values.get("per_day"), values.get("per_night")
    if day and night and night.number > day.number:
        return f"夜里的{night.number}次多于每天一共的{day.number}次：每天一共大约几次，其中夜里几次？"
    if "at" not in values:
        return "没有认出从哪天到哪天；写成 11月20日到24日，每天30个左右，其中半夜2个"
    return ""


def _told(values: dict[str, Any]) -> str:
    parts = [shown_span(Span(values["at"], values.get("until")))]
    parts += [f"每天大约{values['per_day'].number}次（文书里写明是估计）"] if "per_day" in values else []
    parts += [f"其中晚上10点到早上8点大约{values['per_night'].number}次"] if "per_night" in values else []
    return "，".join(parts)
