"""The question that stands on the page's first screen, there before the talk is loaded.

It is the talk's own, as a case asks it of which nothing is told yet. A wheel carries it (kit/compiled.py): to load what
asks questions takes ten times as long as the screen itself. Where the words of the talk are not those of the wheel any
more, and in a checkout, the talk is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from letters.kit.bundled import PACKAGE
from letters.kit.compiled import told

if TYPE_CHECKING:
    from datetime import date

    from letters.desk.bench import Desk

KIND = "first question"
ROLE = "complainant.role"
WORDS = "collect/interview/data/*.toml"


class FirstChoice(NamedTuple):
    """What may be chosen: the word that is kept, and how it reads."""

    value: str
    label: str


class FirstQuestion(NamedTuple):
    """A question of which one of several answers is chosen, and none is chosen yet; named as the talk's are."""

    key: str
    label: str
    help: str
    choices: tuple[FirstChoice, ...]
    kind: str = "choice"
    example: str = ""
    current: str = ""
    standing: tuple[str, ...] = ()
    is_list: bool = True
    many: bool = False


def first_question(at: Desk, today: date) -> FirstQuestion:
    """Who somebody is."""
    kept = told(KIND, key())
    return _read(kept) if kept is not None else asked(at, today)


def key() -> str:
    """What the question depends on: the words of the whole talk."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.glob(WORDS)))


def asked(at: Desk, today: date) -> FirstQuestion:
    """The question as the talk asks it. Raises ValueError where it is no longer one of choices."""
    from letters.case import blank
    from letters.desk.talk import ask, before_asking, letter_needs

    found = ask(before_asking(blank(), letter_needs(at.library), today), ROLE).question
    if found is None or not found.is_list or found.many:
        raise ValueError(f"{ROLE} is not a question of one choice")
    choices = tuple(FirstChoice(each.value, each.label) for each in found.choices)
    return FirstQuestion(found.key, found.label, found.help, choices)


def _read(kept: list[Any]) -> FirstQuestion:
    name, label, help_, choices = kept
    return FirstQuestion(name, label, help_, tuple(FirstChoice(*each) for each in choices))
