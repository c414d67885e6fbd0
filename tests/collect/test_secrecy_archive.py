"""A locked file that somebody made to do harm: what may not be in it is refused, and nothing of it is left."""

from __future__ import annotations

import gc
import io
import os
import tarfile
import tracemalloc
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.collect.secrecy import boxed, sealed
from letters.collect.secrecy.unpacking import MOST_OF_HEADERS, unpack
from letters.errors import FileError
from letters.kit.inside_names import is_safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ABSURD = ["99999999999999999999", "-99999999999999999999", "1e308", "nan", "inf", "", "morgen", "1.5.2", "253402300800"]


def tar_of(*entries: tarfile.TarInfo) -> io.BytesIO:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w", format=tarfile.PAX_FORMAT) as box:
        for entry in entries:
            box.addfile(entry, io.BytesIO(bytes(entry.size)))
    content.seek(0)
    return content


def entry(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
        info.linkname = "/etc/passwd"
    return info


@pytest.mark.parametrize(
    "name", ["../out", "/abs", "a/../../out", "a\\..\\out", "..", ".", "//x", "a\nb", "\x1b]0;x\x07", "\x9b2J"]
)
def test_a_name_that_leads_out_or_moves_the_cursor_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(FileError, match="不该有的内容"):
        unpack(tar_of(entry(name)), tmp_path / "in")
    assert [path.name for path in tmp_path.rglob("*")] == ["in"]


def test_a_name_that_no_system_can_write_is_refused() -> None:
    assert is_safe("\udc80.jpg") == (os.name != "nt"), "bytes that are no text come back as they were"
    assert not is_safe("\ud800.jpg")


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.GNUTYPE_SPARSE],
)
def test_anything_but_files_and_folders_is_refused(tmp_path: Path, kind: bytes) -> None:
    with pytest.raises((FileError, tarfile.TarError)):
        unpack(tar_of(entry("x", kind)), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_of_holes_that_claims_to_be_huge_is_refused(tmp_path: Path) -> None:
    info = entry("x", size=512)
    info.pax_headers = {"GNU.sparse.map": "0,1", "GNU.sparse.size": str(1 << 21)}
    with pytest.raises(FileError, match="不该有的内容"):
        unpack(tar_of(info), tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("second", ["x", "x/y", "./x"])
def test_a_name_that_comes_twice_is_refused(tmp_path: Path, second: str) -> None:
    with pytest.raises(FileError):
        unpack(tar_of(entry("x"), entry(second)), tmp_path)


def test_names_that_some_system_takes_for_one_never_overwrite_each_other(tmp_path: Path) -> None:
    try:
        count = unpack(tar_of(entry("Bild.png", size=3), entry("bild.PNG", size=5)), tmp_path)
    except FileError:
        count = 1
    assert len(list(tmp_path.iterdir())) == count


@pytest.mark.parametrize("moment", ABSURD)
def test_a_date_beyond_any_clock_keeps_no_file_from_coming_back(tmp_path: Path, moment: str) -> None:
    info = entry("x", size=4)
    info.pax_headers = {"mtime": moment}
    assert unpack(tar_of(info), tmp_path) == 1
    assert (tmp_path / "x").read_bytes() == bytes(4)


def test_a_size_below_nothing_is_refused(tmp_path: Path) -> None:
    info = entry("x")
    info.pax_headers = {"size": "-5"}
    with pytest.raises((FileError, tarfile.TarError, ValueError)):
        unpack(tar_of(info), tmp_path)


@pytest.mark.parametrize("headers", [1, 400])
def test_headers_without_an_end_are_refused_in_little_memory(tmp_path: Path, headers: int) -> None:
    """One that is huge, and so many in a row that reading them one inside the other would go too deep."""
    size = MOST_OF_HEADERS * 200 if headers == 1 else 512
    made = io.BytesIO(tar_of(*[entry("x", tarfile.XHDTYPE, size)] * headers).getvalue())
    tracemalloc.start()
    try:
        with pytest.raises((FileError, tarfile.TarError)):
            unpack(made, tmp_path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40 * MOST_OF_HEADERS


def headers_of(count: int) -> io.BytesIO:
    made = io.BytesIO()
    for number in range(count):
        made.write(entry(f"{number:05}").tobuf(tarfile.PAX_FORMAT))
    made.write(bytes(1024))
    made.seek(0)
    return made


@pytest.fixture
def usual_collections() -> Iterator[None]:
    """Garbage is collected as often as Python does by itself, whatever a batch in this process has set."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


@pytest.mark.long
@pytest.mark.usefixtures("usual_collections")
def test_thousands_of_files_come_back_in_memory_that_does_not_grow(tmp_path: Path) -> None:
    peaks = []
    for count in (100, 4_000):
        place = tmp_path / str(count)
        place.mkdir()
        made = headers_of(count)
        tracemalloc.start()
        try:
            assert unpack(made, place) == count
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert len(os.listdir(place)) == count  # noqa: PTH208  names alone
    assert peaks[1] < peaks[0] + 4_000 * 150, "a header is a thousand bytes and more"


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_239), st.integers(0, 255)), min_size=1, max_size=12))
def test_any_bytes_changed_in_an_archive_end_in_plain_words(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    info = entry("子/x", size=1200)
    info.pax_headers = {"mtime": "1786000000.123456789"}
    content = bytearray(tar_of(entry("子", tarfile.DIRTYPE), info).getvalue())
    for at, value in changes:
        content[at % len(content)] = value
    place = tmp_path_factory.mktemp("fuzz")
    with suppress(FileError, tarfile.TarError, EOFError, ValueError, ArithmeticError):
        unpack(io.BytesIO(bytes(content)), place)
    assert all(path.is_dir() or path.is_file() for path in place.rglob("*"))


def key(work: int) -> bytes:
    return b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA %d\nAAAA\n--- AAAA\n" % work


def box_of(path: Path, change: Callable[[zipfile.ZipFile], object]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as box:
        change(box)
    return path


def bomb(box: zipfile.ZipFile) -> None:
    box.writestr(boxed.KEY, bytes(64 << 20), zipfile.ZIP_DEFLATED)
    box.writestr(boxed.CONTENT, b"x")


def big_key(box: zipfile.ZipFile) -> None:
    box.writestr(boxed.KEY, key(18) + bytes(16 << 20))
    box.writestr(boxed.CONTENT, b"x")


def packed_content(box: zipfile.ZipFile) -> None:
    box.writestr(boxed.KEY, key(18))
    box.writestr(boxed.CONTENT, bytes(1 << 20), zipfile.ZIP_DEFLATED)


def two_keys(box: zipfile.ZipFile) -> None:
    box.writestr(boxed.KEY, key(18))
    box.writestr(boxed.CONTENT, b"x")
    with pytest.warns(UserWarning, match="Duplicate name"):
        box.writestr(boxed.KEY, key(18))


def too_much_work(box: zipfile.ZipFile) -> None:
    box.writestr(boxed.KEY, key(boxed.HIGHEST_WORK + 1))
    box.writestr(boxed.CONTENT, b"x")


def no_work(box: zipfile.ZipFile) -> None:
    box.writestr(boxed.KEY, b"age-encryption.org/v1\n")
    box.writestr(boxed.CONTENT, b"x")


@pytest.mark.parametrize("change", [bomb, big_key, packed_content, two_keys, too_much_work, no_work])
def test_a_locked_file_that_grows_or_works_without_end_is_refused_at_once(
    tmp_path: Path, change: Callable[[zipfile.ZipFile], object]
) -> None:
    file = box_of(tmp_path / "x.locked.zip", change)
    tracemalloc.start()
    try:
        with pytest.raises(FileError, match="已损坏"), sealed.plain(file, "什么密码都行"):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_bytes_changed_in_a_locked_file_are_damage(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    file = box_of(tmp_path_factory.mktemp("zip") / "x.locked.zip", no_work)
    content = bytearray(file.read_bytes())
    for at, value in changes:
        content[at % len(content)] = value
    file.write_bytes(content)
    with pytest.raises(FileError, match="已损坏"), sealed.plain(file, "什么密码都行"):
        pass
