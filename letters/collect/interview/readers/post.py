"""Where it was posted and who could see it: “发在家长微信群里，56个人” · “抖音，链接 https://…，500多人看过”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import NUMBER, Rest, plain, whole

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_LINK: Final = re.compile(
    r"(?:链接|网址)?[:： ]*(?P<link>https?://[^\s，；。]+|[a-z0-9.-]+\.(?:com|cn|net)/[^\s，；。]*)", re.IGNORECASE
)
_AUDIENCE: Final = re.compile(
    rf"(?:群里|里面|里|一共|总共|有|大约|大概|约|差不多)*(?P<number>{NUMBER})(?P<loose>多|来|几)?(?:个|名|位)?(?:人|群友|成员|家长|同事|粉丝|次)(?:看过?|左右|能看到)*(?:的)?"
)
_NAME: Final = re.compile(
    "^(?:他们|对方)?(?:发|贴|挂|传)?(?:到|在|了)*(?:我们?的?)?(?P<name>.*?)(?:里|上|中)?(?:了|的)?$"
)


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """The platform or group, how many could see it, the address. A number said loosely is taken at its lower end."""
    values: dict[str, Any] = {}
    link, rest = Rest(plain(text)).take(_LINK)
    if link is not None:
        values["link"] = link["link"]
    audience, rest = rest.take(_AUDIENCE)
    if audience is not None and (number := whole(audience["number"])) is not None:
        values["audience"] = number
    name, *left = rest.left().split("，")
    found = _NAME.match(name)
    if found is not None and found["name"].strip():
        values["channel_name"] = found["name"].strip(" “”\"'")
    return LineRead(values, "", "，".join(left))
