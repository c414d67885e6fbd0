"""What each sign is, from one version of Unicode: Python 3.11 knows some thousand fewer than 3.14, and masks must not.

`data/signs.txt` names its version; then come where each run of one category begins, the runs of digits (where, the
first value, how many), and what the signs stand for that the oldest Python does not know. What an older Python knows to
stand for others, Unicode promises never to change; what a newer one knows beyond the table is no sign here, so that a
letter is the same whichever Python wrote it. `scripts/unicode_table.py` makes the table.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

from letters.kit.data_files import REINSTALL
from letters.kit.files import refusing
from letters.kit.frozen import frozen

DATA = Path(__file__).parent / "data" / "signs.txt"
NONE = "Cn"  # the category of what is no sign


@frozen
class Table:
    """Runs of categories by where they begin, digits by their sign, the parts of newer signs."""

    begins: tuple[int, ...]
    categories: tuple[str, ...]
    digits: dict[str, int]
    parts: dict[str, str]


def category(char: str) -> str:
    """The general category of a sign, such as "Nd"; "Cn" where the table's Unicode has none.

    >>> category("٣"), category("\U0001ccf3"), category("\U0003fffd")
    ('Nd', 'Nd', 'Cn')
    """
    table = _table()
    return table.categories[bisect_right(table.begins, ord(char)) - 1]


def decomposed(char: str) -> str:
    """The plain signs that a sign stands for, as NFKD has them.

    >>> decomposed("㎏"), decomposed("\U0001ccf3")
    ('kg', '3')
    """
    if char.isascii() or category(char) == NONE:
        return char
    return _table().parts.get(char) or unicodedata.normalize("NFKD", char)


def digit(char: str) -> int | None:
    """The value of a digit of any script, or of one in a circle; None for what is none.

    >>> digit("٣"), digit("⑨"), digit("⑩")
    (3, 9, None)
    """
    return _table().digits.get(char)


@cache
def _table() -> Table:
    with refusing(DATA, "读取", REINSTALL):
        _, categories, digits, parts = DATA.read_text(encoding="utf-8").split("\n\n")
    runs = [line.split() for line in categories.splitlines()]
    return Table(
        tuple(int(code, 16) for code, _ in runs),
        tuple(kind for _, kind in runs),
        dict(_each_digit(digits)),
        {_sign(code): "".join(map(_sign, rest)) for code, *rest in map(str.split, parts.splitlines())},
    )


def _each_digit(runs: str) -> list[tuple[str, int]]:
    found = [line.split() for line in runs.splitlines()]
    return [
        (chr(int(code, 16) + step), int(first) + step) for code, first, count in found for step in range(int(count))
    ]


def _sign(code: str) -> str:
    return chr(int(code, 16))
