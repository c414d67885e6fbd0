"""The case file: TOML in, a Case out, or every problem at once."""

from __future__ import annotations

import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from letters.case import checks, layout, problems, syntax, where
from letters.case.earlier import EARLIER, may_be_earlier
from letters.case.model import Case
from letters.errors import CaseError, FileError, Problem
from letters.kit import files, toml_text
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from letters.case.upgrade import Upgraded
    from letters.case.where import Fault

LARGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_DIGITS = 30  # before the point of a number


def read(path: Path, *, today: date) -> Case:
    """The case that a TOML file holds, checked as of `today`.

    Raises FileError when there is no such file or it cannot be read, CaseError with every problem otherwise.
    """
    return _parse(text_of(path), today, path)


def parse(text: str, *, today: date, name: str = "") -> Case:
    """The case that TOML text holds; `name` stands for the file in messages. Raises CaseError."""
    return _parse(text, today, Path(name) if name else None)


def refused(faults: Sequence[Fault], case: Case, text: str = "", name: str = "") -> CaseError:
    """What else is wrong with a sound case, found by who knows more than the file, each with its line in the text."""
    text = _plain(text)
    found = _placed(faults, tomllib.loads(text), text) if text else where.placed(faults, case, {})
    return _refusal(found, Path(name) if name else None)


def _placed(faults: Sequence[Fault], tables: dict[str, Any], text: str) -> list[Problem]:
    """The faults with their lines, as the file is that the person has: an earlier version has other places."""
    lines = layout.line_numbers(text)
    if not is_earlier(tables):
        return where.placed(faults, tables, lines)
    was = current(tables)
    moved = [where.Fault(was.before(each.path), was.worded(each.message), was.worded(each.hint)) for each in faults]
    return where.placed(moved, tables, lines)


def told_of_earlier(text: str) -> tuple[str, ...]:
    """What the person is to know of how a file of an earlier version is read; nothing for one of this version."""
    return current(load(_plain(text), None)).notes if _is_earlier_text(text) else ()


def as_named(text: str, told: Iterable[str]) -> Iterator[str]:
    """What is told of a case, with the names that the file of this text has: of version 1 its own, not ours."""
    if not _is_earlier_text(text):
        yield from told
        return
    was = current(load(_plain(text), None))
    yield from map(was.worded, told)


def is_left_behind(before: str, after: str) -> bool:
    """Whether a change of a file's text made it one of this version, which it was not before."""
    return before != after and _is_earlier_text(before) and not _is_earlier_text(after)


def _is_earlier_text(text: str) -> bool:
    return may_be_earlier(text) and is_earlier(load(_plain(text), None))


def is_earlier(tables: Mapping[str, Any]) -> bool:
    """Whether the tables and values are those of a case file of an earlier version that can be read."""
    version = tables.get("version")
    return type(version) is int and version == EARLIER


def current(tables: dict[str, Any]) -> Upgraded:
    """Those of an earlier version as this version has them."""
    from letters.case.upgrade import upgrade  # which a file of this version does without

    return upgrade(tables)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _parse(text: str, today: date, path: Path | None) -> Case:
    text = _plain(text)
    if not text.strip():
        raise _refusal([Problem("文件", "是空的，里面什么也没有", _anew(path))], path)
    data = load(text, path)
    found = checked(data, today)
    if found.case is None:
        raise _refusal(_placed(found.faults, data, text), path, found.more)
    return found.case


def _anew(path: Path | None) -> str:
    """What helps where a case file is empty."""
    begin = command("new", path) if path else command("new")
    return f"以前写过的，从您自己留的那一份（ZIP、U盘）取回来；没有的，一问一答地写：{begin}"


def case_of(data: Any, today: date) -> Case:
    """The case that tables and values make, wherever they come from. Raises CaseError with every problem."""
    found = checked(data, today)
    if found.case is None:
        raise CaseError(_placed(found.faults, data, ""), more=found.more)
    return found.case


class Checked(NamedTuple):
    """The case that tables and values make; None with why they make none: the first faults, and how many `more`."""

    case: Case | None
    faults: tuple[Fault, ...] = ()
    more: int = 0


def checked(data: Any, today: date) -> Checked:
    """What the data makes as of `today`, whatever its version, before it is said where a fault lies."""
    if is_earlier(data):
        data = current(data).tables
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        return _faulty(problems.faults(error), error.error_count())
    found = checks.faults(case, today)
    return _faulty(found, len(found)) if found else Checked(case)


def _faulty(faults: Sequence[Fault], count: int) -> Checked:
    return Checked(None, tuple(faults[: problems.MOST_TOLD]), max(0, count - problems.MOST_TOLD))


def load(text: str, path: Path | None) -> dict[str, Any]:
    """The tables and values of TOML text, unchecked. Raises CaseError for what is no TOML."""
    if found := syntax.unreadable(text):
        raise _refusal([found], path)
    try:
        return toml_text.loads(text, parse_float=exact)
    except (ValueError, RecursionError) as error:
        raise _refusal([syntax.problem(text, error)], path) from None


def exact(text: str) -> Decimal:
    """A number with a point, exact. One of absurd size counts as infinite, and is refused where it stands."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")
    return value if value.adjusted() < MOST_DIGITS else Decimal("Infinity")


def _refusal(found: Sequence[Problem], path: Path | None, more: int = 0) -> CaseError:
    error = CaseError(found, path, more)
    if any("[" in problem.where for problem in found):
        error.hint = f"方括号里的数从 1 数起，incidents[3] 是第 3 个 [[incidents]]；{error.hint}"
    return error


def text_of(path: Path) -> str:
    """The text of the file. Raises FileError for what is no file and CaseError for what is no text."""
    return stored_of(path)[0]


def stored_of(path: Path) -> tuple[str, bytes]:
    """The text of the file, and its bytes, which need not be UTF-8. Raises as `text_of`."""
    content = _content(path)
    return text_in(content, path), content


def text_in(content: bytes, path: Path) -> str:
    """The text of a case file's bytes, `path` naming it in messages. Raises CaseError for what is no text."""
    try:
        return _decoded(content)[0]
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "这一行有读不出来的字节，文件可能没有存完整，或者不是文字"
        hint = "用记事本打开看看；内容还对的，选“另存为”，编码选 UTF-8，保存后再试"
        raise CaseError([Problem(f"第 {line} 行", message, hint)], path) from None


def told_of_encoding(path: Path) -> str:
    """That a file is read in another encoding than the one it will be stored in; "" for UTF-8. Raises FileError."""
    try:
        name = _decoded(_content(path))[1]
    except UnicodeDecodeError:  # told when it is read
        return ""
    return f"{path.name} 是 {name} 编码，照样读出来了；以后存的时候换成 UTF-8，记事本能打开。" if name else ""


def _decoded(content: bytes) -> tuple[str, str]:
    """The text, and what editors call its encoding, "" for UTF-8. Raises UnicodeDecodeError."""
    try:
        if b"\0" not in content:  # which UTF-16 is full of
            return content.decode("utf-8"), ""
        raise UnicodeDecodeError("utf-8", content, content.index(b"\0"), len(content), "a zero")
    except UnicodeDecodeError as error:
        from letters.case.encoded import otherwise  # which nearly no case needs

        return otherwise(content, error)


def _content(path: Path) -> bytes:
    try:
        files.refuse_special(path)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if len(content) > LARGEST_FILE:
        raise FileError(f"{path} 超过 20 MB，不像案件文件", "录音、图片等证据另外存放，案件文件里只写它们的路径")
    return content


def _unreadable(path: Path, error: OSError | ValueError) -> FileError:
    if isinstance(error, IsADirectoryError) or _is_folder(path):
        return FileError(f"{path} 是文件夹，不是案件文件", f"请指明里面的文件，例如 {path / 'case.toml'}")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileError(f"找不到案件文件：{path}", "核对路径和文件名；还没有案件文件时先写一份")
    return files.refusal(error, path, "读取", "文件若在 U 盘或网盘上，先复制到本机")


def _is_folder(path: Path) -> bool:
    """Windows refuses to open a folder as it refuses a locked file; a path with NUL is nothing at all."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
