"""A copy of a case is taken in: under which name, and how what is none, or comes as an odd form, is refused."""

from __future__ import annotations

import asyncio
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from letters.errors import FileError
from letters.kit import zipped
from letters.web import Bench, application
from letters.web.asgi import WebAnswer, ask
from letters.web.browser import BrowserShelf
from letters.web.home import FolderShelf
from letters.web.leaving.copies import WITH_IT
from tests.web.asking import FORM, TODAY, WORD, Visitor
from tests.web.browser_storage import MemoryStorage
from tests.web.copying import NAME, RECORDING, TEXT, copy_of, folder, pieces

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import ASGIApp


__all__ = ["folder"]


def sent(content: bytes, token: str = WORD, name: str = "文书.zip") -> tuple[tuple[str, str], bytes]:
    """A form with a file, as a browser sends it."""
    head = f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n--b\r\n'
    head += f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: application/zip\r\n\r\n'
    return ("Content-Type", "multipart/form-data; boundary=b"), head.encode() + content + b"\r\n--b--\r\n"


def opened(app: ASGIApp, content: bytes, token: str = WORD) -> WebAnswer:
    kind, body = sent(content, token)
    return asyncio.run(ask(app, "POST", "/open", [kind], body))


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
    monkeypatch.setattr(zipped, "MOST_BYTES", 1000)
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
