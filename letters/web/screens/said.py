"""What the desk refuses, as a page says it: without the options, commands and file names that a terminal would be told.

The words are written once for every shell. What is done by a line in a terminal is tried again here, or not said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from letters.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.errors import LettersError

OPTIONS = {
    "--on": "日期",
    "--received": "签收日期",
    "--dated": "落款日期",
    "--due": "最后期限",
    "--total": "总额",
    "--payments": "各期",
    "--start": "开始的日子",
    "--end": "最后期限",
}
OF_A_TERMINAL = re.compile(
    r"(?<![\w-])--?[a-z]|letters |命令|终端|运行|回车|\bpip\b|[A-Z]{2}_[A-Z]+|案件里的编号|[a-z_-]+\.toml"
)
"""What nobody at the page can do, or has seen."""
_option = re.compile(r"(--[a-z-]+)(?: 的(?:日期|金额))? ?")
_to_add = re.compile("；加 --[^；]*")
_option_at_end = re.compile("：--[^；]*$")
_line = re.compile(r"(第 [0-9]+ 行(?:第 [0-9]+ 列)?).*")
_HERE = (
    (re.compile("再运行(?:同一条命令|一次(?:这个命令)?)"), "再试一次"),
    (re.compile("(?:同一条|别的|另一个)命令(?:或者程序)?"), "别的程序"),
    (re.compile(r"[^\s：，。；（）“”、]*?case\.toml"), "案件文件"),
)


class Slip(NamedTuple):
    """One thing in a case file that cannot be read: its line, or the answer that it stands in, and what is wrong."""

    where: str
    message: str
    hint: str


class Refused(NamedTuple):
    """What is wrong, what to do next; what is wrong in a case file, and of how many more of a kind nothing is shown."""

    message: str
    hint: str
    slips: tuple[Slip, ...] = ()
    more: int = 0


def on_page(error: LettersError) -> Refused:
    """What an error says on a page, with nothing in it that is done in a terminal."""
    if not isinstance(error, CaseError):
        return Refused(without_options(error.message), without_commands(error.hint))
    slips = tuple(Slip(_place(each.where), each.message, each.hint) for each in error.problems)
    count = len(slips) + error.more
    return Refused(f"案件文件里有 {count} 处读不懂，先停在这里；原来的一个字也没有动", "", slips, error.more)


def refusal(error: LettersError) -> str:
    """One or two sentences: what is wrong, and what to do where that is no command."""
    told = on_page(error)
    return "。".join(part for part in (told.message, told.hint) if part)


def without_options(message: str) -> str:
    """What is wrong, with what stands in a form here in the place of an option.

    >>> without_options("/home/w/案件/case.toml：--on 的日期还没有到")
    '案件文件：日期还没有到'
    """
    return _option.sub(lambda found: OPTIONS.get(found[1], "这一项"), _to_add.sub("", _here(message)))


def without_commands(hint: str) -> str:
    """A hint of the desk without what is done in a terminal: a page has no line to type it in.

    >>> without_commands("还没有记过；看全部：letters track case.toml")
    '还没有记过'
    >>> without_commands("关掉打开它的程序，再运行同一条命令")
    '关掉打开它的程序，再试一次'
    >>> without_commands("移开它，或者用 --out 写一个新的文件夹")
    '移开它'
    >>> without_commands("写成 Word 文件或者 PDF：--format docx")
    '写成 Word 文件或者 PDF'
    """
    parts = _here(hint).split("；")
    kept = _of_a_page(parts) or _of_a_page(clause for part in parts for clause in _without_line(part).split("，"))
    return "；".join(kept).removeprefix("或者").removeprefix("或")


def _of_a_page(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if not OF_A_TERMINAL.search(part)]


def _without_line(part: str) -> str:
    """A part without the option that it ends with, as it would be typed."""
    return _option_at_end.sub("", part)


def _here(text: str) -> str:
    for typed, here in _HERE:
        text = typed.sub(here, text)
    return text


def _place(where: str) -> str:
    """Where a slip is, for whoever reads lines and no keys: its line, else its place in the file."""
    found = _line.fullmatch(where)
    return found[1] if found else where
