"""The clinic's list shows numbers and initials, what is open and due; one is open at a time, the others say so."""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from letters.desk import Card, keep_card
from letters.web import Bench, application
from letters.web.asgi import ask
from letters.web.bench import Session
from letters.web.home import ClinicShelf, FolderClinic
from tests.stories import row, text_of
from tests.web.asking import TODAY, WORD, Visitor

if TYPE_CHECKING:
    from pathlib import Path

SENT = text_of(row("filings", id="F1", letter="complaint/police", to="某某派出所", on="2026-11-20"))


class Helper(Visitor):
    """Somebody who helps several."""

    def __init__(self, folder: Path) -> None:
        self.session = Session()
        clinic = FolderClinic(folder)
        bench = Bench(ClinicShelf(folder), lambda: TODAY, "", WORD, session=self.session, clinic=clinic)
        self.app = application(bench)

    def open(self, number: str) -> str:
        """Open the client of a number; the address of their case."""
        after = self.get("/").text.partition(f"<h2>{number}")[2]
        case = after.partition('action="/open/')[2].partition('"')[0]
        self.post(f"/open/{case}", {"token": WORD})
        return f"/c/{case}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in ("001", "002"):
        (tmp_path / f"来访-{number}").mkdir()
        (tmp_path / f"来访-{number}" / "case.toml").write_text(SENT, encoding="utf-8")
    return tmp_path


def test_the_list_shows_numbers_and_initials_and_no_name(folder: Path) -> None:
    page = Helper(folder).get("/").text
    assert "<h2>001　" in page
    assert "（还没有写姓名）" not in page
    assert "林若溪" not in page
    assert "还差" in page
    assert re.search(r"下一个期限：202\d年\d+月\d+日　", page)
    assert "Win+V" in page, "what no program clears between two clients"


def test_nobody_is_open_before_they_are_opened_and_the_next_closes_the_one_before(folder: Path) -> None:
    helper = Helper(folder)
    first = helper.open("001")
    assert helper.get(f"{first}/all").status == 200
    second = helper.open("002")
    assert helper.get(f"{second}/all").status == 200
    for place in (f"{first}/all", f"{first}/letters", f"{first}/copy.zip", f"{first}/wipe"):
        answer = helper.get(place)
        assert answer.status == 422
        assert "同一时间只打开一位" in answer.text
        assert "林若溪" not in answer.text
    helper.post("/close", {"token": WORD})
    assert helper.get(f"{second}/all").status == 422


def test_what_is_sent_from_a_page_of_one_who_is_closed_is_not_stored(folder: Path) -> None:
    helper = Helper(folder)
    place = helper.open("001")
    page = helper.get(f"{place}/q/complainant.email").text
    helper.open("002")
    before = (folder / "来访-001" / "case.toml").read_bytes()
    assert helper.fill(page, complainant__email="a@example.com").status == 422
    assert (folder / "来访-001" / "case.toml").read_bytes() == before


def test_the_next_client_gets_the_next_number_and_is_open_alone(folder: Path) -> None:
    helper = Helper(folder)
    first = helper.open("001")
    place, _ = helper.follow(helper.post("/new", {"token": WORD}))
    assert "/q/" in place
    assert (folder / "来访-003" / "case.toml").is_file()
    assert helper.get(f"{first}/all").status == 422
    assert helper.post("/new", {"token": "other"}).status == 422
    assert not (folder / "来访-004").exists()


def test_a_client_whose_folder_was_deleted_while_open_is_said_to_be_gone_and_nothing_is_made_anew(folder: Path) -> None:
    helper = Helper(folder)
    place = helper.open("001")
    page = helper.get(f"{place}/q/complainant.email").text
    shutil.rmtree(folder / "来访-001")
    for answer in (helper.get(f"{place}/all"), helper.fill(page, complainant__email="a@example.com")):
        assert answer.status == 422
        assert "这个案件不在了" in answer.text
    assert not (folder / "来访-001").exists()
    assert "<h2>001" not in helper.get("/").text


def test_a_name_that_looks_like_a_page_stays_a_name(folder: Path) -> None:
    for number, name in (("001", "<script>alert(1)</script>"), ("002", "<b>李&"), ("003", "'\\\">王")):
        place = folder / f"来访-{number}"
        place.mkdir(exist_ok=True)
        (place / "case.toml").write_text(
            SENT.replace("林若溪", name.replace("\\", "\\\\").replace('"', '\\"')), encoding="utf-8"
        )
    page = Helper(folder).get("/").text
    heads = re.findall(r"<h2>(\d+)(.*?)</h2>", page)
    assert [number for number, _ in heads] == ["001", "002", "003"]
    assert not any("<" in shown or ">" in shown for _, shown in heads)


def brought(helper: Helper, content: bytes) -> str:
    """The address of the case that is brought as a ZIP."""
    head = f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{WORD}\r\n--b\r\n'
    head += 'Content-Disposition: form-data; name="file"; filename="x.zip"\r\n\r\n'
    kind = ("Content-Type", "multipart/form-data; boundary=b")
    answer = asyncio.run(ask(helper.app, "POST", "/open", [kind], head.encode() + content + b"\r\n--b--\r\n"))
    return dict(answer.headers)["location"]


def test_a_copy_that_is_opened_is_the_one_who_is_open(folder: Path) -> None:
    helper = Helper(folder)
    first = helper.open("001")
    place = brought(helper, helper.get(f"{first}/copy.zip").body)
    assert helper.get(f"{place}/all").status == 200
    assert helper.get(f"{first}/all").status == 422


def test_who_is_brought_as_a_zip_has_a_number_and_stands_in_the_list(folder: Path, tmp_path: Path) -> None:
    helper = Helper(folder)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        box.writestr("案件-2026-11-20/case.toml", (folder / "来访-001" / "case.toml").read_bytes())
    place = brought(helper, archive.getvalue())
    assert (folder / "来访-003" / "case.toml").is_file()
    page = helper.get("/").text
    assert re.search(rf'<h2>003　[^<]*<span class="told">现在打开着</span>.*?href="{place}"', page, re.DOTALL)
    copy = helper.get(f"{place}/copy.zip").body
    (folder / "来访-003").rename(tmp_path / "moved")
    brought(helper, copy)
    assert (folder / "来访-003" / "case.toml").is_file(), "who comes again keeps a number that is free"


def test_whoever_leaves_sees_who_is_open_and_no_name_of_a_folder_of_others(folder: Path) -> None:
    (folder / "来访-002").rename(folder / "林若溪")
    helper = Helper(folder)
    helper.post("/leave/whose", {"token": WORD, "computer": "borrowed"})
    assert "来访-001" not in helper.get("/leave").text
    place = helper.open("001")
    page = helper.get("/leave").text
    assert f"{place}/wipe" in page
    assert "林若溪" not in page


def test_the_sheet_and_the_cards_are_at_hand(folder: Path) -> None:
    keep_card(folder, Card("人人<b>趣", "某某科技有限公司", phone="4000000000"))
    helper = Helper(folder)
    assert "人人&lt;b&gt;趣" in helper.get("/cards").text
    with zipfile.ZipFile(io.BytesIO(helper.get("/sheet.docx").body)) as document:
        assert "登记表" in document.read("word/document.xml").decode()


def test_a_screen_that_nobody_touches_is_covered_with_and_without_a_script(folder: Path) -> None:
    helper = Helper(folder)
    for page in (helper.get("/").text, helper.get(f"{helper.open('001')}/all").text):
        assert '<body data-blank="180">' in page
        assert '<noscript><meta http-equiv="refresh" content="180; url=/blank"></noscript>' in page
    assert "屏幕遮住了" in helper.get("/blank").text
    assert "data-blank" not in Visitor(folder).get("/").text


def test_one_of_many_is_found_by_number_name_and_what_is_due_and_nothing_typed_is_kept(folder: Path) -> None:
    other = folder / "来访-002" / "case.toml"
    other.write_text(text_of().replace("林若溪", "王建国"), encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    helper = Helper(folder)
    assert 'action="/" role="search"' in helper.get("/").text
    due = re.findall(r"下一个期限：(\d+年\d+月\d+日)　(\S+?)（?[<（]", helper.get("/").text)[0]
    for words, numbers in (
        ("002", ["002"]),
        ("来访", ["001", "002"]),
        ("王建国", ["002"]),
        ("王", ["002"]),
        ("  建国  ２ ", ["002"]),
        ("林若溪", ["001"]),
        (due[0], ["001"]),
        (due[1], ["001"]),
        (f"林 {due[0]}", ["001"]),
        ("王 001", []),
        ("", ["001", "002"]),
    ):
        answer = helper.post("/", {"token": WORD, "words": words})
        assert answer.status == 200
        assert re.findall(r"<h2>(\d+)　", answer.text) == numbers, words
        assert ("没有找到" in answer.text) == (not numbers)
    assert "王建国" not in helper.get("/").text
    assert "王建国" not in helper.post("/", {"token": WORD, "words": "002"}).text, "a name is found and not shown"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert helper.post("/", {"token": "other", "words": "王"}).status == 422


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("ＬＩ　Ｍｉｎｇ", "li ming"),
        ("Li Ming", "ＭＩＮＧ"),
        ("阿依古丽·买买提", "阿依古丽买买提"),
        ("阿依古丽买买提", "古丽•买买提"),
        ("王小丽", "\u202e王"),
    ],
)
def test_a_name_is_found_however_wide_it_is_typed_and_with_or_without_its_dot(
    folder: Path, name: str, typed: str
) -> None:
    (folder / "来访-002" / "case.toml").write_text(SENT.replace("林若溪", name), encoding="utf-8")
    found = Helper(folder).post("/", {"token": WORD, "words": typed}).text
    assert re.findall("<h2>([0-9]+)", found) == ["002"]
    assert "\u202e" not in found


def test_what_is_looked_for_is_shown_as_the_text_it_is(folder: Path) -> None:
    page = Helper(folder).post("/", {"token": WORD, "words": '<b>"李&'}).text
    assert "没有找到“&lt;b&gt;&#34;李&amp;”" in page


def test_who_cannot_be_read_is_no_one_without_a_name(folder: Path) -> None:
    (folder / "来访-002" / "case.toml").write_text("version = [", encoding="utf-8")
    shown = Helper(folder).get("/").text
    assert "案件文件读不了：有 1 处需要改。打开看哪里、怎么办" in shown
    assert "还没有写姓名" not in shown


@pytest.mark.slow
def test_of_two_hundred_clients_one_is_found_without_reading_a_case_anew(folder: Path) -> None:
    for number in range(3, 201):
        place = folder / f"来访-{number:03}"
        place.mkdir()
        (place / "case.toml").write_text(text_of(), encoding="utf-8")
    helper = Helper(folder)
    assert len(re.findall("<h2>", helper.get("/").text)) >= 200
    for path in folder.rglob("case.toml"):
        spoil_unseen(path)
    found = helper.post("/", {"token": WORD, "words": "157"}).text
    assert re.findall(r"<h2>(\d+)　", found) == ["157"]
    assert "读不了" not in found


def spoil_unseen(path: Path) -> None:
    """Make a file unreadable as a case, so that nobody who looks at its size and time can tell."""
    stood = path.stat()
    path.write_bytes(b"=" * stood.st_size)
    os.utime(path, ns=(stood.st_atime_ns, stood.st_mtime_ns))
