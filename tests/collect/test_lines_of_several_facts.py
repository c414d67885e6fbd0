"""A line that tells several things is read as people type it; what was not understood is given back, never dropped."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from letters.collect.interview import readers
from letters.collect.interview.readers import reader
from letters.collect.interview.state import InterviewState
from letters.kit.moment import Moment

TODAY = date(2026, 11, 27)
NOBODY = InterviewState("version = 2\n", TODAY, {})
RENTED = InterviewState(
    'version = 2\n[[contracts]]\nid = "C1"\nkind = "lease"\nsigned_on = 2026-03-12\ndevice = "手机"\nrent = "899.00"\n',
    TODAY,
    {},
)
LINES: Final = tomllib.loads((Path(__file__).parent / "lines_of_several_facts.toml").read_text("utf-8"))
GIVEN: Final = InterviewState(
    'version = 2\n[complainant]\nphone = "19900000091"\n[offer]\nundisputed = "1950.00"\n', TODAY, {}
)
STATES: Final = {"lease.paid": RENTED, "lease.account_of_rents": RENTED, "own_numbers": GIVEN, "own_plan": GIVEN}


def plain(value: Any) -> Any:
    """A value as TOML has it: sums and times as texts."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, Decimal | Moment) else value


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name, rows in LINES.items() for row in rows], ids=lambda each: str(each)[:40]
)
def test_a_line_is_read(name: str, row: dict[str, Any]) -> None:
    found = reader(name)(row["line"], TODAY, STATES.get(name, NOBODY))
    assert plain(dict(found.values)) == row.get("values", {})
    assert (found.left, found.unknown, found.problem) == (row.get("left", ""), tuple(row.get("unknown", ())), "")


def test_every_reader_that_reads_a_line_has_examples() -> None:
    folder = Path(readers.__file__).parent
    of_contacts = {"period", "which"}  # what test_interview_period.py and the tests of the cards have
    modules = (path.relative_to(folder).with_suffix("") for path in folder.rglob("[a-z]*.py"))
    assert {".".join(path.parts) for path in modules} - of_contacts == LINES.keys()


@pytest.mark.parametrize(
    ("name", "line", "problem"),
    [
        ("lease.contract_terms", "每月899，12期，一年半", "一处是 12 期，一处算下来是 18 期"),
        ("own_plan", "从12月起每月325", "从12月几号起付"),
        ("lease.paid", "付了三期", "付了 3 期。最后一次是哪天付的"),
        ("lease.paid", "5月、6月、7月付了", "付了 3 期。最后一次是哪天付的"),
        ("lease.paid", "一共付了2697元，最后一次7月8日", "2,697.00 元。一共付了几次"),
    ],
)
def test_what_may_mean_two_things_is_asked_back_and_nothing_of_it_is_kept(name: str, line: str, problem: str) -> None:
    found = reader(name)(line, TODAY, STATES.get(name, NOBODY))
    assert problem in found.problem


def test_periods_are_no_sum_where_nobody_knows_the_rent() -> None:
    assert "每期多少还不知道" in reader("lease.paid")("付了6期，最后一次8月12日", TODAY, NOBODY).problem


def test_what_was_understood_of_sums_is_told_before_it_is_kept() -> None:
    told = reader("lease.contract_terms")("首期1元，以后每月899，12期", TODAY, NOBODY).told
    assert told == "首期 1.00 元，每月 899.00 元，共 12 期，租金一共 9,890.00 元"
    assert "（按每期租金算的）" in reader("lease.paid")("付了6期，最后一次8月12日", TODAY, RENTED).told
    assert "900.00 元（不认）" in reader("lease.claim")("违约金900不认", TODAY, NOBODY).told
