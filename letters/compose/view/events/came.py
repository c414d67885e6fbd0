"""What came, named as what it is: calls, messages, visits, orders in somebody's name, each in its own measure.

Nobody is said to have begun any of it: who sent a code, or placed an order, is often not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import PUBLIC, SELF, Act, Channel
from letters.kit.phone_numbers import is_withheld

if TYPE_CHECKING:
    from letters.case import Incident
    from letters.compose.view.events.event_fields import IncidentView
    from letters.findings import Contacts


class Sort(NamedTuple):
    """What something that came is called, and what it is counted in; `told` is how it is told that was not received."""

    label: str
    unit: str = "次"
    told: str = ""


ORDER, INTRUSION = Sort("冒名下单", "单", "被人冒名下单"), Sort("进入住处", told="有人进入住处")
CALL, WITHHELD, SMS = Sort("来电"), Sort("未显示号码的来电"), Sort("短信", "条")
POST, MESSAGE, VISIT = Sort("公开发布", "条", "被人公开发布信息"), Sort("网络信息", "条"), Sort("上门", told="有人上门")
ASKED = Sort("当面找他人", told="有人当面找他人")  # whoever waits at the door and asks next door has come once
IN_GROUP, TO_OTHERS = Sort("群里的信息", "条", "被人在群里发信息"), Sort("发给他人的信息", "条", "被人向他人发信息")
_BY_CHANNEL = {Channel.SMS: SMS}
_GROUP = "群"  # how a channel is called in which several read along
# The order of telling; others follow, and what was not received itself comes last.
_FIRST = (CALL, WITHHELD, SMS, MESSAGE)
_LAST = (POST, VISIT, INTRUSION, ASKED, ORDER, IN_GROUP, TO_OTHERS)


def sort_of(incident: Incident | IncidentView) -> Sort:
    """What one record is called. An act that is told of it decides before the way it came."""
    if Act.PRANK_ORDERS in incident.acts:
        return ORDER
    if Act.INTRUSION in incident.acts and incident.channel is Channel.VISIT:
        return INTRUSION
    if incident.channel is Channel.CALL:
        return WITHHELD if is_withheld(incident.from_number) else CALL
    if incident.channel is Channel.SOCIAL:
        return _in_network(incident)
    if incident.channel is Channel.VISIT:
        return _at_a_door(incident)
    return _BY_CHANNEL.get(incident.channel) or Sort(incident.channel_name or "其他联系")


def _at_a_door(incident: Incident | IncidentView) -> Sort:
    return ASKED if incident.others and SELF not in incident.to else VISIT


def _in_network(incident: Incident | IncidentView) -> Sort:
    """What was written in a network, by who could read it."""
    if PUBLIC in incident.to:
        return POST
    if SELF in incident.to:
        return MESSAGE
    return IN_GROUP if _GROUP in (incident.channel_name or "") else TO_OTHERS


def sorts(contacts: Contacts) -> tuple[Sort, ...]:
    """What the counted contacts are, in the order of telling."""
    found = dict.fromkeys(sort_of(row) for row in contacts.countable)
    return tuple(sorted(found, key=_place))


def _place(sort: Sort) -> int:
    if sort in _FIRST:
        return _FIRST.index(sort)
    return len(_FIRST) + (1 + _LAST.index(sort) if sort in _LAST else 0)
