"""The end of a talk in lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.desk.ending.proposed import Ending

NOTHING = "说的这些还写不成文书，不怪您：事情还没有记全。先记一次他们怎么联系您的，或者改一改“想要什么”，再来看。"


def ending_lines(seen: Ending) -> Iterator[str]:
    """What can be written and why, what lacks something, what is to be heeded and what was put off."""
    yield "\n── 看文书 ──"
    yield from _ready_lines(seen)
    yield from _near_lines(seen)
    yield from ["要留意：", *(f"  · {each.told}" for each in seen.heed)] if seen.heed else []
    if seen.later:
        yield f"放着以后再答的 {len(seen.later)} 题：{'、'.join(each.label for each in seen.later)}"
    if not (seen.ready or seen.near or seen.shut):
        yield NOTHING


def _ready_lines(seen: Ending) -> Iterator[str]:
    yield from [f"现在能写 {len(seen.ready)} 份："] if seen.ready else []
    for one in seen.ready:
        check = "（请核实）" if one.guessed else ""
        yield f"  ✓ {one.title} → {one.to}{check}{'　建议先送这一份' if one.id == seen.recommended else ''}"
        yield f"    {one.why}。"
    for one in seen.shut:
        yield f"  ✗ {one.title} → {one.to}：先不能写"
        yield from (f"    {stop}" for stop in one.stops)


def _near_lines(seen: Ending) -> Iterator[str]:
    yield from ["还差一点就能写："] if seen.near else []
    for letter in seen.near:
        yield f"  ○ {letter.title}：{letter.lacks}"
        yield from [f"    {letter.brings}"] if letter.brings else []
