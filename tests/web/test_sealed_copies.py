"""A copy under a passphrase is the file that `letters lock` makes, whoever encrypted it: a computer or a browser."""

from __future__ import annotations

import asyncio
import io
import shutil
import zipfile
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from letters import desk
from letters.errors import FileError
from letters.web import Bench, application
from letters.web.asgi import WebAnswer, ask
from letters.web.browser import BrowserShelf
from letters.web.home import FolderShelf
from letters.web.home.sealing import HomeSealing
from letters.web.leaving.sealing import sealed_copy, take_in
from scripts.site import packed_modules
from scripts.site.__main__ import CACHE
from scripts.site.assembly import STATIC
from tests.readers import needs, node
from tests.stories import contact, row, text_of
from tests.web.asking import FORM, TODAY, WORD, PageForm
from tests.web.browser_storage import MemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.types import ASGIApp

    from letters.web.encrypting import Sealing
    from letters.web.shelf import Shelf

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not desk.secrecy.can_encrypt(), reason="nothing to encrypt with"),
]
RECORDING = bytes(range(256)) * 500
HELD = [{"path": "证据/录音.mp3", "size": len(RECORDING), "sha256": sha256(RECORDING).hexdigest()}]
TEXT = text_of(contact("I1", "2026-11-20 22:30"), row("evidence", id="E1", title="录音", kind="recording", files=HELD))
NAME = "案件-2026-11-20"
GOOD = "纸灯渡口青梅石阶晚风"


class BrowserSealing:
    """What a browser encrypts with, run by Node.js."""

    def __init__(self, place: Path) -> None:
        self._place = place
        place.mkdir()
        (place / "age.json").write_bytes(packed_modules.age(CACHE))

    def _ask(self, deed: str, **given: str) -> Any:
        told = {"modules": str(self._place / "age.json"), "place": str(self._place)}
        return node("seal.mjs", {**told, "sealing": str(STATIC / "sealing.js"), "do": deed, **given})

    async def seal(self, passphrase: str, content: bytes) -> Any:
        made = self._ask("seal", passphrase=passphrase, content=b64encode(content).decode())
        return [b64decode(each) for each in made]

    async def key(self, passphrase: str, key: bytes) -> str:
        return str(self._ask("key", passphrase=passphrase, key=b64encode(key).decode()))

    async def open(self, key: str, content: bytes) -> bytes:
        return b64decode(self._ask("open", identity=key, content=b64encode(content).decode()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home") / NAME
    (home / "证据").mkdir(parents=True)
    (home / "case.toml").write_text(TEXT, encoding="utf-8")
    (home / "证据" / "录音.mp3").write_bytes(RECORDING)
    return home.parent


@pytest.fixture(scope="module")
def copy(folder: Path) -> bytes:
    """The copy that a computer makes; its key takes a second to make, and to try."""
    return sealed(FolderShelf(folder), HomeSealing())


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(content), 5000):
        yield content[at : at + 5000]


def sealed(shelf: Shelf, sealing: Sealing) -> bytes:
    async def made() -> bytes:
        [case] = await shelf.cases()
        return await sealed_copy(case, sealing, GOOD)

    return asyncio.run(made())


def taken_in(shelf: Shelf, sealing: Sealing, content: bytes, passphrase: str = GOOD) -> None:
    asyncio.run(take_in(shelf, sealing, _pieces(content), passphrase, TODAY))


def held(storage: MemoryStorage) -> dict[str, bytes]:
    """What a browser's storage holds of its only case."""
    [(_, text, _)] = storage.cases.values()
    files = {name: b"".join(storage.pieces[arrival]) for (_, name), (_, _, arrival) in storage.kept.items()}
    return {"case.toml": text.encode(), **files}


WHOLE = {"case.toml": TEXT.encode(), "证据/录音.mp3": RECORDING}


def test_a_copy_of_a_computer_is_opened_by_the_command_and_by_the_page(copy: bytes, tmp_path: Path) -> None:
    assert TEXT.encode()[:60] not in copy
    (tmp_path / "x.locked.zip").write_bytes(copy)
    opened, count = desk.secrecy.unlock(tmp_path / "x.locked.zip", lambda: GOOD)
    assert count == len(WHOLE)
    assert {path.relative_to(opened).as_posix(): path.read_bytes() for path in opened.rglob("*.*")} == WHOLE
    storage = MemoryStorage()
    taken_in(BrowserShelf(storage), HomeSealing(), copy, " ".join(GOOD))
    assert held(storage) == WHOLE


def test_what_the_command_locked_is_opened_by_the_page(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "case.toml").write_text(TEXT, encoding="utf-8")
    at = desk.open_desk()
    done = desk.secrecy.lock(desk.secrecy.survey_lock(tmp_path / NAME, at), GOOD, at)
    storage = MemoryStorage()
    taken_in(BrowserShelf(storage), HomeSealing(), done.file.read_bytes())
    assert held(storage)["case.toml"] == TEXT.encode()


def test_another_passphrase_and_damage_leave_nothing_behind(copy: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(copy)) as box:
        parts = {name: box.read(name) for name in box.namelist()}
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as box:
        for name, content in parts.items():
            box.writestr(name, content[:-1] + bytes([content[-1] ^ 1]) if name == "case.tar.age" else content)
    storage = MemoryStorage()
    for content, passphrase, why in ((copy, "别的密码别的密码", "密码不对"), (broken.getvalue(), GOOD, "损坏")):
        with pytest.raises(FileError, match=why):
            taken_in(BrowserShelf(storage), HomeSealing(), content, passphrase)
    assert (storage.cases, storage.kept) == ({}, {})


def test_a_copy_without_a_passphrase_is_opened_though_one_was_typed(folder: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        box.writestr("case.toml", TEXT)
    storage = MemoryStorage()
    taken_in(BrowserShelf(storage), HomeSealing(), archive.getvalue())
    assert held(storage) == {"case.toml": TEXT.encode()}


def posted(app: ASGIApp, target: str, fields: dict[str, str]) -> WebAnswer:
    return asyncio.run(ask(app, "POST", target, [FORM], urlencode(fields).encode()))


def test_the_page_asks_for_it_twice_and_for_one_that_nobody_guesses(folder: Path) -> None:
    app = application(Bench(FolderShelf(folder), lambda: TODAY, "", WORD, sealing=HomeSealing()))
    case = asyncio.run(ask(app, "GET", "/")).text.partition('<a href="/c/')[2].partition('"')[0]
    form = PageForm(asyncio.run(ask(app, "GET", f"/c/{case}/copy")).text)
    for first, again, why in ((GOOD, "别的", "不一样"), ("12345678", "12345678", "太短"), ("", "", "太短")):
        answer = posted(app, form.action, {**form.fields, "passphrase": first, "again": again})
        assert answer.status == 422
        assert why in answer.text
        assert not first or first not in answer.text
    answer = posted(app, form.action, {**form.fields, "passphrase": GOOD, "again": GOOD})
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as box:
        assert {"key.age", "case.tar.age"} <= set(box.namelist())


def test_a_locked_copy_comes_in_by_the_form_and_by_the_script(copy: bytes) -> None:
    app = application(Bench(BrowserShelf(MemoryStorage()), lambda: TODAY, "", "", sealing=HomeSealing()))
    head = f'--b\r\nContent-Disposition: form-data; name="passphrase"\r\n\r\n{GOOD}\r\n--b\r\n'
    head += 'Content-Disposition: form-data; name="file"; filename="x.zip"\r\n\r\n'
    kind = ("Content-Type", "multipart/form-data; boundary=b")
    by_form = asyncio.run(ask(app, "POST", "/open", [kind], head.encode() + copy + b"\r\n--b--\r\n"))
    spelt = ("X-Passphrase", b64encode(GOOD.encode()).decode())
    by_script = asyncio.run(ask(app, "POST", "/open", [("Content-Type", "application/zip"), spelt], copy))
    without = asyncio.run(ask(app, "POST", "/open", [("Content-Type", "application/zip")], copy))
    assert (by_form.status, by_script.status) == (303, 303)
    assert without.status == 422
    assert "要先用密码打开" in without.text


@needs(node=shutil.which("node"), npm=shutil.which("npm"))
def test_what_a_browser_encrypts_a_computer_opens_and_the_other_way_round(
    folder: Path, copy: bytes, tmp_path: Path
) -> None:
    browser = BrowserSealing(tmp_path / "browser")
    (tmp_path / "of-a-browser.locked.zip").write_bytes(sealed(FolderShelf(folder), browser))
    opened, count = desk.secrecy.unlock(tmp_path / "of-a-browser.locked.zip", lambda: GOOD)
    assert count == len(WHOLE)
    assert (opened / "证据" / "录音.mp3").read_bytes() == RECORDING
    storage = MemoryStorage()
    taken_in(BrowserShelf(storage), browser, copy)
    assert held(storage) == WHOLE
    with pytest.raises(FileError, match="密码不对"):
        taken_in(BrowserShelf(storage), browser, copy, "别的密码别的密码")
