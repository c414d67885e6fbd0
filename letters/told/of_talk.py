"""A talk about a case: what stands above a question, what was answered, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.shell_words import command
from letters.told import Told
from letters.told.shown import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.collect.interview import OverviewEntry, Progress, Question


SHORT = 32  # columns of a choice that shares a line with others


def heading(asked: Question) -> list[str]:
    """What stands above a question that opens a section: where it is, and its opening sentence."""
    if not asked.section or not asked.say:
        return []
    here = asked.progress
    of_all = f"（第{here.number}部分，共{here.parts}部分；这部分还有{here.left}题）" if here else ""
    return [f"\n── {asked.section}{of_all} ──", asked.say]


def how_far(asked: Question, before: Progress | None) -> str:
    """How many questions the part has left, where that is fewer than `before`; "" where it is told, or the last."""
    here = asked.progress
    if here is None or here.left < 2 or heading(asked):
        return ""
    is_told = before is not None and before.part == here.part and before.left <= here.left
    return "" if is_told else f"· 还有 {here.left} 题"


def hints(asked: Question) -> list[str]:
    """Help and example, what it costs to leave it, and the answer that stands."""
    lines = [asked.help, f"例如：{asked.example}" if asked.example else ""]
    lines.append(f"不答的话：{asked.costs}" if asked.costs else "")
    lines.append(f"现在是：{asked.current}（直接回车就不改）" if asked.current else "")
    told = "；".join(f"{each.label} {each.current}" for each in asked.fields if each.current)
    lines.append(f"现在是：{told}（直接回车就不改）" if told else "")
    return [f"  {line}" for line in lines if line]


def lists_of_fields(asked: Question, *, by_number: bool = False) -> Iterator[str]:
    """The lists that belong to fields of a question; only those that can be named `by_number` alone, if that is wanted.

    Of one from which one thing is chosen a shell may ask by itself, when the line did not say it.
    """
    for field in asked.fields:
        if field.choices and field.is_list and (field.many or not by_number):
            listed = [f"{number}. {choice.label}" for number, choice in enumerate(field.choices, 1)]
            if max(map(columns, listed)) > SHORT:
                yield from (f"  {field.label}：", *(f"    {each}" for each in listed))
            else:
                yield f"  {field.label}：{'；'.join(listed)}"


def numbered(entries: Iterable[OverviewEntry]) -> Iterator[str]:
    """What was answered, each with the number by which it is picked."""
    for number, each in enumerate(entries, 1):
        yield f"{number:>3}. {each.label}：{each.shown}"


def begun_lines(place: Path, others: Sequence[Path]) -> Iterator[str]:
    """Where a new case will be kept; and which were begun before, which somebody may mean to go on with."""
    for other in others:
        yield f"这里已有 {other}。要接着答它，按 Ctrl-C 退出，再运行 {command('new', other)}"
    yield f"新案件存在{_folder(place)}：证据、文书都放在里面，方便一起加密或者删除。"


def _folder(place: Path) -> str:
    """Where a case is kept, as people look for it: the name of its folder."""
    return f"文件夹“{place.parent.name}”里" if place.parent.name else "这个文件夹里"


def told_left(place: Path, *, is_stored: bool) -> Told:
    """Where a talk is kept that was left before its end; one without an answer is kept nowhere."""
    if not is_stored:
        return Told((f"还没有答，什么也没有存。以后再答：{command('new', place)}",))
    return Told((f"答到这里，已经存在{_folder(place)}。接着答：{command('new', place)}",))


def told_finished(place: Path, shared: str, *, has_evidence: bool) -> Told:
    """Where the case is kept, and what to do next; beside it `shared`, a word about a computer that others use."""
    keep = () if has_evidence else (f"  把截图、录音、合同放进来，越早越好：{command('evidence add', place)}",)
    return Told(
        (
            f"需要的都问完了，存在{_folder(place)}。下一步：",
            *keep,
            f"  看还缺什么、有什么要留意：{command('check', place)}",
            f"  写出文书：{command('write', place)}",
            "有人正在威胁人身安全，或者上门不走，先打 110。",
        ),
        (shared,),
    )
