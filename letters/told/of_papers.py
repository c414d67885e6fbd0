"""Papers that came: what was put down of them, whose they are as far as was asked, what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.desk import COMMAND
from letters.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Check, Received
    from letters.desk import RecordedPaper, Tracked


def told_paper(recorded: RecordedPaper) -> Told:
    """What was put down of a paper."""
    paper = recorded.paper
    first = "补充好了" if recorded.completes else "记下了"
    return Told(
        (f"{first}：{paper.id} {paper.kind.label}。\n", *paper_lines(paper)), tuple(_missing(recorded.at, paper))
    )


def told_papers(at: Tracked) -> Told:
    """Every paper that came."""
    if not at.case.received:
        return Told(("没有记下收到的文书。",))
    return Told(
        tuple(line for paper in at.case.received for line in (f"{paper.id} {paper.kind.label}", *paper_lines(paper)))
    )


def paper_lines(paper: Received) -> Iterator[str]:
    """One paper as it was told, and what was asked about it."""
    yield "    " + "，".join(part for part in _told_of(paper) if part)
    for check in paper.checks:
        yield f"    {_asked(check)}"
    for met in paper.met:
        yield f"    {met.on} 办好了：{met.term}" + (f"（{met.note}）" if met.note else "")
    if paper.note:
        yield f"    您记的：{paper.note}"


def _told_of(paper: Received) -> Iterator[str]:
    yield f"署名 {paper.sender}" if paper.sender else ""
    yield f"案号或者文号 {paper.number}" if paper.number else ""
    yield f"{paper.served_on} 收到" if paper.served_on else "哪天收到的还不知道"
    yield paper.how.label if paper.how else ""
    yield f"从 {paper.sent_from} 发来" if paper.sent_from else ""
    yield f"写明 {paper.claimed:,} 元" if paper.claimed is not None else ""


def _asked(check: Check) -> str:
    where = check.where.label + (f"（{check.contact}）" if check.contact else "")
    said = f"：{check.said}" if check.said else ""
    return f"{check.on} 问了{where}：{check.answer.label}{said}"


def _missing(at: Tracked, paper: Received) -> Iterator[str]:
    """What decides the term and was not told."""
    if paper.served_on is None:
        again = f"{COMMAND} received {at.place} {paper.id} --on 日期"
        yield f"哪天收到的？很多期限从这一天的次日算，不知道就查面单、短信的时间，问代收的家人，再补上：{again}"
