"""import: what logs hold is shown, the callers are chosen, and what is new is put into the case file."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from letters.cli.held import held, put
from letters.cli.labelling import labelled_or_told
from letters.cli.tools import as_day, print_json, say, tell, today, typed_answer
from letters.collect.logs import CallerChoice, caller_list, picked
from letters.desk import (
    CaseOnDisk,
    ImportDecisions,
    choose_callers,
    choose_shop,
    decide,
    lacks_shop,
    open_case,
    survey_logs,
    take,
    with_import,
    write_blank_log,
)
from letters.told import of_import as report
from letters.told.of_callers import callers_lines
from letters.told.of_import_order import case_and_logs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from letters.case import Case
    from letters.cli.import_command import ImportAsked
    from letters.desk import CallerPage, ContentPage, ImportOutcome, PayeePage, SurveyedLogs


class ImportTerminal:
    """Shows lists and asks in a terminal."""

    ask = staticmethod(typed_answer)
    say = staticmethod(tell)

    def show(self, shown: CallerPage | PayeePage | ContentPage) -> None:
        """A list, what is chosen under numbers."""
        say(*report.shown_lines(shown))


def _write_template(path: Path) -> int:
    """The table to fill in by hand."""
    write_blank_log(path)
    say(*report.blank_log_lines(path))
    return 0


def import_logs(asked: ImportAsked) -> int:
    """Read, show, choose, add; status 1 when payments were found that the case cannot take. Or the table to fill in."""
    if asked.template is not None:
        return _write_template(asked.template)
    path, logs = case_and_logs([each for each in (asked.case, *(asked.logs or ())) if each], tell)
    file = CaseOnDisk.open(path)
    case = open_case(file.text, today(), name=str(path)).case
    surveyed = survey_logs(case, logs, today(), order=asked.order, shops=asked.shop or ())
    _show(asked, report.survey_lines(surveyed.seen))
    keys = _keys(asked, surveyed)
    surveyed = _of_shop(asked, case, surveyed)
    outcome = _taken(asked, case, surveyed, keys)
    _show(asked, report.plan_lines(outcome.merged, outcome.bill, outcome.payments))
    decisions = _decided(asked, case, outcome)
    if decisions:
        outcome = _stored(asked, file, surveyed, decisions.applied(outcome), decisions)
    _show(asked, report.closing_lines(path, outcome, saved=decisions is not None))
    if decisions and _is_asked(asked):  # evidence that waited for these contacts can be laid on them now
        labelled_or_told(path)
    if asked.as_json:
        print_json(report.as_json(outcome, saved=decisions is not None))
    return int(outcome.lacks_contract)


def _taken(asked: ImportAsked, case: Case, surveyed: SurveyedLogs, keys: Sequence[str]) -> ImportOutcome:
    return take(case, surveyed, keys, as_day(asked.since) or date.min, as_day(asked.until) or today(), asked.contract)


def _stored(
    asked: ImportAsked, seen: CaseOnDisk, surveyed: SurveyedLogs, outcome: ImportOutcome, decisions: ImportDecisions
) -> ImportOutcome:
    """Put what was agreed to into the case file, anew where another command changed it meanwhile; what came of it."""
    with held(seen.path, "import"):
        file = CaseOnDisk.open(seen.path)
        if file.text != seen.text:
            case = open_case(file.text, today(), name=str(seen.path)).case
            outcome = decisions.applied(_taken(asked, case, surveyed, outcome.keys))
        put(file, with_import(file.text, outcome, today(), str(seen.path)))
    return outcome


def _show(asked: ImportAsked, lines: Iterable[str]) -> None:
    if not asked.as_json:
        say("\n".join(lines))


def _is_asked(asked: ImportAsked) -> bool:
    """Whether somebody sits there who can be asked."""
    return not asked.as_json and sys.stdin.isatty()


def _keys(asked: ImportAsked, surveyed: SurveyedLogs) -> tuple[str, ...]:
    listing = caller_list(surveyed.seen)
    choice = CallerChoice(tuple(asked.number or ()), asked.all_unknown, asked.everything)
    if choice.is_made or not listing.every or not _is_asked(asked):
        _show(asked, callers_lines(listing))
        return picked(choice, surveyed.seen)
    return choose_callers(listing, ImportTerminal())


def _of_shop(asked: ImportAsked, case: Case, surveyed: SurveyedLogs) -> SurveyedLogs:
    """The logs with the payee that is meant, where nobody was paid whom the case names."""
    if asked.shop or not lacks_shop(surveyed):
        return surveyed
    if _is_asked(asked):
        return choose_shop(surveyed, case, today(), ImportTerminal())
    _show(asked, report.shop_lines(surveyed))
    return surveyed


def _decided(asked: ImportAsked, case: Case, outcome: ImportOutcome) -> ImportDecisions | None:
    """What is decided of what is new; None where nothing is to be written."""
    if asked.dry_run or not outcome.adds:
        return None
    return decide(case, outcome, ImportTerminal()) if _is_asked(asked) else ImportDecisions()
