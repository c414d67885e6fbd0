"""Where a case lies: its text with a version, and files beside it. A folder here, a browser's storage elsewhere.

Names are those of files inside one place: `case.toml`, `evidence/E1.jpg`. Nothing outside it is ever reached.
"""

from __future__ import annotations

import os
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Protocol

from letters.case import stored_of
from letters.errors import ConflictError, FileError
from letters.kit import files
from letters.kit.folders import put
from letters.kit.frozen import frozen
from letters.kit.hold import PATIENCE, Holder, holding, unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from letters.pack import PackFile

NAMELESS = "letters"
"""What others are told of a shell that does not say what it is doing."""
MOST_NAMED = 3  # files in the way that are named
_NEVER = "\\:\0" if os.name == "nt" else "\0"  # what no name holds: on Windows these lead elsewhere


@frozen
class Stored:
    """The text of a file as it stands, line breaks and all, and the version that tells it from any other.

    The version is None for a file that is not there yet, whose text is empty.
    """

    text: str
    version: str | None


class CaseStore(Protocol):
    """What a shell asks of the place where a case lies. Each call raises FileError where the place refuses.

    What is read, changed and put back belongs into one `hold`, or two who do so at once lose a change; reading asks for
    none. A version that is not the one read tells of a change by somebody who does not hold: an editor.
    """

    def read(self, name: str) -> Stored:
        """The text of a file. Raises FileError where there is none, CaseError where it is no text."""
        ...

    def replace(self, name: str, text: str, version: str | None) -> str:
        """Put a text in the place of the one of that version; None where there is none yet. The new version.

        Raises ConflictError, with nothing changed, when another text stands there.
        """
        ...

    def keep(self, made: Sequence[PackFile], *, folder: str = "", force: bool = False) -> None:
        """Keep files in one go. Raises FileError, with none kept, when one is in the way (without `force`)."""
        ...

    def list(self) -> tuple[str, ...]:
        """The names of all files, sorted; hidden ones and links left out."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away."""
        ...

    def hold(
        self, command: str = "", *, wait: float = PATIENCE, tell: Callable[[Holder], None] = unheard
    ) -> AbstractContextManager[None]:
        """Keep others out for one change of several calls; who holds already goes on. Never for a talk.

        `command` is what others are told of who is at work. `wait` is for how many seconds to wait for them, 0 for not
        at all; `tell` hears once for whom one waits. Raises ConflictError when they are at work still.
        """
        ...


class AwaitedCaseStore(Protocol):
    """A case store whose calls are awaited, as a browser's storage is."""

    async def read(self, name: str) -> Stored:
        """The text of a file."""
        ...

    async def replace(self, name: str, text: str, version: str | None) -> str:
        """Put a text in the place of the one of that version."""
        ...

    async def keep(self, made: Sequence[PackFile], *, folder: str = "", force: bool = False) -> None:
        """Keep files, all of them or none."""
        ...

    async def list(self) -> tuple[str, ...]:
        """The names of all files."""
        ...

    async def remove(self, name: str) -> None:
        """Take a file away."""
        ...

    def hold(
        self, command: str = "", *, wait: float = PATIENCE, tell: Callable[[Holder], None] = unheard
    ) -> AbstractAsyncContextManager[None]:
        """Keep others out for one change of several calls; whoever holds it already is waited for, `wait` seconds.

        Raises ConflictError when it is held longer.
        """
        ...


def version_of(text: str) -> str:
    """The version of a text as it is stored: the digest of its bytes."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def inner_name(name: str) -> str:
    """The name of a file inside one place, with /. Raises FileError for one that leads out of it."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or set(_NEVER) & set(name):
        raise FileError(f"“{name}”不是案件文件夹里的文件名", "写文件夹里面的文件，例如 case.toml")
    return "/".join(parts)


class FolderStore:
    """A case store in a folder of the disk, which need not be there before something is stored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> Stored:
        """The text of a file. Raises FileError where there is none, CaseError where it is no text."""
        text, content = stored_of(self.place_of(name))
        return Stored(text, sha256(content).hexdigest())

    def replace(self, name: str, text: str, version: str | None) -> str:
        """Put a text in the place of the one of that version; what is there stays whole whatever happens.

        A new file, and the folder made for it, are readable by their owner alone.
        """
        place = self.place_of(name)
        if version is None:
            files.make_private(place.parent)
        with holding(place.resolve().parent, NAMELESS):
            _refuse_other(place, version)
            if version_of(text) != version:
                files.replace(place, text.encode())
        return version_of(text)

    def keep(self, made: Sequence[PackFile], *, folder: str = "", force: bool = False) -> None:
        """Keep files: those of one folder all together or not at all.

        Raises FileError when one is in the way (without `force`); then none is kept.
        """
        top = self.place_of(folder) if folder else self.folder
        contents = {self.place_of(file.name).relative_to(self.folder): file.content for file in made}
        with holding(self.folder, NAMELESS):
            if not force:
                _refuse_in_the_way(top, contents)
            for inner in sorted({name.parent for name in contents}):
                put(top / inner, [(name.name, content) for name, content in contents.items() if name.parent == inner])

    def list(self) -> tuple[str, ...]:
        """The names of all files, sorted; hidden ones and links left out."""
        return tuple(sorted(self._names(self.folder)))

    def _names(self, folder: Path) -> Iterator[str]:
        for here, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for path in (Path(here) / name for name in names if not name.startswith(".")):
                if not path.is_symlink():
                    yield path.relative_to(self.folder).as_posix()

    def remove(self, name: str) -> None:
        """Take a file away."""
        place = self.place_of(name)
        with files.refusing(place, "删除"):
            place.unlink()

    @contextmanager
    def hold(
        self, command: str = "", *, wait: float = PATIENCE, tell: Callable[[Holder], None] = unheard
    ) -> Iterator[None]:
        """Keep others out of the folder, made if need be, for one change; a process that ends lets go.

        Another that holds it is waited for, `wait` seconds. Raises ConflictError when it holds it longer.
        """
        files.make_private(self.folder)
        with holding(self.folder, command or NAMELESS, wait, tell):
            yield

    def opened(self, name: str) -> BinaryIO:
        """A file, open for reading. Raises FileError where there is none, or it is linked from elsewhere."""
        place = self.place_of(name)
        with files.refusing(place, "读取"):
            files.refuse_special(place)
            stream = place.open("rb")
            if not self._is_of_folder(place, stream):
                stream.close()
                raise FileError(f"{name} 是一个链接，指到了案件文件夹外面", "把原件放进案件文件夹")
            return stream

    def _is_of_folder(self, place: Path, stream: BinaryIO) -> bool:
        """Whether what is open lies in the folder: asked after it was opened, since a link may come between."""
        real = place.resolve()
        return real.is_relative_to(self.folder.resolve()) and os.path.samestat(os.fstat(stream.fileno()), real.stat())

    def place_of(self, name: str) -> Path:
        """Where a file of that name lies. Raises FileError for a name that leads out of the folder."""
        return self.folder / inner_name(name)


def _refuse_other(place: Path, version: str | None) -> None:
    """Stop where the file is not of that version: somebody changed it who does not hold."""
    before = files.content(place)
    found = None if before is None else sha256(before).hexdigest()
    if found != version:
        now = "已经存在" if version is None else "刚才被别的程序改过" if found else "已经不在了"
        hint = "先关掉打开它的程序，再运行同一条命令，会从文件现在的内容接着做"
        raise ConflictError(f"{place} {now}，没有覆盖", hint)


def _refuse_in_the_way(top: Path, names: Iterable[Path]) -> None:
    with files.refusing(top, "写入"):
        present = [name.name for name in names if (top / name).exists()]
    if present:
        more = " 等" if len(present) > MOST_NAMED else ""
        raise FileError(
            f"{top} 里已有 {'、'.join(present[:MOST_NAMED])}{more}，没有覆盖", "加 --force 覆盖，或者换一个目录"
        )
