"""What in a single contact cannot be true together: whose words it holds, who saw it, what its estimate comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case.estimates import days_of
from letters.case.incident_answers import SELF
from letters.case.vocabulary import Channel, Direction
from letters.case.where import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.events import Incident
    from letters.case.model import Case


def faults(case: Case) -> Iterator[Fault]:
    """Every contradiction within a contact, led to by its path."""
    for index, each in enumerate(case.incidents):
        for name, message, hint in (*_told(each), *_recorded(each), *_estimate(each)):
            yield Fault(("incidents", index, name), message, hint)


def _told(each: Incident) -> Iterator[tuple[str, str, str]]:
    if each.direction is Direction.OUT and each.words:
        hint = "对方说的话写到 account（经过），或写进 [[dealings]] 的 answered；若是对方打来的，删去 direction"
        yield "words", "这是本人联系对方，却填了“对方原话”", hint
    if each.audience is not None and each.channel is not Channel.SOCIAL:
        message = f"“看到的人数”只用于社交网络，这一条的方式是{each.channel.label}"
        yield "audience", message, "发在群里、动态里的，channel 写 social；当面在场的人写到 present"


def _recorded(each: Incident) -> Iterator[tuple[str, str, str]]:
    if each.log_of is not None and SELF in each.to:
        yield "to", "这条记录来自别人的手机，却写成联系了本人", "删去 to；确实也联系了本人的，另写一条"
    for name in ("visitors", "looks", "car", "camera"):
        if getattr(each, name) is not None and each.channel is not Channel.VISIT:
            yield name, f"来人的情况只用于上门，这一条的方式是{each.channel.label}", "上门的，channel 写 visit"


def _estimate(each: Incident) -> Iterator[tuple[str, str, str]]:
    if each.daily is None:
        yield from _days_alone(each)
        return
    of_span = days_of(each.at, each.until)
    yield from _too_many(each, of_span)
    if each.days is not None or of_span is not None:
        yield from _otherwise_counted(each, each.daily, each.days or of_span or 1)


def _days_alone(each: Incident) -> Iterator[tuple[str, str, str]]:
    """Days are given, and not how often on each."""
    lone = next((name for name in ("days", "days_exact") if getattr(each, name) is not None), None)
    if lone:
        yield lone, "写了天数，没有写每天几次", "补上 per_day（每天大约几次），或者删去这一行，次数写到 count"


def _too_many(each: Incident, of_span: int | None) -> Iterator[tuple[str, str, str]]:
    """More by night than in the whole day, more days than from the beginning to the end."""
    if each.per_day and each.per_night and each.per_night > each.per_day:
        message = f"夜间每天{each.per_night}次，多于每天一共的{each.per_day}次"
        yield "per_night", message, "per_day 写全天一共几次，per_night 写其中夜里几次"
    if each.days and of_span and each.days > of_span:
        message = f"写了{each.days}天，而从开始到截止只有{of_span}天"
        yield "days", message, "核对 at、until 和 days；只有其中几天打的，days 写那几天"


def _otherwise_counted(each: Incident, daily: int, days: int) -> Iterator[tuple[str, str, str]]:
    """A count that is not what so many a day come to."""
    comes_to = daily * days
    if each.count != comes_to:
        message = f"写了{each.count}次，而每天{daily}次、{days}天合{comes_to}次"
        yield "count", message, "写了每天几次就删去 count，由每天几次和天数算出"
