"""What a signed agreement asks for, part by part, until the record of payments covers it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters import law as books
from letters.follow import Deadline, Naming, calendar, follow, load, reminders
from tests.compose.histories import asked, case, put_forward
from tests.compose.sent import reply
from tests.shelf import books as letter_books
from tests.stories import row

if TYPE_CHECKING:
    from letters.case.model import Case

AGREED = reply("2026-11-12", "agreed")
SIGNED = reply("2026-11-18", "agreed")
PAID = row("lease.payments", on="2026-12-27", amount="300.00")
LATE = date(2027, 1, 29)


def parts(told: Case, day: date) -> list[Deadline]:
    """The payments of the agreement that was sent last."""
    *_, agreement = follow(told, load(), books.load(), day)
    return [each for each in agreement.deadlines if each.id.startswith("payment-")]


def signed(*more: str, replies: tuple[str, ...] = (SIGNED,)) -> Case:
    return case(asked(AGREED), put_forward(*replies), more=more)


def test_each_part_is_due_on_its_day_and_is_told_as_a_term_of_the_agreement() -> None:
    found = parts(signed(), date(2026, 11, 20))
    assert [(each.label, str(each.due)) for each in found] == [
        ("按协议付第1期（共3期）", "2026-12-28"),
        ("按协议付第2期（共3期）", "2027-01-28"),
        ("按协议付第3期（共3期）", "2027-02-28"),
    ]
    assert [each.side for each in found] == ["mine"] * 3
    assert found[0].lines[0].startswith("300.00元；协议约定的日期，不是法律规定的期限。")
    assert "这一天是休息日" in found[2].lines[0]
    assert (found[0].provisions, found[0].warn_from) == ((), date(2026, 12, 21))


def test_nothing_is_to_be_paid_before_it_is_signed() -> None:
    assert parts(signed(replies=()), date(2026, 11, 20)) == []
    only_agreed = follow(case(asked(AGREED)), load(), books.load(), date(2026, 11, 20))
    assert [each for one in only_agreed for each in one.deadlines if each.id.startswith("payment-")] == []


def test_what_the_record_of_payments_covers_is_done_and_another_sum_covers_none() -> None:
    assert [each.id for each in parts(signed(PAID), LATE)] == ["payment-2", "payment-3"]
    rent = PAID.replace("300.00", "899.00")
    assert [each.id for each in parts(signed(rent), LATE)] == ["payment-1", "payment-2", "payment-3"]


def test_the_parts_that_follow_are_due_though_one_was_missed() -> None:
    missed = signed(replies=(SIGNED, reply("2027-01-29", "missed")))
    assert [each.id for each in parts(missed, LATE)] == ["payment-1", "payment-2", "payment-3"]


def test_every_part_to_come_stands_in_the_calendar_without_its_sum_in_the_line() -> None:
    told = signed()
    day = date(2026, 11, 20)
    naming = Naming(letter_books().title)
    made = list(reminders(told, follow(told, load(), books.load(), day), (), day, naming))
    said = [each.summary for each in made if "按协议付" in each.summary]
    assert said == [f"最后期限：按协议付第{n}期（共3期）（还款协议书）" for n in (1, 2, 3)]
    assert calendar(made, day).count(b"BEGIN:VEVENT") == len(made)
