"""What is listed before a case is wiped or locked, and what is said when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.desk import CANNOT_PROMISE
from letters.told import Told
from letters.told.shown import shortened, sized

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.collect.secrecy import Locked, Survey, Wiped
    from letters.desk import LockSurvey


def survey_lines(found: Survey) -> Iterator[str]:
    """Every file that goes, none left out of the list, and what stays."""
    yield f"要删除的文件，{len(found.files)} 个："
    for one in found.files:
        yield f"    {one.what}　{one.path}（{sized(one.size)}）"
    if found.changed:
        yield f"\n写好以后改过的文书，{len(found.changed)} 个，另外问：不要了才删："
        yield from (f"    {one.path}（{sized(one.size)}）" for one in found.changed)
    if found.kept:
        yield "\n不删除："
        yield from (f"    {name}（{why}）" for name, why in found.kept)
    yield "\n以前的版本写到别处的文书，用 --letters 目录 一并删除。"


def told_wiped(found: Survey, done: Wiped) -> Told:
    """What went, and what did not."""
    left = (*done.failed, *((one.path, "写好以后改过，留着") for one in found.changed))
    return Told(
        (f"已删除 {done.removed} 个文件。{CANNOT_PROMISE}",),
        tuple(f"没有删除 {path}：{why}" for path, why in left),
    )


def lock_lines(found: LockSurvey, *, keep: bool) -> Iterator[str]:
    """Every file that is locked, none left out of the list, and what becomes of it."""
    fate = "原来的还在" if keep else "核对无误后删除原来的"
    yield f"要加密成 {found.target} 的文件，{len(found.files)} 个（{fate}）："
    yield from (f"    {one.what}　{one.path}（{sized(one.size)}）" for one in found.files)


def told_locked(found: LockSurvey, done: Locked, *, keep: bool) -> Told:
    """What was locked, what is left, and what lies elsewhere."""
    results = [f"{'已核对' if done.was_there else '已加密'} {done.count} 个文件：{done.file}"]
    asides = []
    if keep:
        asides.append("原来的文件夹还在。")
    elif not done.left:
        results.append(f"原来的文件已删除。打开：letters unlock {done.file}。密码忘记了，谁也打不开。")
        asides.append(CANNOT_PROMISE)
    asides += shortened([f"没有删除 {path}：{why}" for path, why in done.left])
    asides += (f"！写到 {place} 的文书不在这个文件夹里，没有加密，请另外处理。" for place in found.elsewhere)
    return Told(tuple(results), tuple(asides))


def new_passphrase_lines() -> Iterator[str]:
    """What is said before a passphrase is asked for."""
    from letters.collect.secrecy import FORGOTTEN, SHORTEST

    yield (
        f"给加密文件起一个密码：至少 {SHORTEST} 个字母或数字，汉字一个算两个。越长越难猜，夹不夹符号不要紧；"
        "不要用电话、生日、证件号、姓名，也不要用很多人用的密码和键盘上连着的键。"
    )
    yield f"！{FORGOTTEN}。"


def offered_lines(words: str) -> Iterator[str]:
    """Five words drawn by chance, to be written down."""
    from letters.collect.secrecy import apart

    yield f"\n    {apart(words)}\n"
    yield (
        "这五个词是随机选的，约有 3.6 亿亿种可能，每秒猜一百万次，平均要猜五百多年；谁也没有存下它们。"
        "现在就抄在纸上，放在拿得到、别人想不到的地方。离开以前清一下屏幕。"
    )


def told_unlocked(file: Path, folder: Path, count: int) -> Told:
    """Where the files of a locked folder are again; beside it, that the locked file stays."""
    aside = f"加密文件 {file.name} 还在。用完再加密：letters lock {folder} --force"
    return Told((f"已恢复 {count} 个文件：{folder}",), (aside,))


def shared_line(case: Path, *, own: bool) -> str:
    """A word for whoever sits at somebody else's computer; `lock` is named only where the folder is the case's own."""
    if own:
        folder = case.absolute().parent
        return f"这台电脑别人也用的话：离开前用 letters lock {folder} 加密，或者用 letters wipe {case} 删除。"
    advice = "想加密的，先把案件文件和它的证据移进一个单独的文件夹。"
    return f"这台电脑别人也用的话：离开前用 letters wipe {case} 删除。{advice}"
