"""What a person is asked of logs, through any shell: which callers, which payee, what counts, who only reminded.

Nothing has a default: what is passed over with an empty line is left as it was, and nothing is written unless it is
agreed to.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from letters.collect.logs import looked_up, pointed_at
from letters.desk.logs.counting import ANSWERS, what_counts
from letters.desk.logs.importing import content_groups, decided, overlapped, paid_to, with_reminders
from letters.desk.steering import BACK, LEAVE
from letters.errors import LettersError, UsageError
from letters.kit.frozen import frozen
from letters.kit.places import read_places
from letters.kit.typed import yes_or_no

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from letters.case import Case, Channel, Overlap
    from letters.collect.logs import CallerList, Payee
    from letters.desk.logs.importing import ContentGroup, ImportOutcome, SurveyedLogs

T = TypeVar("T")
PAGE = 15  # callers that are shown at once
MOST_PAYEES, MOST_GROUPS = 15, 40
NOT_WRITTEN = "4"

WRITE = "写进案件文件吗？写入写“是”，不写入写“否”"
YES_OR_NO = "没有看懂。写“是”或者“否”"
FIRST = "前面没有可以返回的题。要重选，写“退出”再运行一次，什么也还没有写进去"
LEFT = ("先停下了：什么也没有写进案件", "接着导入，再运行一次这个命令")
WHICH_PAYEE = "哪个是租机的？写号码，可以写几个；都不是直接回车"
REMINDERS = "有没有哪个号码只是正常提醒还款？写号码，那几个不算进骚扰次数；都不是写“都不是”；说不清直接回车"


@frozen
class CallerPage:
    """Callers of a list that are shown: `first` ones with the whole list around them, or those at some places."""

    listing: CallerList
    places: tuple[int, ...] = ()
    first: int = 0


@frozen
class PayeePage:
    """Who was paid most."""

    payees: Sequence[Payee]
    left: int


@frozen
class ContentPage:
    """Numbers from which calls were answered or messages came."""

    groups: Sequence[ContentGroup]


class ImportShell(Protocol):
    """How lists are shown and an answer is taken."""

    def ask(self, question: str) -> str:
        """The answer as it was typed."""
        ...

    def say(self, text: str) -> None:
        """Show a line."""
        ...

    def show(self, shown: CallerPage | PayeePage | ContentPage) -> None:
        """A list, what is chosen under numbers."""
        ...


@frozen
class ImportDecisions:
    """What a person decided of new rows: what counts beside estimates, and which numbers only reminded."""

    choice: Overlap | None = None
    reminders: tuple[tuple[str, Channel], ...] = ()

    def applied(self, outcome: ImportOutcome) -> ImportOutcome:
        """The import with them."""
        counted = decided(outcome, self.choice) if self.choice else outcome
        return with_reminders(counted, self.reminders) if self.reminders else counted


class _GoneBackError(Exception):
    """The person wants the question before."""


def _first(shell: ImportShell, question: str, read: Callable[[str], T]) -> T:
    """The same of a question that has none before it."""
    while True:
        try:
            return until_understood(shell, question, read)
        except _GoneBackError:
            shell.say(FIRST)


def until_understood(shell: ImportShell, question: str, read: Callable[[str], T]) -> T:
    """Ask until the answer can be understood. Raises LettersError to leave, _GoneBackError to go back."""
    while True:
        typed = shell.ask(question)
        if typed.strip() in LEAVE:
            raise LettersError(*LEFT)
        if typed.strip() in BACK:
            raise _GoneBackError
        try:
            return read(typed)
        except UsageError as error:
            shell.say(str(error))


def choose_callers(listing: CallerList, shell: ImportShell) -> tuple[str, ...]:
    """The keys of the callers chosen; whatever else the person wants to see of the list is shown before."""
    shell.show(CallerPage(listing, first=PAGE))
    shown = min(PAGE, len(listing.strangers))
    while True:
        typed = _first(shell, which_callers(listing), partial(_pointed, listing=listing, shown=shown))
        if isinstance(typed, frozenset):
            return tuple(one.key for one in listing.every if one.key in typed)
        page = typed[:PAGE]
        shell.show(CallerPage(listing, page))
        shown = page[-1] if page and page[0] == shown + 1 else shown


def which_callers(listing: CallerList) -> str:
    """What is asked under the list: in the words in which it can be answered."""
    whole = f"这 {len(listing.often)} 个都是写“都是”，除了3都是也可以；" if listing.often else ""
    known = "看认识的人写“认识”；" if listing.known else ""
    return f"哪些是催收号码？{whole}写序号，例如 1，3－5；找号码写“找170”；看后面的写“更多”；{known}直接回车不选"


def _pointed(answer: str, listing: CallerList, shown: int) -> frozenset[str] | tuple[int, ...]:
    """The keys of callers that an answer chooses, or the places that it asks to see."""
    places = looked_up(answer, listing, shown)
    return frozenset(pointed_at(answer, listing)) if places is None else places


def payee_page(surveyed: SurveyedLogs) -> PayeePage:
    """Who was paid most in the bills."""
    payees = surveyed.seen.payees
    return PayeePage(payees[:MOST_PAYEES], max(0, len(payees) - MOST_PAYEES))


def choose_shop(surveyed: SurveyedLogs, case: Case, today: date, shell: ImportShell) -> SurveyedLogs:
    """The logs with the payees that the person says are meant; as they are where nobody is."""
    page = payee_page(surveyed)
    shell.show(page)
    places = _first(shell, WHICH_PAYEE, partial(read_places, count=len(page.payees)))
    return paid_to(surveyed, case, today, [page.payees[place - 1].name for place in places]) if places else surveyed


def decide(case: Case, outcome: ImportOutcome, shell: ImportShell) -> ImportDecisions | None:
    """What the person decides of what an import adds; None where nothing is to be written.

    From each question one may go back to the one before; nothing is written before the last.
    """
    estimates, groups = overlapped(case, outcome), content_groups(outcome)[:MOST_GROUPS]
    told = "、".join(f"{each.at} 起约 {each.count} 次" for each in estimates)
    steps: list[Callable[[], Any]] = [
        *([partial(until_understood, shell, which_counts(told), _counted)] if estimates else []),
        *([partial(_reminders, groups, shell)] if groups else []),
        partial(is_agreed, shell),
    ]
    answers = _in_turn(steps, shell, stops=lambda answer: answer == (None, False))
    if not answers[-1] or answers[-1] == (None, False):
        return None
    choice = answers[0][0] if estimates else None
    return ImportDecisions(choice, answers[-2] if groups else ())


def _in_turn(steps: Sequence[Callable[[], Any]], shell: ImportShell, stops: Callable[[Any], bool]) -> list[Any]:
    """The answers of the steps in turn, each asked anew when one goes back to it; no further than one that `stops`."""
    answers: list[Any] = []
    while len(answers) < len(steps) and not (answers and stops(answers[-1])):
        try:
            answers.append(steps[len(answers)]())
        except _GoneBackError:
            if not answers:
                shell.say(FIRST)
            answers = answers[:-1]
    return answers


def which_counts(told: str) -> str:
    """What is asked of estimates and new records of the same days; the records are recommended, nothing is taken."""
    choices = f"1 用记录代替估计（推荐）；2 仍用估计；3 两样都留，不是同一批；{NOT_WRITTEN} 不写入"
    return f"案件里的估计（{told}）和新增的记录，哪个算数？{choices}；直接回车以后再定"


def _counted(answer: str) -> tuple[Overlap | None, bool]:
    """What counts, and whether anything is to be written."""
    said = answer.strip()
    if said and said not in (*ANSWERS, NOT_WRITTEN):
        raise UsageError(f"“{said}”不是 1、2、3、4", "写一个，或者直接回车以后再定")
    return (None, False) if said == NOT_WRITTEN else (what_counts(said), True)


def _reminders(groups: Sequence[ContentGroup], shell: ImportShell) -> tuple[tuple[str, Channel], ...]:
    """The numbers of which the person says that they only reminded, once for all rows of each."""
    shell.show(ContentPage(groups))
    places = until_understood(shell, REMINDERS, partial(read_places, count=len(groups)))
    return tuple((groups[place - 1].number, groups[place - 1].channel) for place in places)


def is_agreed(shell: ImportShell) -> bool:
    """Whether what is new is to be written; nobody is taken to agree by an empty line."""
    return until_understood(shell, WRITE, _agreed)


def _agreed(answer: str) -> bool:
    """Yes or no. Raises UsageError for anything else."""
    said = yes_or_no(answer).value
    if said is None:
        raise UsageError(YES_OR_NO)
    return said
