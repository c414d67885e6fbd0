"""That they were told to stop: “11月21日在App客服说别打给我妈，按月分期，他们说要一次付清还要违约金”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.case import Stop
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, MONTH, Rest, moment, plain
from letters.kit.typed import shown

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from letters.collect.interview.state import InterviewState

_HOW: Final = re.compile(
    r"^[，,\s]*(?:我|本人|就)?(?:在|用|通过|打|给|发)*?(?:他们|平台|对方)?(?:的)?(?P<how>(?:App|APP|app)?(?:里|上|内)?的?(?:在线|人工)?客服(?:电话|热线)?|微信(?:群)?|短信|电话(?:里|中)?"
    r"|邮件|邮箱|当面|小程序(?:客服)?|留言|来电(?:里|中)?|上门时)(?:里|上|中)?(?:我|本人)?(?:就|也)?(?:跟|和|对|给|向)?(?:他们|客服|对方|催收)?(?:说过?|讲过?|提过?|要求过?|告诉过?|发)?(?:了)?"
)
_ANSWER: Final = re.compile(
    "(?:然后|但是?|可是?|结果)?(?:(?:他们|对方|客服|平台|那边|催收的?)(?:就)?(?:说|答复?|回复?|讲|表示|回)|答复?(?:是|说)?|回复(?:是|说)?)[:：，,]?(?P<answer>.+)$",
    re.DOTALL,
)
_SILENT: Final = re.compile(
    "(?:他们|对方|客服|平台)?(?:都|一直)?(?:没有?|不|未)(?:回复?|答复?|理|搭理|回应)(?:我|他)?|没人(?:理|管|回复?)(?:我)?"
)
_ASKED: Final = re.compile(
    "^(?:我|本人|就|也)*(?:跟|和|对|向|给)?(?:他们|客服|对方|平台|催收的?)?(?:说过?|讲过?|提过?|要求过?|让|叫|告诉)*(?:他们|对方|催收的?)?(?:了)?[:：，]?"
)
_TIME: Final = re.compile(
    r"(?:早上|上午|中午|下午|晚上|夜里)?[0-9零一二三四五六七八九十两]{1,3}(?:[:：][0-9]{2}|点(?:半|[0-9零一二三四五六七八九十]{1,3}分?)?)(?:左右|多)?"
)
_SOME: Final = re.compile(
    "(?:我)?(?:妈|爸|老婆|老公|妻子|丈夫|爱人|父母?|母亲|哥|姐|弟|妹|孩子|儿子|女儿|同事|领导|单位|公司|朋友|邻居|亲戚|老师|学校)"
)
_STOP: Final = re.compile("别|不要|不许|不准|停止|不能再|只(?:能|要|许|准)?(?:联系|找|打)|骚扰")
_STOPS: Final = (
    (
        Stop.CONTACTING_OTHERS,
        re.compile(
            "只(?:能|要|许|准)?(?:联系|找|打给?)(?:我|本人)|(?:别|不要|不许|不准|停止)[^，。；]{0,6}(?:别人|其他人|他人|第三人|通讯录|家里?人和(?:朋友|同事))"
        ),
    ),
    (
        Stop.AT_NIGHT,
        re.compile(
            "(?:晚上|半夜|夜里|夜间|深夜)[^，。；]{0,6}(?:别|不要|不许|不准)|(?:别|不要|不许|不准)[^，。；]{0,4}(?:晚上|半夜|夜里|夜间|深夜)"
        ),
    ),
    (
        Stop.POSTING,
        re.compile("(?:别|不要|不许|停止|删)[^，。；]{0,6}(?:发(?:到)?(?:群|网|朋友圈|抖音|照片)|公开|群里)"),
    ),
    (
        Stop.EVERYTHING,
        re.compile(
            "(?:别|不要|不许|停止)(?:再)?(?:以任何方式)?(?:联系|骚扰)(?:我|本人)?(?:们|和(?:我)?家里?人)?(?=$|[，。；！]|了)"
        ),
    ),
)


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """When, how, what was asked, what was answered. What was to stop is read only where it is said for everybody."""
    rest, values = Rest(plain(text).strip()), dict[str, Any]()
    at = moment(rest.text, today)
    if at is not None:
        values["on"] = at
        _, rest = rest.take(DAY if DAY.search(rest.text) else MONTH)
        _, rest = rest.take(_TIME)
    how, rest = rest.take(_HOW)
    silent, rest = rest.take(_SILENT)
    answer, rest = (None, rest) if silent else rest.take(_ANSWER)
    if how is not None:
        values["how"] = how["how"].removesuffix("里").removesuffix("中")
    if answer is not None or silent is not None:
        values["answered"] = answer["answer"].strip(" ，。“”") if answer else "没有答复"
    values |= _asked(_ASKED.sub("", rest.left()).strip(" ，。“”"))
    return LineRead(values, _told(values))


def _asked(asked: str) -> dict[str, Any]:
    """What was asked, whether it was to stop, and what was to stop."""
    found: dict[str, Any] = {"asked": asked, "objection": bool(_STOP.search(asked)), "asked_to_stop": _stops(asked)}
    return {name: value for name, value in found.items() if value}


def _stops(asked: str) -> list[str]:
    """What was to stop; nothing where only some are named whom they should leave alone, or it may mean two things."""
    found = [stop for stop, pattern in _STOPS if pattern.search(asked)]
    if Stop.EVERYTHING in found and len(found) > 1:
        found.remove(Stop.EVERYTHING)
    return [stop.value for stop in found if stop is Stop.POSTING or stop is Stop.AT_NIGHT or not _SOME.search(asked)]


def _labels(stops: Collection[str]) -> str:
    return "、".join(stop.label for stop in Stop if stop.value in stops)


def _told(values: dict[str, Any]) -> str:
    parts = [
        shown(values["on"]) if "on" in values else "",
        f"通过{values['how']}" if "how" in values else "",
        f"提出：{values['asked']}" if "asked" in values else "",
        f"对方答：{values['answered']}" if "answered" in values else "",
        f"要停的是{stops}" if (stops := _labels(values.get("asked_to_stop", ()))) else "",
    ]
    return "，".join(part for part in parts if part)
