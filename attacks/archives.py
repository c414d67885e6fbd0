"""Locked files that somebody made or changed: nothing is written outside, no link, no device; else the same folder.

Whoever knows a passphrase can make the stream inside; anybody can change the bytes of the file around it.
"""

from __future__ import annotations

import io
import random
import tarfile
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from letters.collect.secrecy.case_folder import SUFFIX
from letters.collect.secrecy.sealed import encrypt
from letters.collect.secrecy.unlock import unlock
from letters.collect.secrecy.unpacking import unpack
from letters.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSPHRASE = "纸灯 渡口 青梅"  # noqa: S105  of no file that anybody has
NAMES = (
    *(
        "a",
        "a/b",
        "子/图.png",
        "../out",
        "../../out",
        "/out",
        "a/../../out",
        "..",
        ".",
        "",
        "./a",
        "a\\..\\out",
        "C:out",
    ),
    *("a\0b", "a\nb", "\x1b]0;x\x07", "\x9b2J", "长" * 90, "a/" * 60, "~/out", "-rf", "$(touch out)", "con", "a."),
)
KINDS = (
    *([tarfile.REGTYPE] * 12),
    *(tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE),
    *(tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.GNUTYPE_SPARSE, tarfile.CONTTYPE),
)
HEADERS = (
    "path",
    "linkpath",
    "size",
    "mtime",
    "uid",
    "GNU.sparse.major",
    "GNU.sparse.realsize",
    "hdrcharset",
    "comment",
)
VALUES = ("../out", "/out", "-5", "99999999999999999999", "1e308", "nan", "", "1", "BINARY", "x" * 5_000)
REFUSALS = (FileError, tarfile.TarError, EOFError, ValueError, ArithmeticError)
"""What unpacking raises over an archive that is no good; unlocking words them all as damage."""
OF_WHOLE = 50
"""One round in so many changes a whole locked file, whose key takes a second to open."""


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """An archive drawn by chance for each round; now and then a locked file with bytes changed."""
    drawn = random.Random(seed)
    for turn in range(rounds):
        found = tuple(f"seed {seed}, round {turn}: {fault}" for fault in unpacked(drawn))
        yield Outcome.of("archives: what unlocking reads", found)
        if turn % OF_WHOLE == OF_WHOLE - 1:
            found = tuple(f"seed {seed}, round {turn}: {fault}" for fault in unlocked(drawn))
            yield Outcome.of("archives: locked files", found)


def unpacked(drawn: random.Random) -> Iterator[str]:
    """What is wrong after a hostile archive was unpacked."""
    content = archive(drawn)
    with tempfile.TemporaryDirectory() as home:
        inside = Path(home, "a", "b")
        inside.mkdir(parents=True)
        try:
            unpack(io.BytesIO(content), inside)
        except REFUSALS:
            pass
        except Exception as error:
            yield f"{type(error).__name__}: {error}"
        yield from escaped(Path(home), inside)


def escaped(home: Path, inside: Path) -> Iterator[str]:
    """What lies below `home` and may not: whatever is outside of `inside`, and links, devices, second names in it."""
    for path in home.rglob("*"):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            yield f"neither a file nor a folder: {path.relative_to(home)}"
        elif path not in (inside, *inside.parents) and inside not in path.parents:
            yield f"outside: {path.relative_to(home)}"
        elif path.is_file() and path.stat().st_nlink > 1:
            yield f"a second name of a file: {path.relative_to(home)}"


def archive(drawn: random.Random) -> bytes:
    """Some entries with odd names, kinds and headers; some archives have bytes changed, or end early."""
    made = io.BytesIO()
    for _ in range(drawn.randint(1, 6)):
        entry = tarfile.TarInfo(drawn.choice(NAMES))
        entry.type, entry.mode, entry.linkname = drawn.choice(KINDS), drawn.choice((0o600, 0o4777, 0)), "../../out"
        content = drawn.randbytes(drawn.choice((0, 3, 512, 2_000))) if entry.isreg() else b""
        entry.size = len(content)
        entry.pax_headers = {drawn.choice(HEADERS): drawn.choice(VALUES) for _ in range(drawn.choice((0, 0, 1, 3)))}
        made.write(entry.tobuf(tarfile.PAX_FORMAT, errors="surrogateescape"))
        made.write(content + bytes(-len(content) % tarfile.BLOCKSIZE))
    made.write(bytes(2 * tarfile.BLOCKSIZE))
    return _shaken(drawn, made.getvalue()) if drawn.random() < 0.3 else made.getvalue()


def _shaken(drawn: random.Random, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(drawn.randint(1, 8)):
        data[drawn.randrange(len(data))] = drawn.randrange(256)
    return bytes(data[: drawn.choice((len(data), len(data), drawn.randrange(1, len(data))))])


def unlocked(drawn: random.Random) -> Iterator[str]:
    """What is wrong after a locked file with bytes changed was unlocked: it is damaged, or gives what was locked."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home, f"案件{SUFFIX}")
        path.write_bytes(_shaken(drawn, _locked()))
        try:
            folder, _ = unlock(path, PASSPHRASE)
        except FileError:
            if left := sorted(each.name for each in Path(home).iterdir() if each != path):
                yield f"left: {left}"
            return
        except Exception as error:
            yield f"{type(error).__name__}: {error}"
            return
        made = {each.name: each.read_bytes() for each in folder.rglob("*")}
        if made != FILES:
            yield f"not what was locked: {sorted(made)}"


FILES = {"case.toml": b"version = 1\n", "E01.png": bytes(range(256)) * 8}


@cache
def _locked() -> bytes:
    """A locked file, made once."""
    from letters.collect.secrecy.archive import members

    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "案件")
        folder.mkdir()
        for name, content in FILES.items():
            (folder / name).write_bytes(content)
        encrypt(Path(home, "x"), members(folder, tuple(folder.rglob("*"))), PASSPHRASE)
        return Path(home, "x").read_bytes()
