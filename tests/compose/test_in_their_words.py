"""Who decides again about a crime reads what was said, not how often somebody called alone."""

from __future__ import annotations

from typing import Any

import pytest

from letters.pack.make import document
from letters.render import write_text
from tests.compose.sent import CRIMINAL, POLICE_STATION, SUPERVISION, UNFILED, filing
from tests.shelf import engine, planned
from tests.stories import contact, lease, platform, story

BEGINS = "记录有原话的联系如下："


def told(letter: str, **call: Any) -> str:
    report = filing("complaint/police", POLICE_STATION, "2026-11-09", UNFILED, id="F1")
    case = story(platform(), lease(), contact("I1", "2026-10-05 21:49", acts=["threat"], **call), report)
    [one] = planned(case, "2026-11-20", letter).letters
    return write_text(document(one, engine())).split("附件：")[0]


@pytest.mark.parametrize("letter", [CRIMINAL, SUPERVISION])
def test_what_was_said_stands_in_the_letter_itself(letter: str) -> None:
    text = told(letter, words="今天不还，明天上你家找人")
    assert BEGINS in text
    assert "对方说：“今天不还，明天上你家找人”" in text


@pytest.mark.parametrize("letter", [CRIMINAL, SUPERVISION])
def test_where_nothing_was_said_nothing_is_announced(letter: str) -> None:
    assert BEGINS not in told(letter, account="挂断后又打来")
