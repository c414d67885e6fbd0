"""Copies of a case under a passphrase, as `letters lock` makes them, on a computer and in a browser alike.

Who encrypts is handed over: pyrage at home, age's JavaScript in a browser. A copy is whole in memory while it is made.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from letters import desk
from letters.errors import FileError, UsageError
from letters.web.pieces import MOST, given, whole
from letters.web.shelf import CASE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import date

    from letters.web.encrypting import Sealing
    from letters.web.shelf import Along, Shelf, WebCase

TOO_LARGE = (f"这一份太大，不能加密码（最大 {MOST >> 20} MB）", "不加密码存一份；或者先拿出几个大的录像")
STRONGER = "用几个不相干的词连起来，好记又难猜；忘记了谁也打不开"


async def sealed_copy(case: WebCase, sealing: Sealing, passphrase: str) -> bytes:
    """A case under a passphrase. Raises UsageError for one that would be guessed, FileError for too much."""
    text = await case.see(lambda stored: stored.text)
    if why := desk.sealed_copies.why_guessed(passphrase, text):
        raise UsageError(why, STRONGER)
    found = await case.along()
    if sum(size for _, size in found.files) > MOST:
        raise FileError(*TOO_LARGE)
    apart = await told_apart(case, found)
    files = [(CASE, apart.text.encode())]
    for here, there in apart.names:
        files.append((there, b"".join([piece async for piece in case.read_file(here)])))
    sealed = await sealing.seal(desk.sealed_copies.spellings(passphrase)[0], desk.sealed_copies.tar_of(files))
    key, content = (_plain(part) for part in sealed)
    return desk.sealed_copies.sealed_zip(desk.sealed_copies.SealedParts(key, content))


async def told_apart(case: WebCase, found: Along) -> desk.ToldApart:
    """The text of a case and the names of the files that go along, as a copy of it holds them."""
    names = [name for name, _ in found.files]
    return await case.see(lambda stored: desk.told_apart(stored.text, names))


async def take_in(
    shelf: Shelf, sealing: Sealing | None, pieces: AsyncIterator[bytes], passphrase: str, on: date
) -> WebCase:
    """A case out of a copy, under a passphrase or not. Raises FileError, also for another passphrase, and CaseError."""
    if not passphrase or sealing is None:
        return await shelf.take_in(pieces, on)
    came = await whole(pieces, TOO_LARGE)
    if not desk.is_locked_zip(BytesIO(came)):
        return await shelf.take_in(given([came]), on)
    tar = await _opened(sealing, desk.sealed_copies.sealed_parts(BytesIO(came)), passphrase)
    found = desk.sealed_copies.unsealed(tar)
    return await shelf.take_in(given([_zip(found.files)]), on)


async def _opened(sealing: Sealing, parts: desk.sealed_copies.SealedParts, passphrase: str) -> bytes:
    for spelling in desk.sealed_copies.spellings(passphrase):
        if key := await sealing.key(spelling, parts.key):
            tar = _plain(await sealing.open(key, parts.content))
            if not tar:
                raise FileError(*desk.sealed_copies.BROKEN)
            return tar
    raise FileError(*desk.sealed_copies.WRONG)


def _zip(files: tuple[tuple[str, bytes], ...]) -> bytes:
    """The same case as a plain copy, which has its own guards."""
    from letters.kit.zipped import Zipping  # loaded when something leaves

    zipping, made = Zipping(), bytearray()
    for name, content in files:
        zipping.begin(name, len(content))
        made += zipping.add(content) + zipping.end()
    return bytes(made + zipping.finish())


def _plain(part: Any) -> bytes:
    """Bytes of JavaScript as those of Python."""
    return bytes(part.to_bytes() if hasattr(part, "to_bytes") else part)
