"""The end of a talk: letters are proposed from facts, with a reason; what is one answer away is answered at once."""

from __future__ import annotations

import re

import pytest

from letters.collect.interview import script
from letters.compose.choose.needs import NEEDS
from letters.desk import (
    answer_ending,
    ending_lines,
    ending_of,
    talk,
    turn,
    want,
)
from tests.desk.ends_of_talks import AT, BRAND, CALL, FIRM, LEASE, NEEDS_OF, ONESELF, POLITE, THREAT, WIFE, told


def ready(now: talk.Talk) -> list[str]:
    return [one.id for one in ending_of(now, AT).ready]


def test_who_wants_quiet_and_instalments_is_proposed_no_police_report_that_the_facts_do_not_carry():
    seen = ending_of(told(ONESELF + BRAND + POLITE, "pay", "others"), AT)
    assert [one.id for one in seen.ready] == ["notice/stop-harassment"]
    assert "complaint/police" not in {one.id for one in seen.near}
    assert ready(told(ONESELF + BRAND + THREAT + WIFE, "pay", "others"))[0] == "complaint/police"


DAILY = CALL.format(id="I001", day="10", more='until = "2026-11-14"\nper_day = 30')


@pytest.mark.parametrize("wishes", [("quiet",), ("others", "pay"), ("complain", "quiet")])
def test_who_only_wants_quiet_is_recommended_the_notice_and_told_of_the_police_after_it(wishes):
    seen = ending_of(told(ONESELF + BRAND + DAILY, *wishes), AT)
    assert seen.recommended == "notice/stop-harassment"
    police = next(one for one in seen.ready if one.id == "complaint/police")
    assert "可以先不写这一份" in police.why
    assert not police.wanted


@pytest.mark.parametrize("wishes", [("quiet", "police"), ("unsure",), ()])
def test_calls_day_by_day_are_a_matter_of_the_police_first_unless_only_quiet_is_wished_for(wishes):
    assert ready(told(ONESELF + BRAND + DAILY, *wishes))[0] == "complaint/police"


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
