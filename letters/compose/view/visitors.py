"""Who came, as it was seen, who or what saw it, and how long something took."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.case import Incident

SECONDS = 60


def present(incident: Incident) -> str:
    """来人2名；一人穿黑色羽绒服；车辆：白色轿车；看到的人：对门邻居: who came, and who or what saw it."""
    told = [f"来人{incident.visitors}名"] if incident.visitors else []
    named = (
        ("", incident.looks),
        ("车辆：", incident.car),
        ("看到的人：", incident.seen_by),
        ("监控：", incident.camera),
    )
    told += [f"{label}{text}" for label, text in (*named, ("", incident.present)) if text]
    return "；".join(text.rstrip("。；") if place < len(told) else text for place, text in enumerate(told, 1))


def looks(incident: Incident) -> str:
    """来人2名；一人穿黑色羽绒服；车辆：白色轿车: who came; all that is told of it where nothing is told apart."""
    return _looks(incident) or (incident.present or "").rstrip("。；")


def _looks(incident: Incident) -> str:
    told = [f"来人{incident.visitors}名"] if incident.visitors else []
    named = ("", incident.looks), ("车辆：", incident.car)
    return "；".join([*told, *(f"{label}{text.rstrip('。；')}" for label, text in named if text)])


def beside(incident: Incident) -> str:
    """看到的人：对门邻居；监控：单元门口有摄像头；孩子在场: what is told of a visit beside who came."""
    present = incident.present if _looks(incident) else None
    named = ("看到的人：", incident.seen_by), ("监控：", incident.camera), ("", present)
    return "；".join(f"{label}{text.rstrip('。；')}" for label, text in named if text)


def duration(seconds: int | None) -> str:
    """2分10秒, 45秒; nothing for an unknown or empty duration."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, SECONDS)
    if not rest:
        return f"{minutes}分钟"
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"
