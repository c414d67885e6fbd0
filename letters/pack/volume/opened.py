"""What is made of each file of evidence, by what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence import digest, medium
from letters.errors import FileError
from letters.pack.volume.backups import shown_backup
from letters.pack.volume.documents import shown_pages
from letters.pack.volume.pictures import shown_picture
from letters.pack.volume.shown import Shown, UnshownError
from letters.pack.volume.tables import shown_table
from letters.pack.volume.texts import shown_text

if TYPE_CHECKING:
    from pathlib import Path

    from letters.collect.evidence import Medium
    from letters.pack.handover import Copy
    from letters.pack.volume.rules import VolumeRules

SOUNDS = frozenset({"录音", "录像"})
_PICTURE = "图片"
_TABLES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".xlsm"})
_TEXTS = frozenset({".txt", ".md"})
_PAGES = frozenset({".html", ".htm"})
_WRITTEN = _TABLES | _TEXTS | _PAGES | {".xml"}


def is_shown(copy: Copy) -> bool:
    """Whether something of what a file holds may be seen in the volume. Raises FileError."""
    path = copy.source
    what = medium(path)
    return what.label == _PICTURE or what.name == "pdf" or path.suffix.lower() in _WRITTEN


def shown(copy: Copy, target: Path, title: str, rules: VolumeRules) -> Shown | None:
    """The pages of a file, None for one that is heard or watched; `target` is the PDF that is made where one is.

    Raises UnshownError.
    """
    path = copy.source
    try:
        _refuse_gone(copy)
        what = medium(path)
        if what.label in SOUNDS:
            return None
        _refuse_changed(copy, rules)
        if what.label == _PICTURE:
            return shown_picture(path, target, title, rules)
        if what.name == "pdf":
            return shown_pages(path, target, title, rules)
        return _written(path, what, rules)
    except FileNotFoundError as error:
        raise UnshownError(*_GONE) from error
    except FileError as error:
        raise UnshownError(error.message.replace(str(path), "文件"), error.hint) from error


_GONE = ("文件找不到了", "放回原来的地方，再打包一次")
_CHANGED = ("文件和登记时不同，改动过", "找回原来的文件，再打包一次")


def _refuse_gone(copy: Copy) -> None:
    """Raises UnshownError for a file that is gone, empty, or not as long as it was."""
    if not copy.source.is_file():
        raise UnshownError(*_GONE)
    if not copy.size:
        raise UnshownError("文件是空的（0字节），当时可能没有保存成功", "从手机里重新导出一次，再登记")
    if copy.source.stat().st_size != copy.size:
        raise UnshownError(*_CHANGED)


def _refuse_changed(copy: Copy, rules: VolumeRules) -> None:
    """Raises UnshownError for a file that is too large, or not the one that was counted."""
    if copy.size > rules.most.bytes:
        raise UnshownError(f"文件太大（{copy.size // 1_000_000} MB）", "另存为小一点的文件再登记")
    if digest(copy.source).sha256 != copy.sha256:
        raise UnshownError(*_CHANGED)


def _written(path: Path, what: Medium, rules: VolumeRules) -> Shown:
    """A table or a text."""
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        return shown_table(path, rules)
    if suffix in _TEXTS:
        return shown_text(path, rules)
    if suffix == ".xml":
        return shown_backup(path, rules)
    if suffix in _PAGES:
        return _page(path, rules)
    raise UnshownError(f"{what.label}，这里印不出来", "用写它的软件打开，打印成 PDF 再登记")


def _page(path: Path, rules: VolumeRules) -> Shown:
    """A page of a log, which some carriers give; any other page looks as a browser draws it."""
    try:
        return shown_table(path, rules)
    except UnshownError as error:
        raise UnshownError("网页，这里印不出来", "用浏览器打开，打印成 PDF 或者截图再登记") from error
