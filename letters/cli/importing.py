"""import: call and message logs become incidents, payment bills become payments of the lease."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import typer

from letters.case.file import LARGEST_FILE
from letters.case.save import CaseFile
from letters.cli import import_report as report
from letters.cli.tools import as_day, print_json, say, tell, today
from letters.collect.logs import open_log
from letters.collect.logs.blank_log import template
from letters.collect.logs.choice import Choice, chosen, picked
from letters.collect.logs.known import known_numbers
from letters.collect.logs.merge import Merged, Merger
from letters.collect.logs.payments import Bill, NewPayments, bill, new_payments, shop_names
from letters.collect.logs.survey import survey
from letters.errors import FileError, LettersError, UsageError
from letters.kit import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from letters.case.model import Case
    from letters.collect.logs import Log
    from letters.collect.logs.survey import Survey

ORDERS = ("", "dmy", "mdy")


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one `import`."""

    case: Path | None
    logs: tuple[Path, ...]
    numbers: tuple[str, ...]
    all_unknown: bool
    everything: bool
    since: str
    until: str
    shops: tuple[str, ...]
    order: str
    dry_run: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import found and adds: `bill` is None without payment bills, `payments` also without a lease."""

    survey: Survey
    keys: tuple[str, ...]
    merged: Merged
    bill: Bill | None
    payments: NewPayments | None

    @property
    def adds(self) -> int:
        """How many rows of the case file are added or changed."""
        return len(self.merged.rows) + len(self.merged.changes) + (len(self.payments.rows) if self.payments else 0)


def write_template(path: Path) -> int:
    """The table to fill in by hand; an existing file is left alone."""
    try:
        with path.open("xb") as file:
            file.write(template())
    except FileExistsError:
        raise FileError(f"{path} 已经存在，没有覆盖", "换一个文件名") from None
    except OSError as error:
        raise files.refusal(error, path, "写入") from error
    say(f"填写表已写到 {path}。用表格软件打开，一行一次联系；不知道的空着；示例行不用删。")
    say(f"填好后：letters import 案件文件 {path} --all")
    return 0


def import_logs(request: Request) -> int:
    """Read, show, choose, add; status 1 when payments were found that the case cannot take."""
    if request.case is None or not request.logs:
        raise UsageError("没有写案件文件和要导入的记录文件", "例如 letters import case.toml calls.xml 详单.xls")
    file = CaseFile.open(request.case)
    case = file.case(today())
    logs = _opened(request, case)
    names = request.shops or shop_names(case)
    seen = survey(logs, known_numbers(case), today(), names)
    if not request.as_json:
        say("\n".join(report.survey_lines(seen)))
    keys = _keys(request, seen)
    outcome = _outcome(request, case, logs, seen, keys, names)
    if not request.as_json:
        say("\n".join(report.plan_lines(outcome.merged, outcome.bill, outcome.payments)))
    if saved := _agreed(request, outcome):
        _add(file, outcome)
    _tell(request, outcome, saved=saved)
    return int(outcome.bill is not None and bool(outcome.bill.paid) and outcome.payments is None)


def _opened(request: Request, case: Case) -> list[Log]:
    if request.order not in ORDERS:
        raise UsageError(f"--date-order 写成了 {request.order}", "写 dmy（日在前）或 mdy（月在前）")
    own = known_numbers(case).own
    return [open_log(path, own=own, order=request.order) for path in request.logs]


def _keys(request: Request, seen: Survey) -> tuple[str, ...]:
    choice = Choice(request.numbers, request.all_unknown, request.everything)
    if choice.is_made or not seen.callers or request.as_json or not sys.stdin.isatty():
        return picked(choice, seen)
    return _asked(seen)


def _asked(seen: Survey) -> tuple[str, ...]:
    """Ask in the terminal until the answer can be understood."""
    while True:
        answer = typer.prompt(report.QUESTION, default="", show_default=False, err=True)
        try:
            return tuple(seen.callers[place].key for place in report.places(answer, seen))
        except UsageError as error:
            tell(str(error))


def _outcome(
    request: Request, case: Case, logs: Sequence[Log], seen: Survey, keys: tuple[str, ...], names: tuple[str, ...]
) -> Outcome:
    merger = Merger(case)
    span = as_day(request.since) or date.min, as_day(request.until) or today()
    for log in logs:
        if not log.dialect.payments:
            merger.add(chosen(log, frozenset(keys), span), log.dialect)
    if not any(log.dialect.payments for log in logs):
        return Outcome(seen, keys, merger.merged(), None, None)
    if not names:
        raise UsageError(
            "不知道账单里哪些是付给租机平台的", "加 --shop 账单里显示的对方名称；或在 [[respondents]] 写 name、brand"
        )
    inside = (each for each in seen.payments if span[0] <= each.at.earliest.date() <= span[1])
    found = bill(inside, names)
    return Outcome(seen, keys, merger.merged(), found, new_payments(found.paid, case.lease) if case.lease else None)


def _agreed(request: Request, outcome: Outcome) -> bool:
    if request.dry_run or not outcome.adds:
        return False
    if request.as_json or not sys.stdin.isatty():
        return True
    answer = typer.prompt("写进案件文件吗？回车写入，n 不写入", default="", show_default=False, err=True)
    return answer.strip().lower() in report.YES


def _add(file: CaseFile, outcome: Outcome) -> None:
    """Change the case file: all of it or nothing."""
    if outcome.merged.rows:
        file.append("incidents", outcome.merged.rows)
    file.update_many("incidents", dict(outcome.merged.changes))
    if outcome.payments and outcome.payments.rows:
        file.append("lease.payments", outcome.payments.rows)
    if len(file.text.encode()) > LARGEST_FILE:
        raise LettersError("选出的记录太多，案件文件会超过 20 MB，没有写入", "用 --number、--from、--until 缩小范围")
    file.case(today())
    file.save()


def _tell(request: Request, outcome: Outcome, *, saved: bool) -> None:
    if request.as_json:
        print_json(report.as_json(outcome, saved=saved))
        return
    say("\n".join(report.closing_lines(outcome, saved=saved)))
