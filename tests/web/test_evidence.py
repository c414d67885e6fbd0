"""Evidence on the page: what came is laid into cards, agreed to at once; never a document of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests import media
from tests.web.asking import PageForm
from tests.web.collecting import ALL, Collector, SentForm, folder, stored

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]

SCREEN = "Screenshot_20261120_2005{:02}_com.android.mms.png"


@pytest.mark.slow
def test_fifty_two_files_are_few_cards_and_one_click_agrees_to_all(folder: Path) -> None:
    visitor = Collector(folder)
    for number in range(26):
        visitor.put(SCREEN.format(number), media.png() + bytes([number]))
        visitor.put(f"通话录音_2026112{number % 5}_0903{number:02}.wav", media.wav() + bytes([number]))
    page = visitor.get(f"{visitor.case}/evidence").text
    assert page.count('<fieldset class="card">') == 6
    assert "都对（6 份）" in page
    assert "短信截图26张（2026年11月20日截取）" in page
    assert 'value="2026-11-20 sms" checked' in page
    before = stored(folder)["evidence"]
    assert not any("title" in row for row in before)
    assert "记下了 6 份。" in visitor.say(ALL)
    after = stored(folder)
    assert all(row["title"] and row["proves"] for row in after["evidence"])
    [screens] = [row["id"] for row in after["evidence"] if row["title"].startswith("短信截图")]
    assert [row["id"] for row in after["incidents"] if screens in row.get("evidence", [])] == ["I1"]


def test_one_card_is_agreed_to_with_other_words_and_another_contact(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put(SCREEN.format(1), media.png())
    visitor.put("合同.pdf", media.pdf())
    said = visitor.say(
        ("one", "E01"), ("E01.title", "催收<b>短信</b>"), ("E01.contacts", "2026-11-21 sms"), ("E02.title", "不存")
    )
    assert "记下了 1 份。" in said
    after = stored(folder)
    assert [row.get("title") for row in after["evidence"]] == ["催收<b>短信</b>", None]
    assert [row["id"] for row in after["incidents"] if "E01" in row.get("evidence", [])] == ["I2"]
    shown = visitor.get(f"{visitor.case}/evidence/list").text
    assert "催收&lt;b&gt;短信&lt;/b&gt;" in shown
    assert "<b>短信" not in shown


def test_a_card_to_which_a_file_came_meanwhile_waits_for_another_look(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put(SCREEN.format(1), media.png())
    seen = SentForm(visitor.get(f"{visitor.case}/evidence").text).pairs
    visitor.put(SCREEN.format(2), media.png(shade=3))
    answer = visitor.send(f"{visitor.case}/evidence", [*seen, ALL])
    assert "还有 1 份" in visitor.follow(answer)[1]
    assert "title" not in stored(folder)["evidence"][0]


def test_a_card_without_words_is_left_and_the_others_are_stored(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put(SCREEN.format(1), media.png())
    visitor.put("合同.pdf", media.pdf())
    assert "记下了 1 份。还有 1 份" in visitor.say(ALL, ("E02.proves", " "))


def test_files_that_do_not_belong_together_are_parted(folder: Path) -> None:
    visitor = Collector(folder)
    for number in range(3):
        visitor.put(SCREEN.format(number), media.png(shade=number))
    assert "分成了两份" in visitor.say(("part", "E01"), ("E01.apart", "2"))
    assert [len(row["files"]) for row in stored(folder)["evidence"]] == [2, 1]


def of_list(visitor: Collector) -> dict[str, str]:
    """What the list's forms say of its first piece."""
    return PageForm(visitor.get(f"{visitor.case}/evidence/list").text).fields


def test_from_a_list_that_was_shown_before_no_other_piece_of_that_id_is_taken_out(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put("甲.png", media.png())
    old = {**of_list(visitor), "sure": "yes", "title": "甲", "proves": "证明甲"}
    visitor.post(f"{visitor.case}/evidence/drop", old)
    visitor.put("乙.png", media.png(shade=9))
    assert of_list(visitor)["piece"] == old["piece"], "the id is free again"
    assert visitor.post(f"{visitor.case}/evidence/drop", old).status == 409
    assert visitor.post(f"{visitor.case}/evidence/title", old).status == 409
    assert [path.name for path in (folder / "evidence").iterdir()] == ["乙.png"]
    assert stored(folder)["evidence"][0].get("title", "") != "甲"


def test_what_was_said_of_one_piece_is_never_said_of_another_that_got_its_id(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put("甲.png", media.png())
    cards = SentForm(visitor.get(f"{visitor.case}/evidence").text).pairs
    said = [(name, "甲" if name in ("E01.title", "E01.proves") else text) for name, text in cards]
    visitor.post(f"{visitor.case}/evidence/drop", {**of_list(visitor), "sure": "yes"})
    visitor.put("乙.png", media.png(shade=9))
    assert "还有 1 份" in visitor.follow(visitor.send(f"{visitor.case}/evidence", [*said, ALL]))[1]
    assert "title" not in stored(folder)["evidence"][0]


def test_a_piece_is_called_anew_and_taken_out_with_its_file(folder: Path) -> None:
    visitor = Collector(folder)
    visitor.put(SCREEN.format(1), media.png())
    visitor.say(ALL)
    told = {**of_list(visitor), "title": "催收短信", "proves": "证明威胁"}
    assert "改好了：催收短信" in visitor.follow(visitor.post(f"{visitor.case}/evidence/title", told))[1]
    assert "<p>证明：威胁</p>" in visitor.get(f"{visitor.case}/evidence/list").text, "said once"
    unsure = visitor.post(f"{visitor.case}/evidence/drop", of_list(visitor))
    assert (unsure.status, len(list((folder / "evidence").iterdir()))) == (422, 1)
    sure = {**of_list(visitor), "sure": "yes"}
    assert "还没有收下证据" in visitor.follow(visitor.post(f"{visitor.case}/evidence/drop", sure))[1]
    assert list((folder / "evidence").iterdir()) == []
    assert not any("evidence" in row for row in stored(folder)["incidents"])


HOSTILE = {
    "页面.html": b"<!DOCTYPE html><script>document.title='taken'</script>",
    "图.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "表.xml": b"<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
    "both.gif": b"GIF89a/*<script>alert(1)</script>*/",
    "both.jpg": b"\xff\xd8\xff\xe0<html><script>alert(1)</script>",
    "合同.pdf": media.pdf(),
    "截图.png": media.png(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_file_holds_it_is_handed_over_and_never_a_document(folder: Path, name: str) -> None:
    visitor = Collector(folder)
    visitor.put(name, HOSTILE[name])
    answer = visitor.get(f"{visitor.case}/evidence/E01/1")
    told = {key.lower(): value for key, value in answer.headers}
    assert answer.body == HOSTILE[name]
    assert told["content-type"] == "application/octet-stream"
    assert told["x-content-type-options"] == "nosniff"
    assert told["content-security-policy"] == "sandbox; default-src 'none'"
    assert told["content-disposition"] == f"attachment; filename*=UTF-8''{quote(name)}"


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("a.png", media.png(), 'data-picture="{}" data-type="image/png"'),
        ("a.txt", media.jpeg(), 'data-picture="{}" data-type="image/jpeg"'),
        ("a.html", media.wav(), 'data-sound="{}" data-type="audio/wav"'),
        ("a.png", HOSTILE["图.svg"], ""),
        ("a.jpg", HOSTILE["both.jpg"], ""),
        ("a.gif", HOSTILE["both.gif"], ""),
        ("a.wav", HOSTILE["页面.html"], ""),
        ("bomb.png", media.png()[:16] + b"\0\1\0\0" * 2 + media.png()[24:], ""),
    ],
)
def test_only_what_is_a_picture_or_a_sound_by_its_bytes_is_shown_in_its_place(
    folder: Path, name: str, content: bytes, shown: str
) -> None:
    visitor = Collector(folder)
    visitor.put(name, content)
    page = visitor.get(f"{visitor.case}/evidence").text
    address = f"{visitor.case}/evidence/E01/1"
    assert f'<a href="{address}" download>' in page
    assert shown.format(address) in page
    assert bool(shown) == ("data-type=" in page)


@pytest.mark.parametrize("where", ["E01/0", "E01/2", "E02/1", "..%2Fcase.toml/1"])
def test_nothing_else_is_handed_over(folder: Path, where: str) -> None:
    visitor = Collector(folder)
    visitor.put("a.png", media.png())
    answer = visitor.get(f"{visitor.case}/evidence/{where}")
    assert answer.status in (404, 422)
    assert "version" not in answer.text
