"""A rule rings once for all letters that it concerns: where the case file can answer it, and not again elsewhere."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.compose import Severity
from letters.told.of_cautions import is_for_sending, is_stop, once_lines, to_be_answered
from scripts.examples import stories
from tests.shelf import planned
from tests.stories import contact, lease, offer, platform, story

if TYPE_CHECKING:
    from pathlib import Path

    from letters.compose import Letter

DAY = "2026-11-23"
each_story = pytest.mark.parametrize("folder", stories(), ids=lambda folder: folder.name)


@cache
def letters_of(folder: Path) -> tuple[Letter, ...]:
    return planned(read(folder / "case.toml", today=date.fromisoformat(DAY)), DAY).letters


@each_story
def test_each_rule_says_once_what_is_wrong_and_once_what_to_do(folder: Path) -> None:
    lines = Counter(once_lines(letters_of(folder), keys=True))
    heard = [caution for letter in letters_of(folder) for caution in letter.warnings]
    rung = {(each.id, each.severity, each.overruled, each.reason) for each in heard}
    assert sum(
        times for line, times in lines.items() if line.endswith("）") and line[:4] == "    " != line[4:8]
    ) == len(rung)
    rules = {(each.id, each.severity, each.overruled) for each in heard}
    assert sum(times for line, times in lines.items() if line.startswith("      → ")) == len(rules)


@each_story
def test_every_place_and_every_key_of_the_case_file_is_told(folder: Path) -> None:
    told = "\n".join(once_lines(letters_of(folder), keys=True))
    for letter in letters_of(folder):
        for caution in letter.warnings:
            assert caution.reason in told
            assert all(f"在{place}" in told for place in caution.places)
            assert caution.overruled or caution.how in told


@each_story
def test_where_letters_are_written_only_what_the_case_file_cannot_answer_is_told_or_what_weighs(folder: Path) -> None:
    heard = [caution for letter in letters_of(folder) for caution in letter.warnings]
    told = "\n".join(once_lines(letters_of(folder), is_for_sending, keys=True))
    left = {each.id for each in heard if f"（{each.id}）" not in told}
    assert left == {each.id for each in heard if each.severity is Severity.NOTE and each.how}
    assert to_be_answered(letters_of(folder)) == len(left)


def test_letters_are_named_once_where_a_rule_is_not_about_all() -> None:
    case = story(platform(), lease(), offer(), contact("I1", "2026-10-02 09:00", acts=["threat"], words="明天上门"))
    letters = planned(case, DAY).letters
    told = list(once_lines(letters, keys=True))
    [place] = [number for number, line in enumerate(told) if "（offer-restarts-limitation）" in line]
    assert told[place + 1] == "        关于：延期付款协商申请书、分期付款协商申请书"
    assert told[place + 2].startswith("      → ")


def test_of_a_single_letter_nothing_is_named() -> None:
    [letter] = planned(story(contact("I1", "2026-10-02 09:00")), DAY, "complaint/police").letters
    told = list(once_lines([letter], keys=True))
    assert told
    assert not any("关于：" in line for line in told)


def test_only_what_stops_can_be_asked_for() -> None:
    [letter] = planned(story(contact("I1", "2026-10-02 09:00")), DAY, "complaint/police").letters
    assert list(once_lines([letter], is_stop)) == []
