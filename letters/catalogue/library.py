"""Template files: found by id, the user's folder before the bundled one, and split into head and body."""

from __future__ import annotations

import re
import tomllib
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from letters.errors import FileError, TemplateError, UsageError
from letters.kit.bundled import bundled
from letters.kit.compiled import tables
from letters.kit.frozen import frozen

SUFFIX = ".html"
PARTS = "_"  # a folder or file whose name starts so holds pieces to include, not letters
FENCE = "+++"

_ID = re.compile(r"[a-z0-9_][a-z0-9_-]*(/[a-z0-9_][a-z0-9_-]*)*")


@frozen
class Source:
    """One template file: its TOML `head`, and its markup from line `body_line` (1-based) of the file on."""

    id: str
    path: Path
    body: str
    body_line: int = 1
    head: dict[str, Any] = field(default_factory=dict)


@frozen
class Library:
    """Folders that hold templates, searched in order; a file in an earlier folder replaces a later one."""

    folders: tuple[Path, ...]

    @classmethod
    def bundled(cls, *own: Path) -> Library:
        """The bundled templates, the user's `own` folders in front. Raises FileError for one not there."""
        for folder in own:
            if not folder.is_dir():
                raise FileError(f"找不到模板目录：{folder}", "用 letters templates copy 先复制一份")
        return cls((*own, bundled("templates")))

    def ids(self) -> tuple[str, ...]:
        """Every letter and annex there is, sorted by id; pieces to include left out."""
        found = {
            path.relative_to(folder).with_suffix("").as_posix()
            for folder in self.folders
            for path in folder.rglob(f"*{SUFFIX}")
        }
        return tuple(sorted(i for i in found if not any(part.startswith(PARTS) for part in PurePosixPath(i).parts)))

    def source(self, template_id: str) -> Source:
        """Read one file. Raises UsageError for an unknown id, FileError, TemplateError for a bad head."""
        path = self.find(template_id)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise FileError(f"读不了模板 {path.name}：{error}", "模板应为 UTF-8 文本") from error
        return split(template_id, path, text)

    def find(self, template_id: str) -> Path:
        """The file of an id, which never leaves its folder: no `..`, no absolute path, no link out."""
        if _ID.fullmatch(template_id):
            for folder in self.folders:
                path = folder / f"{template_id}{SUFFIX}"
                if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                    return path
        raise UsageError(f"没有名为 {template_id} 的文书模板", "用 letters list 查看全部文书")

    def is_own(self, template_id: str) -> bool:
        """Whether an id's file comes from a user's folder. Raises UsageError for an unknown id."""
        return not self.find(template_id).is_relative_to(self.folders[-1])


class Parted(NamedTuple):
    """A template file's text: its head as TOML, its body, and the line (1-based) where that begins."""

    head: str
    body: str
    body_line: int


def parted(text: str) -> Parted:
    """Part the head (between two `+++` lines at the top, optional) from the body. Raises ValueError for one `+++`."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE:
        return Parted("", text, 1)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise ValueError(text)
    return Parted("\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2)


def split(template_id: str, path: Path, text: str) -> Source:
    """A file's text as its head and its body. Raises TemplateError for a head that is not closed or no TOML."""
    try:
        head, body, body_line = parted(text)
    except ValueError:
        raise TemplateError(template_id, 1, "开头的 +++ 没有配对的 +++", "在文件头结束处补一行 +++") from None
    try:
        return Source(template_id, path, body, body_line, tables(head))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(template_id, 1, f"文件头不是合法的 TOML：{error}") from error
