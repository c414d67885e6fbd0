"""The page at home: the talk on screens, letters as their readers see them, nothing lost and nothing mixed."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.web.asgi import ask
from letters.web.bench import LONGEST_FORM
from tests.web.asking import FORM, TODAY, WORD, PageForm, Visitor, label
from tests.web.begun import TOLD, begun, folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]


def test_a_case_is_begun_kept_at_once_and_gone_on_with(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    place, page = visitor.follow(visitor.fill(visitor.get("/").text))
    assert "/q/" in place
    assert (tmp_path / "案件-2026-11-26" / "case.toml").is_file()
    assert "案件-2026-11-26" in visitor.get("/").text
    _, following = visitor.follow(visitor.fill(page, **{"pass": "以后再答"}))
    assert label(following) != label(page)


def test_an_answer_is_stored_before_the_next_question_and_said_as_it_was_understood(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/complainant.phone").text
    _, following = visitor.follow(visitor.fill(page, complainant__phone="１９９００００００９１"))
    assert 'phone = "19900000091"' in (folder / "案件-2026-11-26" / "case.toml").read_text("utf-8")
    assert "理解为：" in following


def test_what_was_not_understood_stays_in_its_place_with_the_reason(folder: Path) -> None:
    visitor, case = begun(folder)
    answer = visitor.fill(visitor.get(f"/c/{case}/q/complainant.phone").text, complainant__phone="12 <i>")
    assert answer.status == 422
    assert 'role="alert"' in answer.text
    assert 'value="12 &lt;i&gt;"' in answer.text
    assert "<i>" not in (folder / "案件-2026-11-26" / "case.toml").read_text("utf-8")


def test_a_file_of_an_earlier_version_is_kept_beside_the_one_that_takes_its_place(folder: Path) -> None:
    visitor, case = begun(folder)
    visitor.fill(visitor.get(f"/c/{case}/q/complainant.name").text, complainant__name="王小丽")
    earlier = [path for path in (folder / "案件-2026-11-26").iterdir() if path.is_file() and path.name != "case.toml"]
    assert [path.read_text("utf-8") for path in earlier] == [TOLD]


def test_the_second_of_two_windows_is_told_and_changes_nothing(folder: Path) -> None:
    visitor, case = begun(folder)
    first, second = (visitor.get(f"/c/{case}/q/complainant.name").text for _ in range(2))
    assert visitor.fill(first, complainant__name="王小丽").status == 303
    stands = (folder / "案件-2026-11-26" / "case.toml").read_bytes()
    refused = visitor.fill(second, complainant__name="王大丽")
    assert refused.status == 409
    assert "先看新的" in refused.text
    assert (folder / "案件-2026-11-26" / "case.toml").read_bytes() == stands


def test_what_a_person_typed_is_never_markup(folder: Path) -> None:
    visitor, case = begun(folder)
    for target in (f"/c/{case}/all", f"/c/{case}/q/incidents.0.words", f"/c/{case}/letters"):
        seen = visitor.get(target)
        assert seen.status == 200
        assert "<b>" not in seen.text


def test_letters_are_shown_masked_and_kept_as_the_command_writes_them(folder: Path) -> None:
    visitor, case = begun(folder)
    assert "治安报案书" in visitor.get(f"/c/{case}/letters").text
    opened = desk.open_case(TOLD, TODAY)
    for number, letter in enumerate(desk.check_case(opened, desk.open_desk()).letters, 1):
        assert f'src="/c/{case}/letters/{number}/paper"' in visitor.get(f"/c/{case}/letters/{number}").text
        shown = visitor.get(f"/c/{case}/letters/{number}/paper")
        assert f"<h1>{letter.head.title}" in shown.text
        assert "style=" not in shown.text
        assert "default-src 'none'" in dict(shown.headers)["content-security-policy"]
        sheet = re.search(r'<link rel="stylesheet" href="(.*?)">', shown.text)
        assert sheet is not None
        assert "p.addressee" in visitor.get(sheet.group(1)).text
    visitor.tick_all(f"/c/{case}")
    packed = visitor.get(f"/c/{case}/letters.zip")
    with zipfile.ZipFile(io.BytesIO(packed.body)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    written = desk.write_letters(opened, desk.open_desk())
    assert files == {file.name: file.content for file in written.files}


def test_a_letter_or_a_case_that_is_gone_is_told_kindly(folder: Path) -> None:
    visitor, case = begun(folder)
    for target in (
        f"/c/{case}/letters/99",
        f"/c/{case}/letters/0/paper",
        "/sheets/none.css",
        "/c/..%2f..",
        "/c/0123456789ab",
    ):
        seen = visitor.get(target)
        assert seen.status in (404, 422)
        assert "Traceback" not in seen.text


def test_only_the_pages_own_files_are_given(folder: Path) -> None:
    visitor, _ = begun(folder)
    assert visitor.get("/static/page.css").status == 200
    icon = visitor.get("/").text.partition('<link rel="icon" href="')[2].partition('"')[0]
    assert dict(visitor.get(icon).headers)["content-type"] == "image/svg+xml"
    for name in ("../application.py", "..%2fapplication.py", "page.CSS", "nothing.js"):
        assert visitor.get(f"/static/{name}").status == 404


def test_what_is_typed_in_a_window_that_is_behind_still_stands_there_beside_what_is_new(folder: Path) -> None:
    visitor, case = begun(folder)
    first, second = (visitor.get(f"/c/{case}/q/complainant.name").text for _ in range(2))
    visitor.fill(first, complainant__name="王小丽")
    refused = visitor.fill(second, complainant__name="王大丽")
    assert 'value="王大丽"' in refused.text
    assert "现在是：王小丽" in refused.text
    assert visitor.fill(refused.text, complainant__name="王大丽").status == 303
    assert 'name = "王大丽"' in (folder / "案件-2026-11-26" / "case.toml").read_text("utf-8")


def test_every_screen_of_a_case_has_the_eight_parts_what_can_be_written_and_when_it_was_stored(folder: Path) -> None:
    visitor, case = begun(folder)
    for place in ("q/complainant.phone", "all", "letters", "letters/1", "safety"):
        seen = visitor.get(f"/c/{case}/{place}").text
        parts = re.findall(r"<li><a href=\"/c/\w+/(\S+?)\".*?<span>(.)</span> <span>(.*?)</span>", seen)
        assert "".join(number for _, number, _ in parts) == "①②③④⑤⑥⑦⑧"
        assert parts[0] == ("part/1", "①", "先看安全")
        assert parts[-1][1:] == ("⑧", "打印和送出")
        assert "现在能写 1 份：治安报案书。" in seen
        assert re.search(r"已存 (\d+月\d+日 )?\d\d:\d\d<", seen)


def test_a_part_opens_at_what_it_still_asks(folder: Path) -> None:
    visitor, case = begun(folder)
    place, page = visitor.follow(visitor.get(f"/c/{case}/part/2"))
    assert place == f"/c/{case}/q/complainant.role"
    assert '<a href="/c/' in page
    assert visitor.get(f"/c/{case}/part/99").status == 303


def test_an_answer_of_danger_fills_the_screen_and_nothing_of_it_is_stored(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    _, page = visitor.follow(visitor.fill(visitor.get("/").text))
    answers = {"safety.now": "1"}
    place, danger = visitor.follow(visitor.post(PageForm(page).action, {**PageForm(page).fields, **answers}))
    assert place.endswith("/safety")
    assert '<a class="call" href="tel:110">' in danger
    assert "现在没事了，接着写" in danger
    stored = (tmp_path / "案件-2026-11-26" / "case.toml").read_text("utf-8")
    assert "door" not in stored
    assert "门口" not in stored


def test_without_danger_the_talk_goes_on_at_once(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    _, page = visitor.follow(visitor.fill(visitor.get("/").text))
    place, _ = visitor.follow(visitor.post(PageForm(page).action, {**PageForm(page).fields, "safety.now": "4"}))
    assert place.endswith("/q/complainant.role")


def test_the_numbers_under_every_page_are_those_that_were_verified(folder: Path) -> None:
    visitor, _ = begun(folder)
    shown = set(re.findall(r"tel:(\d+)", visitor.get("/").text))
    assert shown == {"110", "120", "12348"}
    said = " ".join(line.text for line in desk.guide().lines)
    assert all(number in said for number in shown)


STORY = "story.account"


def test_what_is_typed_and_not_answered_stands_there_again_and_is_no_answer(folder: Path) -> None:
    visitor, case = begun(folder)
    before = (folder / "案件-2026-11-26" / "case.toml").read_bytes()
    form = PageForm(visitor.get(f"/c/{case}/q/{STORY}").text)
    kept = visitor.post(form.action.replace("/q/", "/typed/"), {**form.fields, STORY: "从三月<b>说起"})
    assert kept.status == 204
    assert (folder / "案件-2026-11-26" / "case.toml").read_bytes() == before
    again = visitor.get(f"/c/{case}/q/{STORY}").text
    assert "从三月&lt;b&gt;说起</textarea>" in again
    assert "从三月" not in visitor.get(f"/c/{case}/all").text


def test_what_was_typed_is_gone_once_it_is_answered(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/{STORY}").text
    form = PageForm(page)
    visitor.post(form.action.replace("/q/", "/typed/"), {**form.fields, STORY: "从三月说起"})
    visitor.post(f"/c/{case}/typed/complainant.phone", {**form.fields, "complainant.phone": "199"})
    visitor.fill(page, story__account="从四月说起")
    left = (folder / "案件-2026-11-26" / "没写完的回答.json").read_text("utf-8")
    assert "三月" not in left
    assert "199" in left
    assert "从四月说起</textarea>" in visitor.get(f"/c/{case}/q/{STORY}").text


def test_what_is_typed_in_a_window_that_is_behind_is_not_said_to_be_kept(folder: Path) -> None:
    visitor, case = begun(folder)
    form = PageForm(visitor.get(f"/c/{case}/q/{STORY}").text)
    visitor.fill(visitor.get(f"/c/{case}/q/complainant.name").text, complainant__name="王小丽")
    assert visitor.post(form.action.replace("/q/", "/typed/"), {**form.fields, STORY: "从三月说起"}).status == 409


def test_of_the_question_about_danger_nothing_is_kept_that_is_ticked(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/safety.now").text
    assert "data-keep" not in page
    form = PageForm(page)
    visitor.post(form.action.replace("/q/", "/typed/"), {**form.fields, "safety.now": "2"})
    assert not (folder / "案件-2026-11-26" / "没写完的回答.json").exists()


def test_what_stands_beside_a_question_is_looked_at_and_answers_nothing(folder: Path) -> None:
    visitor, case = begun(folder)
    before = (folder / "案件-2026-11-26" / "case.toml").read_bytes()
    form = PageForm(visitor.get(f"/c/{case}/q/wants.wishes").text)
    seen = visitor.post(f"{form.action}/beside", {**form.fields, "wants.wishes": "1"})
    assert seen.status == 200
    assert (folder / "案件-2026-11-26" / "case.toml").read_bytes() == before


def test_every_answer_stands_in_the_list_as_people_say_it_and_leads_to_its_question_and_back(folder: Path) -> None:
    visitor, case = begun(folder)
    asked = visitor.get(f"/c/{case}/q/contracts.0.order").text
    order = {"signed_on": "3月12日", "device": "iPhone 15", "rent": "899", "period_unit": "月", "periods": "12"}
    fields = {f"contracts.0.{name}": text for name, text in order.items()}
    assert visitor.post(PageForm(asked).action, {**PageForm(asked).fields, **fields}).status == 303
    visitor.fill(visitor.get(f"/c/{case}/q/harm").text, harm="11月25日母亲血压升高去看医生")
    page = visitor.get(f"/c/{case}/all").text
    assert "<dd>2026年3月12日" in page
    assert "<dd>899 元" in page
    assert "造成的后果 1：母亲血压升高去看医生" in page
    assert f'href="/c/{case}/q/harms.0.what?then=all"' in page
    rent = visitor.get(f"/c/{case}/q/contracts.0.rent?then=all").text
    assert "← 回到已经答的" in rent
    answer = visitor.fill(rent, contracts__0__rent="650")
    assert dict(answer.headers)["location"] == f"/c/{case}/all"
    assert "<dd>650 元" in visitor.get(f"/c/{case}/all").text


@pytest.mark.parametrize(("place", "drops"), [("q/complainant.name", 1), ("letters", 1), ("all", 1), ("evidence", 1)])
def test_evidence_can_be_dropped_on_every_screen_of_a_case(place: str, drops: int, folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/{place}").text
    assert page.count(f'data-drop="/c/{case}/files"') == drops


def test_the_words_that_open_a_part_stand_on_its_first_screen(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/story.account").text
    assert '<p class="say">想到什么写什么，按时间顺序，会原样写进文书。不想写就点“不写”。</p>' in page
    assert '<button name="pass" value="不写"' in page
    assert "这一题怎么答都不会存下来" in visitor.get(f"/c/{case}/q/safety.now").text
    assert '<p class="say">' not in visitor.get(f"/c/{case}/q/complainant.name").text


@pytest.mark.parametrize("more", ["&a=" + "x" * LONGEST_FORM, "&a=" * 50_000], ids=["long", "many"])
def test_a_form_longer_than_anybody_writes_is_refused_kindly_and_nothing_is_stored(folder: Path, more: str) -> None:
    visitor = Visitor(folder)
    before = sorted(folder.rglob("*"))
    answer = asyncio.run(ask(visitor.app, "POST", "/new", [FORM], f"token={WORD}{more}".encode()))
    assert answer.status == 422
    assert "分成几次写" in answer.text
    assert sorted(folder.rglob("*")) == before
