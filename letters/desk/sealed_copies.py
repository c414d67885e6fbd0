"""A copy of a case under a passphrase, as `letters lock` makes one: what of it needs no encrypting is done here.

Who encrypts is the shell's: a computer by `secrecy`, a browser by age's JavaScript. Both copies are the same file.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from letters.collect.secrecy import boxed, own_parts, weakness
from letters.desk.keeping.carrying import NO_CASE, ONE_CASE, case_names
from letters.errors import FileError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

WRONG = boxed.WRONG
"""What is told of a passphrase that opens nothing."""
BROKEN = boxed.BROKEN
"""What is told of a copy that was damaged on its way."""


@frozen
class SealedParts:
    """What a locked copy holds: the key under the passphrase, the case under that key."""

    key: bytes
    content: bytes


@frozen
class Unsealed:
    """A case out of a locked copy: the name of its case file, every file with its content."""

    case: str
    files: tuple[tuple[str, bytes], ...]


def why_guessed(passphrase: str, text: str) -> str:
    """Why a passphrase would be guessed by those who know the case with this text, "" where it would not."""
    return weakness(passphrase, own_parts(text))


def tar_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files of a case, by their names, as what is encrypted."""
    return boxed.tarred(files)


def sealed_zip(parts: SealedParts) -> bytes:
    """The locked copy of what was encrypted."""
    return boxed.boxed(parts.key, parts.content)


def sealed_parts(stream: IO[bytes]) -> SealedParts:
    """What is to be decrypted of a locked copy. Raises FileError for what is none, and for one that takes too long."""
    with boxed.opened(stream) as box:
        return SealedParts(boxed.sealed_key(box), boxed.part(box, boxed.CONTENT))


def spellings(passphrase: str) -> tuple[str, ...]:
    """A passphrase as it may have been meant, each to be tried."""
    return tuple(boxed.spellings(passphrase))


def unsealed(tar: bytes) -> Unsealed:
    """The case that was encrypted. Raises FileError for what may not be in it, and where it is no one case."""
    files = tuple(boxed.untarred(tar))
    cases = case_names(name for name, _ in files)
    if len(cases) != 1:
        raise FileError(NO_CASE, ONE_CASE)
    return Unsealed(cases[0], files)
