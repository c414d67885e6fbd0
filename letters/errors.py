"""The whole tree of errors.

    LettersError                what the command line turns into a message and an exit status
    ├── CaseError               the case file falls short; carries every Problem at once     exit 1
    ├── LetterError             a letter cannot be written from this case                    exit 1
    │   └── TemplateError       a template is wrong: name, source line, what and why         exit 1
    ├── UncheckedError          letters are to leave that nobody read and ticked as they are exit 1
    ├── UsageError              an unknown id, option or format                              exit 2
    ├── FileError               a file is missing, in the way, unreadable or unwritable      exit 3
    │   └── ConflictError       somebody else changed it, or is at work on it                exit 3
    └── DataError               bundled or user-given law/authority data is wrong            exit 70
        ├── SlipsError          a file of the data holds slips; carries every Problem        exit 70
        └── HorizonError        the day asked for lies outside what the data knows           exit 1

An error carries facts and never prints. Messages are Chinese: the user reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a user's file.

    `where` is a path as the user would find it (`incidents[3].at`), `message` says what is wrong and what was
    given, `hint` what is wanted or what to do next.
    """

    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.where}：" if self.where else ""
        return f"{place}{self.message}" + (f"　→ {self.hint}" if self.hint else "")


class LettersError(Exception):
    """Anything the command line reports in one or more lines; `hint` is the next step for the user."""

    exit_status: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def brief(self) -> str:
        """What is wrong, in one line."""
        return self.message

    def __str__(self) -> str:
        return self.message + (f"\n  → {self.hint}" if self.hint else "")


class CaseError(LettersError):
    """The case file cannot be read as a case; `problems` holds them, in file order, and there are `more` of a kind."""

    def __init__(self, problems: Iterable[Problem], path: Path | None = None, more: int = 0) -> None:
        self.problems = tuple(problems)
        self.path = path
        self.more = more
        name = f"{path.name}：" if path else ""
        super().__init__(f"{name}有 {len(self.problems) + more} 处需要改", "改好后再运行同一条命令；原文件没有改动")

    @property
    def brief(self) -> str:
        """The first problem, and how many there are."""
        more = f"（共 {len(self.problems) + self.more} 处）" if len(self.problems) > 1 else ""
        return f"{self.problems[0]}{more}" if self.problems else self.message

    def __str__(self) -> str:
        lines = [self.message, *(f"  {number}. {problem}" for number, problem in enumerate(self.problems, 1))]
        more = [f"  …… 另有 {self.more} 处，先改好上面的"] if self.more else []
        return "\n".join([*lines, *more, f"  → {self.hint}"])


class LetterError(LettersError):
    """A letter cannot be written from this case."""


class UncheckedError(LettersError):
    """Letters were to leave that were not read and ticked as the case gives them now."""


class TemplateError(LetterError):
    """A template breaks the rules of the markup or reaches where it may not.

    `template` is its id, `line` the line in its file (1-based), or 0 where no line can be told.
    """

    def __init__(self, template: str, line: int, message: str, hint: str = "") -> None:
        self.template = template
        self.line = line
        place = f"{template} 第 {line} 行" if line else template
        super().__init__(f"模板 {place}：{message}", hint)


class UsageError(LettersError):
    """What was asked for does not exist: an unknown letter id, format, topic."""

    exit_status: ClassVar[int] = 2


class FileError(LettersError):
    """A file is missing, in the way, or cannot be read or written."""

    exit_status: ClassVar[int] = 3


class ConflictError(FileError):
    """What was to be stored is not what was read: somebody else changed it since, or is at work on it now."""


class DataError(LettersError):
    """The law or authority data itself is wrong: a fault of the data, not of the case."""

    exit_status: ClassVar[int] = 70


class SlipsError(DataError):
    """A file of the data is not as its shape wants it; `problems` holds every slip, each with file and row."""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        if len(self.problems) == 1:
            super().__init__(f"{first.where}：{first.message}", first.hint)
        else:
            lines = "".join(f"\n  {number}. {problem}" for number, problem in enumerate(self.problems, 1))
            super().__init__(f"{file} 有 {len(self.problems)} 处错误{lines}")


class HorizonError(DataError):
    """The day asked for lies before the first or after the last day that the data knows."""

    exit_status: ClassVar[int] = 1
