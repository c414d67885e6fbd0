"""What of a case's folder stays when the case is wiped, and why: what is not known to be of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.secrecy.case_folder import locked_name
from letters.collect.secrecy.left_over import is_held, is_left
from letters.collect.secrecy.looking import entries
from letters.collect.secrecy.named import FOLDERS
from letters.kit.written_record import NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator
    from pathlib import Path

    from letters.collect.secrecy.as_noted import Noted

NOT_OURS = "案件里没有登记，不是本程序写的"
NO_LETTER = "写出文书的记录里有它，但文书不会叫这个名字，没有动它"
EDITED_CALENDAR = "写的是这个案件的期限日历，后来被改过或者换过，没有动它；请您自己看，不要了就自己删"


def unknown(known: Noted) -> Iterator[tuple[str, str]]:
    """What is to be said where the record tells nothing, or has to stay."""
    if known.damage:
        yield "写出的文书", f"记录读不出来（{known.damage}），不知道写到了哪里；请自己查看"
    yield from ((str(path), NO_LETTER) for path in known.strange)
    if known.others.packs:
        yield NAME, "还记着这个文件夹里别的案件写出的文书；这个案件的会从里面去掉"


def edited(home: Path, known: Noted, doomed: Container[Path]) -> Iterator[tuple[str, str]]:
    """Calendars of the case that lie elsewhere and are told by nothing but their place any more."""
    for path in known.changed_calendars:
        if path not in doomed:
            yield (path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)), EDITED_CALENDAR


def beside(case: Path, doomed: Collection[Path]) -> Iterator[tuple[str, str]]:
    """What else lies beside the case, and in folders of which something goes, and is left alone."""
    folder = case.parent
    if case.is_symlink():
        yield str(case.readlink()), "案件文件是链接，它指向的文件不删除"
    if locked_name(folder).exists():
        yield str(locked_name(folder)), "是加密的副本"
    places = [folder, *(folder / name for name in FOLDERS), *_inside(folder, doomed)]
    for path in (path for place in dict.fromkeys(places) for path in things(place)):
        if path not in doomed:
            yield path.relative_to(folder).as_posix(), NOT_OURS


def _inside(folder: Path, doomed: Iterable[Path]) -> list[Path]:
    """The folders below the case's in which something goes."""
    parents = {place for path in doomed for place in path.parents}
    return sorted(place for place in parents if place != folder and place.is_relative_to(folder))


def things(place: Path) -> list[Path]:
    """The files and links in a folder; none where it is a link or is not there."""
    if place.is_symlink() or not place.is_dir():
        return []
    found = (path for path in entries(place) if path.is_symlink() or path.is_file())
    return [path for path in found if not is_held(path) and not is_left(path)]
