"""Which paper that came a letter answers, where it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.errors import UsageError

if TYPE_CHECKING:
    from letters.case import Received
    from letters.catalogue import Head
    from letters.desk.tracking.filings import Tracked


class Matter(NamedTuple):
    """What a letter is about: the filing it follows (its number, 0 for none), contract and paper by id, and whom."""

    about: int
    contract: str
    paper: str
    whom: list[str]


def answering(at: Tracked, head: Head, which: str) -> Matter:
    """What a letter is about that answers a paper: it goes to whom the paper names. Raises UsageError."""
    paper = _paper(at, head, which)
    return Matter(0, paper.contract or "", paper.id, [paper.sender] if paper.sender else [])


def _paper(at: Tracked, head: Head, which: str) -> Received:
    """The paper that is meant by id or kind, else the only one. Raises UsageError where it may be several."""
    every = [paper for paper in at.case.received if paper.kind in head.answers]
    found = [paper for paper in every if which in ("", paper.id, paper.kind.value, paper.kind.label)]
    if len(found) == 1:
        return found[0]
    if not every:
        raise UsageError(f"{head.title}答的是收到的文书，案件里还没有", f"先记下来：{at.typed('track received')}")
    listed = "；".join(f"{paper.id} {paper.kind.label}" for paper in found or every)
    raise UsageError(f"{head.title}答的是哪一张收到的文书，看不出来", f"加 --about 编号：{listed}")
