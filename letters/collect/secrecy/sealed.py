"""The locked file: a zip that holds how to open it, a key under a passphrase, and the folder under that key.

The encryption is age's. The key is encrypted with the passphrase (`age -p`), and the folder as a tar to that key, so
that a large one needs little memory; age itself opens both.
"""

from __future__ import annotations

import contextlib
import os
import tarfile
import threading
import zipfile
from importlib import import_module
from typing import IO, TYPE_CHECKING

from letters.collect.evidence import storage
from letters.collect.secrecy.archive import Member, TarReader
from letters.collect.secrecy.boxed import (
    CONTENT,
    HOW,
    KEY,
    TOO_SLOW,
    WRONG,
    composed,
    entry,
    how_to_open,
    opened,
    sealed_key,
    spellings,
)
from letters.collect.secrecy.unpacking import DAMAGED, NEXT_COPY
from letters.errors import FileError, UsageError
from letters.kit.extras import bringing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyrage

NOT_LOCKED = "可以把整个案件文件夹拷到自己的 U 盘上带走，再删除这里的"
NOT_UNLOCKED = f"换一台能装的电脑打开；或者先解开 zip，照里面的“{HOW}”用 age 打开"
MEASURES = 10
"""How often age may measure how fast this computer is before it is taken to be too slow: each takes milliseconds."""
TOO_MUCH_WORK = "Excessive work"
"""In what age says where it refuses to try a passphrase, which may be right."""


def check_encryption(otherwise: str = NOT_LOCKED) -> None:
    """Raises UsageError, with what can be done `otherwise`, where this computer has nothing to encrypt with."""
    try:
        import_module("pyrage")  # only locking needs it
    except ImportError as error:
        raise UsageError(
            "这台电脑上用不了加密：没有装 pyrage（32 位的系统、很新的 Python 没有现成的）",
            f"{otherwise}；要装，{bringing('lock')}",
        ) from error


def encrypt(target: Path, listed: Iterable[Member], passphrase: str) -> None:
    """Write the locked file over what is there, down to the disk. Raises FileError and OSError."""
    import pyrage

    key = pyrage.x25519.Identity.generate()
    reader = TarReader(listed)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as box:
        box.writestr(entry(HOW), how_to_open())
        box.writestr(entry(KEY), pyrage.passphrase.encrypt(f"{key}\n".encode(), composed(passphrase)))
        with box.open(entry(CONTENT), "w", force_zip64=True) as output:
            try:
                pyrage.encrypt_io(reader, output, [key.to_public()])
            except (pyrage.EncryptError, OSError, FileError):
                if reader.error is not None:
                    raise reader.error from None
                raise
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextlib.contextmanager
def plain(locked: Path, passphrase: str) -> Iterator[IO[bytes]]:
    """The decrypted tar as a stream. Raises FileError for a wrong passphrase, and at the end for damage anywhere."""
    with _box(locked) as box:
        key = _key(box, passphrase)
        reading, writing = os.pipe()
        failed: list[Exception] = []
        worker = threading.Thread(target=_decrypt, args=(box, key, writing, failed), daemon=True)
        stream = open(reading, "rb")  # noqa: PTH123, SIM115  a handle, closed below so that the worker ends
        worker.start()
        try:
            yield stream
            while stream.read(storage.CHUNK):
                pass  # to the very end: only there is it known that nothing was cut off
        except (tarfile.TarError, EOFError, ValueError, ArithmeticError) as error:
            raise FileError(DAMAGED, NEXT_COPY) from error
        finally:
            stream.close()
            worker.join()
    if failed:
        raise FileError(DAMAGED, NEXT_COPY) from failed[0]


def _decrypt(box: zipfile.ZipFile, key: pyrage.x25519.Identity, writing: int, failed: list[Exception]) -> None:
    import pyrage

    try:
        with open(writing, "wb") as output, box.open(CONTENT) as source:
            pyrage.decrypt_io(source, output, [key])
    except (pyrage.DecryptError, zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        failed.append(error)


@contextlib.contextmanager
def _box(locked: Path) -> Iterator[zipfile.ZipFile]:
    with storage.opened(locked) as stream, opened(stream) as box:
        yield box


def _key(box: zipfile.ZipFile, passphrase: str) -> pyrage.x25519.Identity:
    """The key that the passphrase opens. Damage is told from a wrong passphrase by the zip's own checksum."""
    import pyrage

    key = sealed_key(box)
    for spelling in spellings(passphrase):
        if found := key_of(key, spelling):
            try:
                return pyrage.x25519.Identity.from_str(found)
            except pyrage.IdentityError as error:
                raise FileError(DAMAGED, NEXT_COPY) from error
    raise FileError(*WRONG)


def seal(passphrase: str, content: bytes) -> tuple[bytes, bytes]:
    """A key under a passphrase, and bytes under that key, both as age has them."""
    import pyrage

    key = pyrage.x25519.Identity.generate()
    sealed = pyrage.passphrase.encrypt(f"{key}\n".encode(), composed(passphrase))
    return bytes(sealed), bytes(pyrage.encrypt(content, [key.to_public()]))


def key_of(key: bytes, passphrase: str) -> str:
    """The key that this very passphrase opens, "" where it is another.

    Raises FileError for damage, and where this computer may not try: age measures in a few milliseconds how fast it is,
    and refuses what it would work on for sixteen seconds. A pause in that measure says too much: it is taken again.
    """
    import pyrage

    for _ in range(MEASURES):
        try:
            return str(pyrage.passphrase.decrypt(key, passphrase).decode()).strip()
        except pyrage.DecryptError as error:
            if TOO_MUCH_WORK not in str(error):
                return ""
        except ValueError as error:
            raise FileError(DAMAGED, NEXT_COPY) from error
    raise FileError(*TOO_SLOW)


def opened_with(key: str, content: bytes) -> bytes:
    """The bytes that were encrypted under a key, none where they are damaged."""
    import pyrage

    try:
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(key)]))
    except (pyrage.DecryptError, pyrage.IdentityError):
        return b""
