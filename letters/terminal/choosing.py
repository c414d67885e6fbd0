"""Choosing from a list, key by key, without a terminal: a frozen value, and functions that give the next or the answer.

Nothing is chosen until somebody chooses: on first showing the cursor stands nowhere, and Enter alone says what to do.
"""

from __future__ import annotations

import re
from dataclasses import replace

from letters.kit.frozen import frozen

FIRST_CHOOSE = "先用上下键或者数字选一项，再按回车"
FIRST_TICK = "先用上下键或者数字选，再按空格选上；都选好了按回车"
_NUMBER = re.compile(r"[0-9０-９]{1,2}")
_BETWEEN = re.compile(r"[\s,，、;；.。和]+")


@frozen
class Row:
    """A line of a list. `words` are what may be typed for one that is no choice but steers: 返回.

    `alone` is one that is chosen with no other: 没有这些. One that `is_quiet` is not seen before it is typed.
    """

    label: str
    words: tuple[str, ...] = ()
    alone: bool = False
    is_quiet: bool = False


@frozen
class Chosen:
    """What the list was left with: the choices by number from 0, and words to be read in their place or beside them."""

    numbers: tuple[int, ...] = ()
    typed: str = ""


@frozen
class Choosing:
    """Where choosing stands.

    `many` may be ticked; one that `is_open` takes words that name no row as an answer. `cursor` is a row, None before
    one was pointed at; `ticked` are rows; `typed` is what was typed so far; `remark` is what the person is told.
    """

    rows: tuple[Row, ...]
    many: bool = False
    is_open: bool = False
    cursor: int | None = None
    ticked: frozenset[int] = frozenset()
    typed: str = ""
    remark: str = ""

    @property
    def named(self) -> tuple[int, ...]:
        """The rows that were typed by their numbers; none where something else was typed, too."""
        parts = [part for part in _BETWEEN.split(self.typed.strip()) if part]
        numbers = [int(part) - 1 for part in parts if _NUMBER.fullmatch(part)]
        choices = [number for number in numbers if 0 <= number < len(self.rows) and not self.rows[number].words]
        return tuple(dict.fromkeys(choices)) if len(choices) == len(parts) else ()

    @property
    def found(self) -> tuple[int, ...]:
        """The row that reads as what was typed, else those that hold it; of those that steer, whose word it begins."""
        wanted = self.typed.strip().lower()
        if not wanted or self.named:
            return ()
        alike = tuple(number for number, row in enumerate(self.rows) if row.label.lower() == wanted)
        return alike or tuple(number for number, row in enumerate(self.rows) if _holds(row, wanted))

    @property
    def shown(self) -> tuple[int, ...]:
        """The rows to be seen: those that hold what was typed, else all that are not quiet."""
        return self.found or tuple(number for number, row in enumerate(self.rows) if not row.is_quiet)

    @property
    def marked(self) -> frozenset[int]:
        """The rows that count as ticked now, those named by number among them."""
        marked = self.ticked
        for number in self.named if self.many else ():
            marked = _with(self.rows, marked, number)
        return marked


def _holds(row: Row, wanted: str) -> bool:
    if row.words:
        return any(word.startswith(wanted) for word in row.words)
    return wanted in row.label.lower()


def _with(rows: tuple[Row, ...], ticked: frozenset[int], number: int) -> frozenset[int]:
    """The ticks with one more; what goes with no other takes them away, and goes itself before any other."""
    others = frozenset() if rows[number].alone else frozenset(each for each in ticked if not rows[each].alone)
    return others | {number}


def begun(
    rows: tuple[Row, ...], standing: tuple[int, ...] = (), *, many: bool = False, is_open: bool = False
) -> Choosing:
    """A list as it is first shown: the cursor, or the ticks, on the answer that stands."""
    cursor = standing[0] if standing else None
    return Choosing(
        rows, many=many, is_open=is_open, cursor=cursor, ticked=frozenset(standing) if many else frozenset()
    )


def remarked(at: Choosing, remark: str) -> Choosing:
    """The list with something told to the person, and nothing typed."""
    return replace(at, typed="", remark=remark)


def moved(at: Choosing, by: int) -> Choosing:
    """The cursor so many rows further among those that are seen; onto the first or the last from nowhere."""
    seen = at.shown
    if at.cursor is None or at.cursor not in seen:
        cursor = seen[0] if by > 0 else seen[-1]
    else:
        cursor = seen[max(0, min(len(seen) - 1, seen.index(at.cursor) + by))]
    return replace(at, cursor=cursor, typed="" if at.named else at.typed, remark="")


def with_typed(at: Choosing, text: str) -> Choosing:
    """More was typed, or pasted: the cursor goes to the one row that is meant, if there is one."""
    return _pointed(replace(at, typed=at.typed + " ".join(text.split("\n")), remark=""))


def without_last(at: Choosing) -> Choosing:
    """The last character was taken back."""
    return _pointed(replace(at, typed=at.typed[:-1], remark=""))


def _pointed(at: Choosing) -> Choosing:
    if at.named:
        return replace(at, cursor=at.named[-1])
    if len(at.found) == 1:
        return replace(at, cursor=at.found[0])
    return replace(at, cursor=at.cursor if at.cursor in at.found else None) if at.found else at


def toggled(at: Choosing) -> Choosing:
    """The space bar: a tick set or taken away; between typed words a space."""
    if at.typed and not (at.found and at.cursor in at.found):
        return with_typed(at, " ")
    if at.cursor is None or not at.many or at.rows[at.cursor].words:
        return replace(at, remark=FIRST_TICK if at.many else FIRST_CHOOSE)
    ticked = at.ticked - {at.cursor} if at.cursor in at.ticked else _with(at.rows, at.ticked, at.cursor)
    return replace(at, ticked=ticked, typed="", remark="")


def entered(at: Choosing) -> Choosing | Chosen:
    """Enter: the answer, or the list with a word on what is still to be done."""
    if at.typed.strip():
        return _entered_words(at)
    if at.cursor is not None and at.rows[at.cursor].words:
        return Chosen(typed=at.rows[at.cursor].words[0])
    if not at.many:
        return replace(at, remark=FIRST_CHOOSE) if at.cursor is None else Chosen((at.cursor,))
    if at.ticked:
        return Chosen(tuple(sorted(at.ticked)))
    if at.cursor is None:
        return replace(at, remark=FIRST_TICK)
    return _ticked_first(at, at.cursor)


def _entered_words(at: Choosing) -> Choosing | Chosen:
    """Enter behind what was typed: a word that steers, numbers, part of a row's words; else the words as they are."""
    typed = at.typed.strip()
    if any(typed.lower() in row.words for row in at.rows):
        return Chosen(typed=typed)
    if at.named:
        return _entered_numbers(at)
    if at.found:
        return _entered_part(at)
    if at.ticked and not at.is_open:
        return replace(at, remark=f"没有“{typed}”这一项：退格删去它，再按回车就定下选上的")
    return Chosen(tuple(sorted(at.ticked)), typed)


def _entered_numbers(at: Choosing) -> Choosing | Chosen:
    """Numbers that were typed, with what is ticked; of what goes with no other, nothing is left out in silence."""
    if at.many:
        alone = [at.rows[number].label for number in at.named if at.rows[number].alone]
        if alone and len(at.named) > 1:
            return replace(at, typed="", remark=f"写了“{alone[0]}”就不写别的号码，请再选一次")
        return Chosen(tuple(sorted(at.marked)))
    return Chosen(at.named) if len(at.named) == 1 else replace(at, typed="", remark="这里只选一项")


def _entered_part(at: Choosing) -> Choosing | Chosen:
    if at.cursor is None or at.cursor not in at.found:
        return replace(at, remark=f"有 {len(at.found)} 项都是，用上下键选一项，再按回车")
    row = at.rows[at.cursor]
    if row.words:
        return Chosen(typed=row.words[0])
    return _ticked_first(at, at.cursor) if at.many else Chosen((at.cursor,))


def _ticked_first(at: Choosing, number: int) -> Choosing:
    """Enter on a row of a list in which several may be ticked: it is ticked, and Enter again is the answer."""
    remark = f"选上了“{at.rows[number].label}”。还有别的就接着选；好了再按一次回车"
    return replace(at, ticked=_with(at.rows, at.ticked, number), typed="", remark=remark)
