"""What is known so far: the text of the case file, and in its comments what the model has no place for yet.

The record holds `skipped` (keys that need not be asked again), `later` (those of them that the person means to answer
yet), `todo` (keys to be asked next), `declined` (letters that are not wanted), `besides` (besides.py) and `draft`:
tables that still lack what the model demands, and what the model has no place for. A draft moves into the file proper
as soon as it is whole, so that an answer that is missing never keeps the others from being used.
"""

from __future__ import annotations

import tomllib
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from letters.case import CaseFile, contracts, kinds, shape, spell
from letters.collect.interview import earlier_record
from letters.collect.interview.keys import parent, path_of, split, walk, without
from letters.errors import CaseError
from letters.kit import toml_text
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from letters.case import Case, Fault
    from letters.errors import Problem

T = TypeVar("T")

HUB = "incidents"  # asked again after each incident, until there are no more
_ALWAYS = ("complainant", "addressees")  # nothing else is demanded of them: an answer stands there at once
_IDS = {"incidents": ("I", 3), "third_parties": ("T", 1)}  # what ids of rows begin with, and how many digits follow
HERE = Path("case.toml")  # a CaseFile that is only changed, never saved


@frozen
class InterviewState:
    """`letters` are the needs of each letter by its id; `changed_file` is what the text was written by, if known."""

    text: str
    today: date
    letters: Mapping[str, tuple[str, ...]]
    changed_file: CaseFile | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    def once(self, make: Callable[[InterviewState], T]) -> T:
        """What a function makes of the state alone: made when it is first asked for, and gone with the state."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @property
    def data(self) -> Mapping[str, Any]:
        """The file's tables, unchecked; nobody changes them."""
        return self._file.data()

    @cached_property
    def record(self) -> dict[str, Any]:
        """What the comments hold; nothing where somebody broke them."""
        try:
            return earlier_record.current(toml_text.loads(self._file.record))
        except tomllib.TOMLDecodeError:
            return {}

    @cached_property
    def _file(self) -> CaseFile:
        """What the text says, read once; it is never changed."""
        written = self.changed_file
        return written if written is not None and written.text == self.text else CaseFile(HERE, self.text, None)

    def get(self, key: str) -> Any:
        """The answer at a dotted key, from the file or from a draft; None where there is none."""
        found = walk(self.data, key.split("."))
        if found is None:
            holder, name = split(key)
            found = self.draft(holder).get(name)
        if found is None:
            found = self.drafts.get(key)
        return self._in_drafts(key) if found is None else found

    def _in_drafts(self, key: str) -> Any:
        """What stands at a key below a table that is not whole yet: `contracts.0.payments.1.on`."""
        inner = ((key.removeprefix(f"{holder}."), each) for holder, each in self.drafts.items())
        return next(
            (found for rest, each in inner if rest != key and (found := walk(each, rest.split("."))) is not None), None
        )

    def draft(self, holder: str) -> dict[str, Any]:
        """What is known of a table that is not whole yet."""
        return dict(self.drafts.get(holder, {}))

    @property
    def drafts(self) -> Mapping[str, Mapping[str, Any]]:
        """Every table that is not whole yet, by its key."""
        found: Mapping[str, Mapping[str, Any]] = self.record.get("draft", {})
        return found

    @property
    def todo(self) -> tuple[str, ...]:
        """The keys to be asked next, before anything else."""
        return tuple(self.record.get("todo", ()))

    @property
    def typed(self) -> Mapping[str, str]:
        """What was typed so far of answers that are not given yet, by the keys of their questions."""
        found: Mapping[str, str] = self.record.get("typed", {})
        return found

    @property
    def skipped(self) -> tuple[str, ...]:
        """The keys that need not be asked again, though nothing may stand there."""
        return tuple(self.record.get("skipped", ()))

    @property
    def later(self) -> tuple[str, ...]:
        """The keys that were left to be answered yet."""
        return tuple(self.record.get("later", ()))

    @property
    def declined(self) -> tuple[str, ...]:
        """The letters that the person said they do not want."""
        return tuple(self.record.get("declined", ()))

    def case(self) -> Case | None:
        """The case, when it is whole and sound."""
        try:
            return self._file.checked(self.today).case
        except CaseError:
            return None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the file from being a case, but for what is only missing."""
        try:
            if all(map(_is_missing, self._file.checked(self.today).faults)):
                return ()
            self._file.case(self.today)
        except CaseError as error:
            return tuple(each for each in error.problems if not _is_missing(each))
        return ()

    def put(self, key: str, value: object) -> InterviewState:
        """The state with an answer: in the file if its table is there or becomes whole, else in a draft."""
        holder, name = split(key)
        if not holder or walk(self.data, holder.split(".")) is not None or holder in _ALWAYS:
            return self.changed(lambda file: file.set(key, value))._no_longer_left(key)._settled()
        draft = {**self._begun(holder), **self.draft(holder), name: value}
        kept = {inner: each for inner, each in draft.items() if each is not None}
        drafts = {**self.drafts, holder: kept} if kept else {**self.without_draft(holder).drafts}
        return self.noted(draft=drafts)._no_longer_left(key)._settled()

    def _settled(self) -> InterviewState:
        """The state with every draft in the file that is whole, once what it stands in is there."""
        for holder, draft in self.drafts.items():
            needed = _needed(holder)
            if needed is not None and needed <= draft.keys() and self._is_there(parent(holder)):
                return self.without_draft(holder).add(holder, draft)._settled()
        return self

    def _is_there(self, holder: str) -> bool:
        return not holder or walk(self.data, holder.split(".")) is not None

    def _no_longer_left(self, key: str) -> InterviewState:
        if key not in self.skipped and key not in self.later:
            return self
        return self.noted(skipped=without(self.skipped, key), later=without(self.later, key))

    def _begun(self, holder: str) -> dict[str, object]:
        """What a new row begins with that nobody is asked: its id; a contract has its kind besides."""
        table, _, number = holder.rpartition(".")
        if table == contracts.TABLE:
            return contracts.begun(kinds()[0], int(number) + 1)
        needed = _needed(holder) if number.isdigit() else None
        if not needed or "id" not in needed:
            return {}
        return {"id": self.next_id(table, *_IDS.get(table, (table[:1].upper(), 1)))}

    def add(self, holder: str, values: Mapping[str, object]) -> InterviewState:
        """The state with a table, or a row where the holder ends in a number."""
        table, _, number = holder.rpartition(".")
        if number.isdigit():
            return self.append(table, [values])
        return self.changed(lambda file: file.set(holder, values))

    def append(self, table: str, rows: Sequence[Mapping[str, object]]) -> InterviewState:
        """The state with rows added to a list."""
        return self.changed(lambda file: file.append(table, rows))

    def without_draft(self, holder: str) -> InterviewState:
        """The state without what is known of a table that is not whole."""
        return self.noted(draft={name: each for name, each in self.drafts.items() if name != holder})

    def changed(self, change: Callable[[CaseFile], None]) -> InterviewState:
        """The state with a change to the file."""
        file = self._file.copy()
        change(file)
        return replace(self, text=file.text, changed_file=file)

    def noted(self, **entries: object) -> InterviewState:
        """The state with entries of the record replaced."""
        record = {**self.record, **entries}
        told = "\n".join(f"{name} = {spell.value(each)}" for name, each in record.items() if each)

        def note(file: CaseFile) -> None:
            file.record = told

        return self.changed(note)

    def skip(self, key: str) -> InterviewState:
        """The state in which this key need not be asked again."""
        return self.noted(skipped=[*without(self.skipped, key), key], later=without(self.later, key))

    def put_off(self, key: str) -> InterviewState:
        """The state in which this key is left, to be answered yet."""
        after = self.skip(key)
        return after.noted(later=[*after.later, key])

    def next_id(self, table: str, prefix: str, width: int = 1) -> str:
        """An id that no row of the list has."""
        taken = {row.get("id") for row in self.data.get(table, [])}
        taken |= {row.get("id") for holder, row in self.drafts.items() if split(holder)[0] == table}
        numbers = (f"{prefix}{number:0{width}d}" for number in range(1, len(taken) + 2))
        return next(each for each in numbers if each not in taken)


def _is_missing(fault: Fault | Problem) -> bool:
    return fault.message.startswith("缺少")


def _needed(holder: str) -> set[str] | None:
    """The names that the model demands of the table; None for what is no table of the model."""
    field = shape.field_at(path_of(holder))
    table = shape.table_of(field) if field else None
    return {name for name, each in table.model_fields.items() if each.is_required()} if table else None
