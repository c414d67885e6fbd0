"""A case goes out as one ZIP of its folder and comes in again: between both homes, and for the commands."""

from __future__ import annotations

import asyncio
import io
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from letters.desk import open_zip
from letters.errors import FileError
from letters.kit import unfinished
from letters.web import Bench, application
from letters.web.asgi import WebAnswer, ask
from letters.web.browser import BrowserShelf
from letters.web.home import FolderShelf, on_disk
from letters.web.leaving.copies import WITH_IT, zipped
from tests.stories import contact, row, text_of
from tests.web.asking import FORM, TODAY, WORD, Visitor
from tests.web.browser_storage import MemoryStorage
from tests.written import note

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.types import ASGIApp

    from letters.web.shelf import Shelf, WebCase

RECORDING = bytes(range(256)) * 3000
HELD = [{"path": "证据/录音.mp3", "size": len(RECORDING), "sha256": sha256(RECORDING).hexdigest()}]
TEXT = text_of(contact("I1", "2026-11-20 22:30"), row("evidence", id="E1", title="录音", kind="recording", files=HELD))
NAME = "案件-2026-11-20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a case lies with evidence, letters and what the program keeps hidden."""
    home = tmp_path / "home" / NAME
    (home / "证据").mkdir(parents=True)
    (home / "case.toml").write_text(TEXT, encoding="utf-8")
    (home / "证据" / "录音.mp3").write_bytes(RECORDING)
    (home / ".written-letters.json").write_text("{}")
    return home.parent


async def pieces(content: bytes, step: int = 5000) -> AsyncIterator[bytes]:
    for at in range(0, len(content), step):
        yield content[at : at + step]


def copy_of(shelf: Shelf) -> bytes:
    """The copy of the only case."""

    async def made() -> bytes:
        [case] = await shelf.cases()
        return b"".join([piece async for piece in zipped(case, case.name)])

    return asyncio.run(made())


def sent(content: bytes, token: str = WORD, name: str = "文书.zip") -> tuple[tuple[str, str], bytes]:
    """A form with a file, as a browser sends it."""
    head = f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n--b\r\n'
    head += f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: application/zip\r\n\r\n'
    return ("Content-Type", "multipart/form-data; boundary=b"), head.encode() + content + b"\r\n--b--\r\n"


def opened(app: ASGIApp, content: bytes, token: str = WORD) -> WebAnswer:
    kind, body = sent(content, token)
    return asyncio.run(ask(app, "POST", "/open", [kind], body))


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
        made = b"".join([piece async for piece in zipped(case, "案件")])
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
        return b"".join([piece async for piece in zipped(case, case.name)])

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


def test_a_case_that_is_there_stays_and_the_copy_is_named_by_the_day(folder: Path) -> None:
    copy = copy_of(FolderShelf(folder))
    answer = opened(Visitor(folder).app, copy)
    assert answer.status == 303
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "案件-2026-11-26"]


def test_an_empty_folder_of_its_name_is_somebodys_too(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other" / NAME).mkdir(parents=True)
    asyncio.run(FolderShelf(tmp_path / "other").take_in(pieces(copy_of(FolderShelf(folder))), TODAY))
    assert list((tmp_path / "other" / NAME).iterdir()) == []
    assert (tmp_path / "other" / "案件-2026-11-26" / "case.toml").is_file()


def test_a_case_file_of_another_name_is_found_by_the_page_afterwards(folder: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        box.writestr("王.toml", TEXT)
    for app in (Visitor(folder).app, application(Bench(BrowserShelf(MemoryStorage()), lambda: TODAY, "", WORD))):
        place = dict(opened(app, archive.getvalue()).headers)["location"]
        assert asyncio.run(ask(app, "GET", place)).status == 303
    assert (folder / "案件-2026-11-26" / "case.toml").is_file()


def test_what_holds_no_case_or_comes_broken_leaves_nothing_in_either_home(folder: Path) -> None:
    copy = copy_of(FolderShelf(folder))
    storage = MemoryStorage()
    before = sorted(folder.rglob("*"))
    damaged = copy.replace(RECORDING[:200], bytes(200), 1)
    assert damaged != copy
    no_text = io.BytesIO()
    with zipfile.ZipFile(no_text, "w") as box:
        box.writestr("case.toml", b"version = 2\n\xff\x00\xff")
    for content in (b"", b"no archive", copy[:-100], damaged, no_text.getvalue()):
        for app in (Visitor(folder).app, application(Bench(BrowserShelf(storage), lambda: TODAY, "", WORD))):
            answer = opened(app, content)
            assert answer.status == 422
            assert "Traceback" not in answer.text
    assert sorted(folder.rglob("*")) == before
    assert (storage.cases, storage.kept) == ({}, {})


def test_a_browser_that_is_full_keeps_nothing_of_it(folder: Path) -> None:
    storage = MemoryStorage(room=1000)
    with pytest.raises(FileError, match="放不下"):
        asyncio.run(BrowserShelf(storage).take_in(pieces(copy_of(FolderShelf(folder))), TODAY))
    assert (storage.cases, storage.kept) == ({}, {})


def test_a_copy_from_another_site_is_refused_before_a_byte_is_kept(folder: Path) -> None:
    copy = copy_of(FolderShelf(folder))
    app = Visitor(folder).app
    for token in ("", "other"):
        assert opened(app, copy, token).status == 422
    raw = asyncio.run(ask(app, "POST", "/open", [("Content-Type", "application/zip")], copy))
    assert raw.status == 422
    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.parametrize("told", ["!!!", "/w==", "é"])
def test_a_passphrase_that_no_script_sent_is_none(folder: Path, told: str) -> None:
    kind, body = sent(copy_of(FolderShelf(folder)))
    assert asyncio.run(ask(Visitor(folder).app, "POST", "/open", [kind, (WITH_IT, told)], body)).status == 303


def test_a_copy_without_end_is_not_taken_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_disk, "MOST_BYTES", 1000)
    before = sorted(folder.rglob("*"))
    with pytest.raises(FileError, match="太大"):
        asyncio.run(FolderShelf(folder).take_in(pieces(copy_of(FolderShelf(folder))), TODAY))
    assert sorted(folder.rglob("*")) == before


def test_a_form_that_stops_short_of_its_end_brings_no_case(folder: Path) -> None:
    kind, body = sent(copy_of(FolderShelf(folder)))
    before = sorted(folder.rglob("*"))
    for torn in (body[: -len(b"\r\n--b--\r\n")], body[:-4000], body[:20]):
        answer = asyncio.run(ask(Visitor(folder).app, "POST", "/open", [kind], torn))
        assert answer.status == 422
        assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    "body",
    [
        b"--b\r\n" + b"".join(b"h%d: x\r\n" % number for number in range(5000)) + b"\r\nx\r\n--b--\r\n",
        b"--b\r\n" + b"a" * 100_000 + b": x\r\n\r\nx\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n' + b"x" * 100_000 + b"\r\n--b--\r\n",
        b"".join(b'--b\r\nContent-Disposition: form-data; name="%d"\r\n\r\nx\r\n' % number for number in range(9000)),
        b"\x00\xff" * 1000,
    ],
    ids=["headers", "one header", "a field", "fields", "noise"],
)
def test_a_form_that_grows_without_end_is_refused(folder: Path, body: bytes) -> None:
    answer = asyncio.run(ask(Visitor(folder).app, "POST", "/open", [("Content-Type", sent(b"")[0][1])], body))
    assert answer.status == 422
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("boundary", ["", "=", "x" * 5000, "%00", '"'])
def test_a_form_with_an_odd_boundary_is_refused_kindly(folder: Path, boundary: str) -> None:
    kind = ("Content-Type", f"multipart/form-data; boundary={boundary}")
    assert asyncio.run(ask(Visitor(folder).app, "POST", "/open", [kind], b"--b\r\n\r\nx")).status == 422


def test_in_the_site_where_no_form_has_a_token_it_is_sent_as_it_is(folder: Path) -> None:
    app = application(Bench(BrowserShelf(MemoryStorage()), lambda: TODAY, ""))
    copy = copy_of(FolderShelf(folder))
    answer = asyncio.run(ask(app, "POST", "/open", [("Content-Type", "application/zip")], copy))
    assert answer.status == 303
    assert "data-open" in asyncio.run(ask(app, "GET", "/")).text
    assert "data-open" not in Visitor(folder).get("/").text


def test_a_form_without_a_file_is_told_what_to_do(folder: Path) -> None:
    app = Visitor(folder).app
    answer = asyncio.run(ask(app, "POST", "/open", [FORM], f"token={WORD}".encode()))
    assert answer.status == 422
    body = f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{WORD}\r\n--b--\r\n'.encode()
    answer = asyncio.run(ask(app, "POST", "/open", [("Content-Type", "multipart/form-data; boundary=b")], body))
    assert "没有选文件" in answer.text
