"""What is due next, in a line and in a calendar, as any shell shows it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.told.of_deadlines import due_words
from scripts.run import ROOT
from tests.command import letters
from tests.stories import contact, text_of

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 27)
CASE = ROOT / "examples" / "no-answer-from-the-police" / "case.toml"


def tracked() -> desk.Tracked:
    return desk.track(CASE.read_text(encoding="utf-8"), DAY, desk.open_desk().books)


def test_what_is_due_next_is_said_with_the_day_how_long_is_left_and_of_which_letter() -> None:
    when, what = due_words(desk.due_next(tracked()))
    assert when == "2026年12月21日（周一） 还有 24 天"
    assert what == "申请行政复议（消费者投诉书）"


def test_a_case_of_which_nothing_was_sent_waits_for_nothing() -> None:
    begun = desk.track(text_of(contact("I1", "2020-11-20 22:30")), DAY, desk.open_desk().books)
    assert due_words(desk.due_next(begun)) == ("", "还没有寄出文书")


def test_a_calendar_of_the_desk_is_the_file_that_the_command_writes(tmp_path: Path) -> None:
    letters("track", CASE, "--date", DAY, "--ics", "期限.ics", cwd=tmp_path)
    made = desk.calendar_of(tracked())
    assert (tmp_path / "期限.ics").read_bytes() == made.content
    assert made.content.count(b"BEGIN:VEVENT") == made.count > 1


@pytest.mark.parametrize("names", [False, True])
def test_a_calendar_names_the_body_only_where_that_is_wished(names: bool) -> None:
    made = desk.calendar_of(tracked(), names=names).content.replace(b"\r\n ", b"").decode()
    assert any(filing.to in made for filing in tracked().case.filings) is names


def test_a_case_without_a_day_to_come_makes_no_file() -> None:
    begun = desk.track(text_of(contact("I1", "2020-11-20 22:30")), DAY, desk.open_desk().books)
    assert desk.calendar_of(begun) == desk.CalendarFile(b"", 0)


def test_what_is_due_next_is_told_without_what_makes_calendar_files() -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path; from letters import desk, follow; "
        f"at = desk.track(Path({str(CASE)!r}).read_text('utf-8'), date(2026, 11, 27), desk.open_desk().books); "
        "assert desk.due_next(at).deadline and follow.tag(at.case) and desk.reminders_of(at); "
        "print('icalendar' in sys.modules)"
    )
    told = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "False"
