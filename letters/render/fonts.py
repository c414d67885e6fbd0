"""The fonts that a PDF is set in: for each type the first that this computer has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import row
from letters.kit.refusals import Slip, unknown_word
from letters.render.styles import DATA, styles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path


@row
class FontOrder:
    """Names of fonts in the order they are looked for, by type: `[latin]` and `[chinese]` of fonts.toml."""

    latin: dict[str, tuple[str, ...]]
    chinese: dict[str, tuple[str, ...]]


@cache
def order() -> FontOrder:
    """The bundled order."""
    return read_font_order(DATA / "fonts.toml", read_trusted)


def read_font_order(path: Path, read: Read = read) -> FontOrder:
    """The order that a file gives. Raises SlipsError, as for a type that styles.toml does not know."""
    return read(path, FontOrder, _slips)


def _slips(file: FontOrder) -> Iterator[Slip]:
    for script, names in (("latin", file.latin), ("chinese", file.chinese)):
        for kind in styles().fonts.keys() - names.keys():
            yield Slip((script,), f"缺少 {kind}")
        for kind in names.keys() - styles().fonts.keys():
            yield unknown_word((script,), "字体类型", kind, styles().fonts)


def chosen(families: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """For each type (a key of `[font]` in styles.toml) the fonts to use, Latin first.

    `families` are the fonts there are. Raises UsageError where a type finds no Chinese one.
    """
    there = {family.casefold(): family for family in families}
    wanted = order()
    return {kind: _first(wanted.latin[kind], there)[:1] + _chinese(kind, there) for kind in wanted.chinese}


def _first(names: tuple[str, ...], there: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(there[name.casefold()] for name in names if name.casefold() in there)


def _chinese(kind: str, there: Mapping[str, str]) -> tuple[str, ...]:
    found = _first(order().chinese[kind], there)
    if not found:
        raise UsageError(
            "这台电脑上没有找到中文字体，PDF 里的字会是空白，所以没有写",
            f"装一种中文字体再试（{'、'.join(order().chinese['body'][:3])} 都可以），或者先写 Word 文件：--format docx",
        )
    return found[:1]
