"""A case file opened for change: comments, order and spacing are kept, and it is always the old file or the new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any

from letters.case import edit, edit_many, file, shape, spell, talk_lines
from letters.case.earlier import may_be_earlier
from letters.case.model import VERSION
from letters.errors import FileError, UsageError
from letters.kit import files
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from letters.case.model import Case

_TOP = """\
# 这是您的案件文件：发生的事写一次，文书由它生成。它只在这台电脑上，不会上传。
# 可以用记事本改：等号左边不要动，右边照样子写，文字放在半角引号 "" 里；# 后面是说明，不会写进文书。
# 改完检查一下：letters check
# 接着问答：letters new
"""


def blank() -> str:
    """The text of a new case file: what it is and how to change it, and nothing else yet."""
    return f"{_TOP}version = {VERSION}\n"


class CaseFile:
    """The text of a case file and the changes to it. Nothing is on the disk before `save`.

    A key is dotted, from the top of the file; a whole number counts the entries of a list from 0:
    `complainant.name`, `offer.undisputed`, `dealings.0.answered`. A file of an earlier version is seen as this version
    has it; its text stays as it is until something is changed.
    """

    def __init__(self, path: Path, text: str, content: bytes | None) -> None:
        self.path = path
        self._before = content  # what is on the disk as far as we know; None where there is no file yet
        self._crlf = "\r\n" in text
        self._text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        self._current: str | None = None
        self._data: dict[str, Any] | None = None
        self._checked: dict[date, file.Checked] = {}

    @classmethod
    def open(cls, path: Path) -> CaseFile:
        """The file, which must be TOML; whether it is a whole case is told by `case`.

        Raises FileError when it cannot be read, CaseError when it is no TOML.
        """
        text, content = file.stored_of(path)
        opened = cls(path, text, content)
        opened.data()
        return opened

    @classmethod
    def new(cls, path: Path, text: str = "") -> CaseFile:
        """A file that does not exist yet; without a text it begins as `blank`."""
        return cls(path, text or blank(), None)

    def copy(self) -> CaseFile:
        """A file that is changed apart from this one; what was read of this one need not be read again."""
        made = copy(self)
        made._checked = dict(self._checked)
        return made

    @property
    def text(self) -> str:
        """The file as it would be saved, with plain line breaks."""
        return self._text

    @property
    def stored(self) -> str:
        """The text with the line breaks of the file that was opened, as it goes into a store.

        Raises CaseError for a text that is no TOML: such a one is never stored.
        """
        self.data()
        return self._text.replace("\n", "\r\n") if self._crlf else self._text

    @property
    def current(self) -> str:
        """The text as this version has it, with plain line breaks. Raises CaseError for what is no TOML."""
        if self._current is None and may_be_earlier(self._text):
            self._read()
        return self._text if self._current is None else self._current

    def rewrite(self, text: str) -> None:
        """Put another text in the place of the whole."""
        self._change(text)

    def data(self) -> Mapping[str, Any]:
        """The tables and values as this version has them, unchecked. Raises CaseError for what is no TOML.

        They are read once, and shared: nobody changes them.
        """
        return self._read() if self._data is None else self._data

    def _read(self) -> dict[str, Any]:
        tables = file.load(self._text, self.path)
        if file.is_earlier(tables):
            upgraded = file.current(tables)
            tables, self._current = upgraded.tables, upgraded.text(self._text)
        self._data = tables
        return tables

    def case(self, today: date) -> Case:
        """The case that the file holds, checked as of `today`. Raises CaseError."""
        return self.checked(today).case or file.parse(self._text, today=today, name=str(self.path))

    def checked(self, today: date) -> file.Checked:
        """The case that the file holds, or why it holds none. Raises CaseError for what is no TOML."""
        if today not in self._checked:
            self._checked[today] = file.checked(self.data(), today)
        return self._checked[today]

    def get(self, key: str) -> object | None:
        """What stands at the key, as TOML has it, or None."""
        here: Any = self.data()
        for step in _path(key):
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return None
        found: object = here
        return found

    def set(self, key: str, value: object | None) -> None:
        """Write a value at the key, None to take it away. A table is merged, a list of tables replaced.

        A key that is new gets a comment with its label, help and example.
        """
        path = _path(key)
        if isinstance(value, Mapping):
            for name, each in value.items():
                self.set(f"{key}.{name}", each)
        elif value is None:
            self._change(edit.remove(self.current, path))
        elif spell.is_rows(value):
            self._change(edit.remove(self.current, path))
            self.append(key, value)
        elif spell.is_rows(self.get(key)):  # a word in place of rows: payments = "none"
            self._change(edit.remove(self.current, path))
            self.set(key, value)
        elif self.get(key) != value or isinstance(value, bool):
            self._change(edit.put(self.current, path, value, note=shape.note_of(path), title=shape.title_of(path[:-1])))

    def append(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Add rows to `[[incidents]]`, `[[evidence]]` … or a nested table; None in a row is left out."""
        path = _path(table)
        self._change(edit.append(self.current, path, list(rows), shape.notes_of(path)))

    def update(self, table: str, row_id: str, changes: Mapping[str, object]) -> None:
        """Change the row with that id, None to take a key away. Raises UsageError when no row has it."""
        number = self._number(table, row_id)
        for name, value in changes.items():
            self.set(f"{table}.{number}.{name}", value)

    def update_many(self, table: str, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Change many rows at once, by id, in one pass over the text; values only, no None and no tables.

        Raises UsageError when no row has one of the ids.
        """
        rows: Any = self.get(table)
        places = {row.get("id"): number for number, row in enumerate(rows if isinstance(rows, list) else [])}
        if strange := [row_id for row_id in changes if row_id not in places]:
            raise UsageError(f"{table} 里没有编号 {strange[0]}", f"核对编号；看有哪些问题：{command('check')}")
        path = _path(table)
        given = {
            (*path, places[row_id], name): value for row_id, each in changes.items() for name, value in each.items()
        }
        self._change(edit_many.put_many(self.current, given))

    def remove(self, table: str, row_id: str) -> None:
        """Take the row with that id away. Raises UsageError when no row has it."""
        self._change(edit.remove(self.current, _path(f"{table}.{self._number(table, row_id)}")))

    def _number(self, table: str, row_id: str) -> int:
        rows: Any = self.get(table)
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            if row.get("id") == row_id:
                return number
        raise UsageError(f"{table} 里没有编号 {row_id}", f"核对编号；看有哪些问题：{command('check')}")

    @property
    def record(self) -> str:
        """TOML text that the interview keeps in comments: what was skipped, what is not complete yet."""
        return talk_lines.record_of(self._text)

    @record.setter
    def record(self, text: str) -> None:
        after = talk_lines.with_record(self.current, text)
        said = (None, {}) if self._current is not None else (self._data, self._checked)
        self._change(after)
        self._data, self._checked = said  # comments change nothing of what is said

    def _change(self, text: str) -> None:
        if text != self.current:
            self._text, self._current, self._data, self._checked = text, None, None, {}

    def save(self) -> None:
        """Put the file on the disk at once, down to the platter; new files are readable by their owner alone.

        Raises FileError, with the file as it was, when it cannot be written, or when somebody else changed it since.
        """
        content = self.stored.encode()
        self._refuse_strange()
        if content != self._before:
            files.replace(self.path, content)
            self._before = content

    def _refuse_strange(self) -> None:
        """Stop where the file on the disk is not the one that was opened."""
        found = files.content(self.path)
        if found is not None and found != self._before:
            now = "已经存在" if self._before is None else "刚才被别的程序改过"
            hint = "先关掉打开它的程序，再运行同一条命令，会从文件现在的内容接着做"
            raise FileError(f"{self.path} {now}，没有覆盖", hint)


def _path(key: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in key.split("."))
