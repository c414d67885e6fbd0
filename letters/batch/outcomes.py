"""The values of a batch: what goes in, what is asked for, what came of each case."""

from __future__ import annotations

from dataclasses import field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from letters.case import Labelled
from letters.desk import Paper
from letters.errors import Problem
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path


class State(Labelled):
    """What became of a case."""

    WRITTEN = "written", "已写好"
    UNCHANGED = "unchanged", "没有变化"
    SHORT = "short", "有文书没写"
    BROKEN = "broken", "案件有误"
    FAILED = "failed", "没有写成"

    @property
    def good(self) -> bool:
        """Whether every letter that fits the case lies in its folder."""
        return self in (State.WRITTEN, State.UNCHANGED)

    @classmethod
    def of(cls, word: str) -> State:
        """The state of that word. Raises ValueError for no such word."""
        found = next((state for state in cls if state.value == word), None)
        if found is None:
            raise ValueError(word)
        return found


@frozen
class Item:
    """One case to be read: its `key` is the name of its folder of letters, `source` where it stands.

    It is a TOML file at `path`, or `text` in JSON; `problems` were found before it could be read as a case.
    """

    key: str
    source: str
    path: Path | None = None
    text: str = ""
    problems: tuple[Problem, ...] = ()


@frozen
class Options:
    """What is asked for, the same for every case.

    `out` holds a folder for each case. `day` is the day of every letter, where it is None each case's own day, else
    `today`. `stamp` tells one state of templates, law and program from another.
    """

    out: Path
    today: date
    day: date | None = None
    wanted: tuple[str, ...] = ()
    paper: Paper = field(default_factory=Paper)
    templates: Path | None = None
    force: bool = False
    stamp: str = ""


@frozen
class Note:
    """A letter that was written.

    `alike` is the same for letters that differ in the person's own data only, "" where it goes to no authority.
    """

    id: str
    title: str
    to: str
    file: str
    alike: str


class Rules(NamedTuple):
    """Articles on complaints made by the dozen, and on one complaint of several people; "" where none is known."""

    mass: str = ""
    joint: str = ""


@frozen
class Outcome:
    """What came of one case. `status` is what the command's exit status would be for it alone."""

    key: str
    source: str
    state: State
    letters: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    status: int = 0


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON values."""
    return {
        "key": outcome.key,
        "source": outcome.source,
        "state": outcome.state.value,
        "status": outcome.status,
        "letters": [
            {"id": one.id, "title": one.title, "to": one.to, "file": one.file, "alike": one.alike}
            for one in outcome.letters
        ],
        "problems": [{"where": one.where, "message": one.message, "hint": one.hint} for one in outcome.problems],
    }


def from_json(value: dict[str, Any]) -> Outcome:
    """The outcome back from JSON values. Raises KeyError, TypeError or ValueError for anything else."""
    return Outcome(
        value["key"],
        value["source"],
        State.of(value["state"]),
        tuple(Note(**one) for one in value["letters"]),
        tuple(Problem(**one) for one in value["problems"]),
        value["status"],
    )


def chunked(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in chunks of so many, read no further than asked for."""
    coming = iter(items)
    while chunk := tuple(islice(coming, size)):
        yield chunk


Runner: TypeAlias = "Callable[[Iterable[Item], Options], Iterator[Outcome]]"
"""How the work is spread: items in, outcomes out as they come, in any order."""
