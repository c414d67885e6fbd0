"""The material that is handed over: what is in it, and what is hidden in its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.kit.listing import listed
from letters.told.shown import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.pack import Bag, Copy, Handover


def hidden_lines(one: Handover, telling: Sequence[Copy]) -> Iterator[str]:
    """What the copies tell that nobody sees, and how it is taken out."""
    yield f"！注意：交给“{one.addressee}”的这些文件里有看不见的信息："
    yield from shortened([f"    {copy.name}：{_hidden(copy)}" for copy in telling])
    if any(copy.hidden.can_clean for copy in telling):
        yield "      → 加 --strip-metadata，照片的副本就不带这些信息；原件不动"


def _hidden(copy: Copy) -> str:
    traces = [f"{trace.label}{f' {trace.value}' if trace.value else ''}" for trace in copy.hidden.traces]
    return listed(traces) or "这种文件程序看不到里面，请自己查看属性"


def handover_lines(one: Handover, made: Bag) -> Iterator[str]:
    """What was packed for one addressee, and what to look at before it goes."""
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


def handover_json(one: Handover, made: Bag) -> dict[str, Any]:
    """What was packed for one addressee, for programs."""
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
