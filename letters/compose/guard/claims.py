"""Numbers of contacts that the sender claims in their own words, held against what the incidents bear out."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.guard.warnings import Found
from letters.compose.guard.wording import around
from letters.kit.numerals import DIGITS, UNITS, read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Incident
    from letters.compose.guard.texts import Spot
    from letters.compose.guard.warning_rules import Context
    from letters.findings import Findings

KIND = "count-not-borne-out"
OWN_CALLS = "own_calls"  # the context in which a number is no claim about the other side's contacts

_CHINESE = "零一二三四五六七八九十百千万两几数上好成"
_NUMBER = rf"[0-9０-９]{{1,6}}|[{_CHINESE}]{{1,7}}"
_RANGE = rf"(?<![第0-9{_CHINESE}])(?P<low>{_NUMBER})(?:\s?[-—~～到至]{{1,2}}\s?(?:{_NUMBER}))?[多余来]?"
_CONTACTS = r"(?:骚扰|催收|催款|威胁|恐吓|未接|陌生|推销)?(?:电话(?!号|卡|里)|来电|短信|信息|微信消息|呼叫|联系|骚扰)"
_REACH = r"(?:打|拨|呼|发|接|收|催|骚扰|联系|轰炸|响)"
# 每天打来几十个 · 一天80多通电话 · 天天接到二三十次
_DAILY = re.compile(
    rf"(?:每天|每日|(?<![第有那这几同前十])[一1]天|天天|日均|平均一天)[^。；！？\n，,第]{{0,12}}?{_RANGE}[个次通条遍](?![月人群小工日])"
)
# 一共打了上百次 · 收到300多条短信 · 前后有五十通催收电话
_TOTAL = (
    re.compile(rf"{_RANGE}[个次通条遍]的?{_CONTACTS}"),
    re.compile(rf"{_REACH}[^。；！？\n，,第]{{0,10}}?{_RANGE}[次通遍](?=[，。；、！!]|$|以上|之多|电话)"),
)
_VAGUE = {
    "上百": 100,
    "几百": 200,
    "数百": 200,
    "好几百": 200,
    "上千": 1000,
    "几千": 2000,
    "数千": 2000,
    "成百上千": 100,
}
_TENS = {"几十": 20, "数十": 20, "好几十": 20, "上十": 10, "十几": 11, "十多": 11}
_NEIGHBOURS = re.compile(r"(十?)([二三四五六七八两])([三四五六七八九])([十百千]?)")


PATTERNS = (_DAILY, *_TOTAL)


class Claim(NamedTuple):
    """A number of contacts as written, at the least that the words mean."""

    words: str
    least: int
    daily: bool


def exaggerated(findings: Findings, spot: Spot, bare: str, own_calls: Context) -> Iterator[Found]:
    """Every claim in a text (`bare` of what it quotes) that is more than the incidents bear out, with both figures."""
    for claim in claims(bare, own_calls):
        most = _most_in_a_day(findings) if claim.daily else _most(findings)
        if claim.least > most:
            yield Found(KIND, place=spot.place, quote=claim.words, remark=_remark(claim, most), keys=spot.keys)


def claims(bare: str, own_calls: Context) -> Iterator[Claim]:
    """The numbers of contacts that a text without quotations claims; a daily one is not read again as a total.

    What `own_calls` excuses is no claim about the other side.
    """
    taken: set[tuple[int, int]] = set()
    for pattern in PATTERNS:
        for match in pattern.finditer(bare):
            least = at_least(match["low"])
            where = match.start("low"), match.end("low")
            if (
                least is not None
                and where not in taken
                and not own_calls.excuses(*around(bare, match.start("low"), match.end()))
            ):
                taken.add(where)
                yield Claim(match[0], least, daily=pattern is _DAILY)


def at_least(words: str) -> int | None:
    """The least that a number in words means: 几十 20, 二三十 20, 上百 100; None where it is none."""
    plain = words.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    known = _VAGUE.get(plain, _TENS.get(plain))
    if known is not None:
        return known
    if found := _NEIGHBOURS.fullmatch(plain):
        ten, low, _, unit = found.groups()
        return (10 if ten else 0) + DIGITS[low] * UNITS.get(unit, 1)
    return read_whole(plain)


def _most(findings: Findings) -> int:
    """All contacts, with those of estimates that may be among the listed ones."""
    total = findings.contacts.total
    return total.value + total.unknown


def _most_in_a_day(findings: Findings) -> int:
    """The busiest day on record; and of rows that spread over days, what they come to for a day, all at once."""
    by_day = findings.contacts.by_day
    pending = findings.overlaps.pending
    spread = [row for row in findings.case.incidents if row.id in pending or row.id in by_day.unknown.basis]
    together = sum(row.daily or ceil(row.count / _days(row)) for row in spread)
    return max([each.value for _, each in by_day], default=0) + together


def _days(row: Incident) -> int:
    return (row.end.latest.date() - row.at.earliest.date()).days + 1


def _remark(claim: Claim, most: int) -> str:
    if not most:
        return f"至少是{claim.least}次，案件里没有记下联系"
    known = f"案件里记下的一天最多{most}次" if claim.daily else f"案件里记下的一共{most}次"
    return f"至少是{'一天' if claim.daily else ''}{claim.least}次，{known}"
