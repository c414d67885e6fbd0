"""Each field of the case file is read by a letter, a finding, a warning or a view; what nobody reads does not exist.

Who only walks through every field alike reads none: the checks of the file, the walk through all tables, the search for
words in all texts.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from letters.case import shape
from letters.case.events import Incident
from letters.case.fields import Table
from letters.case.file import parse
from letters.compose.view.events.event_fields import IncidentView
from letters.desk import (
    all_letters,
    check_case,
    money_outlook,
    of_contract,
    open_case,
    open_desk,
    rights_of_case,
    track,
)
from letters.errors import LettersError
from letters.kit.bundled import bundled
from letters.told.of_filings import tracked_json, tracked_lines
from scripts.run import ROOT
from tests.stories import contact, contract, platform, row, table, text_of
from tests.whole import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = sorted(bundled("examples").glob("*/case.toml"))
INPUTS = sorted((ROOT.parent / "shared" / "inputs").rglob("*.toml"))
LATEST = date(2026, 11, 27)
WALKING = ("letters.compose.case_texts", "letters.compose.guard.texts", "letters.case.")
DESCRIBING = ("contracts", "events", "people", "filings", "wishes", "model", "deals", "disputes", "estimates")
"""Modules of the case whose own reading is that of whoever asks: a property, a view."""
WAITING = {
    "Evidence.about": "Letters that are read in four minutes, and paper one can hand over",
    "Respondent.email": "Letters that are read in four minutes, and paper one can hand over",
}
"""Fields that nobody reads yet, each with the open issue that will, or will take it away."""
ELSEWHERE = {
    "Case.version": "told by the reader of the file",
    "Filing.sent": "read from the text of the file, even of a faulty one, where a case is locked or wiped",
    "SentFile.path": "as its table",
    "SentFile.size": "as its table",
    "SentFile.sha256": "as its table",
}
RARE = text_of(
    platform(),
    platform(id="other", name="澄野租物科技有限公司"),
    contract(
        "C1",
        "platform",
        cash_received="3000.00",
        fees=[{"name": "服务费", "amount": "99.00"}],
        device_received=False,
    ),
    contract("C2", "other"),
    row("deals", contract="C2", demands={'"negotiation/instalments"': ["书面答复"]}),
    table("deals.offer", undisputed="1.00", disputed=[{"item": "买断款", "amount": "2.00", "reason": "没有选择"}]),
    contact(
        "I1",
        "2026-10-02",
        per_day=3,
        days=4,
        days_exact=True,
        estimated=True,
        until="2026-10-09",
        overlap="estimate",
    ),
    contact(
        "I2",
        "2026-10-03 09:00",
        acts=["threat"],
        words="明天上门",
        reported_on="2026-10-03",
        source="截图",
        log="self",
    ),
    contact("I3", "2026-10-04 10:00", rank="export", by="platform", by_basis="confirmed"),
    row("overrides", warning="guess-as-fact", reason="问过12348"),
    row("requests", letter="complaint/police", text="调取录像", contract="C1"),
    row("overrides", warning="cash-received", letter="complaint/police", reason="问过12348", contract="C1"),
    row(
        "filings",
        id="F1",
        letter="negotiation/instalments",
        to="澄野租物科技有限公司",
        on="2026-10-10",
        contract="C2",
        option={"kind": "instalments", "payments": [{"due": "2026-12-15", "amount": "1.00"}]},
        replies=[
            {
                "on": "2026-10-20",
                "outcome": "countered",
                "counter": {
                    "total": "2.00",
                    "payments": [{"due": "2026-12-20", "amount": "2.00"}],
                    "accepted_on": "2026-10-21",
                },
            }
        ],
        deadlines=[{"deadline": "answer-letter", "due": "2026-10-30", "reason": "信里写明"}],
    ),
    row(
        "received",
        id="R1",
        kind="claim",
        sender="某某市某某区人民法院",
        served_on="2026-11-20",
        procedure="summary",
        reply_days=10,
        hearing="2026-12-10 09:30",
        place="第三法庭",
        claimed="2.00",
        items=[{"name": "买断款", "amount": "2.00"}],
        sent_from="16700000199",
        note="放在抽屉里",
        by="other",
        checks=[{"on": "2026-11-21", "where": "hotline", "contact": "12368", "answer": "theirs", "said": "有"}],
        met=[{"term": "answer-suit-short", "on": "2026-11-22", "note": "EMS"}],
    ),
)
"""What no example has: it only has to be there."""

Seen = set[tuple[type[Table], str]]


def walks(module: str) -> bool:
    if module.startswith("letters.case.") and module.split(".")[2] in DESCRIBING:
        return False
    return not module.startswith("letters.") or module.startswith(WALKING)


@contextmanager
def watched() -> Iterator[Seen]:
    """The fields that are read meanwhile, by whom it concerns what they say."""
    seen: Seen = set()

    def read(self: Table, name: str) -> Any:
        if not walks(sys._getframe(1).f_globals.get("__name__", "")):
            names = IncidentView._fields if name == "__dict__" and isinstance(self, Incident) else (name,)
            seen.update((type(self), each) for each in names)
        return object.__getattribute__(self, name)

    Table.__getattribute__ = read  # type: ignore[method-assign,assignment]  # to see what is read, nothing else
    try:
        yield seen
    finally:
        del Table.__getattribute__


def used(text: str, today: date) -> None:
    """Everything that letters, findings, warnings and views make of a case."""
    desk = open_desk()
    opened = open_case(text, today)
    check_case(opened, desk)
    from letters.desk import choose_letters

    for letter in choose_letters(opened, desk, [head.id for head in all_letters(desk)]).letters:
        dict(letter.context)  # each of its names, which are made as they are asked for
    at = track(text, today, desk.books)
    tracked_json(at, ())
    assert list(tracked_lines(at, explain=True))
    rights_of_case(opened, desk)
    for held in opened.case.contracts:
        money_outlook(of_contract(opened.case, held.id), opened.day)


def every_field() -> Iterator[tuple[type[Table], str]]:
    for each in set(shape.tables().values()):
        yield from ((each, name) for name in each.model_fields)


@pytest.mark.long
def test_no_field_of_the_case_file_is_read_by_nobody() -> None:
    """In the gate as many cases are read as it takes to have read all but those that wait."""
    with watched() as seen:
        for _ in each_used():
            if not WHOLE and unread(seen) == set(WAITING):
                break
    assert unread(seen) == set(WAITING)


def each_used() -> Iterator[None]:
    """After each case that was used, the one with rare things first and then the longest example."""
    used(RARE, LATEST)
    yield
    for text in sorted((path.read_text("utf-8") for path in EXAMPLES), key=len, reverse=True):
        used(text, parse(text, today=LATEST).written_on or LATEST)
        yield
    for path in INPUTS:
        with suppress(LettersError):
            used(path.read_text("utf-8"), LATEST)
        yield


def unread(seen: Seen) -> set[str]:
    found = {f"{each.__name__}.{name}" for each, name in every_field() if (each, name) not in seen}
    return found - set(ELSEWHERE)
