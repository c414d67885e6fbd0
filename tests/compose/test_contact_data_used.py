"""Where a number came from is asked for those who were reached by one, and not for those who were called on."""

from __future__ import annotations

import pytest

from tests.shelf import text
from tests.stories import contact, platform, row, story

DATA = "complaint/cyberspace"
NEIGHBOUR = row("third_parties", id="next", relation="邻居", is_guarantor=False, given_by_complainant=False)


@pytest.mark.parametrize(("channel", "is_asked"), [("call", True), ("sms", True), ("visit", False)])
def test_the_source_of_a_number_is_asked_where_one_was_used(channel: str, is_asked: bool) -> None:
    told = text(
        story(platform(), NEIGHBOUR, contact("I1", "2026-10-01 10:00", channel, to=["next"])), "2026-11-23", DATA
    )
    assert ("被联系的人中，邻居的联系方式" in told) is is_asked
    assert "由何人实施，投诉人没有条件逐一核实。" in told
