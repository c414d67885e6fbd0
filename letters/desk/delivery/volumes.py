"""The evidence for one addressee as one volume to print, beside the folder that is handed over.

Pictures cannot be masked. Those who must know whom they show get a volume; anybody else only where each file was looked
at by its sender, who says yes to it.

    looked = {copy.name for copy in to_look_at(one) if ask(copy)}
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from letters.errors import LetterError, UsageError
from letters.kit import files, folders
from letters.kit.extras import bringing
from letters.pack import ELSEWHERE, is_shown, make_volume

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from letters.desk.bench import Desk
    from letters.pack import Copy, Handover, Volume

NEEDED = ("typst", "PIL", "pypdfium2")


def readers_named(every: Iterable[Handover], name: str) -> tuple[Handover, ...]:
    """Those that go to whom a name means: the addressee's, or a business's name or brand; none for "".

    Left out are those who get a volume anyway. Raises UsageError for a name that is none of them.
    """
    if not name:
        return ()
    handed = tuple(every)
    found = tuple(one for one in handed if name in _names(one))
    if not found:
        known = "、".join(dict.fromkeys(one.addressee for one in handed))
        raise UsageError(f"没有要交给“{name}”的材料", f"这一次交给：{known}")
    return tuple(one for one in found if not one.may_see_people)


def _names(one: Handover) -> set[str | None]:
    parties = one.letters[0].addressee.respondents
    return {one.addressee, *(party.name for party in parties), *(party.brand for party in parties)}


def to_look_at(one: Handover) -> tuple[Copy, ...]:
    """The files whose content the volume shows: pictures, pages, tables and texts."""
    return tuple(copy for copy in one.copies if is_shown(copy))


def bind_volume(
    one: Handover,
    at: Desk,
    out: Path,
    looked: Collection[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Volume:
    """The volume for one addressee; what is made on the way lies below `out` meanwhile.

    `looked` are the names of the copies that were looked at. Raises LetterError where one was not and its reader may
    not know whom it shows, UsageError where what it takes is not installed, or no Chinese font is.
    """
    unseen = [copy.name for copy in to_look_at(one) if copy.name not in looked]
    if unseen and not one.may_see_people:
        hint = "看过每个文件，确定可以给，就加 --volume-for 收件人的名称"
        raise LetterError(f"图片里别人的姓名和号码程序遮不了，还有 {len(unseen)} 个文件没有逐个看过、同意", hint)
    if not all(find_spec(module) for module in NEEDED):
        raise UsageError("要多装几个包", f"{bringing('pdf')}，再打包一次")
    files.make_private(out)
    with files.refusing(out, "写入", ELSEWHERE), folders.workshop(out) as shop:
        work = shop / "volume"
        work.mkdir(files.PRIVATE_FOLDER)
        return make_volume(one, at.engine, work, tell)
