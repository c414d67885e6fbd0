"""A case as one ZIP of its folder: carried from a phone to a computer, from the page to the commands, and back.

What is in it is what lies in the folder at home: the case file, and its evidence and letters under the paths that the
case names. Hidden files stay behind, as the record of what was written here does, which speaks of another disk.
"""

from __future__ import annotations

import os
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from letters.case import LARGEST_FILE, NAME, cases_in, text_in
from letters.desk.keeping.own_folder import SUFFIX, is_own_name
from letters.desk.keeping.store import inner_name
from letters.errors import FileError
from letters.kit import files, folders, unfinished, zipped
from letters.kit.frozen import frozen
from letters.kit.held_by_others import patiently
from letters.kit.shell_words import command
from letters.kit.swaps import NEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.kit.zipped import ZippedFile

ZIP = ".zip"
LOCKED = frozenset({"key.age", "case.tar.age"})
"""What lies in a ZIP that holds a locked case, and in no other."""
LOCKED_YET = "这个压缩包里是加密的案件，要先用密码打开"
NO_CASE = "这个压缩包里没有案件"
ONE_CASE = "要的是整个案件文件夹压缩成的 ZIP，最外面一层有案件文件"


@frozen
class Carried:
    """A case out of a ZIP: the name of its case file, and every file, the case file among them."""

    case: str
    files: tuple[ZippedFile, ...]

    @property
    def beside(self) -> tuple[ZippedFile, ...]:
        """Every file but the case file."""
        return tuple(file for file in self.files if file.name != self.case)

    @property
    def folder(self) -> str:
        """What the folder was called where it is a name that this program gives, "" for any other."""
        name = self.files[0].within
        return name if is_own_name(name) else ""

    def text(self) -> str:
        """The case file. Raises FileError for damage, CaseError for what is no text."""
        found = next(file for file in self.files if file.name == self.case)
        if found.size > LARGEST_FILE:
            raise FileError(NO_CASE, ONE_CASE)
        return text_in(b"".join(found.content()), Path(self.case))

    def typed(self) -> bytes:
        """What was typed of answers that were not given yet, b"" for nothing. Raises FileError for damage."""
        files = (file for file in self.files if file.name == unfinished.NAME and file.size <= unfinished.LARGEST)
        return b"".join(chain.from_iterable(file.content() for file in files))


def carried(stream: IO[bytes], most_bytes: int = zipped.MOST_BYTES) -> Carried:
    """The case in a ZIP, of which nothing is unpacked yet; `most_bytes` are what there is room for.

    Raises FileError for a ZIP without a case or with several, and as `zipped.opened`.
    """
    found = zipped.opened(stream, most_bytes)
    if is_locked(file.name for file in found):
        raise FileError(LOCKED_YET, "写上加密时的密码，再打开一次")
    cases = case_names(file.name for file in found)
    if len(cases) != 1:
        raise FileError(NO_CASE if not cases else f"这个压缩包里有 {len(cases)} 个案件", ONE_CASE)
    return Carried(cases[0], found)


def is_locked_zip(stream: IO[bytes]) -> bool:
    """Whether a ZIP holds a case that a passphrase has to open first. Raises FileError as `zipped.opened`."""
    return is_locked(file.name for file in zipped.opened(stream))


def is_locked(names: Iterable[str]) -> bool:
    """Whether these are the files of a case that a passphrase has to open first."""
    return LOCKED.issubset(names)


def case_names(names: Iterable[str]) -> tuple[str, ...]:
    """The case file among names, by them alone: `case.toml`, else those at the top that may be one."""
    tops = [name for name in names if len(PurePosixPath(name).parts) == 1 and name.endswith(SUFFIX)]
    return (NAME,) if NAME in tops else tuple(tops)


def open_zip(path: Path, tell_existing: str = "") -> Path:
    """Open a ZIP into a folder beside it, named as it is; the case file there.

    `tell_existing` is what to do where that folder is there. Raises FileError, with nothing kept, for that and for what
    is no case's.
    """
    folder = folder_of(path)
    if os.path.lexists(folder):
        raise FileError(
            f"{path.name} 旁边已经有 {folder.name}，没有覆盖", tell_existing or "移开它，或者改压缩包的名字"
        )
    with files.refusing(path, "读取"), path.open("rb") as stream:
        if is_locked_zip(stream):
            raise FileError(LOCKED_YET, f"打开：{command('unlock', path)}")
        found = carried(stream)
        unpack(found, folder)
    return folder / found.case


def unpack(found: Carried, folder: Path, case: str = "") -> None:
    """Put a case into a folder that is not there, whole or not at all; `case` is what its file is called there.

    Raises FileError.
    """
    with files.refusing(folder, "写入", files.NOTHING_LEFT), folders.workshop(folder.parent) as place:
        work = place / NEW
        work.mkdir(files.PRIVATE_FOLDER)
        for file in found.files:
            if file.name == unfinished.NAME and file.size > unfinished.LARGEST:
                continue
            name = (case or file.name) if file.name == found.case else file.name
            _put(work / inner_name(name), file.content())
        if len(cases_in(work)) != 1:
            raise FileError(NO_CASE, ONE_CASE)
        patiently(partial(work.rename, folder))


def folder_of(path: Path) -> Path:
    """The folder that a ZIP is opened into."""
    return path.with_name(path.name[: -len(ZIP)])


def _put(path: Path, content: Iterator[bytes]) -> None:
    files.make_private(path.parent)
    with path.open("xb") as target:
        path.chmod(files.PRIVATE_FILE)
        for piece in content:
            target.write(piece)
    files.settle(path)


def holds_case(path: Path) -> bool:
    """Whether a path is a ZIP that holds a case, locked or not, by the names in it alone."""
    if path.suffix.lower() != ZIP or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            names = [file.name for file in zipped.opened(stream)]
    except (FileError, OSError):
        return False
    return is_locked(names) or bool(case_names(names))
