"""rights: what the law gives, what to keep, whom to call; two screens of plain text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.cli.tools import as_day, open_path, print_json, say, today
from letters.desk import open_desk
from letters.desk.rights import guide, rights_of_case, rights_of_situations
from letters.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from letters.compose.rights.known_rights import Fitting, Rights, Told
    from letters.compose.rights.situations import Guide

WIDTH, HEIGHT = 80, 50  # two screens: columns of a terminal (a Chinese character takes two), and lines
BULLET, INDENT = "· ", "  "
LETTERS = "letters"  # the section whose lines come from the catalogue, not from the data
FIRST_LAW = "law"  # the section before which it is said what this is about
SAME = "同法"
MOST_NAMES = 6  # situations named in one line

# What stays together on a line: a command or number, or one character; a closing mark with what is before it, an
# opening one with what is behind it.
_PIECE = re.compile(r"[（“《【〔]*(?:[!-~]+(?: [!-~]+)* ?|[^!-~])[，。；：、？！）”》】〕]*")


def show_rights(words: Sequence[str], on: str, *, as_json: bool) -> int:
    """For a case, or for named situations; without either, the situations there are."""
    book, (cases, names) = guide(), _sorted_out(words)
    if not words:
        return _show_situations(book, as_json=as_json)
    at = open_desk()
    if cases:
        told = rights_of_case(open_path(cases[0], on), at)
    else:
        told = rights_of_situations(names, at, as_day(on) or today())
    if as_json:
        print_json(_json(told, book))
    else:
        say("\n".join(page(told, book, str(cases[0]) if cases else "")))
    return 0


def _sorted_out(words: Sequence[str]) -> tuple[list[Path], list[str]]:
    """Case files and names of situations. Raises UsageError where both, or two cases, are given."""
    cases = [Path(word) for word in words if _is_case(word)]
    names = [word for word in words if not _is_case(word)]
    if len(cases) > 1 or (cases and names):
        raise UsageError("一次只看一个案件，或者只看几个情形", "例如 letters rights 案件文件，或者 letters rights 电话")
    return cases, names


def _is_case(word: str) -> bool:
    known = any(word == situation.id or word in situation.names for situation in guide().situations)
    return not known and (Path(word).exists() or "." in word or "/" in word or "\\" in word)


def _show_situations(book: Guide, *, as_json: bool) -> int:
    """The situations to choose from, danger first."""
    if as_json:
        print_json([{"id": one.id, "names": one.names, "label": one.label} for one in book.situations])
        return 0
    say(book.words["danger"])
    say(book.words["choose"] + "\n")
    for situation in book.situations:
        name = situation.names[0]
        say(f"{name}{' ' * (14 - columns(name))}{situation.label}（--for {situation.id}）")
    return 0


def page(told: Rights, book: Guide, case: str = "") -> list[str]:
    """The lines of the page; what two screens do not hold goes by its rank, and that is said.

    Letters that cannot be written yet go first; of lines of one rank, the last of the section that has the most.
    """
    kept, letters = list(told.lines), list(told.letters)
    gone: list[Told] = []
    while len(lines := list(_page(told, kept, letters, gone, book, case))) > HEIGHT:
        if any(one.state == "lacking" for one in letters):
            letters = [one for one in letters if one.state != "lacking"]
            continue
        place = _first_to_go(kept)
        if not kept[place].spare:
            break
        gone.append(kept.pop(place))
    return lines


def _first_to_go(kept: Sequence[Told]) -> int:
    sizes = Counter(line.section for line in kept)
    return max(range(len(kept)), key=lambda place: (kept[place].spare, sizes[kept[place].section], place))


def _page(
    told: Rights, kept: Sequence[Told], letters: Sequence[Fitting], gone: Sequence[Told], book: Guide, case: str
) -> Iterator[str]:
    words = book.words
    for section, heading in book.headings.items():
        lines = list(_letters(letters, words, case)) if section == LETTERS else list(_said(section, kept))
        if section == FIRST_LAW:  # what concerns safety comes before everything else
            yield from wrapped(_about(told, words, case))
        if lines:
            yield f"【{heading}】"
        for line in lines:
            yield from wrapped(line, BULLET)
    if gone:
        yield from wrapped(_left_out(gone, words))
    yield from wrapped(words["closing"].replace("{day}", f"{told.day.year}年{told.day.month}月{told.day.day}日"))


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


def _letters(letters: Sequence[Fitting], words: Mapping[str, str], case: str) -> Iterator[str]:
    for one in letters:
        why = {"stopped": words["stopped"], "lacking": words["lacking"].replace("{what}", one.lacks)}.get(one.state)
        yield f"{one.title}（{one.id}），交给{one.to}" + (f"：{why}" if why else "")
    if letters:
        yield words["write"].replace("{case}", case) if case else words["begin"]


def _left_out(gone: Sequence[Told], words: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(line.situation for line in reversed(gone) if line.situation))
    return words["left_out"].replace("{count}", str(len(gone))).replace("{names}", " ".join(names[:MOST_NAMES]))


def columns(text: str) -> int:
    """How many columns a terminal takes for a text."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def wrapped(text: str, bullet: str = "") -> Iterator[str]:
    """A text in lines of the page's width; no line begins with a closing mark or ends with an opening one."""
    line = bullet
    for piece in _PIECE.findall(text):
        if columns((line + piece).rstrip()) > WIDTH and line.strip(BULLET):
            yield line.rstrip()
            line = INDENT if bullet else ""
        line += piece
    yield line.rstrip()


def _json(told: Rights, book: Guide) -> dict[str, Any]:
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
