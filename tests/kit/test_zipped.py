"""Files as one ZIP and back: the same bytes each time; whoever made one, nothing gets out of it that should not."""

from __future__ import annotations

import io
import stat
import zipfile
from random import Random
from typing import TYPE_CHECKING

import pytest

from letters.errors import FileError
from letters.kit.zipped import BLOCK, MOST_FILES, MOST_OF_LIST, Zipping, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = {"案件/case.toml": b"version = 2\n", "案件/证据/录音.mp3": bytes(range(256)) * 600, "案件/空.txt": b""}


def packed(files: Mapping[str, bytes], step: int = 1000) -> bytes:
    zipping, out = Zipping(), b""
    for name, content in files.items():
        zipping.begin(name, len(content))
        for at in range(0, len(content), step):
            out += zipping.add(content[at : at + step])
        out += zipping.end()
    return out + zipping.finish()


def made(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_STORED) -> io.BytesIO:
    """An archive that somebody else made."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", method) as box:
        for name, content in entries:
            box.writestr(name, content)
    return archive


def read(archive: io.BytesIO, most: int = 1 << 30) -> dict[str, bytes]:
    return {file.name: b"".join(file.content()) for file in opened(archive, most)}


def test_what_went_in_comes_out_without_the_folder_around_it() -> None:
    assert read(io.BytesIO(packed(FILES))) == {name.removeprefix("案件/"): content for name, content in FILES.items()}


def test_the_same_files_are_the_same_bytes_however_they_came() -> None:
    assert packed(FILES, 7) == packed(FILES, BLOCK + 1) == packed(FILES, 10 * BLOCK)


def test_it_can_be_unpacked_while_it_arrives_and_holds_no_time_and_no_name_of_a_user() -> None:
    assert FILES["案件/证据/录音.mp3"][:20_000] in packed(FILES), "another compressor would give other bytes"
    with zipfile.ZipFile(io.BytesIO(packed(FILES))) as box:
        assert box.testzip() is None
        for info in box.infolist():
            assert info.compress_type == zipfile.ZIP_DEFLATED, "readers of streams find no end of what is stored"
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert not info.extra


def test_hidden_files_and_those_of_systems_are_left_out() -> None:
    names = ["a/case.toml", "a/.written-letters.json", "__MACOSX/a/._case.toml", "a/.git/config", "a/Thumbs.db"]
    assert list(read(made(*((name, b"") for name in names)))) == ["case.toml"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_spelt_as_chinese_systems_spell_them_are_read(encoding: str) -> None:
    assert list(read(io.BytesIO(_renamed("照片.jpg".encode(encoding))))) == ["照片.jpg"]


def _renamed(spelt: bytes) -> bytes:
    """An archive with one file whose name is these bytes, and nothing said of how they are spelt."""
    stand_in = "x" * len(spelt)
    return made((stand_in, b"1")).getvalue().replace(stand_in.encode(), spelt)


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    "entry",
    [
        *("../out.txt", "/etc/out.txt", "a/../../out.txt", "a\\b.txt", "a\nb.txt", "a\x1b[2J.txt"),
        "a/" * 50 + "b.txt",
        link("link"),
    ],
)
def test_names_that_lead_outside_and_links_are_refused(entry: str | zipfile.ZipInfo) -> None:
    with pytest.raises(FileError, match="不该有的内容"):
        opened(made(("case.toml", b""), (entry, b"/etc/passwd")))


@pytest.mark.parametrize("name", ["x//etc/out.txt", "x///etc/out.txt", "x/.//etc/out.txt", "./x/etc/out.txt"])
def test_what_stands_below_the_folder_around_it_is_never_taken_from_the_root(name: str) -> None:
    assert list(read(made(("x/case.toml", b""), (name, b"1")))) == ["case.toml", "etc/out.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        *(("a.txt", "A.TXT"), ("é.txt", "e\u0301.txt"), ("a", "a/b.txt"), ("证据/1", "证据")),
        *(("a.txt", "a.txt"), ("a/b.txt", "a//b.txt"), ("a.txt", "./a.txt")),
    ],
)
def test_two_files_in_one_place_are_refused(names: tuple[str, str]) -> None:
    with pytest.raises(FileError, match="同名"):
        opened(made(*((name, b"") for name in names)))


def test_of_two_names_that_some_system_takes_for_one_both_are_told() -> None:
    with pytest.raises(FileError, match=r"evidence/IMG\.jpg 和 evidence/img\.JPG") as told:
        opened(made(("case.toml", b""), ("evidence/IMG.jpg", b"1"), ("evidence/img.JPG", b"2")))
    assert "改个名字" in told.value.hint


def test_what_grows_beyond_the_room_there_is_is_refused_before_it_is_unpacked() -> None:
    bomb = made(("case.toml", bytes(3 << 20)), method=zipfile.ZIP_DEFLATED)
    assert len(bomb.getvalue()) < 10_000
    with pytest.raises(FileError, match="太大"):
        opened(bomb, 2 << 20)
    with pytest.raises(FileError, match="太多"):
        opened(made(*((f"{number}.txt", b"") for number in range(MOST_FILES + 1))))


class Counted(io.BytesIO):
    """A stream that knows the most that was read of it at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.most = max(self.most, len(piece))
        return piece


def test_a_list_of_files_beyond_all_measure_is_refused_before_it_is_read() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        for number in range(MOST_FILES * 4):
            box.writestr(f"{number:0200}", b"")
    stream = Counted(archive.getvalue())
    with pytest.raises(FileError, match="列的文件太多"):
        opened(stream)
    assert stream.most <= MOST_OF_LIST + 1 < len(archive.getvalue()) / 2


@pytest.mark.slow
def test_as_many_files_as_there_may_be_with_the_longest_names_are_listed() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        for number in range(MOST_FILES):
            box.writestr(f"2026-11-26 第1次/evidence/{'证' * 60}{number:04}.jpg", b"")
    assert len(opened(archive)) == MOST_FILES


def test_a_size_that_is_not_true_is_damage_and_never_more_than_was_said() -> None:
    honest = made(("case.toml", b"x" * 5000), method=zipfile.ZIP_DEFLATED).getvalue()
    lying = honest.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert lying != honest
    [file] = opened(io.BytesIO(lying))
    with pytest.raises(FileError, match="打不开"):
        b"".join(file.content())


def test_a_password_of_another_program_and_another_packing_are_told_with_the_way_out() -> None:
    plain = made(("case.toml", b"1"))
    locked = plain.getvalue().replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0")
    locked = locked.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")
    with pytest.raises(FileError, match="密码"):
        opened(io.BytesIO(locked))
    with pytest.raises(FileError, match="压缩方式"):
        opened(made(("case.toml", b"1"), method=zipfile.ZIP_LZMA))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", packed(FILES)[:-30], packed(FILES)[200:]])
def test_what_is_no_whole_archive_is_damage(content: bytes) -> None:
    with pytest.raises(FileError):
        read(io.BytesIO(content))


def test_changed_bytes_give_the_same_files_or_are_told_as_damage() -> None:
    chance, whole = Random(7), packed(FILES)  # noqa: S311  nothing is kept secret by it
    for _ in range(400):
        changed = bytearray(whole[:400] + whole[-500:]) if chance.random() < 0.1 else bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.choice((chance.randrange(200), -1 - chance.randrange(400)))
            changed[place] = chance.randrange(256)
        try:
            found = read(io.BytesIO(bytes(changed)), 1 << 22)
        except FileError:
            continue
        assert set(found.values()) <= set(FILES.values())
