"""What the data of the talk can say: several fields, rows, conditions, prices of leaving, what is asked next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.save import blank
from letters.collect.interview import script
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.readers import reader
from letters.collect.interview.state import InterviewState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from letters.collect.interview.answered import Answered
    from letters.collect.interview.asking.questions import Question

TODAY = date(2026, 11, 27)
PART = """\
title = "试"
[[section]]
title = "试"
steps = [
  { key = "complainant.role" },
  { key = "contracts.0.terms_of", unless = { "complainant.role" = ["stranger"] } },
  { key = "contracts.0.claimed", when = { "contracts.rent" = ["*"] } },
  { key = "harms.+.one" },
  { key = "dealings.+.told" },
  { key = "offer.source" },
]
[ask."contracts.terms_of"]
label = "租金、期数、哪天签的、租的什么"
costs = "文书里写不出一共多少钱"
fields = ["rent", "periods", "signed_on", "device"]
may_lack = ["periods"]
[ask."contracts.claimed"]
label = "他们说要付多少"
fields = ["contracts.claim.amount", "contracts.claim.as_of"]
[ask."harms.one"]
label = "造成了什么"
fields = ["what"]
again = true
[ask."dealings.told"]
label = "跟他们说过别打了吗"
fields = ["on", "how"]
rest = "asked"
sets = { objection = true }
then = [{ key = "answered" }, { key = "signed_under_pressure", when = { how = ["当面"] } }]
"""


@pytest.fixture(autouse=True)
def of_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A script of a few questions in the place of the bundled one."""
    (tmp_path / "1.toml").write_text(PART, "utf-8")
    monkeypatch.setattr(script, "DATA", tmp_path)
    script.data.cache_clear()
    monkeypatch.setattr(script, "QUESTIONS", "none.toml")
    monkeypatch.setattr(script, "kinds", tuple)
    yield
    script.data.cache_clear()


def begun() -> InterviewState:
    return InterviewState(blank(), TODAY, {})


def ask(state: InterviewState) -> Question:
    now = next_question(state)
    assert now is not None
    return now


def give(state: InterviewState, *typed: str | Mapping[str, str]) -> Answered:
    for text in typed:
        reply = answer(state, ask(state), text)
        state = reply.state
    return reply


def test_one_line_answers_several_fields_and_what_is_missing_is_asked_by_itself() -> None:
    now = ask(give(begun(), "1").state)
    assert [each.key for each in now.fields] == [
        f"contracts.0.{name}" for name in ("rent", "periods", "signed_on", "device")
    ]
    assert now.costs == "文书里写不出一共多少钱"
    state = give(begun(), "1", "899元，3月2号").state
    assert (state.get("contracts.0.rent"), state.get("contracts.0.signed_on")) == ("899.00", date(2026, 3, 2))
    assert ask(state).key == "contracts.0.device", "期数 may be missing, the device not"
    state = give(state, "某品牌手机").state
    assert state.data["contracts"][0]["device"] == "某品牌手机"
    assert ask(state).key == "contracts.0.claimed"


def test_a_piece_that_no_field_understands_is_asked_for_and_the_others_are_kept() -> None:
    reply = give(begun(), "1", "某品牌手机，3月2号，899，12，随便")
    assert "“随便”没有看懂" in reply.problem
    assert "899 元" in reply.problem
    kept = ask(InterviewState(reply.state.text, TODAY, {}))
    assert (kept.key, kept.fields[0].standing) == ("contracts.0.terms_of", ("899.00",)), (
        "and asked after a new start too"
    )
    after = answer(reply.state, kept, "").state
    assert ask(after).key == "contracts.0.claimed", "an empty line leaves what was understood"


def test_a_page_hands_over_a_text_for_each_field_and_hears_of_each_by_itself() -> None:
    state = give(begun(), "1").state
    reply = answer(
        state, ask(state), {"contracts.0.rent": "很多", "contracts.0.periods": "12期", "contracts.0.device": ""}
    )
    assert list(reply.problems) == ["contracts.0.rent"]
    assert reply.state.get("contracts.0.periods") == 12
    again = answer(reply.state, ask(reply.state), {"contracts.0.rent": "899", "contracts.0.periods": ""})
    assert (again.state.get("contracts.0.rent"), again.state.get("contracts.0.periods")) == ("899.00", 12)
    assert not again.problem


def test_who_has_nothing_to_do_with_a_contract_is_not_asked_about_it() -> None:
    assert ask(give(begun(), "1").state).key == "contracts.0.terms_of"
    assert ask(give(begun(), "4").state).key == "harms.0.one"


def test_a_table_inside_another_waits_until_it_is_whole_and_keeps_nothing_else_from_the_file() -> None:
    state = give(begun(), "1", "899，3月2号，某品牌手机").state
    after = give(state, "6293元").state
    assert "claim" not in after.data["contracts"][0]
    assert ask(after).key == "contracts.0.claim.as_of"
    whole = give(after, "9月20号").state
    assert whole.data["contracts"][0]["claim"] == {"amount": "6293.00", "as_of": date(2026, 9, 20)}


def test_a_row_is_asked_for_again_until_there_are_no_more() -> None:
    state = give(begun(), "4", "失眠", "搬家", "没有").state
    assert [row["what"] for row in state.data["harms"]] == ["失眠", "搬家"]
    assert ask(state).key == "dealings.0.told"


def test_what_is_not_understood_is_kept_as_account_where_there_is_a_place_for_it() -> None:
    state = give(begun(), "4", "没有", "11月21日，App客服，别打我妈，分期还").state
    row = state.data["dealings"][0]
    assert (row["how"], row["asked"], row["objection"]) == ("App客服", "别打我妈，分期还", True)
    assert ask(state).key == "dealings.0.answered"
    assert ask(give(state, "要一次付清").state).key == "offer.source", "nobody asks of a signature after a call"
    met = give(begun(), "4", "没有", "11月21日，当面", "没说什么").state
    assert ask(met).key == "dealings.0.signed_under_pressure"


def test_not_known_and_later_are_two_answers() -> None:
    unknown = give(begun(), "4", "没有", "没有", "不清楚").state
    assert (unknown.data["unknown"], unknown.later) == (["offer.source"], ())
    later = give(begun(), "4", "没有", "没有", "以后再答").state
    assert ("unknown" in later.data, later.later) == (False, ("offer.source",))
    assert next_question(later) is None
    empty = give(begun(), "4", "没有", "没有", "").state
    assert empty.later == ("offer.source",)


def test_what_is_put_off_is_asked_again_as_the_whole_that_it_was() -> None:
    state = give(begun(), "1", "以后再答").state
    assert state.later == ("contracts.0.terms_of",)
    again = give(begun(), "4", "以后再答").state
    assert again.later == ("harms.+.one",)
    asked = ask(again.noted(todo=list(again.later)))
    assert asked.key == "harms.0.one"
    after = answer(again.noted(todo=list(again.later)), asked, "失眠").state
    assert (after.later, after.todo) == ((), ())


def test_declining_is_not_saying_that_there_is_nothing() -> None:
    for said, told in (("没有", "记下了：没有"), ("不写", "好，不写")):
        assert give(begun(), "4", said).shown == told


def test_progress_says_how_many_are_left_in_this_part() -> None:
    first = ask(begun()).progress
    assert first is not None
    assert (first.part, first.number, first.parts, first.left) == ("试", 1, 1, 5)
    second = ask(give(begun(), "4").state).progress
    assert second is not None
    assert second.left == 3


MORE = """\
title = "再试"
[[section]]
title = "再试"
steps = [
  { key = "third_parties.0.about", when = { relation = ["*"] } },
  { key = "third_parties.1.about", when = { relation = ["*"] } },
  { key = "pay.way" },
]
[ask."third_parties.about"]
label = "签过担保吗，满十八岁了吗"
fields = ["is_guarantor", "adult"]
every = ["is_guarantor"]
may_lack = ["adult"]
[ask."pay.way"]
label = "怎么付"
choices = [{ value = "once", label = "一次付清" }]
instead = "offer.source"
"""


def of_more(tmp_path: Path, people: str) -> InterviewState:
    (tmp_path / "1.toml").write_text(MORE, "utf-8")
    script.data.cache_clear()
    return InterviewState(blank() + people, TODAY, {})


def test_what_is_none_of_the_choices_answers_the_question_that_takes_a_line(tmp_path: Path) -> None:
    state = of_more(tmp_path, "")
    after = give(state, "亲友借的").state
    assert (after.get("offer.source"), after.get("pay.way")) == ("亲友借的", None)
    assert next_question(after) is None
    assert give(state, "1").state.get("pay.way") == "once"


def test_what_is_said_of_all_of_them_is_said_once(tmp_path: Path) -> None:
    people = '[[third_parties]]\nid = "T1"\nrelation = "妻子"\n[[third_parties]]\nid = "T2"\nrelation = "哥哥"\n'
    state = of_more(tmp_path, people)
    both = give(state, "都不是")
    assert [row["is_guarantor"] for row in both.state.data["third_parties"]] == [False, False]
    assert both.shown.endswith("哥哥也一样")
    assert ask(both.state).key == "pay.way"


def test_every_reader_that_the_data_names_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    script.data.cache_clear()
    for words in script.data().ask.values():
        if words.reader:
            assert callable(reader(words.reader))


def test_no_question_of_yes_and_no_says_how_the_file_spells_it() -> None:
    state = InterviewState(blank(), TODAY, {})
    keys = ("third_parties.0.is_guarantor", "third_parties.0.given_by_complainant", "dealings.0.objection")
    helps = [question(state, key).help for key in keys]
    assert not [each for each in helps if "true" in each or "false" in each]
    assert helps[2] == "此后的联系单独计数"
