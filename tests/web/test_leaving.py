"""S11: what goes is what was listed, by the word that was typed; nothing that is not the case's; then the page ends."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.web import Bench, application
from letters.web.asgi import ask
from letters.web.bench import Session
from letters.web.browser import BrowserShelf
from letters.web.home import FolderShelf
from tests.stories import contact, text_of
from tests.web.asking import FORM, TODAY, WORD, PageForm, Visitor
from tests.web.browser_storage import MemoryStorage

if TYPE_CHECKING:
    from pathlib import Path

    from letters.web.shelf import Shelf

TEXT = text_of(contact("I1", "2026-11-20 22:30"))
NAME = "案件-2026-11-20"
GOOD = "纸灯渡口青梅石阶晚风"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two cases, one with letters that were written and a file of somebody's own beside it."""
    for name in (NAME, "案件-2026-11-21"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / NAME / "我的日记.txt").write_text("mine", encoding="utf-8")
    return tmp_path


class Leaver(Visitor):
    """Somebody who is about to leave; `session` is what the program knows of them."""

    def __init__(self, shelf: Shelf, token: str = WORD) -> None:
        self.session = Session()
        self.app = application(Bench(shelf, lambda: TODAY, "", token, session=self.session))

    def case(self, name: str = NAME) -> str:
        """The address of a case."""
        self.post("/leave/whose", {"token": WORD, "computer": "borrowed"})
        before, _, _ = self.get("/leave").text.partition(f"<h2>{name}")[2].partition("/wipe")
        return before.rpartition('href="')[2]


def test_on_ones_own_computer_there_is_nothing_to_do_but_to_close(folder: Path) -> None:
    visitor = Leaver(FolderShelf(folder))
    visitor.post("/leave/whose", {"token": WORD, "computer": "own"})
    page = visitor.get("/leave").text
    assert "关掉网页就行" in page
    assert "/wipe" not in page
    assert "清场" not in page.partition("<header>")[2].partition("</header>")[0]


def test_on_somebody_elses_every_screen_leads_there_and_each_case_is_named(folder: Path) -> None:
    visitor = Leaver(FolderShelf(folder))
    case = visitor.case()
    assert "清场" in visitor.get(f"{case}/all").text.partition("<header>")[2].partition("</header>")[0]
    page = visitor.get("/leave").text
    assert page.count("/copy") == page.count("/wipe") == 2
    assert page.count("/lock") == 2 * desk.secrecy.can_encrypt()


def test_every_file_that_goes_is_listed_and_nothing_goes_without_the_word(folder: Path) -> None:
    visitor = Leaver(FolderShelf(folder))
    case = visitor.case()
    page = visitor.get(f"{case}/wipe").text
    assert "/case.toml" in page.partition("要删除的")[2].partition("<form")[0]
    assert "我的日记.txt" in page.partition("不动的")[2]
    before = sorted(folder.rglob("*"))
    for word in ("", "确定", "删"):
        answer = visitor.fill(page, word=word)
        assert answer.status == 422
        assert "什么都没有动" in answer.text
    assert sorted(folder.rglob("*")) == before


def test_what_is_the_cases_goes_and_what_is_not_stays(folder: Path) -> None:
    visitor = Leaver(FolderShelf(folder))
    answer = visitor.fill(visitor.get(f"{visitor.case()}/wipe").text, word="删除")
    assert "1 个文件已经删除" in answer.text
    assert "这里还有 1 个案件" in answer.text
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == ["case.toml", "我的日记.txt"]
    assert (folder / "案件-2026-11-21" / "case.toml").is_file()


def test_what_was_told_of_danger_is_not_shown_to_whoever_begins_after_it_was_wiped(tmp_path: Path) -> None:
    visitor = Leaver(FolderShelf(tmp_path))
    place, page = visitor.follow(visitor.post("/new", {"token": WORD}))
    case, _, key = place.partition("/q/")
    assert "先打 110" in visitor.follow(visitor.post(place, {**PageForm(page).fields, key: "1"}))[1]
    visitor.fill(visitor.get(f"{case}/wipe").text, word="删除")
    place, page = visitor.follow(visitor.post("/new", {"token": WORD}))
    assert place.startswith(case), "the next of this day gets the name that is free again"
    assert "理解为" not in page
    assert "先打 110：" not in page


def test_a_file_that_came_after_the_list_was_shown_is_not_removed_unseen(folder: Path) -> None:
    visitor = Leaver(FolderShelf(folder))
    page = visitor.get(f"{visitor.case()}/wipe").text
    (folder / NAME / "case.toml").write_text(TEXT + "\n# more", encoding="utf-8")
    answer = visitor.fill(page, word="删除")
    assert answer.status == 409
    assert (folder / NAME / "case.toml").is_file()


def test_what_may_hold_ones_own_words_goes_only_where_that_is_ticked(folder: Path) -> None:
    (folder / NAME / "文书").mkdir()
    (folder / NAME / "文书" / "01-治安报案书.docx").write_bytes(b"changed by hand")
    visitor = Leaver(FolderShelf(folder))
    case = visitor.case()
    page = visitor.get(f"{case}/wipe").text
    assert "治安报案书" in page.partition("另外问的")[2]
    visitor.fill(page, word="删除")
    assert (folder / NAME / "文书" / "01-治安报案书.docx").is_file()
    (folder / NAME / "case.toml").write_text(TEXT, encoding="utf-8")
    visitor.fill(visitor.get(f"{case}/wipe").text, word="删除", apart="on")
    assert not (folder / NAME / "文书").exists()


@pytest.mark.slow
@pytest.mark.skipif(not desk.secrecy.can_encrypt(), reason="nothing to encrypt with")
def test_a_case_is_kept_under_a_passphrase_and_opened_by_the_command(folder: Path) -> None:
    (folder / NAME / "我的日记.txt").unlink()
    visitor = Leaver(FolderShelf(folder))
    page = visitor.get(f"{visitor.case()}/lock").text
    for typed, told in (
        ({"word": "", "passphrase": GOOD, "again": GOOD}, "什么都没有动"),
        ({"word": "加密", "passphrase": GOOD, "again": "别的"}, "不一样"),
        ({"word": "加密", "passphrase": "12345678", "again": "12345678"}, "密码太短"),
    ):
        answer = visitor.fill(page, **typed)
        assert answer.status == 422
        assert told in answer.text
        assert typed["passphrase"] not in answer.text
    assert [path.name for path in folder.glob("*.zip")] == []
    done = visitor.fill(page, word="加密", passphrase=GOOD, again=GOOD)
    assert f"{NAME}.locked.zip" in done.text
    assert not (folder / NAME).exists()
    opened, count = desk.secrecy.unlock(folder / f"{NAME}.locked.zip", lambda: GOOD)
    assert count == 1
    assert (opened / "case.toml").read_text("utf-8") == TEXT


def test_in_a_browser_a_case_goes_with_all_its_files_and_the_last_page_takes_the_rest(folder: Path) -> None:
    storage = MemoryStorage()
    shelf = BrowserShelf(storage)

    async def filled() -> None:
        for _ in range(2):
            case = await shelf.begin(TODAY)
            await case.change(lambda _: (TEXT, None), "")

    asyncio.run(filled())
    visitor = Leaver(shelf, "")
    case = visitor.case("案件-2026-11-26")
    assert "加密" not in visitor.get("/leave").text
    assert "data-forget" not in visitor.post("/leave", {}).text, "a case is here that nobody gave up"
    for _ in range(2):
        visitor.fill(visitor.get(f"{visitor.case('案件-2026-11-26')}/wipe").text, word="删除")
    assert storage.cases == {}
    assert "data-forget" in visitor.post("/leave", {}).text
    assert visitor.get(f"{case}/wipe").status == 422


def test_who_has_left_ends_the_server_and_is_told_what_remains(folder: Path) -> None:
    visitor = Leaver(FolderShelf(folder))
    visitor.case()
    asyncio.run(ask(visitor.app, "POST", "/leave", [FORM], b"token=other"))
    assert not visitor.session.is_over
    page = visitor.fill(visitor.get("/leave").text).text
    assert visitor.session.is_over
    for word in ("历史", "下载", "回收站", "打印机", "127.0.0.1", "还有 2 个案件"):
        assert word in page
    assert "/here" not in page, "it would keep the server"
    assert re.search(r"<h1>网页已经停了", page)
    assert "清场" not in page.partition("<header>")[2].partition("</header>")[0]
