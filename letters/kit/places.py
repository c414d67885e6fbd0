"""Places in a numbered list as people type them: 1、3、5, 1－8, １～８, 12到36, 除了3都是.

>>> read_places("1－3，7", 9)
(1, 2, 3, 7)
>>> read_places("除了2都是", 4)
(1, 3, 4)
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = frozenset({"全部", "全选", "所有", "都是", "都选", "都要", "全是", "全都是", "全要", "*"})
NONE = frozenset({"都不是", "没有", "无", "一个都不是", "都不选", "不选", "没有一个"})
_OTHERS = "(?:其他|其它|其余|别的|剩下)"
_BUT = re.compile(rf"除了?(.+?)(?:以外|之外|外)?,*{_OTHERS}?的?(?:全部?|所有|都)?(?:都|全)?(?:是|选|要)?的?")
_NOT = re.compile(rf"(.+?)不是,*{_OTHERS}的?[全都]+(?:是|选|要)?")
_ALL_BUT = re.compile(r"(?:全部|所有|都是|都选|全选|都要)[,]*除了?(.+?)(?:以外|之外|外)?")
_DASHES = "-~—–−―‐‑至到"
_RANGE = re.compile(rf"([^{_DASHES}]+)[{_DASHES}]+([^{_DASHES}]+)")
_PARTING = re.compile(r"[,\s;和及跟与]+")
_AROUND = re.compile(r"[第个号条份项组张位的。!]+")


def numbers(count: int, *, many: bool = False) -> str:
    """Which numbers a list of `count` takes, as a person is asked for them.

    >>> numbers(1), numbers(2, many=True), numbers(9, many=True)
    ('只有一项，选它就写 1', '写前面的号码，1 或 2，可以都写', '写前面的号码，1 到 9，可以写几个，例如 1 3')
    """
    if count <= 1:
        return "只有一项，选它就写 1"
    among = "1 或 2" if count == 2 else f"1 到 {count}"
    several = ("，可以都写" if count == 2 else "，可以写几个，例如 1 3") if many else ""
    return f"写前面的号码，{among}{several}"


def takes_all(text: str) -> bool:
    """Whether an answer takes the whole list, or all of it but some: 都是, 除了3都是."""
    bare = re.sub(r"\s", "", _plain(text))
    return bare in ALL or any(form.fullmatch(bare) for form in (_ALL_BUT, _BUT, _NOT))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().replace("、", ",").replace("；", ";").strip(",;。. ")


def read_places(text: str, count: int) -> tuple[int, ...]:
    """The places in a list of `count` that an answer names, from 1, in the order named, each once; none for 都不是.

    Raises UsageError, with the words that were not understood, for what is no place in it.
    """
    plain = _plain(text)
    bare = re.sub(r"\s", "", plain)
    if bare in NONE:
        return ()
    if bare in ALL:
        return tuple(range(1, count + 1))
    for form in (_ALL_BUT, _BUT, _NOT):
        if match := form.fullmatch(bare):
            left_out = set(_listed(match[1], count))
            return tuple(place for place in range(1, count + 1) if place not in left_out)
    return tuple(dict.fromkeys(_listed(plain, count)))


def _listed(text: str, count: int) -> Iterator[int]:
    tight = re.sub(rf"\s*([{_DASHES}])\s*", r"\1", text)
    for part in filter(None, _PARTING.split(tight)):
        match = _RANGE.fullmatch(part)
        first, last = (_number(match[1]), _number(match[2])) if match else (_number(part), _number(part))
        if not 1 <= first <= last <= count:
            raise UsageError(f"“{part[:20]}”不是列表里的号码", numbers(count, many=True))
        yield from range(first, last + 1)


def _number(text: str) -> int:
    """The number that a part is, 第3个 too; 0 for what is none."""
    return read_whole(_AROUND.sub("", text).strip()) or 0
