"""Letters on their way out: what is to be done, all of them to be printed, texts to be copied or read out."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pypdfium2
import pytest

from letters import desk
from letters.desk import Paper
from scripts.run import ROOT

DAY = date(2026, 11, 26)
STORY, OFFERS = "family-and-colleagues-called", "illness-and-instalments"
LAYOUTS = ("standard", "compact", "business", "note")


def opened(name: str) -> desk.OpenCase:
    return desk.open_case((ROOT / "examples" / name / "case.toml").read_text(encoding="utf-8"), DAY)


@cache
def written(name: str, *formats: str) -> desk.Writing:
    return desk.write_letters(opened(name), desk.open_desk(paper=Paper(formats)))


@cache
def view(name: str) -> str:
    return desk.print_view(written(name), desk.open_desk(), "/sheets/{}.css".format)


def bare(html: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", html)


def note(name: str) -> str:
    return re.sub(r"\s", "", written(name, "txt").files[0].content.decode("utf-8-sig"))


@pytest.mark.slow
def test_what_is_to_be_done_first_and_with_each_letter_is_what_the_cover_note_says() -> None:
    todo = desk.things_to_do(written(STORY), desk.open_desk())
    assert len(todo.first) == 3
    assert [line.number for line in todo.lines] == [1, 2, 3, 4, 5, 6]
    for sentence in (*todo.first, *(line.ways for line in todo.lines), *(line.bring for line in todo.lines)):
        assert re.sub(r"\s", "", sentence) in note(STORY)


def test_all_letters_stand_in_one_view_in_order_each_in_its_layout_behind_the_list_to_tick() -> None:
    mains = view(STORY).split("<main ")[1:]
    titles = [re.sub("<.*?>", "", main.partition("<h1")[2].partition(">")[2].partition("</h1>")[0]) for main in mains]
    letters = [one.letter for one in written(STORY).pack.written]
    sheets = len(written(STORY).pack.statements)
    assert titles[: 1 + len(letters)] == ["打印清单", *(letter.head.title for letter in letters)]
    assert len(mains) == 1 + len(letters) + sheets
    looks = [main.partition('"')[2].partition('"')[0] for main in mains]
    assert looks == ["note", *(letter.layout for letter in letters), *["compact"] * sheets]


def test_a_letter_in_the_view_is_what_its_reader_will_see() -> None:
    mains = view(STORY).split("<main ")[2:]
    for main, one in zip(mains, written(STORY).pack.written, strict=False):
        alone = desk.framed(one.letter, desk.open_desk(), "/sheets/{}.css".format)
        assert bare(main.partition(">")[2]) == bare(alone.partition("<main>")[2])


def test_no_view_says_how_many_pages_it_takes_for_only_the_browser_knows() -> None:
    first = bare(view(STORY).split("<main ")[1])
    assert "份数" in first
    assert "每份页数" not in first
    assert "张纸" not in first


def test_of_offers_of_which_one_alone_is_sent_none_is_printed_before_it_is_chosen() -> None:
    assert view(OFFERS) == ""
    assert desk.printed_file(written(OFFERS), desk.open_desk()) is None
    assert "选定一份" in desk.things_to_do(written(OFFERS), desk.open_desk()).first[0]


@pytest.mark.slow
def test_the_file_to_print_tells_its_pages_and_the_places_to_sign() -> None:
    made = desk.printed_file(written(STORY), desk.open_desk())
    assert made is not None
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.content)]
    assert f"有字的共{made.pages}页" in re.sub(r"\s", "", pages[0])
    assert made.pages == sum(bool(text.strip()) for text in pages)
    lines = desk.things_to_do(written(STORY), desk.open_desk()).lines
    assert made.signatures == sum(line.copies for line in lines if line.signer)


def test_texts_for_forms_and_the_telephone_are_those_of_the_text_file() -> None:
    whole = {(one.letter.called, one.letter.addressee): one.file for one in written(STORY, "txt").pack.written}
    files = {file.name: file.content.decode("utf-8-sig") for file in written(STORY, "txt").files}
    texts = desk.letter_texts(written(STORY), desk.open_desk())
    assert any(one.numbers == ("12315",) for one in texts)
    for one in texts:
        told = files[whole[one.letter.called, one.letter.addressee]]
        for field in one.fields:
            assert f"【{field.name}】{field.count} 字" in told
            assert len(field.text) == field.count
        if one.pieces:
            assert f"共 {len(one.pieces)} 段、{one.count} 字" in told
            assert all(piece in told for piece in one.pieces)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_style_sheet_has_the_measures_of_every_layout(layout: str) -> None:
    every, alone = desk.letter_sheet("every"), desk.letter_sheet(layout)
    body = re.search(r":root \{ (--body-size: [\d.]+pt;)", alone)
    margins = re.search(r"@page \{ size: A4; (margin: [^;]*;)", alone)
    assert body
    assert margins
    assert f"main.{layout} {{ {body[1]}" in every
    assert f"@page {layout} {{ size: A4; {margins[1]}" in every
