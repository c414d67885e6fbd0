"""Everything that belongs to a case and was made from it, looked for and listed: what `wipe` would remove, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.case import kept_earlier
from letters.collect.secrecy.as_noted import noted
from letters.collect.secrecy.bags import LISTS
from letters.collect.secrecy.case_folder import case_files
from letters.collect.secrecy.kinds import (
    ALIKE,
    BAG,
    CALENDAR,
    CASE,
    CHANGED,
    EARLIER,
    LEFT,
    LETTER,
    OWN_CALENDAR,
    RECORD,
    TYPED,
    UNTOLD,
)
from letters.collect.secrecy.left_over import below
from letters.collect.secrecy.looking import recognised
from letters.collect.secrecy.named import FOLDERS, named, named_paths
from letters.collect.secrecy.staying import beside, edited, things, unknown
from letters.errors import FileError
from letters.kit import unfinished
from letters.kit.erase import Identity, half_removed
from letters.kit.frozen import frozen
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from letters.collect.secrecy.as_noted import Noted
    from letters.kit.written_record import WrittenRecord

APART = (CHANGED, ALIKE, UNTOLD)
SHARED = "这个文件夹里有几个案件，不知道日历是哪一个的；最后一个案件清掉时一起清"


@frozen
class Doomed:
    """One file, or link, that will be removed: why, how large, and how it is known to be the same later."""

    path: Path
    what: str
    size: int
    identity: Identity


@frozen
class Survey:
    """What will be removed, the case file last; folders that go if they are empty then; what stays, and why.

    `changed` are letters that somebody has changed since they were written, files that only are named like letters, and
    what lies in the folders of copies of a case that cannot be read: they stay unless it is asked for. `others` is the
    folder's record as it is to be then, where it holds other cases' letters too.
    """

    case: Path
    files: tuple[Doomed, ...]
    folders: tuple[Path, ...]
    kept: tuple[tuple[str, str], ...]
    changed: tuple[Doomed, ...] = ()
    others: tuple[Path, WrittenRecord] | None = None

    def with_changed(self) -> Survey:
        """The survey when what is asked about apart goes too."""
        return replace(self, files=(*self.changed, *self.files), changed=())


def _typed(case: Path) -> Iterator[tuple[Path, str]]:
    """What was typed of answers that are not given yet, beside the case."""
    path = case.with_name(unfinished.NAME)
    if path.is_file() and not path.is_symlink():
        yield path, TYPED


def survey(case: Path, titles: Iterable[str], also: Iterable[Path] = ()) -> Survey:
    """What `wipe` would remove. Nothing behind a link is looked at.

    Letters are known by the record of what was written; those of a version that kept none, by `titles`, in the folders
    `also`. Raises FileError when there is no such case file or a folder cannot be read.
    """
    case = case.absolute()
    if not case.is_symlink() and not case.is_file():
        return _rest(case)
    known = noted(case)
    search = [case.parent, *(_real_folder(path) for path in also)]
    copies, kept = named(case, case.parent)
    earlier = ((path, EARLIER) for path in kept_earlier(case))
    seen = [
        *_noted(known),
        *copies,
        *earlier,
        *_typed(case),
        *_recognised(case.parent, search, titles, known.of_others),
        *_last(case, known),
    ]
    places = (*_places(case.parent, known), *(path.parent for path, _ in seen))
    every = _doomed((*((path, LEFT) for path in half_removed(places)), *seen))
    stays = dict((*beside(case, every), *kept, *unknown(known), *edited(case.parent, known, every)))
    others = (case.parent, known.others) if known.others.packs else None
    inside = (*every, *(place / "any" for place in places))
    return _sorted(Survey(case, tuple(every.values()), _emptied(inside, search), tuple(stays.items()), others=others))


def survey_of_one(case: Path, titles: Iterable[str], also: Iterable[Path] = ()) -> Survey:
    """As `survey`, for a case whose folder others may share: a calendar does not say whose it is, and then it stays.

    It goes with the last of them; one that the record tells of goes with its case. Of a case that cannot be read, and
    is alone, the folders of copies are asked about: once it is gone, nobody would find them here any more.
    """
    found, home = survey(case, titles, also), case.absolute().parent
    if case_files(home) in ((), (case.absolute(),)):
        return _with_untold(found, home) if _names_nothing(case) else found
    shared = [one for one in found.files if one.what == CALENDAR and one.path.is_relative_to(home)]
    stays = ((one.path.relative_to(home).as_posix(), SHARED) for one in shared)
    return replace(found, files=tuple(one for one in found.files if one not in shared), kept=(*found.kept, *stays))


def _names_nothing(case: Path) -> bool:
    """Whether a case file is there and cannot be read."""
    return case.is_file() and not case.is_symlink() and named_paths(case) is None


def _with_untold(found: Survey, home: Path) -> Survey:
    """The survey with every file of the folders of copies asked about apart: nobody can say whose they are."""
    known = {one.path for one in (*found.files, *found.changed)}
    inside = [path for name in FOLDERS for place in below(home / name) for path in things(place) if path not in known]
    untold = tuple(_doomed((path, UNTOLD) for path in inside).values())
    told = {*FOLDERS, *(path.relative_to(home).as_posix() for path in inside)}
    kept = tuple((name, why) for name, why in found.kept if name not in told)
    folders = tuple(dict.fromkeys((*_emptied(inside, [home]), *found.folders)))
    return replace(found, folders=folders, kept=kept, changed=(*found.changed, *untold))


def _sorted(found: Survey) -> Survey:
    """The survey with what is asked about apart, and the files in the order in which they go."""
    apart = tuple(one for one in found.files if one.what in APART)
    rest = (one for one in found.files if one.what not in APART)
    return replace(found, files=tuple(sorted(rest, key=_order)), changed=apart)


def _places(home: Path, known: Noted) -> Iterator[Path]:
    """The folders in which a removal that was cut short may have left something, if only themselves."""
    yield home
    for name in FOLDERS:
        yield from below(home / name)
    yield from known.places


def _no_case(case: Path) -> tuple[str, str]:
    """What is said where no case file is meant, and what to do."""
    if not case.is_dir():
        return f"找不到案件文件：{case}", "核对路径；没有删除任何东西"
    found = case_files(case)
    hint = f"写明案件文件：{command('wipe', found[0])}" if found else "里面也没有案件文件，核对路径"
    return f"{case} 是文件夹，不是案件文件；没有删除任何东西", hint


def _rest(case: Path) -> Survey:
    """What is left where the removal was cut short at the very end. Raises FileError where that is nothing."""
    left = _doomed((path, LEFT) for path in half_removed([case.parent]))
    if not left:
        raise FileError(*_no_case(case))
    return Survey(case, tuple(left.values()), (), ())


def _noted(known: Noted) -> Iterator[tuple[Path, str]]:
    yield from ((path, LETTER) for path in known.letters)
    yield from ((path, CHANGED) for path in known.changed)
    yield from known.bags
    yield from ((path, OWN_CALENDAR) for path in known.calendars)


def _recognised(
    home: Path, search: Iterable[Path], titles: Iterable[str], of_others: Container[Path]
) -> Iterator[tuple[Path, str]]:
    """What is known by looking and is nobody else's; in a folder that was named for its letters, by the titles too."""
    for top in search:
        for path, what in recognised([top], titles):
            if path not in of_others:
                yield path, (LETTER if what == ALIKE and top != home else what)


def _last(case: Path, known: Noted) -> Iterator[tuple[Path, str]]:
    """The lists of everything else."""
    yield from ((path, RECORD) for path in known.records)
    yield case, CASE


def _doomed(known: Iterable[tuple[Path, str]]) -> dict[Path, Doomed]:
    """Each file once, as what it was first known for."""
    files: dict[Path, Doomed] = {}
    for path, what in known:
        if path not in files:
            files[path] = Doomed(path, what, path.lstat().st_size, Identity.of(path))
    return files


def _order(one: Doomed) -> tuple[int, str]:
    """When a file's turn comes: what tells of others goes after them."""
    last = {RECORD: len(LISTS) + 1, CASE: len(LISTS) + 2}.get(one.what, 0)
    if one.what == BAG and one.path.name in LISTS:
        last = LISTS.index(one.path.name) + 1
    return last, str(one.path)


def _real_folder(path: Path) -> Path:
    if path.is_symlink() or not path.is_dir():
        raise FileError(f"{path} 不是文件夹", "写放文书的文件夹；没有删除任何东西")
    return path.absolute()


def _emptied(paths: Iterable[Path], tops: Iterable[Path]) -> tuple[Path, ...]:
    """The folders between files and the folders searched, which themselves may stay empty; inner ones first."""
    found = {parent for path in paths for top in tops for parent in _between(path, top)}
    return tuple(sorted(found, key=lambda path: -len(path.parts)))


def _between(path: Path, top: Path) -> Iterator[Path]:
    if path.is_relative_to(top):
        yield from (parent for parent in path.parents if parent != top and parent.is_relative_to(top))
