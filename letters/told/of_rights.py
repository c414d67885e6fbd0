"""What the law gives as the terminal shows it: two screens of plain text."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from letters.kit.days import day_words
from letters.kit.shell_words import command
from letters.told.shown import BULLET, WIDTH, columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from letters.compose import Fitting, Guide, Rights, Situation, Told

HEIGHT = 50  # lines of two screens
NAME_WIDTH = 12  # columns of a situation's name
HALF = 40  # columns of one of two situations in a row
LETTERS = "letters"  # the section whose lines come from the catalogue, not from the data
FIRST_LAW = "papers"  # the section before which it is said what this is about
SAME = "同法"
MOST_NAMES = 6  # situations named in one line


def situations_json(situations: Sequence[Situation]) -> list[dict[str, Any]]:
    """The situations to choose from, for programs."""
    return [{"id": one.id, "names": one.names, "label": one.label} for one in situations]


def situation_lines(book: Guide) -> Iterator[str]:
    """The situations to choose from, danger first, two in a row that is read from left to right."""
    yield book.words["danger"]
    yield book.words["choose"].replace("{command}", command("rights", "电话", "上门")) + "\n"
    for left, right in zip_longest(book.situations[::2], book.situations[1::2]):
        yield (_padded(_named(left), HALF) + (_named(right) if right else "")).rstrip()


def _named(situation: Situation) -> str:
    return _padded(situation.names[0], NAME_WIDTH) + situation.label


def _padded(text: str, width: int) -> str:
    return text + " " * max(1, width - columns(text))


def page(told: Rights, book: Guide, case: str = "") -> list[str]:
    """The lines of the page; what two screens do not hold goes by its rank, and that is said.

    Letters that cannot be written yet go first; of lines of one rank, the last of the section that has the most; where
    no line may go, the letters that are sent last.
    """
    kept, letters = list(told.lines), list(told.letters)
    gone: list[Told] = []

    @lru_cache(maxsize=512)  # lines; from one trial to the next most of them stay
    def cut(text: str, bullet: str) -> tuple[str, ...]:
        return tuple(wrapped(text, bullet))

    while _rows(lines := [line for one in _page(told, kept, letters, gone, book, case) for line in cut(*one)]) > HEIGHT:
        if any(one.state == "lacking" for one in letters):
            letters = [one for one in letters if one.state != "lacking"]
            continue
        place = _first_to_go(kept)
        if kept[place].spare:
            gone.append(kept.pop(place))
        elif len(letters) > 1:
            letters.pop()
        else:
            break
    return lines


def _rows(lines: Sequence[str]) -> int:
    """How many rows of a terminal they take; a command stays whole and may run over its edge."""
    return sum(max(1, -(-columns(line) // WIDTH)) for line in lines)


def _first_to_go(kept: Sequence[Told]) -> int:
    sizes = Counter(line.section for line in kept)
    return max(range(len(kept)), key=lambda place: (kept[place].spare, sizes[kept[place].section], place))


def _page(
    told: Rights, kept: Sequence[Told], letters: Sequence[Fitting], gone: Sequence[Told], book: Guide, case: str
) -> Iterator[tuple[str, str]]:
    """What stands on the page, each with the bullet before it, not cut into lines yet."""
    words = book.words
    for section, heading in book.headings.items():
        lines = (
            list(_letters(letters, words, case, _ready(told) - len(letters)))
            if section == LETTERS
            else list(_said(section, kept))
        )
        if section == FIRST_LAW:  # what concerns safety comes before everything else
            yield _about(told, words, case), ""
        if lines:
            yield f"【{heading}】", ""
        for line in lines:
            yield line, BULLET
    if gone:
        yield _left_out(gone, words), ""
    yield words["closing"].replace("{day}", day_words(told.day)), ""


def _about(told: Rights, words: Mapping[str, str], case: str) -> str:
    labels = [situation.label for situation in told.situations]
    if not labels:
        return words["nothing"]
    text = "、".join(labels[:MOST_NAMES]) + ("等" if len(labels) > MOST_NAMES else "")
    return words["basis" if case else "title"].replace("{labels}", text)


def _said(section: str, kept: Sequence[Told]) -> Iterator[str]:
    """The lines of a section with what they rest on; a statute just named is 同法."""
    before = ""
    for line in kept:
        if line.section == section:
            cited = line.cited
            if line.act and line.act == before:
                cited = SAME + cited.removeprefix(line.act)
            before = line.act
            yield f"{line.text}（{cited}）" if cited else line.text


def _ready(told: Rights) -> int:
    return sum(one.state != "lacking" for one in told.letters)


def _letters(letters: Sequence[Fitting], words: Mapping[str, str], case: str, more: int) -> Iterator[str]:
    for one in letters:
        why = {"stopped": words["stopped"], "lacking": words["lacking"].replace("{what}", one.lacks)}.get(one.state)
        yield f"{one.title}，交给{one.to}" + (f"：{why}" if why else "")
    if more > 0:
        yield words["more"].replace("{count}", str(more)).replace("{command}", command("list"))
    if letters:
        yield words["write" if case else "begin"].replace(
            "{command}", command("check", case) if case else command("new")
        )


def _left_out(gone: Sequence[Told], words: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(line.situation for line in reversed(gone) if line.situation))
    alone = command("rights", *names[:MOST_NAMES])
    return words["left_out"].replace("{count}", str(len(gone))).replace("{command}", alone)


def rights_json(told: Rights, book: Guide) -> dict[str, Any]:
    """Everything, nothing left out."""
    rows = [
        {"section": line.section, "text": line.text, "cited": line.cited, "topics": line.topics} for line in told.lines
    ]
    return {
        "date": told.day,
        "situations": [{"id": situation.id, "label": situation.label} for situation in told.situations],
        "headings": book.headings,
        "lines": rows,
        "letters": [
            {"id": one.id, "title": one.title, "to": one.to, "state": one.state, "lacks": one.lacks}
            for one in told.letters
        ],
        "note": book.words["closing"].replace("{day}", str(told.day)),
    }
