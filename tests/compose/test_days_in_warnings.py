"""A warning writes its days as the letters do: 2026年9月30日, in the cover note as on the page and in `check`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse
from letters.compose import Found, bundled_kinds, raised
from scripts.run import ROOT
from tests.stories import contact, lease, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path

LETTER = "complaint/consumer-association"
NOTES = sorted(ROOT.glob("examples/*/letters/00-*.txt"))


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("2026-09-03 已寄 某区消协", "2026年9月3日已寄 某区消协"),
        ("2026-12-20、2027-02-20", "2026年12月20日、2027年2月20日"),
        ("推算到 2026-09-30 是 3,264.00 元", "推算到2026年9月30日是 3,264.00 元"),
        ("合同 HT-2026-09-30-1 和 X2026-09-30", "合同 HT-2026-09-30-1 和 X2026-09-30"),
    ],
)
def test_a_day_in_what_was_found_is_spelt_and_a_number_of_a_contract_is_not(detail: str, told: str) -> None:
    case = parse(text_of(platform(), lease(), contact("I001", "2026-11-20 21:00")), today=date(2026, 11, 23))
    [caution] = raised(case, LETTER, [Found("both-doors", detail)], bundled_kinds())
    assert caution.detail == told


@pytest.mark.parametrize("note", NOTES, ids=lambda path: path.parent.parent.name)
def test_no_cover_note_writes_a_day_in_two_ways(note: Path) -> None:
    assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", note.read_text("utf-8"))
