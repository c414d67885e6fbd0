"""The markup's vocabulary: which element may stand where, with which attributes. Lint and parser share it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.render.blocks import HEADING
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = ""
INLINE = frozenset({"strong", "em", "br"})
ROWS = frozenset({"tr"})

CHILDREN: Mapping[str, frozenset[str]] = {
    ROOT: frozenset({"h1", "h2", "h3", "p", "ol", "ul", "table", "br"}),
    "h1": INLINE,
    "h2": INLINE,
    "h3": INLINE,
    "p": INLINE,
    "li": INLINE,
    "td": INLINE,
    "th": INLINE,
    "strong": frozenset({"em", "br"}),
    "em": frozenset({"strong", "br"}),
    "ol": frozenset({"li"}),
    "ul": frozenset({"li"}),
    "table": frozenset({"thead", "tbody", "tr"}),
    "thead": ROWS,
    "tbody": ROWS,
    "tr": frozenset({"td", "th"}),
}
"""What may stand directly inside each element; an element that is no key here does not exist, save `br`."""

HOLDERS = frozenset({"h1", "h2", "h3", "p", "li", "td", "th", "strong", "em"})
"""The elements that hold words; anywhere else words are an error."""

WHITE = " \t\r\n\f"
"""White space of the source. The full-width space U+3000 is a character like any other."""

OF_ELEMENTS = frozenset({*HEADING.values(), "list", "body"})
"""The looks that an element has by itself; no class names them."""

_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "p": frozenset({"class", "data-priority"}),
    "h2": frozenset({"id", "data-priority"}),
    "h3": frozenset({"id", "data-priority"}),
    "li": frozenset({"data-priority"}),
    "table": frozenset({"class", "data-priority"}),
    "td": frozenset({"colspan"}),
    "th": frozenset({"colspan"}),
    "br": frozenset({"class"}),
}
_is_id = re.compile(r"[a-z][a-z0-9-]*").fullmatch
_is_number = re.compile(r"[1-9][0-9]?").fullmatch


def fault_in_place(name: str, parent: str) -> str:
    """What is wrong with an element `name` directly inside `parent` (ROOT outside all), or ""."""
    if name != "br" and name not in CHILDREN:
        return f"没有 <{name}> 这个元素"
    if name in CHILDREN[parent]:
        return ""
    return f"<{name}> 不能放在{f' <{parent}> ' if parent else '最外层'}里"


def fault_in_attributes(name: str, parent: str, attributes: Mapping[str, str]) -> str:
    """What is wrong with the attributes of an element that stands inside `parent`, or ""."""
    for key, value in attributes.items():
        if key not in _ATTRIBUTES.get(name, ()):
            return f"<{name}> 没有 {key} 这个属性"
        if not _VALID[key](name, parent, value):
            return f"<{name}> 的 {key} 不能是“{value}”"
    if name == "table" and "class" not in attributes:
        return "<table> 要用 class 指明版式"
    if name == "br" and parent == ROOT and not attributes:
        return '段落之外的换行没有意义；要另起一页请写 <br class="page"/>'
    return ""


def _valid_class(name: str, parent: str, value: str) -> bool:
    if name == "br":
        return parent == ROOT and value == "page"
    if name == "table":
        return value in styles().tables or value in styles().charts
    return value in styles().paragraphs and value not in OF_ELEMENTS


_VALID: Mapping[str, Callable[[str, str, str], bool]] = {
    "class": _valid_class,
    "id": lambda _name, _parent, value: bool(_is_id(value)),
    "data-priority": lambda _name, _parent, value: bool(_is_number(value)),
    "colspan": lambda _name, _parent, value: bool(_is_number(value)),
}
