"""全部打印.pdf: every letter to be sent, each copy of it, behind a list to tick."""

from __future__ import annotations

import datetime as dt
import io
import re
from functools import cache

import pypdfium2
import pytest

from letters.case.file import read
from letters.compose import select
from letters.desk import open_desk
from letters.kit import written_record
from letters.pack.make import Style, make
from letters.render import formats
from scripts.run import ROOT

pytest.importorskip("typst", reason="Typst is not installed")

DAY = dt.date(2026, 11, 23)
NAME = "全部打印.pdf"
SENT = "family-and-colleagues-called"
OFFERS = "illness-and-instalments"
BOTH = "phone-sent-back"


@cache
def pack(story: str, formats: tuple[str, ...] = ("pdf",)):
    at = open_desk()
    case = read(ROOT / "examples" / story / "case.toml", today=DAY)
    return make(select(case, at.books, DAY), at.books, at.engine, Style(formats), DAY)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def printed(story: str) -> list[str]:
    return pages(next(file.content for file in pack(story).files if file.name == NAME))


def begins(page: str) -> bool:
    return re.search(r"第1页共\d+页$", page) is not None


@pytest.mark.slow
def test_each_letter_is_there_as_often_as_it_is_needed_and_in_the_order_of_sending():
    told = [page for page in printed(SENT) if begins(page)][1:]
    titles = [one.letter.head.title for one in pack(SENT).written for _ in range(2)]
    titles += ["情况说明"] * len(pack(SENT).statements)
    assert [page[: len(title)] for page, title in zip(told, titles, strict=True)] == titles


def test_each_copy_begins_on_the_front_of_a_sheet_and_counts_its_own_pages():
    told = printed(SENT)
    fronts = [number for number, page in enumerate(told, 1) if begins(page)]
    assert all(number % 2 for number in fronts)
    assert all(re.search(r"第\d+页共\d+页$", page) for page in told if page)


@pytest.mark.slow
def test_the_list_tells_who_gets_what_how_many_pages_and_how_many_sheets():
    told = printed(SENT)
    first = told[0]
    single = {file.name: len(pages(file.content)) for file in pack(SENT).files}
    for number, one in enumerate(pack(SENT).written, 1):
        assert f"□{number}.{one.letter.head.title}{one.letter.addressee.name}2{single[one.file]}{one.signs[0]}" in first
    assert f"双面打印共{(len(told) + 1) // 2}张纸" in first
    assert f"有字的共{sum(map(bool, told))}页" in first
    assert "先逐页核对" in first


@pytest.mark.slow
def test_offers_of_which_one_is_to_be_sent_are_left_out_until_one_is_chosen():
    told = printed(BOTH)
    waiting = [one.letter.head.title for one in pack(BOTH).written if one.letter.head.is_alternative]
    assert len(waiting) > 1
    assert not [page for page in told[1:] if page.startswith(tuple(waiting))]
    assert all(title in told[0][told[0].index("没有放进来") :] for title in waiting)


def test_letters_keep_the_numbers_of_their_files_though_offers_between_them_wait():
    first = printed(BOTH)[0]
    for number, one in enumerate(pack(BOTH).written, 1):
        assert one.file.startswith(f"{number:02d}-")
        assert (f"□{number}.{one.letter.head.title}" in first) is not one.letter.head.is_alternative


def test_an_offer_that_was_chosen_is_printed():
    at = open_desk()
    case = read(ROOT / "examples" / BOTH / "case.toml", today=DAY)
    plan = select(case, at.books, DAY, ("negotiation/return",))
    files = make(plan, at.books, at.engine, Style(("pdf",)), DAY).files
    told = pages(next(file.content for file in files if file.name == NAME))
    assert "□1.退还设备协商申请书" in told[0]
    assert "没有放进来" not in told[0]


def test_a_letter_that_is_stopped_is_not_printed():
    at = open_desk()
    case = read(ROOT / "examples" / SENT / "case.toml", today=DAY)
    stopped = case.model_copy(update={"addressees": {"complaint/police": "成都市工商局"}})
    plan = select(stopped, at.books, DAY, ("complaint/police", "report/market-regulator"))
    assert [letter.head.id for letter in plan.blocked] == ["complaint/police"]
    files = make(plan, at.books, at.engine, Style(("pdf",)), DAY).files
    told = pages(next(file.content for file in files if file.name == NAME))
    assert not [page for page in told if "治安报案书" in page]


def test_the_witnesses_sheets_are_on_the_list_once_each_and_who_fills_them_in():
    first = printed(SENT)[0]
    assert "□附1.情况说明请母亲自己填写，签好后附上11母亲" in first


def test_nothing_but_offers_gives_nothing_to_print_at_once():
    assert NAME not in [file.name for file in pack(OFFERS).files]


def test_it_comes_with_pdf_alone_and_the_cover_note_says_so():
    assert NAME not in [file.name for file in pack(SENT, ("docx",)).files]
    cover = pages(pack(SENT).files[0].content)
    assert f"{NAME}里按次序、按份数放好了" in "".join(cover)


@pytest.mark.slow
def test_it_is_the_same_file_twice():
    first = next(file.content for file in pack(SENT).files if file.name == NAME)
    pack.cache_clear()
    assert first == next(file.content for file in pack(SENT).files if file.name == NAME)


@pytest.mark.slow
def test_all_that_is_written_in_any_format_is_noted_and_wiped_with_the_case(tmp_path):
    from letters.cli.run import run

    home = tmp_path / "case"
    home.mkdir()
    (home / "case.toml").write_bytes((ROOT / "examples" / "missed-calls" / "case.toml").read_bytes())
    asked = ["--format", ",".join(formats.names()), "--date", DAY.isoformat()]
    assert run(["write", str(home / "case.toml"), *asked]) == 0
    [noted] = written_record.read(home).packs
    there = {path.name for path in noted.place(home).iterdir()}
    assert {file.name for file in noted.files} == there
    assert {name.rpartition(".")[2] for name in there} >= {"pdf", "docx", "html", "txt"}
    assert NAME in there
    assert run(["wipe", str(home / "case.toml"), "--yes"]) == 0
    assert not list(home.rglob("*.*"))
