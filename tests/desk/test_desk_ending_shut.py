"""Letters that a warning shuts or a body must confirm, and sittings that end: nothing is lost."""

from __future__ import annotations

import pytest

from letters.case.save import blank
from letters.collect.interview import script
from letters.desk import (
    Sitting,
    answer_ending,
    confirm_body,
    ending_lines,
    ending_of,
    how_far,
    keep_point,
    open_case,
    rephrase,
    talk,
    want,
    write_letters,
)
from letters.errors import FileError
from scripts.examples import FOLDER
from tests.desk.ends_of_talks import AT, BRAND, NEEDS_OF, ONESELF, THREAT, TODAY, WORDED, told


def test_a_body_is_confirmed_by_its_own_name_alone():
    now = told(ONESELF + BRAND + THREAT, "police")
    seen = ending_of(now, AT)
    [body] = seen.ready[0].guessed
    assert "金水" in body.name
    assert confirm_body(now, seen, "complaint/police", "别的机关").problem
    after = confirm_body(now, seen, "complaint/police", body.name)
    assert f'police = "{body.name}"' in after.text
    assert ending_of(after, AT).ready[0].guessed == ()


def shut() -> talk.Talk:
    return told(ONESELF + BRAND + WORDED, "police")


def test_a_letter_that_a_warning_stops_is_shut_and_written_by_nobody():
    seen = ending_of(shut(), AT)
    assert seen.ready == ()
    assert [one.id for one in seen.shut] == ["complaint/police"]
    assert any("先不能写" in line for line in ending_lines(seen))
    assert not any(choice.value == "complaint/police" for choice in seen.question.choices)
    chosen = want(shut(), seen, "complaint/police", wanted=True)
    written = write_letters(open_case(chosen.text, TODAY), AT)
    assert written.files == ()


def test_the_line_on_top_says_what_a_warning_stops_and_counts_a_letter_that_was_wanted_unasked():
    line = how_far(shut().text, AT, TODAY).line
    assert "现在还写不出文书" in line
    assert "先改好一处才能写：治安报案书" in line
    example = (FOLDER / "family-and-colleagues-called" / "case.toml").read_text("utf-8")
    now = talk.open_talk(example, talk.letter_needs(AT.library), TODAY)
    other = next(one for one in ending_of(now, AT).others if not one.door)
    after = want(now, ending_of(now, AT), other.id, wanted=True)
    assert other.title not in how_far(now.text, AT, TODAY).line
    assert other.title in how_far(after.text, AT, TODAY).ready


def test_it_opens_with_the_safe_words_once_the_person_gives_them():
    now = shut()
    [point] = [each for each in ending_of(now, AT).heed if each.caution and each.caution.stops]
    drafted = rephrase(now, point)
    assert drafted.question is not None
    assert drafted.question.key == "incidents.0.account"
    assert drafted.question.begun.startswith("接到电话。请在十日内书面答复")
    assert drafted.question.begun.endswith("后来没有接。")
    assert "弄死他" in drafted.text
    assert ending_of(drafted, AT).shut  # nothing of it is an answer yet
    given = talk.answer(drafted, drafted.question.begun)
    assert [one.id for one in ending_of(given, AT).ready] == ["complaint/police"]


def test_it_opens_with_a_reason_and_not_without_one():
    now = shut()
    [point] = [each for each in ending_of(now, AT).heed if each.caution and each.caution.stops]
    assert keep_point(now, point, "  ").problem
    assert keep_point(now, point, "  ").text == now.text
    kept = keep_point(now, point, "已经问过12348")
    assert 'reason = "已经问过12348"' in kept.text
    assert [one.id for one in ending_of(kept, AT).ready] == ["complaint/police"]


def test_where_nothing_can_be_written_what_is_nearest_is_offered():
    seen = ending_of(told(ONESELF), AT)
    assert not (seen.ready)
    assert not (seen.near)
    assert not (seen.shut)
    labels = [each.label for each in seen.question.choices]
    assert len(labels) == 3
    asking = answer_ending(told(ONESELF), seen, "改一改")
    assert asking.question is not None
    assert asking.question.key == "wants.wishes"


class Scripted:
    """A shell that types what it is given, and keeps what it was told."""

    def __init__(self, *typed: str) -> None:
        self.typed = list(typed)
        self.told: list[str] = []

    def ask(self, asked):
        self.told.append(asked.label)
        return self._next()

    def pick(self, prompt, entries):
        self.told += [*(entry.shown for entry in entries), prompt]
        return self._next()

    def say(self, text):
        self.told.append(text)

    def _next(self) -> str:
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)


class Held:
    """A place whose file is held by another program the first few times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.stored: list[str] = []

    def __call__(self, text: str) -> None:
        if self.times:
            self.times -= 1
            raise FileError("存不了 case.toml：文件正被别的程序打开")
        self.stored.append(text)


def test_a_file_that_is_held_open_loses_no_answer_and_is_tried_again():
    shell, place = Scripted("没有这些", "", "", "1", "3", "退出"), Held(2)
    Sitting(talk.open_talk(blank(), NEEDS_OF, TODAY), shell, place).run()
    assert len(place.stored) >= 2
    assert 'role = "lessee"' in place.stored[-1]
    assert "police" in place.stored[-1]
    assert any("刚才的回答还在" in line for line in shell.told)


def test_a_file_that_stays_held_is_told_when_the_person_leaves():
    shell = Scripted("没有这些", "退出")
    with pytest.raises(FileError, match="正被别的程序打开"):
        Sitting(talk.open_talk(blank(), NEEDS_OF, TODAY), shell, Held(99)).run()


def test_a_sitting_ends_with_the_letters_and_a_yes():
    stored: list[str] = []
    left = f"#~ skipped = {[step.key for step in script.steps()]}\n"
    whom = '#~ draft = { wants = { wishes = ["police"] } }\n'
    more = 'name = "不详"\naddress = "深圳市某某路1号"\n'
    text = blank() + ONESELF + BRAND + more + THREAT + "\n" + left + whom
    shell = Scripted("", "1")
    finished = Sitting(talk.open_talk(text, NEEDS_OF, TODAY), shell, stored.append, AT).run()
    assert finished
    assert 'letters = ["complaint/police"]' in stored[-1]
    assert any("现在能写" in line for line in shell.told)
