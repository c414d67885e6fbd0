"""A list as it stands on the terminal: what is asked, the rows, what was typed, what to do. Lines, no terminal.

What is asked and what to do always stand there; rows that do not fit come in pages, the cursor's page being shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.kit.frozen import frozen
from letters.kit.visible import one_line, visible
from letters.told.shown import columns, folded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.terminal.choosing import Choosing

TYPED = "您选："
ONE = "上下键或者数字选，回车定"
SEVERAL = "空格或者数字选上，可以选几项，回车定"
FEWEST_ROWS = 3  # lines kept for the rows, however little room there is


class Line(NamedTuple):
    """A line of the screen, and its look: `asked`, `aside`, `row`, `cursor`, `ticked`, `typed`, `remark`, `hint`."""

    look: str
    text: str


@frozen
class Drawing:
    """The lines, and where the cursor of the terminal stands: line and character, behind what was typed."""

    lines: tuple[Line, ...]
    cursor: tuple[int, int]


@frozen
class Page:
    """The size of a terminal."""

    columns: int
    rows: int


def drawn(at: Choosing, asked: Sequence[str], page: Page) -> Drawing:
    """A list below what is `asked` (the first line is the question) on a page of that size."""
    above = list(_above(asked, page.columns))
    below = list(_below(at, page.columns, _moves(at)))
    room = max(FEWEST_ROWS, page.rows - len(above) - len(below) - 3)  # what was typed, more pages, a line to spare
    above = above[: max(1, page.rows - FEWEST_ROWS - len(below) - 3)]
    cards = list(_cards(at, page.columns, room))
    card = next((each for each in cards if at.cursor in each.numbers), cards[0])
    lines = [*above, *card.lines, *_more(card, cards, at)]
    below = list(_below(at, page.columns, [each for each in _moves(at) if each not in card.numbers]))
    typed = Line("typed", f"{TYPED}{at.typed}")
    return Drawing((*lines, typed, *below), (len(lines), len(typed.text)))


def _above(asked: Sequence[str], within: int) -> Iterator[Line]:
    for number, line in enumerate(asked):
        yield from (Line("aside" if number else "asked", each) for each in folded(visible(line), within))


def _moves(at: Choosing) -> list[int]:
    """The rows that steer."""
    return [number for number, row in enumerate(at.rows) if row.words]


def _below(at: Choosing, within: int, unseen: Sequence[int]) -> Iterator[Line]:
    """What to do, with the words of rows that steer and are not seen; and what the person is told."""
    words = "、".join(at.rows[number].words[0] for number in unseen)
    hint = f"（{SEVERAL if at.many else ONE}{f'；也可以打字：{words}' if words else ''}）"
    yield from (Line("hint", each) for each in folded(hint, within))
    if at.remark:
        yield from (Line("remark", each) for each in folded(f"！{at.remark}", within))


@frozen
class Card:
    """Rows that are shown together."""

    numbers: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()


def _cards(at: Choosing, within: int, room: int) -> Iterator[Card]:
    """The rows in order, as many together as there is room for."""
    card, before = Card(), True
    for number in at.shown:
        is_choice = not at.rows[number].words
        gap = (Line("row", ""),) if before and not is_choice and card.lines else ()
        lines = (*gap, *_row(at, number, within))
        if card.lines and len(card.lines) + len(lines) > room:
            yield card
            card, lines = Card(), lines[len(gap) :]
        card, before = Card((*card.numbers, number), (*card.lines, *lines)), is_choice
    yield card


def _row(at: Choosing, number: int, within: int) -> Iterator[Line]:
    row, pointer = at.rows[number], ">" if number == at.cursor else " "
    tick = ("[x] " if number in at.marked else "[ ] ") if at.many and not row.words else ""
    place = f"{number + 1:>2}. " if not row.words else "    "
    look = "cursor" if number == at.cursor else "ticked" if number in at.marked else "row"
    lead = f"{pointer} {tick}{place}"
    yield from (Line(look, each) for each in wrapped(one_line(row.label), lead, within, " " * columns(lead)))


def _more(card: Card, cards: Sequence[Card], at: Choosing) -> Iterator[Line]:
    if len(cards) > 1:
        first, last = at.shown.index(card.numbers[0]) + 1, at.shown.index(card.numbers[-1]) + 1
        further = "" if card is cards[-1] else "，按 ↓ 还有"
        yield Line("hint", f"  第 {first} 到 {last} 项，共 {len(at.shown)} 项{further}")
