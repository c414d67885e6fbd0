"""The material that is handed over: what is in it, and what is hidden in its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.kit.listing import listed
from letters.told.shown import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.desk import HandedOver
    from letters.pack import Bag, Copy, Handover, Volume


def hidden_lines(one: Handover, telling: Sequence[Copy]) -> Iterator[str]:
    """What the copies tell that nobody sees, and how it is taken out."""
    yield f"！注意：交给“{one.addressee}”的这些文件里有看不见的信息："
    yield from shortened([f"    {copy.name}：{_hidden(copy)}" for copy in telling])
    if any(copy.hidden.can_clean for copy in telling):
        yield "      → 加 --strip-metadata，照片的副本就不带这些信息；原件不动"


def _hidden(copy: Copy) -> str:
    traces = [f"{trace.label}{f' {trace.value}' if trace.value else ''}" for trace in copy.hidden.traces]
    return listed(traces) or "这种文件程序看不到里面，请自己查看属性"


def look_lines(one: Handover, copies: Sequence[Copy]) -> Iterator[str]:
    """Which files a reader will see whom no mask keeps from anything in them."""
    yield f"！注意：给“{one.addressee}”的证据材料.pdf 会印出这些文件，里面的姓名、号码、住址遮不了，请一个一个打开看："
    yield from (f"    {copy.name}（{copy.source}）" for copy in copies)


def look_question(one: Handover, copy: Copy) -> str:
    """What is asked of each of them."""
    return f"{copy.name}：看过了，同意给“{one.addressee}”看？"


NOTHING = "没有打包，什么都没有写"
ANYWAY = "这些信息会让对方知道更多，仍然打包？"
CLEAN = "加 --strip-metadata 清除照片里的；清除不了的文件，确定要给就加 --keep-metadata"
LOOK = "在终端里运行，一个一个看过、同意；不想给对方看的，先遮好、另存，重新登记；不做这一本，就去掉 --volume-for"


def handover_asides(one: Handover, done: HandedOver) -> Iterator[str]:
    """What could not be done: noting it, making a volume of it."""
    if done.unnoted:
        yield f"！{done.unnoted}。"
    if done.unbound:
        yield f"没有给“{one.addressee}”做证据材料.pdf：{done.unbound.message}"
        yield f"      → {done.unbound.hint}"


def handover_lines(one: Handover, done: HandedOver) -> Iterator[str]:
    """What was packed for one addressee, and what to look at before it goes."""
    made = done.bag
    yield f"交给“{one.addressee}”的材料：{made.folder}，压缩包 {made.archive.name}"
    yield f"    文书 {len(one.letters)} 份，证据 {len(one.pieces)} 份，文件 {len(made.copies)} 个"
    if made.cleaned:
        yield f"    去除了隐藏信息的副本 {len(made.cleaned)} 个，原件的校验值也列在目录里"
    if done.volume:
        yield from _volume_lines(one, done.bag, done.volume)
    bare = {item.id for item in one.pieces} - {copy.evidence for copy in one.copies}
    if bare:
        yield f"    没有电子文件、要另附的证据：{listed(sorted(bare))}"
    if one.about:
        yield f"    ！注意：{listed(one.about)} 涉及没有同意写出姓名的人。文件名和目录已遮蔽；"
        yield "      文件里面的姓名、号码程序遮不了，请先看一遍"
    yield "    文书要先打印签名；这里的电子版供对方核对。"


def _volume_lines(one: Handover, made: Bag, volume: Volume) -> Iterator[str]:
    yield f"    证据材料：{made.beside}，共 {volume.pages} 页，证据目录在最前面"
    if one.may_see_people:
        yield "      里面的图片没有遮盖，只交给公安、法院、法律援助这样的机关，不要给催收方和平台"
    if volume.left:
        yield f"    没有印在里面的文件 {len(volume.left)} 个，文件夹里都有："
    for left in volume.left:
        yield f"      证据{left.number}　{left.title}：{left.why}"
        yield f"        → {left.todo}"


def handover_json(one: Handover, done: HandedOver) -> dict[str, Any]:
    """What was packed for one addressee, for programs."""
    made = done.bag
    return {
        "to": one.addressee,
        "folder": str(made.folder),
        "archive": str(made.archive),
        "letters": [letter.head.id for letter in one.letters],
        "files": [_copy_json(copy) for copy in made.copies],
        "cleaned": made.cleaned,
        "volume": done.volume and _volume_json(made, done.volume),
        "about_silent": one.about,
        "hidden": {copy.name: _traces(copy) for copy in one.may_tell},
    }


def _copy_json(copy: Copy) -> dict[str, Any]:
    return {"evidence": copy.evidence, "name": copy.name, "size": copy.size, "sha256": copy.sha256}


def _traces(copy: Copy) -> Iterable[str]:
    return [trace.label for trace in copy.hidden.traces]


def _volume_json(made: Bag, volume: Volume) -> dict[str, Any]:
    return {"file": str(made.beside), "pages": volume.pages, "left": [left._asdict() for left in volume.left]}
