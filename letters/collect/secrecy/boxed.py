"""The locked file as its parts: a zip that holds how to open it, a key under a passphrase, the folder under that key.

What encrypts is elsewhere: age by pyrage on a computer (`sealed`), by its JavaScript in a browser. Here nothing does,
so that both make, and open, the same file.
"""

from __future__ import annotations

import io
import re
import tarfile
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from letters.collect.secrecy.unpacking import DAMAGED, NEXT_COPY, entries
from letters.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HOW, KEY, CONTENT = "怎样打开.txt", "key.age", "case.tar.age"
HOW_TEXT = Path(__file__).parent / "how-to-open.txt"
LARGEST_KEY = 4096  # bytes; the encrypted key has some 300
HIGHEST_WORK = 21  # 2^21 rounds of scrypt take 2 GB; a key is made with what this machine does in about a second
WRONG = ("密码不对，没有解开", "核对大小写、全角半角和输入法；加密文件没有动")
TOO_SLOW = (
    "这台电脑太忙或者太慢，现在试不了密码",
    "不是密码不对；关掉别的程序，等一会儿再试，还不行就换一台快一点的电脑；加密文件没有动",
)
BROKEN = (DAMAGED, NEXT_COPY)
_work = re.compile(rb"-> scrypt [A-Za-z0-9+/]{1,64} ([0-9]{1,9})\n")
_ENCRYPTED = 1  # the flag of an entry that the zip itself has encrypted


def entry(name: str) -> zipfile.ZipInfo:
    """An entry without a time, and readable by its owner alone."""
    made = zipfile.ZipInfo(name)
    made.external_attr = 0o100600 << 16
    return made


def how_to_open() -> bytes:
    """What the file says to whoever opens it without this program, in the ends of lines that Windows wants."""
    return HOW_TEXT.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-8-sig")


def boxed(key: bytes, content: bytes) -> bytes:
    """The locked file of two parts that are encrypted already."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as box:
        for name, part in ((HOW, how_to_open()), (KEY, key), (CONTENT, content)):
            box.writestr(entry(name), part)
    return made.getvalue()


def opened(stream: IO[bytes]) -> zipfile.ZipFile:
    """The zip of a locked file, whose parts are there once, stored as they are: nothing grows when it is read.

    Raises FileError for any other.
    """
    try:
        box = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileError(DAMAGED, NEXT_COPY) from error
    if not _is_ours(box):
        box.close()
        raise FileError(DAMAGED, NEXT_COPY)
    return box


def _is_ours(box: zipfile.ZipFile) -> bool:
    parts = [one for one in box.infolist() if one.filename in (KEY, CONTENT)]
    if sorted(one.filename for one in parts) != sorted((KEY, CONTENT)):
        return False
    if any(one.compress_type != zipfile.ZIP_STORED or one.flag_bits & _ENCRYPTED for one in parts):
        return False
    return box.getinfo(KEY).file_size <= LARGEST_KEY


def part(box: zipfile.ZipFile, name: str) -> bytes:
    """A part as a whole. Raises FileError for damage."""
    try:
        return box.read(name)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise FileError(DAMAGED, NEXT_COPY) from error


def sealed_key(box: zipfile.ZipFile) -> bytes:
    """The encrypted key, which takes no longer to try than a passphrase should. Raises FileError."""
    sealed = part(box, KEY)
    work = _work.search(sealed)
    if not work or int(work[1]) > HIGHEST_WORK:
        raise FileError(DAMAGED, NEXT_COPY)
    return sealed


def spellings(passphrase: str) -> Iterator[str]:
    """As it was typed; and without blanks, which somebody may put between words that are written down with them."""
    whole = composed(passphrase)
    yield whole
    if (joined := "".join(whole.split())) != whole:
        yield joined


def composed(passphrase: str) -> str:
    """A passphrase in one spelling of its characters, whichever keyboard typed them."""
    return unicodedata.normalize("NFC", passphrase)


def tarred(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as the stream that is encrypted, by their paths with /: readable by their owner alone, without a time.

    A folder stands before what is in it, as `unpacking` wants it.
    """
    made, found = io.BytesIO(), list(files)
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for folder in sorted({above.as_posix() for name, _ in found for above in PurePosixPath(name).parents} - {"."}):
            info = tarfile.TarInfo(folder)
            info.type, info.mode = tarfile.DIRTYPE, 0o700
            archive.addfile(info)
        for name, content in found:
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), 0o600
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def untarred(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of such a stream, folders left out. Raises FileError for what may not be in one, and for damage."""
    try:
        for one in entries(io.BytesIO(content)):
            if not one.is_folder:
                yield one.path.as_posix(), b"".join(one.content())
    except (tarfile.TarError, EOFError, ValueError, ArithmeticError) as error:
        raise FileError(DAMAGED, NEXT_COPY) from error
