"""The talk's hints as the page shows them: what a terminal types is a button, a tick or a box here.

The words of the talk are written once for both shells. A line that is answered as a whole names words to type
(答“不清楚”); beside buttons that would be untrue, and nobody looks for a key to press.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_OF_A_LINE = ("前面的号码", "一句话说完", "一行写完", "整段复制", "想写的接着写", "最后写“代办")
_parts = re.compile(r"[^；。]+[；。]?")
_answered = re.compile(r"[答写](?=“(不清楚|没有|不写|以后再答)”)")
_TYPED = (
    (re.compile("写“退出”就停下"), "关掉网页就停下"),
    (re.compile("也可以写“返回”，在那几行里写上"), "也可以回到上一题，在那几行里写上"),
    (re.compile("写“返回”，?(?=[把改])"), ""),
    (re.compile("，写前面的号码"), ""),
    (re.compile("只存在这台电脑上"), "只存在这里"),
    (re.compile("不要紧的，直接按回车"), "不要紧的，把这一格清空，再点“下一步”"),
)


def for_boxes(help_: str) -> str:
    """The help of a question without what it says of an answer in one line: here each thing has a box of its own."""
    return "".join(part for part in _parts.findall(help_) if not any(word in part for word in _OF_A_LINE)).rstrip("；")


def for_buttons(text: str, buttons: Collection[str]) -> str:
    """A hint, or why an answer was not understood: what these buttons say is clicked, everything else is written.

    >>> for_buttons("记不清就答“不清楚”；没有就答“没有”", ["不清楚"])
    '记不清就点“不清楚”；没有就写“没有”'
    """
    return _answered.sub(lambda found: "点" if found[1] in buttons else "写", _here(text))


def for_ticks(text: str) -> str:
    """A hint of a list of choices: what it names is chosen.

    >>> for_ticks("只说了其中一个人的，答“不清楚”")
    '只说了其中一个人的，选“不清楚”'
    """
    return _answered.sub("选", _here(text))


def _here(text: str) -> str:
    """The text without what is only true of a terminal."""
    for typed, here in _TYPED:
        text = typed.sub(here, text)
    return text
