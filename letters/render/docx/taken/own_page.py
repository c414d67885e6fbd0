"""The page of a user's own document: its size and margins where a letter fits on it, else those of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.render.docx.opened import TWIPS
from letters.render.docx.taken.nodes import Node
from letters.render.docx.taken.sieve import Sieve
from letters.render.styles import styles

if TYPE_CHECKING:
    from letters.render.styles import PageLayout

NARROWEST: Final = round(60 * TWIPS)
"""The least width and height of text: a table of five columns has room for a word in each."""

LARGEST: Final = 31_680
"""Twips: no page of Word is wider or higher."""


def own_page(document: Node) -> Node:
    """The last section's properties without headers and footers, which are led to anew."""
    body = document.first("w:body")
    section = (body.first("w:sectPr") if body else None) or Node("w:sectPr", {})
    ours = _standard(styles().layouts["standard"])
    kept = Sieve().kept(section, "sectPr")
    if kept is None or not _is_sound(kept):
        others = tuple(child for child in section.children if child.name not in ("w:pgSz", "w:pgMar"))
        kept = Sieve().kept(section._replace(children=(*ours, *others)), "sectPr")
    return kept or Node("w:sectPr", {}, ours)


def _is_sound(section: Node) -> bool:
    size, margins = section.first("w:pgSz"), section.first("w:pgMar")
    if size is None or margins is None:
        return False
    wide, high = int(size.attributes["w:w"]), int(size.attributes["w:h"])
    left, right, top, bottom, gutter = (
        abs(int(margins.attributes[f"w:{side}"])) for side in ("left", "right", "top", "bottom", "gutter")
    )
    room = min(wide - left - right - gutter, high - top - bottom - gutter)
    return room >= NARROWEST and max(wide, high) <= LARGEST


def _standard(page: PageLayout) -> tuple[Node, Node]:
    """A4 with the margins of a layout."""
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    amounts = {**sides, "header": 15, "footer": page.footer, "gutter": 0}
    margins = {f"w:{side}": str(round(amount * TWIPS)) for side, amount in amounts.items()}
    return Node("w:pgSz", {"w:w": "11906", "w:h": "16838"}), Node("w:pgMar", margins)
