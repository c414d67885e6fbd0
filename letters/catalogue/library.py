"""Template files: found by id, the user's folder before the bundled one, and split into head and body."""

from __future__ import annotations

import os
import re
from dataclasses import field
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from letters.catalogue.template_folder import LARGEST, refuse_folder
from letters.errors import FileError, TemplateError, UsageError
from letters.kit import files
from letters.kit.bundled import bundled
from letters.kit.compiled import tables
from letters.kit.frozen import frozen
from letters.kit.shell_words import command

SUFFIX = ".html"
PARTS = "_"  # a folder or file whose name starts so holds pieces to include, not letters
FENCE = "+++"

_toml_line = re.compile(r"at line (\d+)")
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
        """The bundled templates, the user's `own` folders in front. Raises FileError as `refuse_folder`."""
        for folder in own:
            refuse_folder(folder)
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
        with files.refusing(path, "读取"), path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise TemplateError(template_id, 1, f"模板超过 {LARGEST} 字节", "分成几个文件，用 include 引入")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise TemplateError(template_id, line, "模板不是 UTF-8 文本", "另存为 UTF-8 编码") from error
        return split(template_id, path, text.replace("\r\n", "\n").replace("\r", "\n"))

    def find(self, template_id: str) -> Path:
        """The file of an id, which never leaves its folder: no `..`, no absolute path, no link out.

        Raises UsageError for an id there is not, FileError for a link out: another's file is not taken in its place.
        """
        if _ID.fullmatch(template_id):
            for folder in self.folders:
                path = folder / f"{template_id}{SUFFIX}"
                if not path.is_file():
                    continue
                if _leads_out(folder, path):
                    raise FileError(f"模板 {template_id} 是链接，指向模板目录之外", "换成文件本身")
                return path
        raise UsageError(f"没有名为 {template_id} 的文书模板", f"看有哪些文书：{command('list')}")

    @property
    def own(self) -> Library:
        """The folders of the user alone, which nobody has looked through before."""
        return Library(tuple(folder for folder in self.folders if folder != bundled("templates")))

    def is_own(self, template_id: str) -> bool:
        """Whether an id's file comes from a user's folder. Raises UsageError for an unknown id."""
        return any(self.find(template_id).is_relative_to(folder) for folder in self.own.folders)


def _leads_out(folder: Path, path: Path) -> bool:
    """Whether a link on the way from a folder to a file in it leads out of the folder.

    Where no step is a link there is nothing to follow, and to follow every path through the whole disk takes a start
    longer than to read the files. Junctions, which Windows has beside links, are known to `resolve` alone.
    """
    steps = takewhile(lambda step: step != folder, (path, *path.parents))
    if os.name != "nt" and not any(map(os.path.islink, steps)):
        return False
    return not path.resolve().is_relative_to(folder.resolve())


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
    except ValueError as error:  # a TOMLDecodeError
        found = _toml_line.search(str(error))
        line = int(found[1]) + 1 if found else head.count("\n") + 2
        raise TemplateError(template_id, line, "文件头不是合法的 TOML", "核对等号、引号、方括号是否成对") from error
