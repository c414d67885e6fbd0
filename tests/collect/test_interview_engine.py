from __future__ import annotations

from datetime import date

import pytest

from letters.catalogue.library import Library
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.keys import generic
from letters.collect.interview.state import InterviewState
from tests.collect.interviewed import COMPLAINT, LETTERS, NO_DAY, OFFER, POLICE, REPORT, TODAY, begun, give

RETURN = {**OFFER, "wants.wishes": "5"}


@pytest.mark.parametrize(
    ("answers", "letter"),
    [
        (POLICE, "complaint/police"),
        (COMPLAINT, "complaint/consumer-association"),
        (REPORT, "report/market-regulator"),
        (OFFER, "negotiation/instalments"),
        (RETURN, "negotiation/return"),
        ({**POLICE, "wants.wishes": "1"} | {"respondents.name": "某某租赁有限公司"}, "notice/stop-harassment"),
        ({**COMPLAINT, "wants.wishes": "7"}, "request/personal-information"),
    ],
)
def test_the_answers_make_a_case_from_which_the_letter_can_be_written(answers: dict[str, str], letter: str) -> None:
    from letters.compose.books import open_books
    from letters.compose.choose.selection import select

    state, _ = give(begun(), answers)
    case = state.case()
    assert case is not None
    books = open_books(Library.bundled())
    assert letter in [each.head.id for each in select(case, books, TODAY, (letter,)).letters]


def test_only_what_the_letters_wanted_need_is_asked_and_what_is_personal_comes_last() -> None:
    _, asked = give(begun(), POLICE)
    assert not [key for key in asked if key.startswith(("contracts", "offer", "practices"))]
    assert asked[:3] == ["safety.now", "complainant.role", "wants.wishes"]
    assert asked[-1] == "complainant.who"


def test_what_was_typed_stands_in_the_file_as_it_was_meant() -> None:
    state, _ = give(begun(), POLICE)
    incident = state.data["incidents"][0]
    assert incident["at"] == "2026-11-22 23:00"
    assert (incident["count"], incident["estimated"]) == (20, True)
    assert incident["words"] == "再不还钱就找你单位"
    assert state.data["third_parties"] == [{"id": "T1", "relation": "母亲", "is_guarantor": False}]
    assert incident["known_by"] == "told"
    assert incident["acts"] == ["threat", "debt_disclosed"]
    assert [(row["title"], row["kind"]) for row in state.data["evidence"]] == [
        ("电话录音（2026年11月22日）", "recording")
    ]
    assert incident["evidence"] == ["E1"]
    assert state.data["respondents"][0]["name"] == "不详"
    assert state.data["story"]["account"] == "第一行\n第二行"


def test_an_answer_that_is_not_understood_is_asked_again_and_changes_nothing() -> None:
    state, _ = give(begun(), POLICE)
    for key, text in [
        ("incidents.0.at", "晚上8点"),
        ("complainant.phone", "123"),
        ("complainant.id_number", "330106199908140022"),
        ("incidents.0.count", "5到3次"),
        ("incidents.0.acts", "99"),
        ("incidents.0.until", "2026-01-01"),
    ]:
        reply = answer(state, question(state, key), text)
        assert reply.problem, key
        assert reply.state.text == state.text
        assert "=" not in reply.problem


def test_the_reason_for_refusing_an_id_number_is_the_models_own() -> None:
    state, _ = give(begun(), POLICE)
    reply = answer(state, question(state, "complainant.id_number"), "330106199908140022")
    assert "至少抄错了一位" in reply.problem
    assert "199908140022" not in reply.problem


def test_not_knowing_is_an_answer_wherever_the_model_allows_it() -> None:
    unknown = dict.fromkeys(POLICE, "不清楚") | {
        key: POLICE[key]
        for key in ("wants.wishes", "respondents.roles", "incidents", "incidents.channel", "incidents.to")
    }
    state, asked = give(begun(), {**unknown, "incidents.at": "上个月", "incidents.account": "不清楚"})
    assert "incidents.0.count" in asked
    assert state.data["incidents"][0]["at"] == "2026-10"
    assert "complainant" not in state.data or "name" not in state.data["complainant"]
    assert next_question(state) is None


def test_words_that_are_not_remembered_are_asked_for_as_told() -> None:
    answers = {**POLICE, "incidents.words": "记不清了", "incidents.account": "说要去我单位"}
    state, _ = give(begun(), answers)
    assert "words" not in state.data["incidents"][0]
    assert state.data["incidents"][0]["account"] == "说要去我单位"


def test_a_lease_that_is_not_whole_waits_and_keeps_no_letter_from_being_written() -> None:
    state, _ = give(begun(), {**COMPLAINT, **NO_DAY})
    assert "contracts" not in state.data
    assert state.get("contracts.0.rent") == "899.00"
    assert state.case() is not None
    later = answer(state, question(state, "contracts.0.signed_on"), "3月2号").state
    assert later.data["contracts"][0] == {
        "id": "C1",
        "kind": "lease",
        "device": "某品牌手机 256GB",
        "rent": "899.00",
        "period_unit": "month",
        "periods": 12,
        "order_number": "QT2026030200123",
        "device_received": True,
        "device_disposed": False,
        "payments": "none",
        "signed_on": date(2026, 3, 2),
    }
    assert "contracts.0" not in later.record.get("draft", {})


@pytest.mark.long
def test_an_interview_broken_off_goes_on_where_it_was() -> None:
    """After every answer the file and the record are all that is left of it."""
    whole, asked = give(begun(), COMPLAINT)
    state = begun()
    for key in asked:
        state = InterviewState(state.text, TODAY, LETTERS)
        now = next_question(state)
        assert now is not None
        assert now.key == key
        is_again = key == "incidents" and bool(state.data.get("incidents"))
        state = answer(state, now, "记完了" if is_again else COMPLAINT[generic(key)]).state
    reopened = InterviewState(state.text, TODAY, LETTERS)
    assert next_question(reopened) is None
    assert reopened.text == whole.text
