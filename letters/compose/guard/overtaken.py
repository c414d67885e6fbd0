"""Words of a case that were true on the day of a claim and no longer are on the day of a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import claim_items, pairs
from letters.compose.guard.warnings import Found
from letters.findings import held_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case
    from letters.findings import Findings

KIND = "not-due-overtaken"
_NOT_DUE = re.compile(r"(?:尚未|还未|还没有?|没有?|未)到期")  # 尚未到期 · 还没有到期
_ELSEWHEN = ("时", "日", "天", "其余")  # 主张时尚未到期 speaks of its own day, 其余 of the rest


def overtaken(findings: Findings) -> Iterator[Found]:
    """Reasons that call an item not yet due, some of which has fallen due by now, with where they stand."""
    days = "、".join(str(one.due) for one in findings.positions.matured)
    for place, words, key in _reasons(findings.case) if days else ():
        if _says_not_due(words):
            yield Found(KIND, days, place, words, keys=(key,))


def _reasons(case: Case) -> Iterator[tuple[str, str, str]]:
    """Why what is still ahead is disputed, beside the claim and in the offer, each with where it stands and its key."""
    held = held_by(case)
    if held is None:
        return
    ahead = [(number, item) for number, item in enumerate(claim_items(case)) if item.kind is held.kind.ahead]
    for number, item in ahead:
        key = f"contracts.{held.known.id}.claim.items.{number}.why"
        yield f"对方主张的“{item.name}”的异议理由", item.why or "", key
    for number, (said, about) in enumerate(pairs(case)):
        if about in [item for _, item in ahead]:
            yield f"协商里“{said.item}”的理由", said.reason, f"offer.disputed.{number}.reason"


def _says_not_due(words: str) -> bool:
    return any(not words[: found.start()].endswith(_ELSEWHEN) for found in _NOT_DUE.finditer(words))
