"""The page at home in a real browser: two stories typed as people type, on a phone and a computer, and killed.

Every screen is looked at: axe finds nothing, nothing has to be moved sideways, nothing is asked for but the page's own.
The letters are those that `letters write` makes of a case file written by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests import told_by_hand
from tests.web.asking import TODAY
from tests.web.people import (
    BEGIN,
    COMPUTER,
    GO_ON,
    HALF,
    NEEDED,
    ONE,
    PHONE,
    TWO,
    case_in,
    faults_of,
    keys,
    made,
    person,
)
from tests.web.serving import served

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.long, pytest.mark.timeout(600), NEEDED]
STORY = "从三月说起，还没有写完"
TAKEN = {"keep": "都存成一个压缩包"}
"""The link to all letters as Word files."""


def test_the_first_story_takes_twenty_two_screens_and_gives_the_letters_of_a_file_written_by_hand(
    tmp_path: Path,
) -> None:
    pack = tmp_path / "文书.zip"
    with served(tmp_path / "案件") as address:
        seen = person(
            tmp_path / "profile",
            address,
            first=[BEGIN],
            answers=ONE,
            look=[PHONE, HALF, COMPUTER],
            then=[*made("治安报案书", "停止侵害告知函", "消费者投诉书"), TAKEN | {"as": str(pack)}],
        )
    assert seen["failed"] == ""
    assert seen["left"] == []
    told = [screen["at"] for screen in seen["screens"]]
    assert 1 + next(place for place, at in enumerate(told) if at.endswith("/letters")) <= 22
    assert told[-1].endswith("/out")
    assert faults_of(seen) == []
    assert {urlsplit(each).netloc for each in seen["asked"]} == {urlsplit(address).netloc}
    by_hand = told_by_hand.letters_of(told_by_hand.ONE, TODAY, tmp_path / "by hand")
    assert told_by_hand.in_archive(pack.read_bytes()) == by_hand
    assert _put_into(tmp_path / "案件") == by_hand


def test_the_second_story_goes_by_keyboard_alone_and_gives_the_letters_of_a_file_written_by_hand(
    tmp_path: Path,
) -> None:
    pack = tmp_path / "文书.zip"
    with served(tmp_path / "案件") as address:
        seen = person(
            tmp_path / "profile",
            address,
            first=[BEGIN],
            answers=TWO,
            keyboard=True,
            width=COMPUTER,
            then=[*made("停止侵害告知函", "分期付款协商申请书"), TAKEN | {"as": str(pack)}],
        )
    assert seen["failed"] == ""
    assert seen["left"] == []
    assert len(keys(seen)) <= 18
    case = case_in(tmp_path / "案件")
    assert [each.relation for each in case.third_parties] == ["妻子", "哥哥"]
    assert [each.is_guarantor for each in case.third_parties] == [False, False]
    by_hand = told_by_hand.letters_of(told_by_hand.TWO, TODAY, tmp_path / "by hand")
    assert told_by_hand.in_archive(pack.read_bytes()) == by_hand
    assert _put_into(tmp_path / "案件") == by_hand


def _put_into(cases: Path) -> dict[str, bytes]:
    """The Word files in the only folder of letters of the only case."""
    [folder] = cases.glob("*/文书/*")
    return {name: content for name, content in told_by_hand.files_in(folder).items() if name.endswith(".docx")}


def test_what_was_shown_as_stored_is_there_after_browser_and_server_were_killed(tmp_path: Path) -> None:
    some = {key: ONE[key] for key in ("safety.now", "wants.wishes")}
    with served(tmp_path / "案件") as address:
        seen = person(
            tmp_path / "profile",
            address,
            first=[BEGIN],
            answers=some,
            until="story.account",
            killed=["story.account", STORY],
        )
    assert keys(seen)[-1] == "story.account"
    with served(tmp_path / "案件") as address:
        again = person(tmp_path / "profile", address, first=[GO_ON], read="story.account")
    assert again["failed"] == ""
    assert keys(again) == ["story.account"]
    assert again["read"] == STORY
    [stored] = (tmp_path / "案件").glob("*/case.toml")
    assert STORY not in stored.read_text("utf-8")
