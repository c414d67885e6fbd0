"""Looking at letters on the page: proposals as in the terminal, nothing chosen by itself, what is shut stays shut."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from letters.case.save import blank
from letters.desk import ending_lines, open_talk, talk
from tests.desk.ends_of_talks import BRAND, FIRM, LEASE, ONESELF, POLITE, THREAT, WIFE, WORDED
from tests.desk.test_two_stories import ONE, TWO
from tests.web.asking import TODAY
from tests.web.endings import NEEDS, Forms, Reader, ending, packed, story, titles, wishing

if TYPE_CHECKING:
    from pathlib import Path


def read_aloud(page: str) -> str:
    """What a person reads of a page."""
    main = page.partition("<main ")[2].partition(">")[2].partition("</main>")[0]
    return unescape(re.sub(r"<[^>]+>", " ", main))


@pytest.mark.slow
@pytest.mark.parametrize("lines", [ONE, TWO], ids=["one", "two"])
def test_the_page_proposes_what_the_terminal_proposes_in_the_same_words_and_order(lines: Any, tmp_path: Path) -> None:
    text = story(lines)
    seen, page = ending(text), Reader(tmp_path, text).page()
    told = "\n".join(ending_lines(seen))
    assert titles(page) == [f"✓ {one.title} → {one.to}{'（请核实）' if one.guessed else ''}" for one in seen.ready]
    for one in seen.ready:
        assert f"✓ {one.title} → {one.to}" in told
        assert one.why in told
        assert one.why in read_aloud(page)
    for point in seen.heed:
        assert point.told in told
        assert point.said in read_aloud(page)
    assert read_aloud(page).count("建议先送这一份") == told.count("建议先送这一份") == 1


def test_the_second_story_is_handed_no_police_report(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(TWO))
    assert "报案" not in read_aloud(reader.page())
    assert "complaint/police" not in reader.page()


def test_nothing_is_chosen_before_the_person_chooses(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(ONE))
    page = reader.page()
    assert Forms(page).ticked == 0
    assert "您要这一份" not in page
    assert "letters =" not in reader.text
    place, after = reader.follow(reader.press(page, "want", "complaint/police"))
    assert place == f"{reader.case}/letters"
    assert "记下了：要写治安报案书" in after
    assert after.count("✓ 您要这一份") == 1
    assert 'letters = ["complaint/police"]' in reader.text


def test_a_no_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(ONE))
    _, after = reader.follow(reader.press(reader.page(), "decline", "complaint/police"))
    assert "您说过不要这一份" in after
    assert not any(one.declined for one in ending(reader.text).ready if one.id != "complaint/police")
    _, again = reader.follow(reader.press(after, "want", "complaint/police"))
    assert "您说过不要这一份" not in again


def test_a_choice_made_on_an_old_page_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(ONE))
    first, second = reader.page(), reader.page()
    assert reader.press(first, "want", "complaint/police").status == 303
    stands = reader.text
    for what in ("want", "decline"):
        refused = reader.press(second, what, "notice/stop-harassment")
        assert refused.status == 409
        assert "先看新的" in refused.text
    assert reader.text == stands


def test_a_letter_that_was_not_offered_is_not_put_down(tmp_path: Path) -> None:
    reader = Reader(tmp_path, wishing(ONESELF + BRAND + POLITE, "pay", "others"))
    stands = reader.text
    refused = reader.press(reader.page(), "want", "notice", about="complaint/police")
    assert refused.status == 422
    assert reader.text == stands
    assert reader.press(reader.page(), "want", "notice", what="nothing").status == 422


def test_one_dispute_goes_to_the_body_that_was_chosen_and_can_be_turned(tmp_path: Path) -> None:
    reader = Reader(tmp_path, wishing(ONESELF + BRAND + FIRM + LEASE + THREAT, "complain"))
    page = reader.page()
    assert "先请哪一家调解" in page
    assert "另一家会不受理" in page
    _, chosen = reader.follow(reader.press(page, "want", "complaint/consumer-association"))
    assert 'dispute_first = "consumer-association"' in reader.text
    assert len([each for each in titles(chosen) if "消费者投诉书" in each]) == 1
    reader.press(chosen, "turn")
    assert 'dispute_first = "market-regulator"' in reader.text
    assert 'letters = ["complaint/market-regulator"]' in reader.text


def test_a_body_is_confirmed_after_a_call(tmp_path: Path) -> None:
    reader = Reader(tmp_path, wishing(ONESELF + BRAND + THREAT, "police"))
    page = reader.page()
    assert "请核实" in page
    [body] = ending(reader.text).ready[0].guessed
    place, after = reader.follow(reader.press(page, "confirm", "complaint/police"))
    assert place.endswith("/letters")
    assert f'police = "{body.name}"' in reader.text
    assert "（请核实）" not in after


def test_what_is_one_answer_away_is_answered_and_leads_back_here(tmp_path: Path) -> None:
    reader = Reader(tmp_path, wishing(ONESELF + THREAT, "police", "quiet"))
    page = reader.page()
    assert any(each.startswith("○ 停止侵害告知函") for each in titles(page))
    place, asked = reader.follow(reader.press(page, "answer", "near:"))
    assert place.endswith("/q/respondents.0.roles?then=letters")
    place, asked = reader.follow(reader.visitor.fill(asked, respondents__0__roles="1"))
    assert place.endswith("/q/respondents.0.who?then=letters")
    place, after = reader.follow(
        reader.visitor.fill(asked, respondents__0__brand="租好机", respondents__0__name="不清楚")
    )
    assert place == f"{reader.case}/letters"
    assert [each for each in titles(after) if each.startswith("✓ 停止侵害告知函")], titles(after)


def test_what_was_put_off_is_answered_here_and_leads_back_here(tmp_path: Path) -> None:
    now = open_talk(wishing(ONESELF + BRAND + THREAT, "police"), NEEDS, TODAY)
    reader = Reader(tmp_path, talk.answer(talk.ask(now, "complainant.id_number"), "以后再答").text)
    page = reader.page()
    assert f'href="{reader.case}/q/complainant.id_number?then=letters"' in page
    asked = reader.page("/q/complainant.id_number?then=letters")
    place, after = reader.follow(reader.visitor.fill(asked, complainant__id_number="610113199503120007"))
    assert place == f"{reader.case}/letters"
    assert "放着以后再答的" not in after


@pytest.mark.parametrize(
    "evil", ["//evil.example", "https:evil", "letters/../..", "q/complainant.name", "letters/1\r\nX: y"]
)
def test_a_question_leads_back_to_pages_of_letters_alone(evil: str, tmp_path: Path) -> None:
    reader = Reader(tmp_path, wishing(ONESELF + BRAND + THREAT, "police"))
    page = reader.page("/q/complainant.name")
    place = dict(reader.visitor.fill(page, complainant__name="张建国", then=evil).headers)["location"]
    assert place.startswith(f"{reader.case}/q/") or place == f"{reader.case}/letters"
    assert "evil" not in place


def test_one_letter_shows_what_is_open_in_it_and_the_letters_beside_it(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(ONE))
    seen = ending(reader.text)
    page = reader.page("/letters/1")
    assert seen.letters[0].called in page
    assert f'href="{reader.case}/letters/2" rel="next"' in page
    assert 'rel="prev"' not in page
    assert "上一份" in reader.page("/letters/2")
    assert f'href="{reader.case}/q/addressees.police?then=letters/1"' in page
    place, _ = reader.follow(reader.press(page, "want", "complaint/police"))
    assert place == f"{reader.case}/letters/1"


@pytest.mark.slow
def test_letters_go_out_only_after_a_yes(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(ONE))
    assert "还没有选要写哪几份" in reader.page("/out")
    assert packed(reader) == []
    reader.press(reader.page(), "want", "complaint/police")
    assert [name for name in packed(reader) if "报案书" in name]
    assert not [name for name in packed(reader) if "告知函" in name]


def test_nobody_is_led_on_to_a_letter_that_nothing_speaks_for(tmp_path: Path) -> None:
    reader = Reader(tmp_path, story(TWO))
    offered = {place for one in ending(reader.text).offered for place in one.places}
    for place in offered:
        led = re.findall(r'/letters/(\d+)" rel=', reader.page(f"/letters/{place}"))
        assert {int(each) for each in led} <= offered
        assert "报案书" not in reader.page(f"/letters/{place}").partition("<main ")[2].partition("<iframe")[0]


def test_where_everything_is_missing_the_nearest_step_is_shown(tmp_path: Path) -> None:
    for text in (blank(), blank() + ONESELF):
        page = Reader(tmp_path, text).page()
        assert "不怪您" in page
        assert "/q/incidents?then=letters" in page
        assert "/q/wants.wishes?then=letters" in page
        assert 'role="alert"' not in page


def test_what_is_lacking_without_a_name_is_told_and_asked(tmp_path: Path) -> None:
    reader = Reader(tmp_path, wishing(BRAND + THREAT, "police"))
    assert "您的姓名、电话和地址" in read_aloud(reader.page())
    place, _ = reader.follow(reader.press(reader.page(), "answer", "near:"))
    assert place.endswith("/q/complainant.name?then=letters")


@pytest.mark.slow
def test_what_a_person_typed_is_never_markup_and_nobody_reads_an_id(tmp_path: Path) -> None:
    text = WORDED.replace("接到电话。", "接到<b>电话</b>。") + WIFE
    for case in (wishing(ONESELF + BRAND + text, "police", "quiet", "complain"), story(ONE), story(TWO)):
        reader = Reader(tmp_path, case)
        places = ["/letters", *(f"/letters/{number}" for number in range(1, len(ending(case).letters) + 1))]
        for place in places:
            page = reader.page(place)
            assert "<b>" not in page
            words = re.sub("App|Word|PDF|iPhone 15|OPPO Find X8", "", read_aloud(page))
            assert not re.findall(r"[A-Za-z_]{2,}|[A-Z]\d{1,3}\b|\[\[", words), words
