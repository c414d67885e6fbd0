"""What a case leaves open and can be answered at once: of each warning, and of each letter that lacks something."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from letters.case import shape
from letters.collect.interview import HUB, asked_for_need, is_askable, question
from letters.compose import Severity, rephrased
from letters.desk.ending.row_words import in_row_words, where_told
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from letters.case import KeyPath
    from letters.collect.interview import InterviewState
    from letters.compose import Caution, Kind, Lack, Letter, Selection, Unwritten

DIGITS = 12
MOST_PLACES = 5  # places that are named of one warning
_GIVEN = frozenset({"id", "kind"})  # what a new row begins with


@frozen
class OpenPoint:
    """Something open, in words, for some `letters` by their names. `caution` is the warning, None for what they lack.

    `keys` are the questions of the talk that answer it, as the case file has them now (`third_parties.0.adult`),
    `label` how the first of them is put; `fix` is the wording that can be put in the place of what stands there.
    `said` is what is told, and `where` the places, without an id of the case file; of many places the first few.
    """

    told: str
    letters: tuple[str, ...]
    keys: tuple[str, ...]
    caution: Caution | None = None
    ids: tuple[str, ...] = ()
    label: str = ""
    fix: str = ""
    said: str = ""
    where: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What names it among the points of one case as it stands, and says nothing."""
        of = (self.caution.id if self.caution else "", self.told)
        return sha256("\n".join(of).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]

    @property
    def weight(self) -> int:
        """How much it weighs: as its warning does."""
        return self.caution.severity if self.caution else 0

    @property
    def may_be_kept(self) -> bool:
        """Whether it may stand as it is when the person says why."""
        return self.caution is not None and not self.caution.kind.final


def open_points(chosen: Selection, state: InterviewState) -> tuple[OpenPoint, ...]:
    """What is open for the letters chosen, the heaviest first; `state` is what the talk knows of the case.

    Left out is what was overruled, and what is only to be known: no question answers it and nothing is at stake.
    """
    lacked = (each for each in _of_lacks(chosen.unwritten, state) if each.keys)
    return (*points_of(chosen.letters, state), *lacked)


def points_of(letters: Iterable[Letter], state: InterviewState) -> tuple[OpenPoint, ...]:
    """What is open in letters that are there, the heaviest first, with what is left out as above."""
    every = _of_warnings(letters, state)
    return tuple(each for each in every if each.keys or (each.may_be_kept and each.weight > Severity.NOTE))


def _of_warnings(letters: Iterable[Letter], state: InterviewState) -> Iterator[OpenPoint]:
    """What letters are warned of and nobody overruled, alike ones together."""
    heard: dict[tuple[str, str], list[tuple[Caution, Letter]]] = {}
    for caution, letter in ((each, one) for one in letters for each in one.warnings):
        if not caution.overruled:
            heard.setdefault((caution.id, caution.reason), []).append((caution, letter))
    found = (_of_alike(alike, state) for alike in heard.values())
    yield from sorted(found, key=lambda point: -point.weight)


def _of_alike(alike: Sequence[tuple[Caution, Letter]], state: InterviewState) -> OpenPoint:
    """One warning of several letters, as heavy as the heaviest."""
    gravest = max((caution for caution, _ in alike), key=lambda caution: caution.severity)
    keys = _placed((key for caution, _ in alike for key in caution.keys), state)
    return OpenPoint(
        gravest.reason,
        tuple(dict.fromkeys(letter.called for _, letter in alike)),
        keys,
        gravest,
        tuple(dict.fromkeys(letter.head.id for _, letter in alike)),
        label=question(state, keys[0]).label if keys else "",
        fix=_fix(gravest.kind, keys, state),
        said=in_row_words(gravest.reason, state),
        where=tuple(_places(gravest, keys, state)) if gravest.places else (),
    )


def _fix(kind: Kind, keys: Iterable[str], state: InterviewState) -> str:
    """The safe wording, where one of the answers has a sentence that it can stand in the place of."""
    texts = [str(state.get(key) or "") for key in keys] if kind.fix else []
    return kind.fix if any(rephrased(kind, text) != text for text in texts) else ""


def _places(caution: Caution, keys: Sequence[str], state: InterviewState) -> Iterator[str]:
    """Where it was found, and the words there."""
    yield from (where_told(key, state) for key in keys[:MOST_PLACES])
    yield from (f"写着“{place.quote}”" for place in caution.places[:MOST_PLACES] if place.quote)


def _of_lacks(unwritten: Iterable[Unwritten], state: InterviewState) -> Iterator[OpenPoint]:
    """What letters lack, but for those that the person may want or not."""
    lacked: dict[tuple[str, str], dict[str, None]] = {}
    missed = (one for one in unwritten if not any(lack.wish for lack in one.lacks))
    for one, lack in ((each, lack) for each in missed for lack in each.lacks):
        lacked.setdefault((lack.what, lack.need), {})[one.called] = None
    for (what, need), called in lacked.items():
        yield OpenPoint(what, tuple(called), _asked_for(need, state))


def asked_for_lacks(lacks: Iterable[Lack], state: InterviewState) -> tuple[str, ...]:
    """The questions that answer what a letter lacks, in order, each once, without those that are answered."""
    return tuple(dict.fromkeys(key for lack in lacks for key in _asked_for(lack.need, state)))


def _asked_for(need: str, state: InterviewState) -> tuple[str, ...]:
    keys = _of_script(asked_for_need(state, need), state) or _placed(_fields(need, state), state)
    return _unanswered(keys, state)


def _of_script(keys: Iterable[str], state: InterviewState) -> tuple[str, ...]:
    """Keys that the script of the talk names: it can ask them, whatever they are, where their row is there."""
    return tuple(key for each in keys if (key := _place(each, state.data)))


def _unanswered(keys: tuple[str, ...], state: InterviewState) -> tuple[str, ...]:
    """Which of the keys have no answer yet; where all have one, it was not enough, and the last is asked again."""
    return tuple(key for key in keys if not _has_answer(key, state)) or keys[-1:]


def _has_answer(key: str, state: InterviewState) -> bool:
    asked = question(state, key)
    return bool(asked.current) or any(field.current for field in asked.fields)


def _fields(key: str, state: InterviewState) -> Iterator[str]:
    """The key itself; of a table that is not there, what it must hold."""
    field = shape.field_at(_path(key))
    table = shape.table_of(field) if field else None
    if table is None or key == HUB or state.get(key) is not None:
        yield key
    else:
        must = (name for name, each in table.model_fields.items() if each.is_required())
        yield from (f"{key}.{name}" for name in must if name not in _GIVEN)


def _placed(keys: Iterable[str], state: InterviewState) -> tuple[str, ...]:
    """The keys with each row's place for its id, without those that no question can answer."""
    found = (_place(key, state.data) for key in keys)
    return tuple(dict.fromkeys(key for key in found if key and is_askable(state, key)))


def _place(key: str, data: Mapping[str, Any]) -> str:
    """The key with places for ids; "" where the row is not there."""
    steps: list[str] = []
    held: Any = data
    for step in key.split("."):
        if isinstance(held, list):
            at = _row(held, step)
            if at is None:
                return ""
            steps.append(str(at))
            held = held[at] if at < len(held) else {}
        else:
            steps.append(step)
            held = held.get(step, {}) if isinstance(held, dict) else {}
    return ".".join(steps)


def _row(rows: list[Any], step: str) -> int | None:
    """The place of the row with that id, or the place itself."""
    found = (at for at, row in enumerate(rows) if isinstance(row, dict) and row.get("id") == step)
    return next(found, int(step) if step.isdigit() else None)


def _path(key: str) -> KeyPath:
    return tuple(int(step) if step.isdigit() else step for step in key.split("."))
