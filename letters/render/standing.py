"""Where a piece may stand, told by what comes first in it: rows in a table, words in a paragraph, blocks anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import nodes

from letters.errors import LettersError
from letters.render.elements import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Included = Callable[[str], str]

_KIND_BY_ELEMENT: Final = {"li": "ul", "thead": "table", "tbody": "table", "tr": "tbody", "td": "tr", "th": "tr"}
_INLINE: Final = frozenset({"strong", "em", "br"})
_WORDS: Final = "p"


def standing(body: Sequence[nodes.Node], included: Included) -> str:
    """The element that a piece may stand in; `included(id)` gives that of another, or raises what is wrong with it."""
    return next((kind for node in body if (kind := _first(node, included)) is not None), ROOT)


def _first(node: nodes.Node, included: Included) -> str | None:
    match node:
        case nodes.Output():
            return next((kind for child in node.nodes if (kind := _first_in_output(child)) is not None), None)
        case nodes.If() | nodes.For() | nodes.Block():
            return next((kind for child in node.body if (kind := _first(child, included)) is not None), None)
        case nodes.Include(template=nodes.Const(value=str(name))):
            try:
                return included(name)
            except LettersError:
                return None  # the walk proper reports it
    return None


def _first_in_output(node: nodes.Node) -> str | None:
    if not isinstance(node, nodes.TemplateData):
        return _WORDS
    data = node.data.lstrip()
    if not data:
        return None
    if not data.startswith("<"):
        return _WORDS
    name = data[1:].partition(">")[0].partition(" ")[0].rstrip("/")
    return _WORDS if name in _INLINE and data[:9] != "<br class" else _KIND_BY_ELEMENT.get(name, ROOT)
