"""A letter's own page: what is to be heeded stands at its sentence, what was changed is marked; none of it leaves."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from letters import desk
from letters.desk.seen.placing import NOWHERE, points_in, sentence_of
from letters.web.asgi import ask
from tests.desk.ends_of_talks import BRAND, ONESELF, WORDED
from tests.desk.test_two_stories import TWO
from tests.web.asking import TODAY
from tests.web.endings import Reader, ending, story, wishing

if TYPE_CHECKING:
    from pathlib import Path

HEED = re.compile(r'<span class="heed" role="note">(.*?)</span>', re.DOTALL)
WANTED = '\n[story]\nletters = ["complaint/police"]\n'


def heeded(paper: str) -> list[str]:
    """What the boxes of a letter say."""
    return [unescape(re.sub("<[^>]+>", "", each)) for each in HEED.findall(paper)]


def block_of(paper: str, words: str) -> str:
    """The paragraph, point or cell in which these words stand."""
    found = re.findall(r"<(?:p|td|aside)\b[^>]*>.*?</(?:p|td|aside)>", paper, re.DOTALL)
    return next(each for each in found if words in each)


def worded(folder: Path) -> Reader:
    return Reader(folder, wishing(ONESELF + BRAND + WORDED, "police") + WANTED)


def test_a_warning_stands_at_the_sentence_whose_words_it_is_about_and_above_where_there_is_none(tmp_path: Path) -> None:
    paper = worded(tmp_path).page("/letters/1/paper")
    assert "先处理这一处" in block_of(paper, "弄死他")
    assert "是由地址推断的" in block_of(paper, "郑州市公安局金水分局：")
    above, _, below = paper.partition("<main>")
    assert "没有填写身份证号码" in above
    assert "没有填写身份证号码" not in below
    assert heeded(above) == [each for each in heeded(paper) if "身份证" in each]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [("incidents.2.known_by", "11月15日，哥哥接到来电。"), ("complainant.id_number", ""), ("route.dispute_first", "")],
)
def test_a_row_that_lacks_something_is_found_where_it_is_told_and_nothing_is_guessed(keys: str, sentence: str) -> None:
    opened = desk.open_case(story(TWO), TODAY)
    every = [desk.facts_of(opened, desk.open_desk(), number) for number in (1, 2)]
    found = [
        (point, number, facts)
        for facts in every
        for number, points in points_in(facts).items()
        for point in points
        if keys in point.keys
    ]
    point, number, facts = found[0]
    assert sentence_of(point, facts) == number
    assert (facts.read.sentences[number].words if number != NOWHERE else "") == sentence


def test_from_its_sentence_a_warning_is_kept_with_a_reason_and_the_letter_opens(tmp_path: Path) -> None:
    reader = worded(tmp_path)
    box = block_of(reader.page("/letters/1/paper"), "弄死他")
    places = [(label, place) for place, label in re.findall(r'<a href="([^"]+)" target="_top">([^<]+)</a>', box)]
    assert [label for label, _ in places] == ["改成建议的写法", "去改这一题", "我知道，保留"]
    [there] = {place for label, place in places if label != "去改这一题"}
    point = reader.page(there.removeprefix(reader.case))
    assert "弄死他" in point
    [mark] = [each.mark for each in ending(reader.text).heed if each.fix]
    back, after = reader.follow(reader.press(point, "keep", mark, words="已经问过12348"))
    assert back == f"{reader.case}/letters/1"
    assert "已经问过12348" in after
    assert "先处理这一处" not in reader.page("/letters/1/paper")
    gone = reader.visitor.get(there)
    assert gone.status == 422
    assert "这一处已经不在了" in gone.text


def test_the_suggested_words_are_offered_from_there_and_read_before_they_count(tmp_path: Path) -> None:
    reader = worded(tmp_path)
    [mark] = [each.mark for each in ending(reader.text).heed if each.fix]
    place, asked = reader.follow(reader.press(reader.page(f"/letters/1/points/{mark}"), "fix", mark))
    assert place.endswith("/q/incidents.0.account?then=letters/1")
    assert "请在十日内书面答复" in asked


def test_what_was_changed_since_the_last_look_is_marked_by_more_than_colour(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(TWO))
    first = reader.page("/letters/1/paper")
    assert "<mark>" not in first
    reader.visitor.fill(reader.page("/q/complainant.phone"), complainant__phone="13900000777")
    for _ in range(2):  # looked at again, it is still the same change
        paper = reader.page("/letters/1/paper")
        assert "13900000777" in "".join(re.findall("<mark>(.*?)</mark>", paper))
        assert "上次看过以后新写的" in paper
    untouched = re.sub(r"<mark>.*?</mark>|<aside>.*?</aside>\n", "", paper)
    assert len(untouched) > len(first) / 2
    sheet = reader.visitor.get("/sheets/standard.css").text
    assert "text-decoration: underline" in sheet.partition("\nmark {")[2].partition("}")[0]
    reader.visitor.fill(reader.page("/q/complainant.name"), complainant__name="林小雨")
    again = reader.page("/letters/1/paper")
    assert "13900000777" not in "".join(re.findall("<mark>(.*?)</mark>", again))


def test_what_is_said_no_more_is_told(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(TWO))
    reader.page("/letters/1/paper")
    text = reader.text
    [told] = re.findall(r'(?m)^relation = "哥哥".*$', text) or [""]
    assert told
    reader.file.write_text(re.sub(r"(?ms)^\[\[incidents\]\]\n(?!.*^\[\[incidents\]\]).*?(?=^\[)", "", text), "utf-8")
    assert re.search(r"有 \d+ 处上次有的，不再写了", reader.page("/letters/1/paper"))


def test_nothing_beside_the_letter_is_printed_or_leaves_with_it(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(TWO))
    reader.press(reader.page(), "want", "notice/stop-harassment")
    number = ending(reader.text).wanted[0].places[0]
    reader.page(f"/letters/{number}/paper")
    reader.visitor.fill(reader.page("/q/complainant.phone"), complainant__phone="13900000777")
    shown = reader.page(f"/letters/{number}/paper")
    assert "<mark>" in shown
    assert 'class="heed"' in shown
    reader.visitor.tick_all(reader.case)
    papers = reader.page("/out/papers")
    for told in ("<mark>", 'class="heed"', "要留意", "程序写的", "estimate", "新写的"):
        assert told not in papers
    on_paper = reader.visitor.get("/sheets/standard.css").text.partition("sup.estimate, span.own, span.heed {")[2]
    assert on_paper.startswith(" display: none; }")


def test_a_card_says_how_many_pages_the_letter_has_in_the_file_to_print(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(TWO))
    page = reader.page()
    opened = desk.open_case(reader.text, TODAY)
    for one in ending(reader.text).ready:
        for place in one.places:
            address = f"{reader.case}/letters/{place}/pages"
            assert f'data-pages="{address}"' in page
            [shown] = desk.preview_letters(opened, desk.open_desk(), one.id, "pdf")[:1]
            assert reader.visitor.get(address).text == f"{len(pypdfium2.PdfDocument(shown.content))}页"
    assert reader.visitor.get(f"{reader.case}/letters/99/pages").status == 422


def test_pages_are_counted_for_several_who_ask_at_once(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(TWO))

    async def both() -> list[str]:
        places = [f"{reader.case}/letters/{number}/pages" for number in (1, 2, 1, 2)]
        return [one.text for one in await asyncio.gather(*(ask(reader.visitor.app, "GET", place) for place in places))]

    counted = asyncio.run(both())
    assert counted[:2] == counted[2:]
    assert all(re.fullmatch(r"\d+页", each) for each in counted)
