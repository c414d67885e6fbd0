"""Choosing, previewing and writing letters as values: nothing is stored, and what is to be stored is handed back."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from letters.desk import (
    Next,
    OpenCase,
    Paper,
    all_letters,
    check_case,
    choose_letters,
    demo,
    open_case,
    open_desk,
    own_templates,
    place_written,
    preview_letters,
    recipient,
    rights,
    write_letters,
)
from letters.errors import CaseError, LetterError, UsageError
from tests.stories import ADDRESS, ID_NUMBER, contact, lease, platform, row, text_of

TODAY = date(2026, 11, 26)
POLICE = "complaint/police"
THREAT = contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天去你家", from_number="17000000001")


def opened(*parts: str, asked: date | None = None) -> OpenCase:
    return open_case(text_of(*parts), TODAY, asked, "我的案件.toml")


def test_every_letter_is_listed_with_its_recipient_in_words() -> None:
    at = open_desk()
    to = {head.id: recipient(head, at) for head in all_letters(at)}
    assert to[POLICE].startswith("公安机关")
    assert len(to) > 20
    assert not any("annex" in name for name in to)


def test_what_a_case_gives_and_what_it_lacks_is_told_for_each_letter() -> None:
    chosen = choose_letters(opened(THREAT), open_desk())
    assert POLICE in [letter.head.id for letter in chosen.ready]
    assert all(one.lacks or one.elsewhere or one.sent or one.idle for one in chosen.unwritten)
    with pytest.raises(UsageError, match="没有文书“complaint/polise”"):
        choose_letters(opened(THREAT), open_desk(), ("complaint/polise",))


def test_a_deadline_set_otherwise_that_no_sent_letter_has_falls_short() -> None:
    sent = row("filings", id="S1", letter=POLICE, to="派出所", on="2026-11-22")
    moved = row("filings.deadlines", deadline="none-such", due="2026-12-22", reason="通知书写明")
    with pytest.raises(CaseError, match=r"我的案件\.toml") as refused:
        check_case(opened(THREAT, sent, moved), open_desk())
    assert "none-such" in str(refused.value)


def test_a_preview_is_the_letter_as_its_reader_sees_it() -> None:
    case = opened(THREAT, platform(), lease())
    [police] = preview_letters(case, open_desk(), POLICE)
    assert police.text.startswith("<!DOCTYPE html>")
    assert ADDRESS in police.text
    others = preview_letters(case, open_desk(), "notice", "txt")
    assert others
    assert not any(ID_NUMBER in other.text or "翠苑街道" in other.text for other in others)


def test_a_letter_that_cannot_be_previewed_says_why() -> None:
    with pytest.raises(LetterError, match="还缺"):
        preview_letters(opened(), open_desk(), POLICE)
    with pytest.raises(UsageError, match="不认识的格式 odt"):
        preview_letters(opened(THREAT), open_desk(), POLICE, "odt")


def test_letters_are_written_as_files_to_be_stored_and_the_next_steps_are_told() -> None:
    heard: list[str] = []
    made = write_letters(opened(THREAT), open_desk(paper=Paper(("txt",))), (POLICE,), heard.append)
    assert [file.name for file in made.files] == ["00-送出前请看.txt", "01-治安报案书.txt"]
    assert "明天去你家" in made.files[1].content.decode("utf-8-sig")
    assert heard == ["治安报案书"]
    assert not made.falls_short
    assert [(step.what, step.about) for step in made.next_steps if step.what is not Next.ON_REQUEST] == [
        (Next.OPEN, ("00-送出前请看.txt",)),
        (Next.RECORD_SENT, (POLICE,)),
        (Next.LEAVE, ()),
    ]


def test_where_no_letter_can_be_written_there_is_nothing_to_store_and_nothing_to_send() -> None:
    made = write_letters(opened(), open_desk(), (POLICE,))
    assert made.falls_short
    assert made.files == ()
    assert {step.what for step in made.next_steps} <= {Next.ON_REQUEST}


def test_a_record_that_cannot_be_read_is_told_and_begun_anew() -> None:
    made = write_letters(opened(THREAT), open_desk(paper=Paper(("txt",))), (POLICE,))
    placed = place_written(made, "case.toml", TODAY, ("文书/以前的/2026-11-26 第4次/a.txt",), "{")
    assert placed.folder == "文书/2026-11-26 第5次"
    assert placed.damage
    again = place_written(made, "case.toml", TODAY, (), placed.record)
    assert again.damage == ""
    assert placed.folder in again.record


def test_letters_carry_the_day_that_was_asked_for() -> None:
    asked = date(2026, 11, 25)
    made = write_letters(opened(THREAT, asked=asked), open_desk(paper=Paper(("txt",))), (POLICE,))
    assert made.day == asked
    assert "2026年11月25日" in made.files[1].content.decode("utf-8-sig")


def test_the_demo_is_a_story_with_its_finished_letters() -> None:
    shown = demo(open_desk(), TODAY)
    assert "案件/case.toml" in [file.name for file in shown.story]
    assert not any("letters" in file.name for file in shown.story)
    assert all(zipfile.is_zipfile(BytesIO(file.content)) for file in shown.writing.files)


def test_rights_are_told_for_a_case_and_for_situations_by_name() -> None:
    at = open_desk()
    told = rights.rights_of_case(opened(THREAT), at)
    assert POLICE in [letter.id for letter in told.letters]
    named = rights.rights_of_situations(["电话"], at, TODAY)
    assert named.day == TODAY
    with pytest.raises(UsageError):
        rights.rights_of_situations(["天气"], at, TODAY)


@pytest.mark.slow
def test_an_own_template_that_cites_what_is_no_topic_of_the_law_is_told_with_the_line(tmp_path) -> None:
    (tmp_path / "_parts").mkdir()
    (tmp_path / "_parts/mine.html").write_text("依据{{ law.filling }}；law.weather 不是引用", encoding="utf-8")
    head = '+++\ntitle = "信"\nkind = "notice"\n+++\n'
    body = '<p>{% include "_parts/mine.html" %}</p>\n<p>{{ law["filing case_trem"] }}{{ law.checked_on | day }}</p>\n'
    (tmp_path / "letter.html").write_text(head + body, encoding="utf-8")
    checked = own_templates.check_templates(open_desk(tmp_path))
    told = "\n".join(checked.faults)
    assert "模板 _parts/mine 第 1 行：没有名为 filling 的法律主题\n  → 是不是 filing？" in told
    assert "模板 letter 第 6 行：没有名为 case_trem 的法律主题\n  → 是不是 case_term？" in told
    assert not any(word in told for word in ("weather", "checked_on", "filing 的"))


@pytest.mark.slow
def test_bundled_templates_are_sound_and_can_be_copied_out() -> None:
    at = open_desk()
    checked = own_templates.check_templates(at)
    assert checked == own_templates.TemplateCheck(len(own_templates.places_of_templates(at)), (), ())
    assert f"{POLICE}.html" in [file.name for file in own_templates.bundled_templates()]
