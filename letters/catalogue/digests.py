"""Letters that carry the digests of the files they list, where somebody asks for that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.catalogue.head import Head


def with_digests(heads: Iterable[Head]) -> tuple[Head, ...]:
    """The heads, each letter that joins the list of evidence with the table of digests after it.

    The two are told by what their tables hold (`rows`), so that templates of one's own may take their places.
    """
    every = tuple(heads)
    annexes = {head.rows: head.id for head in reversed(every) if head.rows}
    listing, digests = annexes.get("evidence", ""), annexes.get("digests", "")
    return tuple(
        replace(head, annexes=(*head.annexes, digests))
        if digests and listing in head.annexes and digests not in head.annexes
        else head
        for head in every
    )
