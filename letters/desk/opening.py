"""A case file read as a case, as of a day: the one place that says which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import file, refused
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from letters.case import Case, Fault
    from letters.errors import CaseError


@frozen
class OpenCase:
    """A sound case. `asked` is the day that was asked for, None where none was; `name` is what the file is called.

    `text` is what it was read from, so that what is found wrong later is told with its line; "" where it is no file.
    """

    case: Case
    today: date
    asked: date | None = None
    name: str = ""
    text: str = ""

    @property
    def told_of_earlier(self) -> tuple[str, ...]:
        """What the person is to know of how a file of an earlier version is read."""
        return file.told_of_earlier(self.text)

    @property
    def day(self) -> date:
        """The day that its letters carry."""
        return day_of(self.case, self.today, self.asked)

    @property
    def seen_on(self) -> date:
        """The day from which one looks at what was sent: as asked, else today.

        A case may be dated ahead; then nothing is looked at from before its own day.
        """
        return self.asked or max(self.today, self.case.written_on or self.today)

    def named(self, told: Iterable[str]) -> Iterator[str]:
        """What is told of the case, with the names that its file has, which may be of an earlier version."""
        return file.as_named(self.text, told)

    def refused(self, faults: Sequence[Fault]) -> CaseError:
        """The error that tells these faults where they stand."""
        return refused(faults, self.case, self.text, self.name)


def open_case(text: str, today: date, asked: date | None = None, name: str = "") -> OpenCase:
    """The case that the text of a case file holds. Raises CaseError with every problem at once."""
    return OpenCase(file.parse(text, today=asked or today, name=name), today, asked, name, text)


def day_of(case: Case, today: date, asked: date | None = None) -> date:
    """The day that the letters of a case carry: as asked, else the case's own, else today."""
    return asked or case.own_day or today
