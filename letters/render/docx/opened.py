"""A reference document opened for writing letters with: its parts, kept compressed, and what a letter's body needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from letters.errors import UsageError
from letters.render.docx.package import Member, Prepared, members, prepare
from letters.render.styles import DATA, styles

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT: Final = "word/document.xml"
CORE: Final = "docProps/core.xml"
TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

TABLE_STYLE: Final = "文书表格"
SIDES_STYLE: Final = "文书并列"

_section = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*</w:sectPr>(?=\s*</w:body>)", re.DOTALL)
_opening = re.compile(r"<w:document\b[^>]*>")
_style = re.compile(r"<w:style\b[^>]*w:styleId=\"([^\"]*)\"[^>]*>\s*<w:name w:val=\"([^\"]*)\"")
_width = re.compile(r'<w:pgSz\b[^>]*?w:w="(\d+)"')
_margin = re.compile(r'<w:pgMar\b[^>]*?w:(left|right)="(-?\d+)"[^>]*?w:(left|right)="(-?\d+)"')


@dataclass(frozen=True, eq=False)  # compared by identity: writers are kept for each
class Reference:
    """A document whose styles, page and footer a letter takes.

    `prepared` is what a letter copies as it stands, `parts` the same for one that adds parts of its own (charts).
    `opening` is the start tag of its document part, `section` its last `w:sectPr`; `style_ids` leads from a style's
    name to its id there; `text_width` is in mm. `left_out` says, in words for people, what of a user's own document was
    met and not taken.
    """

    prepared: Prepared
    parts: tuple[Member, ...]
    opening: str
    section: str
    style_ids: Mapping[str, str]
    text_width: float
    left_out: tuple[str, ...] = ()


@cache
def bundled(layout: str) -> Reference:
    """The reference document of a layout. Raises UsageError for a layout that does not exist."""
    if layout not in styles().layouts:
        raise UsageError(f"没有名为 {layout} 的版面", f"可用：{'、'.join(styles().layouts)}")
    return opened((DATA / f"{layout}.docx").read_bytes())


def opened(data: bytes) -> Reference:
    """Open a reference document that the project wrote (`taken`, or `reference`).

    It holds all the styles of data/styles.toml.
    """
    parts = {member.name: member for member in members(data)}
    document = parts.pop(DOCUMENT).unpacked().decode()
    parts.pop(CORE)  # each letter has its own
    names = _style.findall(parts["word/styles.xml"].unpacked().decode())
    section, opening = _section.search(document), _opening.search(document)
    if section is None or opening is None:
        raise ValueError("no section or no document element")
    styles_by_name = {name: style for style, name in names}
    kept = tuple(parts.values())
    return Reference(prepare(kept), kept, opening[0], section[0], styles_by_name, _text_width(section[0]))


def _text_width(section: str) -> float:
    width, margin = _width.search(section), _margin.search(section)
    if width is None or margin is None:
        return styles().text_width
    return (int(width[1]) - int(margin[2]) - int(margin[4])) / TWIPS
