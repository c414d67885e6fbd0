"""What the records of contacts are: exports, screenshots, or as the person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import KnownBy
from letters.findings import breakdown
from letters.kit.listing import listed

if TYPE_CHECKING:
    from letters.findings import Contacts


def record_sources(contacts: Contacts) -> str:
    """手机导出记录8次、通话录音1次、来源未写明2次、本人估计的约20次.

    By how strong the record is, else by what the person says that it is; what no source is given for and what is
    reckoned stand by themselves. It comes to the total.
    """
    said = breakdown((row for row in contacts.counted if row.rank is None), lambda row: row.source)
    ranked = ((rank.label, each) for rank, each in contacts.by_rank)
    told = (*ranked, *said, ("来源未写明", said.unknown))
    named = (*((source, each.recorded) for source, each in told), *_reckoned(contacts))
    return listed(f"{source}{number}次" for source, number in named if number)


def _reckoned(contacts: Contacts) -> tuple[tuple[str, int], ...]:
    """The estimates, those that others told of apart from the person's own."""
    of_others = sum(row.count for row in contacts.counted if row.estimated and row.known_by is KnownBy.TOLD)
    return ("本人估计的约", contacts.total.estimated - of_others), ("他人转述估计的约", of_others)
