"""evidence pack: the folder to hand over, and what its sender is told first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from letters.cli.tools import open_path, print_json, progress, say, tell, today
from letters.desk import open_desk, why_not
from letters.desk.exhibits import letters_to
from letters.errors import LetterError
from letters.kit.listing import listed
from letters.pack.bag import Bag, bag
from letters.pack.handover import handovers
from letters.pack.runs import noting_bag
from letters.told.of_letters import caution_lines
from letters.told.shown import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.cli.evidence_asked import PackAsked
    from letters.compose.choose.selection import Selection
    from letters.pack.handover import Copy, Handover
    from letters.render import Engine


def pack_evidence(asked: PackAsked) -> int:
    """Make a folder and a zip for each addressee; status 1 when a letter for them cannot be written."""
    at = open_desk(asked.templates)
    letters = letters_to(open_path(asked.case, asked.day), at, asked.whom)
    _tell_unwritten(letters)
    every = handovers(letters, asked.case.absolute().parent)
    if not every:
        raise LetterError(f"没有可以交给“{asked.whom}”的文书", "先按上面的说明补上，再打包")
    for one in every:
        _heed_hidden(one, asked)
    made = [(one, _packed(one, asked, at.engine)) for one in every]
    if asked.as_json:
        print_json([_json(one, done) for one, done in made])
    else:
        say("\n".join(line for one, done in made for line in _lines(one, done)))
    return int(bool(letters.blocked))


def _packed(one: Handover, asked: PackAsked, engine: Engine) -> Bag:
    with noting_bag(asked.case, asked.out / one.name, today(), one.letters[0].day) as unnoted:
        made = bag(one, asked.out, engine, strip=asked.strip, force=asked.force, tell=progress)
    if unnoted:
        tell(f"！{unnoted}。")
    return made


def _tell_unwritten(plan: Selection) -> None:
    for letter in plan.blocked:
        tell(f"✋ {letter.head.title}（{letter.head.id}）没有写：")
        for caution in letter.warnings:
            if caution.stops:
                tell("\n".join(caution_lines(caution)))
    for one in plan.unwritten:
        tell(f"－ {one.head.title}（{one.head.id}）没有写，{why_not(one)}")


def _heed_hidden(one: Handover, asked: PackAsked) -> None:
    """Say what is hidden in the copies; to the other side they go only cleaned, or with a clear yes."""
    telling = one.telling(strip=asked.strip)
    if not telling:
        return
    tell(f"！注意：交给“{one.addressee}”的这些文件里有看不见的信息：")
    tell("\n".join(shortened([f"    {copy.name}：{_hidden(copy)}" for copy in telling])))
    if any(copy.hidden.can_clean for copy in telling):
        tell("      → 加 --strip-metadata，照片的副本就不带这些信息；原件不动")
    if one.is_to_the_other_side and not asked.keep and not _agreed():
        hint = "加 --strip-metadata 清除照片里的；清除不了的文件，确定要给就加 --keep-metadata"
        raise LetterError("没有打包，什么都没有写", hint)


def _agreed() -> bool:
    """Whether somebody at a terminal says yes; nobody there is a no."""
    return sys.stdin.isatty() and typer.confirm("这些信息会让对方知道更多，仍然打包？", default=False)


def _hidden(copy: Copy) -> str:
    traces = [f"{trace.label}{f' {trace.value}' if trace.value else ''}" for trace in copy.hidden.traces]
    return listed(traces) or "这种文件程序看不到里面，请自己查看属性"


def _lines(one: Handover, made: Bag) -> Iterator[str]:
    yield f"交给“{one.addressee}”的材料：{made.folder}，压缩包 {made.archive.name}"
    yield f"    文书 {len(one.letters)} 份，证据 {len(one.pieces)} 份，文件 {len(made.copies)} 个"
    if made.cleaned:
        yield f"    去除了隐藏信息的副本 {len(made.cleaned)} 个，原件的校验值也列在目录里"
    bare = {item.id for item in one.pieces} - {copy.evidence for copy in one.copies}
    if bare:
        yield f"    没有电子文件、要另附的证据：{listed(sorted(bare))}"
    if one.about:
        yield f"    ！注意：{listed(one.about)} 涉及没有同意写出姓名的人。文件名和目录已遮蔽；"
        yield "      文件里面的姓名、号码程序遮不了，请先看一遍"
    yield "    文书要先打印签名；这里的电子版供对方核对。"


def _json(one: Handover, made: Bag) -> dict[str, Any]:
    return {
        "to": one.addressee,
        "folder": str(made.folder),
        "archive": str(made.archive),
        "letters": [letter.head.id for letter in one.letters],
        "files": [_copy_json(copy) for copy in made.copies],
        "cleaned": made.cleaned,
        "about_silent": one.about,
        "hidden": {copy.name: _traces(copy) for copy in one.may_tell},
    }


def _copy_json(copy: Copy) -> dict[str, Any]:
    return {"evidence": copy.evidence, "name": copy.name, "size": copy.size, "sha256": copy.sha256}


def _traces(copy: Copy) -> Iterable[str]:
    return [trace.label for trace in copy.hidden.traces]
