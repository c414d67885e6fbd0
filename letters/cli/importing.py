"""import: what logs hold is shown, the callers are chosen, and what is new is put into the case file."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from letters.cli.held import held, put
from letters.cli.tools import as_day, print_json, say, tell, today, typed_answer
from letters.collect.logs import CallerChoice, picked, pointed_at
from letters.desk import CaseOnDisk, decided, open_case, survey_logs, take, what_counts, with_import, write_blank_log
from letters.errors import UsageError
from letters.told import of_import as report
from letters.told.of_counting import import_question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from letters.case import Case, Overlap
    from letters.cli.import_asked import ImportAsked
    from letters.collect.logs import Survey
    from letters.desk import ImportOutcome, SurveyedLogs

T = TypeVar("T")
YES = frozenset({"", "y", "yes", "是", "好", "写入"})


def write_template(path: Path) -> int:
    """The table to fill in by hand."""
    write_blank_log(path)
    say(*report.blank_log_lines(path))
    return 0


def import_logs(asked: ImportAsked) -> int:
    """Read, show, choose, add; status 1 when payments were found that the case cannot take."""
    if asked.case is None or not asked.logs:
        raise UsageError("没有写案件文件和要导入的记录文件", "例如 letters import case.toml calls.xml 详单.xls")
    file = CaseOnDisk.open(asked.case)
    case = open_case(file.text, today(), name=str(asked.case)).case
    surveyed = survey_logs(case, asked.logs, today(), order=asked.order, shops=asked.shop or ())
    _show(asked, report.survey_lines(surveyed.seen))
    keys = _keys(asked, surveyed.seen)
    outcome = _taken(asked, case, surveyed, keys)
    _show(asked, report.plan_lines(outcome.merged, outcome.bill, outcome.payments))
    choice = _counted(asked, outcome)
    outcome = decided(outcome, choice) if choice else outcome
    if saved := _agreed(asked, outcome):
        outcome = _stored(asked, file, surveyed, outcome, choice)
    _show(asked, report.closing_lines(outcome, saved=saved))
    if asked.as_json:
        print_json(report.as_json(outcome, saved=saved))
    return int(outcome.lacks_contract)


def _taken(asked: ImportAsked, case: Case, surveyed: SurveyedLogs, keys: Sequence[str]) -> ImportOutcome:
    return take(case, surveyed, keys, as_day(asked.since) or date.min, as_day(asked.until) or today(), asked.contract)


def _stored(
    asked: ImportAsked, seen: CaseOnDisk, surveyed: SurveyedLogs, outcome: ImportOutcome, choice: Overlap | None
) -> ImportOutcome:
    """Put what was agreed to into the case file, anew where another command changed it meanwhile; what came of it."""
    with held(seen.path, "import"):
        file = CaseOnDisk.open(seen.path)
        if file.text != seen.text:
            case = open_case(file.text, today(), name=str(seen.path)).case
            anew = _taken(asked, case, surveyed, outcome.keys)
            outcome = decided(anew, choice) if choice else anew
        put(file, with_import(file.text, outcome, today(), str(asked.case)))
    return outcome


def _show(asked: ImportAsked, lines: Iterable[str]) -> None:
    if not asked.as_json:
        say("\n".join(lines))


def _keys(asked: ImportAsked, seen: Survey) -> tuple[str, ...]:
    choice = CallerChoice(tuple(asked.number or ()), asked.all_unknown, asked.everything)
    if choice.is_made or not seen.callers or asked.as_json or not sys.stdin.isatty():
        return picked(choice, seen)
    return until_understood(report.WHICH_CALLERS, lambda answer: pointed_at(answer, seen))


def until_understood(question: str, read: Callable[[str], T]) -> T:
    """Ask in the terminal until the answer can be understood."""
    while True:
        try:
            return read(typed_answer(question))
        except UsageError as error:
            tell(str(error))


def _counted(asked: ImportAsked, outcome: ImportOutcome) -> Overlap | None:
    """What is to be counted of estimates and the new rows of the same days, asked in the terminal; None for later."""
    if not outcome.merged.overlapping or asked.dry_run or asked.as_json or not sys.stdin.isatty():
        return None
    return until_understood(import_question(outcome.merged.overlapping), what_counts)


def _agreed(asked: ImportAsked, outcome: ImportOutcome) -> bool:
    if asked.dry_run or not outcome.adds:
        return False
    if asked.as_json or not sys.stdin.isatty():
        return True
    return typed_answer("写进案件文件吗？回车写入，n 不写入").strip().lower() in YES
