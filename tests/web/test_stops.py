"""What keeps a letter from being made: words to be read, a reason to be given, three ticks for what was read."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.desk.ends_of_talks import BRAND, ONESELF, WORDED
from tests.desk.test_two_stories import ONE
from tests.web.endings import Forms, Reader, ending, packed, story, titles, wishing

if TYPE_CHECKING:
    from pathlib import Path


def shut(folder: Path) -> Reader:
    return Reader(folder, wishing(ONESELF + BRAND + WORDED, "police") + '\n[story]\nletters = ["complaint/police"]\n')


def test_a_letter_with_a_stop_open_cannot_be_made_whatever_is_ticked(tmp_path: Path) -> None:
    reader = shut(tmp_path)
    page = reader.page()
    assert any(each.startswith("✗ 治安报案书") for each in titles(page))
    assert "先不能写" in page
    assert not [each for each in Forms(page).forms if each[0].endswith("/make")]
    ticks = {"tick": "figures"}
    refused = reader.visitor.post(f"{reader.case}/letters/make", {**Forms(page).forms[0][1], **ticks})
    assert refused.status == 422
    assert "现在都不能写" in refused.text
    assert not any("报案" in name for name in packed(reader))
    letter = reader.page("/letters/1")
    assert "不能生成" in letter
    assert "还不能用" in reader.page("/letters/1/paper"), "alone, and beside another, it could be printed"
    [mark] = [point.mark for point in ending(reader.text).heed if point.fix]
    assert f'href="{reader.case}/letters/1/points/{mark}"' in letter
    point = reader.page(f"/letters/1/points/{mark}")
    assert "弄死他" in point.partition("<blockquote>")[2].partition("</blockquote>")[0]
    assert "data-print" not in letter
    assert "blocked" in letter


def test_it_opens_once_the_suggested_words_were_read_and_given(tmp_path: Path) -> None:
    reader = shut(tmp_path)
    [mark] = [point.mark for point in ending(reader.text).heed if point.fix]
    place, asked = reader.follow(reader.press(reader.page(), "fix", mark))
    assert place.endswith("/q/incidents.0.account?then=letters")
    assert "请在十日内书面答复" in asked.partition("<textarea")[2]
    assert not any("报案" in name for name in packed(reader))
    words = unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", asked, re.DOTALL)[0])
    place, after = reader.follow(reader.visitor.fill(asked, incidents__0__account=words))
    assert place == f"{reader.case}/letters"
    assert any(each.startswith("✓ 治安报案书") for each in titles(after))
    assert any("报案" in name for name in packed(reader))


def test_it_opens_with_a_reason_and_never_without(tmp_path: Path) -> None:
    reader = shut(tmp_path)
    [mark] = [point.mark for point in ending(reader.text).heed if point.fix]
    stands = reader.text
    refused = reader.press(reader.page(), "keep", mark, words="  ")
    assert refused.status == 422
    assert "写一句为什么" in refused.text
    assert reader.text == stands
    _, after = reader.follow(reader.press(reader.page(), "keep", mark, words="已经问过12348"))
    assert 'reason = "已经问过12348"' in reader.text
    assert any(each.startswith("✓ 治安报案书") for each in titles(after))
    assert "已经问过12348" in reader.page("/letters/1")


@pytest.mark.slow
def test_what_is_still_to_be_ticked_is_said_kindly_and_no_tick_is_kept(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(ONE))
    assert "还没有选写哪几份" in reader.make("figures", "words", "hidden").text
    reader.press(reader.page(), "want", "complaint/police")
    stands = reader.text
    refused = reader.make("figures")
    assert refused.status == 422
    assert "还差“原话一字不差”、“没写我不愿意让对方知道的”" in refused.text
    assert Forms(refused.text).ticked == 1
    made = reader.make("figures", "words", "hidden")
    assert (made.status, dict(made.headers)["location"]) == (303, f"{reader.case}/out")
    assert reader.text == stands
    assert Forms(reader.page()).ticked == 0


def test_what_was_ticked_counts_for_the_letters_that_were_read_alone(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(ONE))
    reader.press(reader.page(), "want", "complaint/police")
    form = next(each for each in Forms(reader.page()).forms if each[0].endswith("/make"))
    reader.visitor.fill(reader.page("/q/complainant.name"), complainant__name="林小雨")
    refused = reader.visitor.post(form[0], {**form[1], "tick": ("figures", "words", "hidden")})
    assert refused.status == 409
    assert "这里已经改过，先看新的" in refused.text
    assert Forms(refused.text).ticked == 0
    assert not list(tmp_path.rglob("*.docx"))
