"""Quotation marks of a template's own words: no value may stand between them, since they would say that it was said.

What was said brings its marks with it, through the filter that takes nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jinja2 import nodes

    from letters.render.expressions import Report

OPENING: Final = "“‘「『"
CLOSING: Final = "”’」』"
ENDS: Final = "</p>", "</li>", "</td>", "</th>", "</h1>", "</h2>", "</h3>"
"""No quotation goes on past these."""


@dataclass
class Quotation:
    """Where a walk through a template's own words, in their order, stands: within quotation marks or not."""

    is_open: bool = False

    def read(self, words: str) -> None:
        """Go on through the next of the template's own words."""
        opened = max(map(words.rfind, OPENING))
        closed = max(words.rfind(end) for end in (*CLOSING, *ENDS))
        if opened != closed:  # both -1 where neither stands in them
            self.is_open = opened > closed

    def value(self, node: nodes.Node, report: Report) -> None:
        """Report a value, or a piece that holds some, where it stands between the marks."""
        if self.is_open:
            hint = "原话写成 {{ … | quoted }}，引号由它来加；不是原话的不加引号"
            report(node, "引号表示原话，里面不能直接放 {{ }} 的内容", hint)
