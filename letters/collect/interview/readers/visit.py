"""Who came where: “我家门口，两个男的，一个穿黑衣服，开白色轿车，邻居看见了，楼道有监控，没进屋”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import NUMBER, pieces, plain, whole

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_PLACE: Final = re.compile(
    "(?:在)?(?P<place>(?:我|我们|本人|他|她|父母|爸妈|老家|同事)?(?:的)?[^，；。]{0,20}?(?:家里?|住处|门口|楼下|楼道|小区|单位|公司|店里?|学校|院子|村里?|办公室|大厅|电梯(?:口)?|走廊|路|号|室|宿舍)(?:门口|门外|楼下|里面?|外面?|附近|大厅)*)"
)
_PEOPLE: Final = re.compile(
    rf"(?:来了?|一共|有|大约)*(?P<number>{NUMBER})(?:个|名|位)(?:男|女|陌生|大|年轻|中年|小)*(?:人|的|子|生)?(?:来)?"
)
_CAR: Final = re.compile(
    "(?:开|坐|骑)(?:着|了|的)?(?:一辆|辆)?(?P<car>[^，；。]*(?:车|面包|轿车|SUV|越野)[^，；。]*)|(?P<bare>[^，；。]*(?:轿车|面包车|越野车|SUV|摩托车|电动车|车牌)[^，；。]*)"
)
_CAMERA: Final = re.compile("监控|摄像头|探头|可视门铃|猫眼录像")
_SEEN: Final = re.compile("(?P<who>[^，；。]{1,20}?)(?:都|也|在场)?(?:看见|看到|听见|听到|在场|可以作证|能作证)")
_IN: Final = re.compile("(?:进|闯|冲)(?:了|到)?(?:我)?(?:家|屋|门|房间|来)")
_NOT_IN: Final = re.compile("(?:没有?|未)(?:让他们)?(?:进|闯)(?:屋|家|门|来|去)?|(?:只|就)?在门外|没开门")
_STOPPED_BEFORE: Final = re.compile("(?:警察|民警|公安|派出所)[^，]{0,8}(?:制止|劝|批评|警告|处罚|带走|来过|教育)")
_PURSUED: Final = re.compile("追(?:赶|着|我)|拦(?:住|路|车|下)|挡住?路|截住")
_HALTED: Final = re.compile("停工|停业|停课|关门|(?:没法|不能|无法)(?:正常)?(?:上班|上课|营业|工作|做事)")
_LOOKS: Final = re.compile("穿|戴|纹身|口音|胖|瘦|高|矮|岁|平头|光头|长发|短发|眼镜|口罩|帽|制服")
_LEAD: Final = re.compile("^(?:他们|对方|来的人)?(?:来|到|去|堵|守|在|闯进?|冲进?|进)(?:了|到|在)?")
_NONE: Final = re.compile("(?:没有?|无)[^，]{0,4}(?:监控|摄像头|探头)|(?:监控|摄像头)(?:坏|没)")
_IDLE: Final = re.compile("(?:他们|对方|来的人|来|到|去|堵|守|在|了|闯|冲|进|就|都|的|[，\\s])*")


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Place, how many, what they looked like, car, who saw it, camera, and whether they came in."""
    values: dict[str, Any] = {}
    left: list[str] = []
    for piece in pieces(plain(text)):
        taken = _facts(piece, values)
        if taken is None or _more(piece, taken):
            left.append(piece)
        for name, value in (taken or {}).items():
            values[name] = f"{values[name]}，{value}" if isinstance(values.get(name), str) else value
    return LineRead(values, "", "，".join(left))


def _more(piece: str, taken: dict[str, Any]) -> bool:
    """Whether a piece says more than the place and the people that were taken from it: 两个男的来我家敲门."""
    if not taken.keys() <= {"place", "visitors", "in_home"}:
        return False
    rest = _PEOPLE.sub("", piece).replace(str(taken.get("place", "")), "")
    return "place" in taken and not _IDLE.fullmatch(rest)


def _facts(piece: str, known: dict[str, Any]) -> dict[str, Any] | None:
    """What a piece tells, nothing where there was none of it (没有监控), None where it is about something else."""
    if _NOT_IN.search(piece):
        return {"in_home": False}
    if _STOPPED_BEFORE.search(piece):
        return {"warned_by_authority": True}
    came_in: dict[str, Any] = {"in_home": True} if _IN.search(piece) else {}
    apart = _seen_apart(piece)
    if apart is not None:
        return came_in | apart
    return came_in | _who_where(piece, known) or None


def _seen_apart(piece: str) -> dict[str, Any] | None:
    """A camera, a car, somebody who saw it, what it led to; None where the piece is of none."""
    for name, pattern in (("pursued", _PURSUED), ("work_stopped", _HALTED)):
        if pattern.search(piece):
            return {name: True}
    if _CAMERA.search(piece):
        return {} if _NONE.search(piece) else {"camera": piece}
    car = _CAR.search(piece)
    if car is not None:
        return {"car": (car["car"] or car["bare"]).strip()}
    seen = _SEEN.search(piece)
    return {"seen_by": seen["who"].removesuffix("都").strip("，有")} if seen else None


def _who_where(piece: str, known: dict[str, Any]) -> dict[str, Any]:
    """How many came, what they looked like, to which place."""
    found: dict[str, Any] = {}
    people = None if "visitors" in known else _PEOPLE.search(piece)
    number = whole(people["number"]) if people else None
    if people is not None and number is not None:
        found["visitors"] = number
        piece = f"{piece[: people.start()]}{piece[people.end() :]}".strip()
    if _LOOKS.search(piece):
        return found | {"looks": piece}
    place = None if "place" in known else _PLACE.search(piece)
    if place is not None:
        found["place"] = _LEAD.sub("", place["place"]).strip() or place["place"]
    return found
