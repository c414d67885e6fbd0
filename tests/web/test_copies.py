"""A case goes out as one ZIP of its folder and comes in again: between both homes, and for the commands."""

from __future__ import annotations

import asyncio
import io
import tomllib
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from letters.desk import open_zip, told_apart
from letters.kit import unfinished
from letters.web.browser import BrowserShelf
from letters.web.home import FolderShelf
from letters.web.leaving.copies import zipped
from tests.stories import contact, row, text_of
from tests.web.asking import TODAY, Visitor
from tests.web.browser_storage import MemoryStorage
from tests.web.copying import NAME, RECORDING, TEXT, copy_of, folder, pieces
from tests.written import note

if TYPE_CHECKING:
    from pathlib import Path

    from letters.web.shelf import Shelf, WebCase

__all__ = ["folder"]


def test_a_copy_holds_the_case_and_its_evidence_and_nothing_that_is_hidden(folder: Path) -> None:
    visitor = Visitor(folder)
    case = visitor.get("/").text.partition('<a href="/c/')[2].partition('"')[0]
    assert "存一份" in visitor.get(f"/c/{case}/copy").text
    answer = visitor.get(f"/c/{case}/copy.zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"{NAME}/case.toml": TEXT.encode(),
            f"{NAME}/证据/录音.mp3": RECORDING,
        }


def test_a_copy_of_a_case_holds_none_of_the_cases_that_lie_below_its_folder(folder: Path) -> None:
    (folder / "case.toml").write_text(TEXT, encoding="utf-8")
    (folder / "证据").mkdir()
    (folder / "证据" / "录音.mp3").write_bytes(RECORDING)

    async def names() -> list[str]:
        case = next(each for each in await FolderShelf(folder).cases() if each.name == folder.name)
        made = b"".join([piece async for piece in zipped(case, "案件", await case.along())])
        return zipfile.ZipFile(io.BytesIO(made)).namelist()

    assert asyncio.run(names()) == ["案件/case.toml", "案件/证据/录音.mp3"]


def test_a_case_straight_in_a_folder_takes_its_own_files_along_and_nobody_elses(folder: Path) -> None:
    home = folder / NAME
    home.rename(folder / "下载")
    home = folder / "下载"
    note(home / "case.toml", "文书/2026-11-24 第1次", {"01-报案书.docx": b"letter"})
    for name in ("我的日记.txt", "照片/孩子.jpg", "王.toml", "证据/别人的.jpg", "文书/随便.docx"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_bytes(b"not the case's")
    (home / "证据" / "链接.jpg").symlink_to(home / "我的日记.txt")
    visitor = Visitor(home)
    case = visitor.get("/").text.partition('<a href="/c/')[2].partition('"')[0]
    page = visitor.get(f"/c/{case}/copy").text
    assert "3 个文件都在里面" in page
    told = page.partition("不是这个案件的，不在里面")[2].partition("</details>")[0]
    for name in ("我的日记.txt", "照片", "王.toml", "证据/别人的.jpg", "文书/随便.docx", "证据/链接.jpg"):
        assert f"<li>{name}</li>" in told
    with zipfile.ZipFile(io.BytesIO(visitor.get(f"/c/{case}/copy.zip").body)) as archive:
        assert archive.namelist() == [
            "案件/case.toml",
            "案件/文书/2026-11-24 第1次/01-报案书.docx",
            "案件/证据/录音.mp3",
        ]


def test_of_two_cases_in_one_folder_each_takes_along_what_is_its_own(folder: Path) -> None:
    home = folder / NAME
    (home / "王.toml").write_text(text_of(contact("I1", "2026-11-21 22:30")), encoding="utf-8")
    note(home / "case.toml", "文书/2026-11-24 第1次", {"01-报案书.docx": b"mine"})
    note(home / "王.toml", "文书/2026-11-24 第2次", {"01-报案书.docx": b"another's"})
    names = zipfile.ZipFile(io.BytesIO(copy_of(FolderShelf(folder)))).namelist()
    assert f"{NAME}/文书/2026-11-24 第1次/01-报案书.docx" in names
    assert not [name for name in names if "第2次" in name or "王" in name]


def test_what_a_copy_is_called_tells_nothing_of_a_person(folder: Path) -> None:
    (folder / NAME / "case.toml").rename(folder / "case.toml")
    visitor = Visitor(folder)
    case = visitor.get("/").text.partition('<a href="/c/')[2].partition('"')[0]
    told = dict(visitor.get(f"/c/{case}/copy.zip").headers)["content-disposition"]
    assert told == "attachment; filename*=UTF-8''%E6%A1%88%E4%BB%B6.zip"


def test_a_case_goes_from_home_into_a_browser_and_back_and_no_byte_changes(folder: Path, tmp_path: Path) -> None:
    first = copy_of(FolderShelf(folder))
    browser = BrowserShelf(MemoryStorage())
    asyncio.run(browser.take_in(pieces(first), TODAY))
    second = copy_of(browser)
    assert second == first
    (tmp_path / "other").mkdir()
    asyncio.run(FolderShelf(tmp_path / "other").take_in(pieces(second), TODAY))
    assert (tmp_path / "other" / NAME / "证据" / "录音.mp3").read_bytes() == RECORDING
    assert copy_of(FolderShelf(tmp_path / "other")) == first


def alike(*paths: str) -> str:
    """A case whose evidence has these names."""
    files = [{"path": path, "size": 1, "sha256": sha256(path.encode()).hexdigest()} for path in paths]
    return text_of(
        contact("I1", "2026-11-20 22:30"), row("evidence", id="E1", title="照片", kind="electronic", files=files)
    )


ALIKE = ("证据/照片.JPG", "证据/照片.jpg", "证据/照片-2.jpg", "证据/é.png", "证据/e\u0301.png")


def test_two_names_that_differ_by_capitals_are_told_apart_in_the_copy_and_nothing_is_lost(tmp_path: Path) -> None:
    home = tmp_path / "home" / NAME
    (home / "证据").mkdir(parents=True)
    (home / "case.toml").write_text(alike(*ALIKE), encoding="utf-8")
    for path in ALIKE:
        (home / path).write_bytes(path.encode())
    (tmp_path / "other").mkdir()
    asyncio.run(FolderShelf(tmp_path / "other").take_in(pieces(copy_of(FolderShelf(home.parent))), TODAY))
    there = tmp_path / "other" / NAME
    [piece] = tomllib.loads((there / "case.toml").read_text("utf-8"))["evidence"]
    assert {file["sha256"] for file in piece["files"]} == {sha256(path.encode()).hexdigest() for path in ALIKE}
    for file in piece["files"]:
        assert sha256((there / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert (home / "case.toml").read_text("utf-8") == alike(*ALIKE)


def test_the_screen_says_which_names_are_others_in_the_copy(tmp_path: Path) -> None:
    home = tmp_path / NAME
    (home / "证据").mkdir(parents=True)
    (home / "case.toml").write_text(alike(*ALIKE[:2]), encoding="utf-8")
    for path in ALIKE[:2]:
        (home / path).write_bytes(b"x")
    visitor = Visitor(tmp_path)
    case = visitor.get("/").text.partition('<a href="/c/')[2].partition('"')[0]
    assert "<li>证据/照片.jpg → 证据/照片-2.jpg</li>" in visitor.get(f"/c/{case}/copy").text


def test_a_name_that_another_asks_for_as_a_folder_and_a_text_that_nobody_reads() -> None:
    assert told_apart("", ["sent/A", "sent/a/b.txt"]).renamed == (("sent/A", "sent/A-2"),)
    assert told_apart("= = =", ["a", "A"]).text == "= = ="
    assert told_apart(alike("A", "a"), ["A", "b"]).text == alike("A", "a")
    written = alike("a", "A").replace("version = 1", "version = 2").replace("\n", "\r\n")
    assert told_apart(written, ["a", "A"]).text == written.replace('path = "A"', 'path = "A-2"')


STORY = "他们从早上打到半夜，我妈也接到了……"


def test_what_is_typed_and_not_answered_yet_goes_along_and_is_given_back(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()

    async def typed() -> tuple[str, ...]:
        [case] = await FolderShelf(folder).cases()
        await case.keep_typed("story.account", STORY, await case.see(lambda stored: stored.version or ""))
        browser = await BrowserShelf(MemoryStorage()).take_in(pieces(copy_of_case(await made(case))), TODAY)
        back = await FolderShelf(tmp_path / "other").take_in(pieces(copy_of_case(await made(browser))), TODAY)
        return await browser.typed("story.account"), await back.typed("story.account")

    async def made(case: WebCase) -> bytes:
        return b"".join([piece async for piece in zipped(case, case.name, await case.along())])

    def copy_of_case(content: bytes) -> bytes:
        assert f"{NAME}/{unfinished.NAME}" in zipfile.ZipFile(io.BytesIO(content)).namelist()
        return content

    assert asyncio.run(typed()) == (STORY, STORY)


@pytest.mark.parametrize("content", [b"\xff{", b"[" * 100_000, b'{"a": 1}', b"x" * (unfinished.LARGEST + 1)])
def test_what_was_typed_is_left_out_where_somebody_broke_it(tmp_path: Path, content: bytes) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        box.writestr("case.toml", text_of(contact("I1", "2026-11-20 22:30")))
        box.writestr(unfinished.NAME, content)
    for shelf in (BrowserShelf(MemoryStorage()), FolderShelf(tmp_path)):

        async def seen(shelf: Shelf = shelf) -> str:
            return await (await shelf.take_in(pieces(archive.getvalue()), TODAY)).typed("a")

        assert asyncio.run(seen()) == ""


def test_what_a_browser_gave_is_opened_by_the_commands(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "收到的.zip").write_bytes(copy_of(FolderShelf(folder)))
    assert open_zip(tmp_path / "收到的.zip").read_text("utf-8") == TEXT
