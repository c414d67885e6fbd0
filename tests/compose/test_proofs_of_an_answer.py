"""A copy of an answer is promised only where the case says that there is paper."""

from __future__ import annotations

import pytest

from letters.pack.make import document
from letters.render import write_text
from tests.compose.sent import RECONSIDERATION
from tests.shelf import engine, planned
from tests.stories import contact, platform, row, story

STATION = "杭州市公安局西湖区分局"


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"reference": "某公告〔2026〕5号"}, "2026年11月10日收到的答复（某公告〔2026〕5号）复印件。"),
        ({"said": True}, "2026年11月10日口头答复，申请人的记录。"),
        ({}, "2026年11月10日收到的答复：有书面材料的，附复印件；没有的，附申请人的记录。"),
    ],
)
def test_what_proves_an_answer_is_what_there_is(how: dict[str, object], told: str) -> None:
    answer = {"on": "2026-11-10", "outcome": "refused", "words": "属于民事纠纷", **how}
    sent = row("filings", letter="complaint/police", to=STATION, on="2026-11-02", replies=[answer])
    case = story(platform(), contact("I1", "2026-10-01 10:00", acts=["threat"]), sent)
    [letter] = planned(case, "2026-11-23", RECONSIDERATION).letters
    assert told in write_text(document(letter, engine()))
