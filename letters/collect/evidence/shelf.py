"""Files are put beside the case: under a free name, or where they lie already; the copies go again if that fails."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from letters.collect.evidence import adding, storage
from letters.collect.evidence.location import FOLDER, inside
from letters.collect.evidence.naming import free, is_plain
from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.inside_names import as_all_see

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.collect.evidence.gather import FoundFile


@frozen
class KnownFile:
    """A file that is not added, since its content is there already: under `id`, or as `path` earlier in this call."""

    file: FoundFile
    id: str
    path: str


@contextlib.contextmanager
def shelved(folder: Path, found: Sequence[FoundFile], tell: Callable[[str], None]) -> Iterator[Shelf]:
    """Files in the case's folder, with their places; copies that no case names are taken back if the block fails.

    Raises FileError for a file that cannot be read or copied.
    """
    adding.settle_added(folder)
    shelf = Shelf.planned(folder, found, tell)
    with adding.noted(folder, [adding.Copy(file.path, name, file.digest.sha256) for name, file in shelf.copies()]):
        try:
            for name, file in shelf.copies():
                shelf.copy(name, file)
            yield shelf
        except BaseException:
            adding.settle_added(folder)  # not all of them: it may have been interrupted just after it was stored
            raise


@frozen
class Shelf:
    """Where files are put: each with its path below the case's folder, and whether it has yet to be copied there."""

    folder: Path
    places: tuple[tuple[FoundFile, str, bool], ...]
    tell: Callable[[str], None]

    @classmethod
    def planned(cls, folder: Path, found: Iterable[FoundFile], tell: Callable[[str], None]) -> Shelf:
        """The places of files; nothing is copied yet. Raises FileError."""
        evidence = folder / FOLDER
        taken = {as_all_see(other.name) for other in evidence.iterdir()} if evidence.is_dir() else set()
        known = {as_all_see(path): path for path in adding.names_of(folder) or ()}
        places = []
        for file in found:
            there = _there(folder, file)
            if there and known.setdefault(as_all_see(there), there) != there:
                there = ""  # some system takes the two for one: the later is copied under a name of its own
            if not there:
                name = free(file.path.name, taken)
                taken.add(as_all_see(name))
            places.append((file, there or f"{FOLDER}/{name}", not there))
        return cls(folder, tuple(places), tell)

    def copies(self) -> Iterator[tuple[str, FoundFile]]:
        """What has to be copied, by its name in the folder of evidence."""
        yield from ((path.rpartition("/")[2], file) for file, path, is_new in self.places if is_new)

    def copy(self, name: str, file: FoundFile) -> Path:
        """Copy a file to its place. Raises FileError, also where it is not as it was when it was looked at."""
        files.make_private(self.folder / FOLDER)
        self.tell(f"正在复制：{file.path.name}")
        target = self.folder / FOLDER / name
        if storage.copy(file.path, target) != file.digest:
            target.unlink(missing_ok=True)
            raise storage.changed(file.path)
        return target

    def place_of(self, file: FoundFile) -> tuple[str, bool]:
        """The file's path below the case's folder, and whether it was copied there."""
        return next((path, is_new) for each, path, is_new in self.places if each is file)


def _there(folder: Path, file: FoundFile) -> str:
    """The path of a file that lies in the case's folder already, or has a copy there; "" for one that does not."""
    there = inside(folder, file.path)
    if there is not None and is_plain(there):
        return there
    return f"{FOLDER}/{file.path.name}" if _holds(folder / FOLDER / file.path.name, file) else ""


def _holds(path: Path, file: FoundFile) -> bool:
    """Whether a copy is there already, as somebody who copies by hand leaves one."""
    if not is_plain(path.name) or path.is_symlink() or not path.is_file():
        return False
    return path.stat().st_size == file.digest.size and storage.digest(path) == file.digest
