"""The end of a talk: letters are proposed from facts, with a reason; what is one answer away is answered at once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from letters.case.save import blank
from letters.catalogue.library import Library
from letters.collect.interview import script
from letters.compose.choose.needs import NEEDS
from letters.desk import (
    Sitting,
    answer_ending,
    confirm_body,
    ending_lines,
    ending_of,
    how_far,
    keep_point,
    open_case,
    open_desk,
    rephrase,
    talk,
    turn,
    want,
    write_letters,
)
from letters.errors import FileError
from scripts.examples import FOLDER

TODAY = date(2026, 11, 27)
NEEDS_OF = talk.letter_needs(Library.bundled())
AT = open_desk()
ONESELF = """
[complainant]
name = "张建国"
phone = "19900000092"
address = "河南省郑州市金水区文化路100号"
role = "lessee"
"""
BRAND = '[[respondents]]\nid = "platform"\nroles = ["platform", "lessor"]\nbrand = "租好机"\n'
CALL = '[[incidents]]\nid = "{id}"\nat = "2026-11-{day}"\nchannel = "call"\n{more}\n'
WIFE = '[[third_parties]]\nid = "T1"\nrelation = "妻子"\n'
POLITE = (
    CALL.format(id="I001", day="10 08:00", more='words = "再不还就起诉"\nacts = ["threatens_court"]')
    + CALL.format(id="I002", day="12", more='to = ["T1"]\nknown_by = "told"\nacts = ["debt_disclosed"]')
    + WIFE
)
THREAT = CALL.format(id="I001", day="10 08:00", more='words = "我弄死你"\nacts = ["threat"]')


def told(text: str, *wishes: str) -> talk.Talk:
    listed = ", ".join(f'"{each}"' for each in wishes)
    record = f"\n#~ draft = {{ wants = {{ wishes = [{listed}] }} }}\n"
    return talk.open_talk(blank() + text + record, NEEDS_OF, TODAY)


def ready(now: talk.Talk) -> list[str]:
    return [one.id for one in ending_of(now, AT).ready]


def test_who_wants_quiet_and_instalments_is_proposed_no_police_report_that_the_facts_do_not_carry():
    seen = ending_of(told(ONESELF + BRAND + POLITE, "pay", "others"), AT)
    assert [one.id for one in seen.ready] == ["notice/stop-harassment"]
    assert "complaint/police" not in {one.id for one in seen.near}
    assert ready(told(ONESELF + BRAND + THREAT + WIFE, "pay", "others"))[0] == "complaint/police"


def test_the_first_letter_is_recommended_and_each_says_why():
    seen = ending_of(told(ONESELF + BRAND + THREAT, "police", "quiet"), AT)
    lines = list(ending_lines(seen))
    assert [one.id for one in seen.ready] == ["complaint/police", "notice/stop-harassment"]
    assert sum("建议先送这一份" in line for line in lines) == 1
    assert "建议先送这一份" in next(line for line in lines if "治安报案书" in line)
    assert any("归公安管" in line for line in lines)


def test_letters_are_put_down_only_by_a_yes():
    now = told(ONESELF + BRAND + THREAT, "police", "quiet")
    assert "letters =" not in now.text
    seen = ending_of(now, AT)
    nothing = answer_ending(now, seen, "")
    assert nothing.problem
    assert nothing.text == now.text
    after = answer_ending(now, seen, "1")
    assert after.question is None
    assert 'letters = ["complaint/police"]' in after.text
    assert "story" not in answer_ending(now, seen, "先都不写").state.data


def test_what_is_one_answer_away_is_asked_at_once():
    now = told(ONESELF + THREAT, "police", "quiet")
    seen = ending_of(now, AT)
    [near] = seen.near
    assert near.id == "notice/stop-harassment"
    choice = next(each.label for each in seen.question.choices if each.value == f"near:{near.id}")
    asking = answer_ending(now, seen, choice)
    assert asking.question is not None
    assert asking.question.key == "respondents.0.roles"
    assert "letters =" not in asking.text


def test_nobody_is_left_without_a_name_in_silence():
    seen = ending_of(told(BRAND + THREAT, "police"), AT)
    assert not seen.ready
    assert seen.near[0].asks == ("complainant.name", "complainant.phone", "complainant.address")


def test_one_dispute_goes_to_one_body():
    lease = '[[contracts]]\nid = "C1"\nkind = "lease"\nsigned_on = 2026-03-12\ndevice = "手机"\n'
    address = 'name = "某某租赁有限公司"\naddress = "深圳市南山区某某路1号"\n'
    now = told(ONESELF + BRAND + address + lease + THREAT, "complain")
    seen = ending_of(now, AT)
    doors = [each.id for each in seen.ready if each.door]
    assert doors == ["complaint/consumer-association", "complaint/market-regulator"]
    numbers = [str(number) for number, each in enumerate(seen.ready, 1) if each.door]
    assert "只能先找一家" in answer_ending(now, seen, " ".join(numbers)).problem
    assert 'dispute_first = "market-regulator"' in answer_ending(now, seen, numbers[1]).text


def test_what_was_put_off_is_told_and_asked_at_once():
    now = told(ONESELF + BRAND + THREAT, "police")
    now = talk.answer(talk.ask(now, "complainant.id_number"), "以后再答")
    seen = ending_of(now, AT)
    assert any("放着以后再答的 1 题" in line for line in ending_lines(seen))
    asking = answer_ending(now, seen, "把放着的")
    assert asking.question is not None
    assert asking.question.key == "complainant.id_number"


def test_nothing_of_the_file_is_in_what_a_person_reads():
    for wishes in (("police", "quiet", "complain"), ("pay", "return"), ("aid", "data")):
        for text in (THREAT, POLITE, ""):
            seen = ending_of(told(ONESELF + BRAND + text, *wishes), AT)
            words = "\n".join([*ending_lines(seen), *(each.label for each in seen.question.choices)])
            assert not re.findall(r"[a-z_]{3,}|\[\[|=", words.replace("App", "")), words


def test_what_the_data_names_is_there():
    parts = script.data().parts
    assert {row.letter for part in parts for row in part.reason} <= NEEDS_OF.keys()
    fields = {need for needs in NEEDS_OF.values() for need in needs}
    assert {row.need for part in parts for row in part.missing} <= NEEDS.keys() | fields


LEASE = '[[contracts]]\nid = "C1"\nkind = "lease"\nsigned_on = 2026-03-12\ndevice = "手机"\n'
FIRM = 'name = "某某租赁有限公司"\naddress = "深圳市南山区某某路1号"\n'
WORDED = THREAT.replace('acts = ["threat"]', 'acts = ["threat"]\naccount = "接到电话。再打来我就弄死他。后来没有接。"')


def test_a_yes_and_a_no_are_put_down_letter_by_letter():
    now = told(ONESELF + BRAND + THREAT, "police", "quiet")
    yes = want(now, ending_of(now, AT), "complaint/police", wanted=True)
    assert 'letters = ["complaint/police"]' in yes.text
    no = want(yes, ending_of(yes, AT), "notice/stop-harassment", wanted=False)
    seen = ending_of(no, AT)
    assert {one.id: one.said for one in seen.ready} == {"complaint/police": "yes", "notice/stop-harassment": "no"}
    assert [one.id for one in seen.wanted] == ["complaint/police"]
    both = want(no, seen, "notice/stop-harassment", wanted=True)
    assert [one.id for one in ending_of(both, AT).wanted] == ["complaint/police", "notice/stop-harassment"]
    taken_back = want(both, ending_of(both, AT), "complaint/police", wanted=False)
    assert 'letters = ["notice/stop-harassment"]' in taken_back.text
    assert ending_of(taken_back, AT).recommended == "notice/stop-harassment"


def test_what_nobody_was_offered_is_not_put_down():
    now = told(ONESELF + BRAND + POLITE, "pay", "others")
    after = want(now, ending_of(now, AT), "complaint/police", wanted=True)
    assert after.problem
    assert after.text == now.text


def test_a_first_part_of_ids_gives_way_to_the_letters_it_meant():
    text = ONESELF + BRAND + FIRM + LEASE + THREAT + '[story]\nletters = ["complaint"]\n'
    now = told(text + '[route]\ndispute_first = "consumer-association"\n')
    seen = ending_of(now, AT)
    assert {one.id for one in seen.wanted} == {"complaint/police", "complaint/consumer-association"}
    after = want(now, seen, "complaint/police", wanted=False)
    assert 'letters = ["complaint/consumer-association"]' in after.text


def test_of_two_doors_the_one_said_yes_to_is_taken_and_can_be_turned():
    now = told(ONESELF + BRAND + FIRM + LEASE + THREAT, "complain")
    assert [one.id for one in ending_of(now, AT).doors] == [
        "complaint/consumer-association",
        "complaint/market-regulator",
    ]
    first = want(now, ending_of(now, AT), "complaint/consumer-association", wanted=True)
    assert 'dispute_first = "consumer-association"' in first.text
    seen = ending_of(first, AT)
    assert seen.doors == ()
    assert seen.turned == ("complaint/market-regulator", "消费者投诉书")
    turned = turn(first, seen)
    assert 'dispute_first = "market-regulator"' in turned.text
    assert [one.id for one in ending_of(turned, AT).wanted] == ["complaint/market-regulator"]
    neither = want(turned, ending_of(turned, AT), "complaint/market-regulator", wanted=False)
    assert "dispute_first" not in neither.text


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
