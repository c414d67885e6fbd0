"""Everything that belongs to a case and was made from it: looked for, listed, and then removed as listed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from letters.collect.evidence import FOLDER
from letters.collect.secrecy.as_noted import noted
from letters.collect.secrecy.case_folder import locked_name
from letters.collect.secrecy.erase import Identity, erase
from letters.collect.secrecy.kinds import BAG, CASE, EVIDENCE, KEPT, LEFT, LETTER, RECORD
from letters.collect.secrecy.looking import entries, recognised
from letters.errors import FileError
from letters.follow import FOLDER as SENT
from letters.kit import written_record
from letters.kit.files import leftovers
from letters.kit.frozen import frozen
from letters.kit.written_record import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from pathlib import Path

    from letters.collect.secrecy.as_noted import Noted
    from letters.kit.written_record import WrittenRecord

FOLDERS = (FOLDER, SENT)


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

    `changed` are letters that somebody has changed since they were written: they stay unless it is asked for. `others`
    is the folder's record as it is to be then, where it holds other cases' letters too.
    """

    files: tuple[Doomed, ...]
    folders: tuple[Path, ...]
    kept: tuple[tuple[str, str], ...]
    changed: tuple[Doomed, ...] = ()
    others: tuple[Path, WrittenRecord] | None = None

    def with_changed(self) -> Survey:
        """The survey when the changed letters go too."""
        return replace(self, files=(*self.changed, *self.files), changed=())


@frozen
class Wiped:
    """What came of it: how many files went, and those that did not, each with the reason."""

    removed: int
    failed: tuple[tuple[Path, str], ...]


def survey(case: Path, titles: Iterable[str], also: Iterable[Path] = ()) -> Survey:
    """What `wipe` would remove. Nothing behind a link is looked at.

    Letters are known by the record of what was written; those of a version that kept none, by `titles`, beside the case
    and in the folders `also`. Raises FileError when there is no such case file or a folder cannot be read.
    """
    if not case.is_symlink() and not case.is_file():
        raise FileError(f"找不到案件文件：{case}", "核对路径；没有删除任何东西")
    case = case.absolute()
    known = noted(case)
    search = [case.parent, *(_real_folder(path) for path in also)]
    named, kept = _named(case, case.parent)
    doomed = _doomed((*named, *_recorded(known), *recognised(search, titles), *_last(case, known)))
    changed = _doomed((path, LETTER) for path in known.changed)
    files = sorted((one for path, one in doomed.items() if path not in changed), key=_order)
    folders = {parent for path in (*doomed, *changed) for parent in _emptied(path, search)}
    stays = dict((*_stays(case, {*doomed, *changed}), *kept, *_unknown(known)))
    emptied = tuple(sorted(folders, key=lambda path: -len(path.parts)))
    others = (case.parent, known.others) if known.others.packs else None
    return Survey(tuple(files), emptied, tuple(stays.items()), tuple(changed.values()), others)


def _recorded(known: Noted) -> Iterator[tuple[Path, str]]:
    yield from ((path, LETTER) for path in known.letters)
    yield from ((path, BAG) for path in known.bags)


def _last(case: Path, known: Noted) -> Iterator[tuple[Path, str]]:
    """The lists of everything else, and what was left of them while they were written."""
    yield from ((path, LEFT) for name in (case.name, NAME) for path in leftovers(case.with_name(name)))
    yield from ((path, RECORD) for path in known.records)
    yield case, CASE


def _doomed(known: Iterable[tuple[Path, str]]) -> dict[Path, Doomed]:
    """Each file once, as what it was first known for."""
    files: dict[Path, Doomed] = {}
    for path, what in known:
        if path not in files:
            files[path] = Doomed(path, what, path.lstat().st_size, Identity.of(path))
    return files


def _order(one: Doomed) -> tuple[bool, bool, str]:
    return one.what == CASE, one.what == RECORD, str(one.path)


def _unknown(known: Noted) -> Iterator[tuple[str, str]]:
    """What is to be said where the record tells nothing, or has to stay."""
    if known.damage:
        yield "写出的文书", f"记录读不出来（{known.damage}），不知道写到了哪里；请自己查看"
    if known.others.packs:
        yield NAME, "还记着这个文件夹里别的案件写出的文书；这个案件的会从里面去掉"


def wipe(found: Survey, tell: Callable[[str], None] = lambda _: None) -> Wiped:
    """Remove what was listed and is still the same; then the folders that are empty.

    The record and the case file go last, and only when all else went, so that the lists are not lost.
    """
    removed = 0
    failed: list[tuple[Path, str]] = []
    for one in found.files:
        tell(f"正在删除：{one.path.name}")
        if why := _why_not(one, has_failed=bool(failed)):
            failed.append((one.path, why))
        else:
            removed += 1
    if found.others and not failed:
        written_record.store(*found.others)
    for folder in found.folders:
        _remove_if_empty(folder)
    return Wiped(removed, tuple(failed))


def _why_not(one: Doomed, *, has_failed: bool) -> str:
    """Remove a file; why it was not, or ""."""
    if one.what in (RECORD, CASE) and has_failed:
        return f"上面的文件没有删完，{one.what}先留着，处理好后再运行一次"
    try:
        return "" if erase(one.path, one.identity) else "列出以后被换过或者移走了，没有动它"
    except FileError as error:
        return error.message


def _remove_if_empty(folder: Path) -> None:
    try:
        if not folder.is_symlink():
            folder.rmdir()
    except OSError:
        return  # not empty: something of the user's is in it


def _named(case: Path, folder: Path) -> tuple[list[tuple[Path, str]], tuple[tuple[str, str], ...]]:
    """The copies of evidence that the case names, and what it names that stays."""
    doomed: list[tuple[Path, str]] = []
    kept: list[tuple[str, str]] = []
    paths = named_paths(case)
    if paths is None:
        kept.append((FOLDER, "案件文件读不出来，不知道哪些是它的证据；请自己查看"))
    for text in dict.fromkeys(paths or ()):
        if why := _not_a_copy(text, folder):
            kept.append((text, why))
        else:
            doomed.append((folder / text, KEPT if text.startswith(f"{SENT}/") else EVIDENCE))
    return doomed, tuple(kept)


def _stays(case: Path, doomed: Container[Path]) -> Iterator[tuple[str, str]]:
    """What else lies beside the case and is left alone."""
    folder = case.parent
    if case.is_symlink():
        yield str(case.readlink()), "案件文件是链接，它指向的文件不删除"
    if locked_name(folder).exists():
        yield str(locked_name(folder)), "是加密的副本"
    for place in (folder, *(folder / name for name in FOLDERS)):
        for path in _things(place):
            if path not in doomed:
                yield path.relative_to(folder).as_posix(), "案件里没有登记，不是本程序写的"


def _things(place: Path) -> list[Path]:
    """The files and links in a folder; none where it is a link or is not there."""
    if place.is_symlink() or not place.is_dir():
        return []
    return [path for path in entries(place) if path.is_symlink() or path.is_file()]


def named_paths(case: Path) -> list[str] | None:
    """The paths of evidence and of letters kept that a case file names, even a faulty one; None when it is no TOML."""
    try:
        return list(_paths_in(case.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


@lru_cache(maxsize=8)  # a survey asks twice for each case, and TOML is slow to read
def _paths_in(text: str) -> tuple[str, ...]:
    data: dict[str, Any] = tomllib.loads(text)
    listed = [item.get("files", []) for item in data.get("evidence", [])]
    sent = [filing.get("sent", []) for filing in data.get("filings", [])]
    return tuple(str(file["path"]) for files in (*listed, *sent) for file in files)


def _not_a_copy(text: str, folder: Path) -> str:
    """Why a path that the case names stays, or "" for one in the folders of copies, reached without any link."""
    parts = text.split("/")
    if parts[0] not in FOLDERS or ".." in parts or len(parts) < 2 or "\\" in text or "\0" in text:
        return f"不在 {'、'.join(FOLDERS)} 文件夹里，可能是原件"
    for end in range(1, len(parts)):
        if folder.joinpath(*parts[:end]).is_symlink():
            return "在链接后面，不在这个文件夹里"
    path = folder / text
    if not path.is_symlink() and not path.is_file():
        return "不在了"
    return ""


def _real_folder(path: Path) -> Path:
    if path.is_symlink() or not path.is_dir():
        raise FileError(f"{path} 不是文件夹", "写放文书的文件夹；没有删除任何东西")
    return path.absolute()


def _emptied(path: Path, tops: Iterable[Path]) -> Iterator[Path]:
    """The folders between a file and the folder that was searched, which themselves may stay empty."""
    for top in tops:
        if path.is_relative_to(top):
            yield from (parent for parent in path.parents if parent != top and parent.is_relative_to(top))
