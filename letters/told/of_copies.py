"""The copies of what was sent: which were kept, and which are not as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.follow import CopyState
from letters.told.shown import sized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.follow import CheckedCopy, Kept

WRONG = {
    CopyState.CHANGED: "改动过，和寄出时不同",
    CopyState.MISSING: "找不到了",
    CopyState.OUTSIDE: "不在案件文件夹里",
    CopyState.STRAY: "在 sent 里，案件没有登记",
}


def kept_lines(kept: Iterable[Kept]) -> Iterator[str]:
    """Each copy that was made, with where it came from."""
    for one in kept:
        yield f"留底：{one.source} → {one.path}（{sized(one.size)}）"


def checked_lines(checked: Sequence[CheckedCopy]) -> Iterator[str]:
    """How many copies are as they were; then those that are not."""
    known = [one for one in checked if one.state is not CopyState.STRAY]
    yield f"留底的 {len(known)} 个文件，{sum(one.state is CopyState.SAME for one in known)} 个没有变。"
    yield from (f"    {line}" for line in wrong_copies(checked))


def wrong_copies(checked: Iterable[CheckedCopy]) -> Iterator[str]:
    """A line for each copy that is not as it was, or that the case does not know."""
    for one in checked:
        if one.state in WRONG:
            yield f"{one.path}：{WRONG[one.state]}"


def copies_json(checked: Iterable[CheckedCopy]) -> list[dict[str, object]]:
    """Each copy for programs, with its state."""
    return [{"place": one.number, "path": one.path, "state": one.state.value} for one in checked]
