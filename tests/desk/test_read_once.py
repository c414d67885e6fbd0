"""An answer, and the screen after it, read a case once for each text that it has, and make no letter in vain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.case import VERSION, blank, file
from letters.compose.choose.selection import Selecting, select
from letters.compose.letter import compose
from letters.desk import beside, how_far, letter_needs, open_desk, talk
from tests.counted import counted
from tests.desk.test_two_stories import ONE, TWO
from tests.stories import contact, person, platform, text_of
from tests.web.asking import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview import Question

AT = open_desk()
NEEDS = letter_needs(AT.library)
KEY = "incidents.0.words"
WISH = '\n[story]\nletters = ["complaint/police"]\n'
RECORD = '\n#~ skipped = ["incidents.0.account"]\n#~ todo = ["complainant.email"]\n'
TOLD = (
    text_of(
        platform(),
        contact("I1", "2026-11-20 22:30", acts=["threat"], words="今天不还就上门"),
        contact("I2", "2026-11-21", count=30, estimated=True),
        who=person(),
    ).replace("version = 1", f"version = {VERSION}")
    + WISH
    + RECORD
)


def typing(words: str) -> Callable[[Question], str]:
    return lambda _: words


def test_an_answer_reads_and_checks_the_case_as_it_was_and_as_it_is() -> None:
    with counted(file.load, file.checked) as calls:
        asked = talk.ask_whole(talk.before_asking(TOLD, NEEDS, TODAY), KEY)
        after = talk.answer(asked, "明天去你单位")
        assert after.question is not None
    assert (after.problem, "明天去你单位" in after.text) == ("", True)
    assert calls == {"load": 2, "checked": 2}


def test_lines_of_the_talk_alone_change_nothing_that_was_read() -> None:
    state = talk.before_asking(TOLD, NEEDS, TODAY).state
    before = state.case()
    with counted(file.load, file.checked) as calls:
        after = state.skip("complainant.email").noted(todo=[])
        assert after.case() is before
        assert after.text != state.text
    assert not any(calls.values())


@pytest.mark.parametrize("lines", [ONE, TWO], ids=["one", "two"])
@pytest.mark.parametrize("begun", [blank(), blank().replace("\n", "\r\n"), TOLD], ids=["new", "crlf", "told"])
def test_a_talk_as_it_is_stored_is_the_one_that_its_text_would_give(begun: str, lines: tuple[str, ...]) -> None:
    now = talk.open_talk(begun, NEEDS, TODAY)
    for line in lines:
        now = talk.answer(now, line)
        kept, read = talk.as_stored(now), talk.before_asking(now.text, NEEDS, TODAY)
        assert kept == read
        assert (kept.state.data, kept.state.record, kept.state.case()) == (
            read.state.data, read.state.record, read.state.case(),
        )  # fmt: skip
        if now.question is None:
            break
        assert talk.ask_whole(kept, now.question.key) == talk.ask_whole(read, now.question.key)


def test_a_talk_whose_text_would_be_refused_is_read_so_that_it_says_why() -> None:
    now = talk.before_asking(TOLD, NEEDS, TODAY)
    ahead = replace(now, state=replace(now.state, today=date(2026, 11, 19)))
    assert ahead.state.problems
    assert talk.as_stored(ahead) is None


def test_how_far_a_case_is_reads_it_once_and_makes_each_letter_once() -> None:
    with counted(file.load, file.checked, compose) as calls:
        far = how_far(TOLD, AT, TODAY)
    letters = desk.ending_of(talk.open_talk(TOLD, NEEDS, TODAY), AT).letters
    assert far.ready
    assert calls == {"load": 1, "checked": 1, "compose": len({(one.head.id, one.addressee) for one in letters})}


def test_letters_that_were_looked_into_are_passed_over() -> None:
    case = talk.before_asking(TOLD, NEEDS, TODAY).state.case()
    assert case is not None
    selecting = Selecting(case, AT.books, TODAY)
    every = selecting.by(())
    left = selecting.by((), but=[every.letters[0].head.id])
    assert [one.head.id for one in left.letters] == [one.head.id for one in every.letters][1:]


def test_while_somebody_types_only_what_they_type_is_read_anew() -> None:
    kept: list[object] = []
    seen = []
    for words, times in (("明天", 3), ("明天去你", 1), ("明天去你单位", 1)):
        with counted(select) as calls:
            seen.append(beside(TOLD, AT, TODAY, KEY, typing(words), before=kept))
        assert calls["select"] == times
    assert seen[-1] == beside(TOLD, AT, TODAY, KEY, typing("明天去你单位"))
    kept.clear()
    with counted(select) as calls:
        beside(TOLD, AT, TODAY, KEY, before=kept)
    assert calls["select"] == 2
