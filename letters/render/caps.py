"""How large a template may be before nobody can review it: long lines, many tags, deep nesting.

A file over a cap still works; it is told, so that it can be parted into pieces to include.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE: Final = 160  # characters
MOST_TAGS: Final = 25  # {% … %}, an end tag being one
DEEPEST: Final = 3  # if and for within one another

_TAG: Final = re.compile(r"\{%-?\s*(\w+)")
_OPENING: Final = frozenset({"if", "for", "block"})
_CLOSING: Final = frozenset({"endif", "endfor", "endblock"})


@frozen
class TemplateSize:
    """The longest line in characters, and the line it is; how many tags there are, and how deep they nest."""

    longest_line: int = 0
    line: int = 1
    tags: int = 0
    depth: int = 0

    @property
    def fits(self) -> bool:
        """Whether it is under every cap."""
        return not any(self.over())

    def over(self) -> Iterator[str]:
        """Each cap that it is over, in Chinese: 第 12 行有 210 个字符，超过 160."""
        if self.longest_line > LONGEST_LINE:
            yield f"第 {self.line} 行有 {self.longest_line} 个字符，超过 {LONGEST_LINE}"
        if self.tags > MOST_TAGS:
            yield f"有 {self.tags} 个 {{% %}} 标签，超过 {MOST_TAGS}"
        if self.depth > DEEPEST:
            yield f"if 和 for 套了 {self.depth} 层，超过 {DEEPEST}"


def template_size(body: str, first_line: int = 1) -> TemplateSize:
    """The size of a template's body, whose first line is `first_line` of its file.

    >>> template_size("{% if a %}{% if b %}<p>x</p>{% endif %}{% endif %}")
    TemplateSize(longest_line=50, line=1, tags=4, depth=2)
    """
    lengths = [len(line) for line in body.splitlines()] or [0]
    longest = max(lengths)
    names = _TAG.findall(body)
    depth = deepest = 0
    for name in names:
        if name in _OPENING:
            depth += 1
            deepest = max(deepest, depth)
        elif name in _CLOSING:
            depth -= 1
    return TemplateSize(longest, first_line + lengths.index(longest), len(names), deepest)
