"""Files beside a case, in both homes: whole or not there, never outside, never whole in memory."""

from __future__ import annotations

import asyncio
import json
import tracemalloc
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.errors import ConflictError, FileError
from letters.kit import left
from letters.kit.arriving import BEGINNING, Arriving, evenly
from letters.web import Bench, evidence
from letters.web.browser import BrowserShelf
from letters.web.home import FolderShelf
from letters.web.shelf import PIECE
from tests.web.asking import TODAY
from tests.web.browser_storage import MemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from letters.kit.arriving import Arrived
    from letters.web.shelf import Shelf, WebCase

MB = 1 << 20


class TornError(Exception):
    """The line went dead."""


async def coming(*pieces: bytes, torn: bool = False) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece
    if torn:
        raise TornError


@pytest.fixture(params=["folder", "browser"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> WebCase:
    shelf: Shelf = FolderShelf(tmp_path) if request.param == "folder" else BrowserShelf(MemoryStorage())
    return asyncio.run(shelf.begin(TODAY))


def put(case: WebCase, name: str, *pieces: bytes) -> str:
    return asyncio.run(case.put_file(name, coming(*pieces))).sha256


async def _read(case: WebCase, name: str, most: int | None) -> bytes:
    return b"".join([piece async for piece in case.read_file(name, most)])


def read(case: WebCase, name: str, most: int | None = None) -> bytes:
    return asyncio.run(_read(case, name, most))


def test_a_file_is_kept_as_it_came_and_counted_meanwhile(case: WebCase) -> None:
    pieces = [bytes([number]) * 100_001 for number in range(9)]
    came = asyncio.run(case.put_file("evidence/a.jpg", coming(*pieces)))
    whole = b"".join(pieces)
    assert (came.size, came.sha256) == (len(whole), sha256(whole).hexdigest())
    assert came.head == whole[:BEGINNING]
    assert asyncio.run(case.files()) == (("evidence/a.jpg", len(whole)),)
    assert read(case, "evidence/a.jpg") == whole
    assert read(case, "evidence/a.jpg", 70_000) == whole[:70_000]
    assert read(case, "evidence/a.jpg", 2 * PIECE + 5) == whole[: 2 * PIECE + 5]


def test_an_empty_file_is_a_file_too(case: WebCase) -> None:
    put(case, "evidence/empty.txt")
    assert asyncio.run(case.files()) == (("evidence/empty.txt", 0),)
    assert read(case, "evidence/empty.txt") == b""


def test_nothing_of_a_torn_file_is_kept_nor_in_its_way(case: WebCase, tmp_path: Path) -> None:
    with pytest.raises(TornError):
        asyncio.run(case.put_file("evidence/a.jpg", coming(b"half", torn=True)))
    assert asyncio.run(case.files()) == ()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] in ([], ["case.toml"])
    put(case, "evidence/a.jpg", b"whole")
    assert read(case, "evidence/a.jpg") == b"whole"


def test_a_name_that_is_taken_keeps_what_is_there(case: WebCase) -> None:
    put(case, "evidence/a.jpg", b"first")
    with pytest.raises(FileError, match="已"):
        put(case, "evidence/a.jpg", b"second")
    assert read(case, "evidence/a.jpg") == b"first"
    assert asyncio.run(case.files()) == (("evidence/a.jpg", 5),)


def test_a_file_that_was_dropped_is_gone(case: WebCase) -> None:
    put(case, "evidence/a.jpg", b"first")
    asyncio.run(case.drop_file("evidence/a.jpg"))
    assert asyncio.run(case.files()) == ()
    with pytest.raises(FileError):
        read(case, "evidence/a.jpg")
    with pytest.raises(FileError):
        asyncio.run(case.drop_file("evidence/a.jpg"))


@pytest.mark.parametrize(
    "name", ["../a.jpg", "/a.jpg", "evidence/../../a.jpg", "", ".", "a\0b", "case.toml", ".letters-lock"]
)
def test_no_name_leads_to_the_text_or_out_of_the_case(case: WebCase, name: str) -> None:
    with pytest.raises(FileError):
        put(case, name, b"x")
    with pytest.raises(FileError):
        read(case, name)
    with pytest.raises(FileError):
        asyncio.run(case.drop_file(name))
    assert asyncio.run(case.files()) == ()


def test_a_full_browser_says_so_and_keeps_what_was_there() -> None:
    storage = MemoryStorage(room=PIECE + 10)
    case = asyncio.run(BrowserShelf(storage).begin(TODAY))
    put(case, "evidence/a.jpg", b"x" * 10)
    with pytest.raises(FileError, match="放不下"):
        put(case, "evidence/b.jpg", b"x" * (PIECE + 1))
    assert asyncio.run(case.files()) == (("evidence/a.jpg", 10),)
    assert storage.open == set()


def test_twenty_megabytes_take_less_than_three_in_memory(tmp_path: Path) -> None:
    case = asyncio.run(FolderShelf(tmp_path).begin(TODAY))
    piece = b"\1" * (1 << 16)
    tracemalloc.start()
    try:
        asyncio.run(case.put_file("evidence/long.m4a", coming(*[piece] * 320)))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert asyncio.run(case.files()) == (("evidence/long.m4a", 20 * MB),)
    assert most < 3 * MB


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("别人的", encoding="utf-8")
    case = asyncio.run(FolderShelf(tmp_path / "mine").begin(TODAY))
    folder = next((tmp_path / "mine").iterdir())
    (folder / "evidence").mkdir()
    (folder / "evidence" / "a.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(FileError, match="链接"):
        read(case, "evidence/a.txt")
    assert asyncio.run(case.files()) == ()


def test_what_a_killed_upload_left_is_cleared_and_a_living_one_is_not(tmp_path: Path) -> None:
    arriving = Arriving(tmp_path)
    arriving.take(b"half")
    [half] = tmp_path.iterdir()
    left.clear(tmp_path)
    assert half.exists()
    dead = half.with_name(half.name.replace(half.name[-13:-5], "deadbeef"))
    dead.write_bytes(b"left")
    left.clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [half.name]
    arriving.close()
    assert list(tmp_path.iterdir()) == []


def test_pieces_of_any_size_become_even() -> None:
    async def sizes(*given: int) -> list[int]:
        return [len(piece) async for piece in evenly(coming(*(b"x" * size for size in given)), 4)]

    assert asyncio.run(sizes(1, 9, 0, 3)) == [4, 4, 4, 1]
    assert asyncio.run(sizes()) == []


def keep(case: WebCase, name: str, content: bytes) -> desk.TakenIn:
    def take(text: str, came: Arrived, there: tuple[str, ...]) -> desk.TakenIn:
        return desk.taken_in(text, name, came, there, lambda _: None)

    return asyncio.run(case.keep_file(coming(content), take)).taken


def text_of(case: WebCase) -> str:
    return asyncio.run(case.see(lambda stored: stored.text))


def test_evidence_and_the_text_that_names_it_stand_there_together(case: WebCase) -> None:
    taken = keep(case, "a.png", b"one")
    assert (taken.path, taken.is_new) == ("evidence/a.png", True)
    assert sha256(b"one").hexdigest() in text_of(case)
    assert keep(case, "a.png", b"two").path == "evidence/a-2.png"
    again = keep(case, "b.png", b"one")
    assert (again.path, again.is_new) == ("evidence/a.png", False)
    assert [name for name, _ in asyncio.run(case.files())] == ["evidence/a-2.png", "evidence/a.png"]


def test_what_another_tab_stored_meanwhile_is_not_lost(tmp_path: Path) -> None:
    storage = MemoryStorage()
    case = asyncio.run(BrowserShelf(storage).begin(TODAY))
    others = iter(["version = 2\n# 另一页\n"])

    def take(text: str, came: Arrived, there: tuple[str, ...]) -> desk.TakenIn:
        for other in others:
            storage.cases[case.id] = (case.name, other, 5)
        return desk.taken_in(text, "a.png", came, there, lambda _: None)

    asyncio.run(case.keep_file(coming(b"one"), take))
    assert "# 另一页" in text_of(case)
    assert "evidence/a.png" in text_of(case)


def test_what_another_tab_stored_while_a_file_came_is_not_taken_for_the_file_s_own(
    case: WebCase, tmp_path: Path
) -> None:
    bench = Bench(FolderShelf(tmp_path), lambda: TODAY, "只在这台电脑上")

    async def version() -> str:
        return await case.see(lambda stored: stored.version or "")

    async def meanwhile() -> AsyncIterator[bytes]:
        yield b"one"
        await case.change(lambda stored: (f"{stored.text}# 另一页\n", None), await version())
        others.append(await version())
        yield b"two"

    async def story() -> None:
        seen = await version()
        kept = await evidence.keep(bench, case, "a.png", meanwhile())
        assert kept["before"] == others[0] != seen, "a form that was seen before the other tab stored does not go on"
        assert kept["version"] == await version()
        again = await evidence.keep(bench, case, "b.png", coming(b"one", b"two"))
        assert (again["known"], again["before"]) == (True, again["version"])

    others: list[str] = []
    asyncio.run(story())


def test_a_copy_goes_again_where_the_text_cannot_be_stored(tmp_path: Path) -> None:
    case = asyncio.run(FolderShelf(tmp_path).begin(TODAY))
    [folder] = tmp_path.iterdir()

    def take(text: str, came: Arrived, there: tuple[str, ...]) -> desk.TakenIn:
        (folder / "case.toml").write_text("version = 2\n# 编辑器里改的\n", encoding="utf-8")
        return desk.taken_in(text, "a.png", came, there, lambda _: None)

    with pytest.raises(ConflictError):
        asyncio.run(case.keep_file(coming(b"one"), take))
    assert sorted(path.name for path in folder.rglob("*")) == ["case.toml", "evidence"]


def test_a_copy_that_a_killed_server_did_not_name_is_taken_back_by_the_next(tmp_path: Path) -> None:
    case = asyncio.run(FolderShelf(tmp_path).begin(TODAY))
    [folder] = tmp_path.iterdir()
    (folder / "evidence").mkdir()
    (folder / "evidence" / "a.png").write_bytes(b"one")
    note = [{"source": None, "name": "a.png", "sha256": sha256(b"one").hexdigest()}]
    (folder / ".letters-adding").write_text(json.dumps(note), encoding="utf-8")
    keep(case, "b.png", b"two")
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == ["b.png", "case.toml"]


def test_what_is_typed_of_an_answer_is_kept_beside_the_text_in_either_home(case: WebCase) -> None:
    async def kept() -> tuple[str, str]:
        seen = await case.see(lambda stored: stored.version or "")
        await case.keep_typed("story.account", "从三月", seen)
        first = await case.typed("story.account")
        await case.keep_typed("story.account", "", seen)
        assert await case.see(lambda stored: stored.version or "") == seen
        return first, await case.typed("story.account")

    assert asyncio.run(kept()) == ("从三月", "")
    assert asyncio.run(case.files()) == ()


def test_what_is_typed_beside_a_text_that_changed_is_refused(case: WebCase) -> None:
    async def behind() -> None:
        seen = await case.see(lambda stored: stored.version or "")
        await case.change(lambda stored: (f"{stored.text}# 改过\n", None), seen)
        await case.keep_typed("story.account", "从三月", seen)

    with pytest.raises(ConflictError):
        asyncio.run(behind())
    assert asyncio.run(case.typed("story.account")) == ""
