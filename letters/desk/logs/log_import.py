"""Logs that a case keeps become incidents and payments, for shells that ask a screen at a time.

surveyed = survey_kept(text, paths, today, choice)          # who called, who was paid
outcome = outcome_of(text, paths, today, choice)            # what would be new with the callers chosen
text = with_logs(text, paths, today, choice, decisions)     # what is to be stored

The case may be half told: of whom it is need not be known yet.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case import CaseFile, Channel, deal_name
from letters.collect.logs import LIKELY, CallerList, caller_list
from letters.desk.logs.counting import what_counts
from letters.desk.logs.import_sitting import ImportDecisions
from letters.desk.logs.importing import ImportOutcome, SurveyedLogs, added_by, lacks_shop, overlapped, survey_logs, take
from letters.errors import CaseError, FileError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.case import Case, Incident

ENDINGS = (".csv", ".tsv", ".xls", ".xlsx", ".xml", ".htm", ".html")
SOMEBODY = {"name": "（还没填）", "phone": "00000000000", "address": "（还没填）"}
"""Stands for the person whose case it is while that is still to be told; never stored."""


@frozen
class LogChoice:
    """What was chosen of logs: callers by their keys, payees by their names, how dates are written, which contract."""

    callers: tuple[str, ...] = ()
    shops: tuple[str, ...] = ()
    order: str = ""
    contract: str = ""


@frozen
class KeptLogs:
    """What is in logs: `starred` are the keys of callers that look like collectors, by what is known of their number.

    `asks_payee` is whether none of those who were paid is known to be the other side; `contracts` are ids and names
    where a payment may be under several.
    """

    surveyed: SurveyedLogs
    callers: CallerList
    starred: frozenset[str]
    asks_payee: bool
    contracts: tuple[tuple[str, str], ...]


def is_log(path: str) -> bool:
    """Whether a file may hold a log or a bill, by its ending."""
    return path.lower().endswith(ENDINGS)


def survey_kept(text: str, paths: Sequence[Path], today: date, choice: LogChoice) -> KeptLogs:
    """What logs hold. Raises FileError for a file that is none, and for a case in which something is half told."""
    case = _case(text, today)
    try:
        surveyed = survey_logs(case, paths, today, order=choice.order, shops=choice.shops)
    except FileError as error:
        raise _on_screen(error, paths) from None
    callers = caller_list(surveyed.seen)
    several = case.contracts if surveyed.has_bills and len(case.contracts) > 1 else ()
    return KeptLogs(
        surveyed,
        callers,
        frozenset(one.key for one in callers.every if one.kind in LIKELY),
        lacks_shop(surveyed),
        tuple((each.id, deal_name(case, each)) for each in several),
    )


def _on_screen(error: FileError, paths: Sequence[Path]) -> FileError:
    """Why a log cannot be read, for a screen: files by their names, and no command to type."""
    message, hint = error.message, error.hint.partition("letters ")[0]
    for path in paths:
        message = message.replace(str(path), path.name)
    hint = hint if hint == error.hint else hint.rpartition("；")[0]
    return FileError(message, f"{hint}。文件还在证据里" if hint else "文件还在证据里")


def outcome_of(text: str, paths: Sequence[Path], today: date, choice: LogChoice) -> ImportOutcome:
    """What the case would gain. Bills of which nobody was said to be meant are passed over. Raises as `take`."""
    case = _case(text, today)
    kept = survey_kept(text, paths, today, choice)
    surveyed, known = kept.surveyed, {one.key for one in kept.callers.every}
    if not surveyed.shops:
        surveyed = replace(surveyed, logs=tuple(log for log in surveyed.logs if not log.dialect.payments))
    return take(case, surveyed, [key for key in choice.callers if key in known], until=today, contract=choice.contract)


def estimates_beside(text: str, today: date, outcome: ImportOutcome) -> tuple[Incident, ...]:
    """The estimates of the case that the new rows may count again."""
    return overlapped(_case(text, today), outcome)


def log_decisions(counts: str, reminders: Sequence[str]) -> ImportDecisions:
    """What a screen says: 1, 2, 3 or "" of what counts, and `<channel> <number>` of each that only reminded."""
    channels = {channel.value: channel for channel in Channel}
    parted = [each.partition(" ") for each in reminders]
    told = tuple((number, channels[word]) for word, _, number in parted if word in channels)
    return ImportDecisions(what_counts(counts), told)


def with_logs(
    text: str, paths: Sequence[Path], today: date, choice: LogChoice, decisions: ImportDecisions
) -> tuple[str, ImportOutcome]:
    """The text of the case file with what is new, as it was decided; and what that was. Raises as `outcome_of`."""
    outcome = decisions.applied(outcome_of(text, paths, today, choice))
    after = added_by(text, outcome)
    _case(after, today)
    return after, outcome


def _case(text: str, today: date) -> Case:
    """The case, with somebody in the place of the person where that is still to be told."""
    file = CaseFile(Path("case.toml"), text, None)
    for name, stand_in in SOMEBODY.items():
        if file.get(f"complainant.{name}") is None:
            file.set(f"complainant.{name}", stand_in)
    try:
        return file.case(today)
    except CaseError:
        raise FileError(
            "案件里有一处只答了一半，记录先收着，没有写进去", "先把那一题答完（看“还差”的那一步），再回来导入"
        ) from None
