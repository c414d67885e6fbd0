"""Whether it was reported, complained of or sued over before: “11月22日打过110，没投诉，没打官司”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import pieces, plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.collect.interview.state import InterviewState

_POLICE: Final = re.compile("报(?:过)?(?:了)?警|110|派出所|公安")
_BODY: Final = re.compile(
    "投诉|举报|12315|12345|消协|消保委|消委会|市监|市场监管|工商|信访|网信|12321|工信|12378|银保监|金管|调解"
)
_COURT: Final = re.compile("起诉|官司|诉讼|法院|仲裁|立案|打过?官司|告(?:过|了)(?:他们|平台)")
_NOT: Final = "(?:没有?|未)(?:有|去|向|跟|被|打|找|过|提)*"
_BARE: Final = re.compile("(?:我|曾经?)?(?:投诉|举报|起诉|仲裁|打|告)(?:过|了|官司)*")
_ALL: Final = re.compile(
    "(?:以前|之前)?(?:都|全|什么)*(?:没有?|没)(?:过|有)?(?:这些)?|(?:别的|其他|其余|另外)(?:都|的)*(?:没有?|没)(?:过)?"
)
_POLICE_SAID: Final = "declarations.police_report"
_FACTS: Final = (
    (_POLICE_SAID, _POLICE),
    ("declarations.before_other_body", _BODY),
    ("declarations.before_court", _COURT),
)
_OTHER_TOLD: Final = {None: "", True: "向别的机关、消协提出过", False: "没有向别的机关、消协提出过"}
_COURT_TOLD: Final = {None: "", True: "起诉或者仲裁过", False: "没有起诉，没有仲裁"}


class _Found:
    """For each fact the words that say it was so, "" for words that say it was not; and what was not understood."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.left: list[str] = []
        self.others_not = False

    def add(self, piece: str) -> None:
        """Put a piece to the facts it names; one that names none goes on about what was said before it."""
        named = {name: pattern for name, pattern in _FACTS if pattern.search(piece)}
        was_so = [name for name, words in self.words.items() if words]
        if _ALL.fullmatch(piece):
            self.others_not = True
        elif named:
            self.words |= {name: _said_of(pattern, piece) for name, pattern in named.items()}
        elif was_so:
            self.words[was_so[-1]] += f"，{piece}"
        else:
            self.left.append(piece)


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Of each of the three what is said; “都没有” says no to those not named. Nothing is said of what is not."""
    found = _Found()
    for piece in pieces(plain(text).replace("、", "，").replace("也没", "，没")):
        found.add(piece)
    values = _values(found)
    return LineRead(
        values, _told(values, no_police=_POLICE_SAID in found.words or found.others_not), "，".join(found.left)
    )


def _said_of(pattern: re.Pattern[str], piece: str) -> str:
    return "" if re.search(f"{_NOT}(?:{pattern.pattern})", piece) else piece


def _values(found: _Found) -> dict[str, Any]:
    """What is said of each: the words of the police, yes or no of the others, and where that was."""
    others = [name for name, _ in _FACTS if name != _POLICE_SAID]
    values: dict[str, Any] = {name: False for name in others if found.others_not}
    values |= {name: bool(words) for name, words in found.words.items() if name != _POLICE_SAID}
    told = {_POLICE_SAID: found.words.get(_POLICE_SAID, ""), "declarations.where": _where(found, others)}
    return values | {name: words for name, words in told.items() if words}


def _where(found: _Found, others: Iterable[str]) -> str:
    """The words that say where it was; that it was says no more than yes."""
    told = dict.fromkeys(found.words.get(name, "") for name in others)
    return "；".join(words for words in told if words and not _BARE.fullmatch(words))


def _told(values: dict[str, Any], *, no_police: bool) -> str:
    police = "没有报过警" if no_police else ""
    if "declarations.police_report" in values:
        police = f"报警：{values['declarations.police_report']}"
    parts = [
        police,
        _OTHER_TOLD[values.get("declarations.before_other_body")],
        _COURT_TOLD[values.get("declarations.before_court")],
        values.get("declarations.where", ""),
    ]
    return "，".join(part for part in parts if part)
