"""What is listed before a case is wiped or locked, and what is said when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.desk import CANNOT_PROMISE
from letters.kit.shell_words import command
from letters.kit.visible import one_line
from letters.told import Told
from letters.told.shown import sized

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.collect.secrecy import Locked, Survey, Wiped
    from letters.desk import LockSurvey
    from letters.desk.secrecy import Removed
    from letters.kit.leaving import Leaving


_END = "/（整个文件夹）"
FORGOTTEN = "密码忘记了，谁也打不开，案件就没有了：抄在纸上，放在可靠的地方"


def survey_lines(found: Survey) -> Iterator[str]:
    """Every file that goes, none left out of the list, and what stays."""
    yield f"要删除的文件，{len(found.files)} 个："
    for one in found.files:
        yield one_line(f"    {one.what}　{one.path}（{sized(one.size)}）")
    if found.changed:
        yield f"\n可能是您自己的东西，{len(found.changed)} 个，另外问：不要了才删："
        yield from (one_line(f"    {one.what}　{one.path}（{sized(one.size)}）") for one in found.changed)
    if found.kept:
        yield "\n不删除："
        yield from (one_line(f"    {name}（{why}）") for name, why in found.kept)
    yield "\n以前的版本写到别处的文书，用 --letters 目录 一并删除。"


def told_wiped(found: Survey, done: Wiped) -> Told:
    """What went, and what did not."""
    left = (*done.failed, *((one.path, f"{one.what}，留着") for one in found.changed))
    return Told(
        (f"已删除 {done.removed} 个文件。{CANNOT_PROMISE}",),
        (*(one_line(f"没有删除 {path}：{why}") for path, why in left), *_left(found.case.parent, done.leaving)),
    )


def _left(folder: Path, leaving: Leaving) -> Iterator[str]:
    """What is to be done by whoever still stands in the folder that went, or that could not go."""
    if leaving.stays:
        yield f"空文件夹 {folder} 还在：有窗口停在里面。在那个窗口里输入 cd .. 按回车，或者关掉它，再删除这个空文件夹。"
    elif leaving.stood_inside:
        yield f"您刚才就在这个文件夹里，它已经删除了。输入 cd .. 按回车，回到 {folder.parent}。"


def lock_lines(found: LockSurvey) -> Iterator[str]:
    """Every file that is locked, none left out of the list; what is not, and where else letters lie."""
    if found.is_rest:
        yield f"上次删到一半。还剩 {len(found.files)} 个文件，要和 {found.target} 逐字节核对，相同的才会删除："
    else:
        yield f"要加密成 {found.target} 的文件，{len(found.files)} 个（原来的先不动）："
    yield from (one_line(f"    {one.what}　{one.path}（{sized(one.size)}）") for one in found.files)
    if found.others:
        yield f"\n不属于案件，不加密，也不删除，{len(found.others)} 项："
        named = [
            one_line(f"    {path}{_END if path.is_dir() and not path.is_symlink() else ''}") for path in found.others
        ]
        yield from named
        yield "    是证据的，先登记再加密。"
    yield from (f"！写到 {place} 的文书、日历不在这个文件夹里，不会加密。" for place in found.elsewhere)


def told_locked(found: LockSurvey, done: Locked) -> Told:
    """What was locked; the originals are still there, and so is what is not the case's or lies elsewhere."""
    result = f"{'已核对' if done.was_there else '已加密并核对'} {done.count} 个文件：{done.file}"
    asides = [f"！{FORGOTTEN}。"]
    if found.others:
        asides.append(f"！文件夹里还有 {len(found.others)} 项不属于案件的东西没有加密。")
    asides += (f"！写到 {place} 的文书、日历不在这个文件夹里，没有加密，请另外处理。" for place in found.elsewhere)
    return Told((result,), tuple(asides))


def told_not_removed(done: Locked) -> Told:
    """That the originals stay, and how they go later."""
    return Told((), (f"原来的文件还在。以后要删除：{command('lock', done.folder, '--remove')}",))


def told_removed(done: Locked, removed: Removed) -> Told:
    """That the originals went, or which of them did not."""
    left = _left(done.folder, removed.leaving)
    if removed.left:
        return Told((), (*(one_line(f"没有删除 {path}：{why}") for path, why in removed.left), *left))
    return Told((f"原来的文件已删除。打开：{command('unlock', done.file)}",), (CANNOT_PROMISE, *left))


def new_passphrase_lines() -> Iterator[str]:
    """What is said before a passphrase is asked for."""
    from letters.collect.secrecy import SHORTEST

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
    aside = f"加密文件 {file.name} 还在。用完再加密：{command('lock', folder, '--force')}"
    return Told((f"已恢复 {count} 个文件：{folder}",), (aside,))


def shared_line(case: Path, *, own: bool, can_lock: bool) -> str:
    """A word for whoever sits at somebody else's computer; `lock` is named only where the folder is the case's own.

    Where this computer cannot encrypt, it is not named at all.
    """
    if not can_lock:
        return f"这台电脑别人也用的话：离开前把案件拷到自己的 U 盘上，再删除这里的：{command('wipe', case)}"
    if own:
        lock = f"这台电脑别人也用的话，离开前加密：{command('lock', case.absolute().parent)}"
        return f"{lock}\n或者删除：{command('wipe', case)}"
    advice = "想加密的，先把案件文件和它的证据移进一个单独的文件夹。"
    return f"{advice}\n这台电脑别人也用的话，离开前删除：{command('wipe', case)}"
