"""Call and message logs become incidents of a case, payment bills become payments under its contract.

surveyed = survey_logs(case, paths, today)                      # who called how often
outcome = take(case, surveyed, picked(choice, surveyed.seen))   # what the case would gain
text = with_import(text, outcome, today)                        # what is to be stored
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case import LARGEST_FILE, Act, CaseFile, Channel, contracts
from letters.collect.logs import (
    Bill,
    Merged,
    Merger,
    NewPayments,
    Survey,
    bill,
    chosen,
    known_numbers,
    new_payments,
    open_log,
    shop_names,
    survey,
)
from letters.desk.deals import of_contract
from letters.errors import LettersError, UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from letters.case import Case, Incident, Overlap
    from letters.collect.logs import Log

ORDERS = ("", "dmy", "mdy")
ORDER_WORDS = {"日在前": "dmy", "月在前": "mdy"}
"""What is typed for how dates are written."""


@frozen
class SurveyedLogs:
    """Logs that were opened, and what they hold; `shops` are the names under which the other side stands in a bill."""

    logs: tuple[Log, ...]
    seen: Survey
    shops: tuple[str, ...]

    @property
    def has_bills(self) -> bool:
        """Whether one of them is a payment bill."""
        return any(log.dialect.payments for log in self.logs)


@frozen
class ImportOutcome:
    """What an import found and adds: `bill` is None without payment bills, `payments` also without a contract.

    `paid_under` is where the contract stands in the case file.
    """

    survey: Survey
    keys: tuple[str, ...]
    merged: Merged
    bill: Bill | None = None
    payments: NewPayments | None = None
    paid_under: str = ""

    @property
    def adds(self) -> int:
        """How many rows of the case file are added or changed."""
        paid = len(self.payments.rows) if self.payments else 0
        return len(self.merged.rows) + len(self.merged.changes) + paid

    @property
    def lacks_contract(self) -> bool:
        """Whether payments were found that the case cannot take."""
        return self.bill is not None and bool(self.bill.paid) and self.payments is None


def survey_logs(
    case: Case, paths: Sequence[Path], today: date, *, order: str = "", shops: Sequence[str] = ()
) -> SurveyedLogs:
    """Open logs and say what they hold.

    `order` (dmy, mdy) is how the person says that dates are written, `shops` how the other side is called in a bill,
    else as the case names it. Raises UsageError for another order, FileError for a file that is no log.
    """
    order = ORDER_WORDS.get(order, order)
    if order not in ORDERS:
        raise UsageError(f"--date-order 写成了 {order}", f"可以写：{'、'.join(ORDER_WORDS)}")
    known = known_numbers(case)
    logs = tuple(open_log(path, own=known.own, order=order) for path in paths)
    names = tuple(shops) or shop_names(case)
    return SurveyedLogs(logs, survey(logs, known, today, names), names)


def take(
    case: Case,
    surveyed: SurveyedLogs,
    keys: Sequence[str],
    since: date = date.min,
    until: date = date.max,
    contract: str = "",
) -> ImportOutcome:
    """What the case gains by the contacts with these callers, and by the payments, from the one day to the other.

    `contract` is the id of the one that was paid under, where there are several. Raises UsageError where a bill does
    not tell which payments are meant, or nobody which contract; LettersError for more than a case can hold.
    """
    span = since, until
    merger = Merger(case)
    for log in surveyed.logs:
        if not log.dialect.payments:
            merger.add(chosen(log, frozenset(keys), span), log.dialect)
    if not surveyed.has_bills:
        return ImportOutcome(surveyed.seen, tuple(keys), merger.merged())
    found = _bill(surveyed, span)
    outcome = ImportOutcome(surveyed.seen, tuple(keys), merger.merged(), found)
    paid = of_contract(case, contract).contract
    if paid is None:
        return outcome
    number = [each.id for each in case.contracts].index(paid.id)
    return replace(outcome, payments=new_payments(found.paid, paid), paid_under=f"{contracts.TABLE}.{number}")


def decided(outcome: ImportOutcome, choice: Overlap) -> ImportOutcome:
    """An import with what the person says is to be counted, written beside each estimate of its days."""
    changes = dict(outcome.merged.changes)
    changes |= {key: {**changes.get(key, {}), "overlap": str(choice)} for key in outcome.merged.overlapping}
    return replace(outcome, merged=replace(outcome.merged, changes=tuple(changes.items())))


def lacks_shop(surveyed: SurveyedLogs) -> bool:
    """Whether bills are there, and none of what they hold was paid to the names that the other side is known by."""
    return surveyed.has_bills and not surveyed.seen.payments and bool(surveyed.seen.payees)


def paid_to(surveyed: SurveyedLogs, case: Case, today: date, shops: Sequence[str]) -> SurveyedLogs:
    """Logs with the other side called by these names in their bills."""
    seen = survey(surveyed.logs, known_numbers(case), today, shops)
    return SurveyedLogs(surveyed.logs, seen, tuple(shops))


@frozen
class ContentGroup:
    """New rows from one number in which something was said or written, of which nobody has told what: `ids` of them."""

    number: str
    channel: Channel
    ids: tuple[str, ...]


def content_groups(outcome: ImportOutcome) -> tuple[ContentGroup, ...]:
    """Calls that were answered, and messages, among the rows that an import adds; most first."""
    found: dict[tuple[str, Channel], list[str]] = {}
    for row in outcome.merged.rows:
        channel = next(one for one in Channel if one.value == str(row["channel"]))
        is_told = channel is Channel.SMS or row.get("answered") is True
        if is_told and not row.get("acts") and row.get("direction", "in") == "in":
            found.setdefault((str(row.get("from_number", "")), channel), []).append(str(row["id"]))
    groups = (ContentGroup(number, channel, tuple(ids)) for (number, channel), ids in found.items())
    return tuple(sorted(groups, key=lambda one: -len(one.ids)))


def with_reminders(outcome: ImportOutcome, groups: Collection[tuple[str, Channel]]) -> ImportOutcome:
    """An import in which what came from these numbers, by these channels, is said to be nothing but reminders."""
    ids = {key for one in content_groups(outcome) if (one.number, one.channel) in groups for key in one.ids}
    rows = tuple({**row, "acts": [Act.REMINDER.value]} if row["id"] in ids else row for row in outcome.merged.rows)
    return replace(outcome, merged=replace(outcome.merged, rows=rows))


def overlapped(case: Case, outcome: ImportOutcome) -> tuple[Incident, ...]:
    """The estimates of the case that new rows may count again."""
    return tuple(each for each in case.incidents if each.id in outcome.merged.overlapping)


def _bill(surveyed: SurveyedLogs, span: tuple[date, date]) -> Bill:
    if not surveyed.shops:
        raise UsageError("不知道账单里哪些是付给对方的", "写明账单里显示的对方名称：--shop 名称")
    inside = (each for each in surveyed.seen.payments if span[0] <= each.at.earliest.date() <= span[1])
    return bill(inside, surveyed.shops)


def with_import(text: str, outcome: ImportOutcome, today: date, name: str = "case.toml") -> str:
    """The text of the case file with all that an import adds, comments and everything else kept.

    Raises LettersError where it would be too large, CaseError where it would be no case.
    """
    after = added_by(text, outcome)
    CaseFile(Path(name), after, None).case(today)
    return after


def added_by(text: str, outcome: ImportOutcome) -> str:
    """The text with what an import adds, of a case that may be half told. Raises LettersError as `with_import`."""
    file = CaseFile(Path("case.toml"), text, None)
    if outcome.merged.rows:
        file.append("incidents", outcome.merged.rows)
    file.update_many("incidents", dict(outcome.merged.changes))
    if outcome.payments and outcome.payments.rows:
        file.append(f"{outcome.paid_under}.payments", outcome.payments.rows)
    if len(file.text.encode()) > LARGEST_FILE:
        raise LettersError(
            "选出的记录太多，案件文件会超过 20 MB，没有写入",
            "少选几个号码，或者只要一段日子：--number、--from、--until",
        )
    return file.stored
