"""What a case leaves on this computer when somebody goes: listed by the desk, removed or locked as it was listed."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Protocol

from letters import desk
from letters.errors import ConflictError
from letters.web.leftovers import Cleared, Leftover, Leftovers
from letters.web.shelf import MEANWHILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from letters.desk import Desk

NOT_OF_CASE = "不是这个案件的，不加密，也不删除"
ELSEWHERE = "写到别处的文书、日历，不在里面"


class _Listed(Protocol):
    """A file of a survey."""

    @property
    def path(self) -> Path: ...
    @property
    def what(self) -> str: ...
    @property
    def size(self) -> int: ...


class _Named:
    """Names paths as a person finds them from the folder where the cases lie."""

    def __init__(self, folder: Path) -> None:
        self._above = folder.absolute().parent

    def __call__(self, path: Path) -> str:
        """The path below that folder, or whole where it lies elsewhere."""
        return path.relative_to(self._above).as_posix() if path.is_relative_to(self._above) else str(path)


def leftovers(case: Path, at: Desk) -> Leftovers:
    """What would be removed with a case, what is asked about apart, and what stays. Raises FileError."""
    found, named = desk.secrecy.survey_wipe(case, at), _Named(case.parent)
    return Leftovers(_listed(found.files, named), _listed(found.changed, named), found.kept)


def wipe(case: Path, at: Desk, seen: str, *, apart: bool) -> Cleared:
    """Remove what was listed, with `apart` what was asked about too. Raises ConflictError where the list is another."""
    found, named = desk.secrecy.survey_wipe(case, at), _Named(case.parent)
    if Leftovers(_listed(found.files, named), _listed(found.changed, named)).version != seen:
        raise ConflictError(MEANWHILE)
    done = desk.secrecy.wipe(found.with_changed() if apart else found)
    return Cleared(done.removed, tuple((named(path), why) for path, why in done.failed), desk.secrecy.CANNOT_PROMISE)


class FolderLocker:
    """Keeps a case under a passphrase, in one file beside its folder."""

    def __init__(self, folder: Path, at: Desk) -> None:
        self._folder, self._at, self._named = folder, at, _Named(folder)

    async def leftovers(self) -> Leftovers:
        """What would be locked, and what is not the case's. Raises FileError, UsageError."""
        return self._list(await to_thread(desk.secrecy.survey_lock, self._folder, self._at))

    async def lock(self, seen: str, passphrase: str) -> Cleared:
        """Lock what was listed, compare every byte, then remove the originals."""
        return await to_thread(self._locked, seen, passphrase)

    def _locked(self, seen: str, passphrase: str) -> Cleared:
        found = desk.secrecy.survey_lock(self._folder, self._at)
        if self._list(found).version != seen:
            raise ConflictError(MEANWHILE)
        done = desk.secrecy.lock(found, passphrase, self._at)
        left = tuple((self._named(path), why) for path, why in desk.secrecy.remove_locked(done).left)
        return Cleared(done.count - len(left), left, desk.secrecy.CANNOT_PROMISE, self._named(done.file))

    def _list(self, found: desk.secrecy.LockSurvey) -> Leftovers:
        others = ((self._named(path), NOT_OF_CASE) for path in found.others)
        elsewhere = ((str(path), ELSEWHERE) for path in found.elsewhere)
        return Leftovers(_listed(found.files, self._named), (), (*others, *elsewhere))


def _listed(found: Iterable[_Listed], named: Callable[[Path], str]) -> tuple[Leftover, ...]:
    return tuple(Leftover(named(one.path), one.what, one.size, one.what == desk.secrecy.LEFT) for one in found)
