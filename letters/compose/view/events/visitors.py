"""Who came, as it was seen, who or what saw it, and how long something took."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.case import Incident

SECONDS = 60
_SPELLED = "零一两三四五六七八九十"
_MEASURES = "名人个位"
_SAW, _THEN, _WERE = ("看到", "看见"), "当时", "在"


def present(incident: Incident) -> str:
    """来人2名；一人穿黑色羽绒服；车辆：白色轿车；对门邻居看到；当时孩子在场: who came, and what is told beside it."""
    return "；".join(filter(None, (looks(incident), beside(incident))))


def looks(incident: Incident) -> str:
    """来人2名；一人穿黑色羽绒服；车辆：白色轿车: who came and how, and nobody who only was there."""
    how_many = f"来人{incident.visitors}名" if incident.visitors and not _says_how_many(incident) else ""
    named = ("", how_many), ("", incident.looks), ("车辆：", incident.car)
    return "；".join(f"{label}{_open(text)}" for label, text in named if text)


def beside(incident: Incident) -> str:
    """对门邻居看到；单元门口有摄像头；当时孩子在场: who or what saw a visit, and who was there."""
    return "；".join(filter(None, (_seen(incident.seen_by), _open(incident.camera), _was_there(incident.present))))


def _says_how_many(incident: Incident) -> bool:
    """Whether the looks begin with the number of those who came: 两名男子."""
    many = incident.visitors or 0
    spelled = {str(many), *_SPELLED[many : many + 1]}
    return any((incident.looks or "").startswith(f"{one}{unit}") for one in spelled for unit in _MEASURES)


def _seen(who: str | None) -> str:
    told = _open(who)
    return told if not told or told.endswith(_SAW) else f"{told}{_SAW[0]}"


def _was_there(told: str | None) -> str:
    """当时孩子在卧室; what does not say that somebody was somewhere stands as it is: 在场情况：两名男子."""
    told = _open(told)
    if not told or told.startswith(_THEN):
        return told
    return f"{_THEN}{told}" if _WERE in told else f"在场情况：{told}"


def _open(text: str | None) -> str:
    return (text or "").rstrip("。；")


def duration(seconds: int | None) -> str:
    """2分10秒, 45秒; nothing for an unknown or empty duration."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, SECONDS)
    if not rest:
        return f"{minutes}分钟"
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"
