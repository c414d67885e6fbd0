"""What is kept of an element: what its shape names, in the order of its shape, with values that fit; nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.render.docx.taken.nodes import Node
from letters.render.docx.taken.shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from letters.render.docx.taken.shapes import Shape, Word

STYLE = "style_ref"
"""The shape of what names a style: nothing is left of it where there is no such style."""


class Sieve(NamedTuple):
    """Filters one vocabulary.

    `prefix` is that of its elements, `own` that of its attributes ("w:" in Word's, "" in DrawingML's). `styles` are
    the ids of the styles that there are.
    """

    prefix: str = "w:"
    own: str = "w:"
    styles: Collection[str] = ()

    def kept(self, node: Node, kind: str) -> Node | None:
        """The element as the shape `kind` has it, None where something is missing that it cannot be without.

        >>> Sieve().kept(Node("w:tabs", {"r:id": "rId1"}), "tabs") is None
        True
        """
        shape = shapes().elements[kind]
        attributes = self._attributes(node.attributes, shape)
        if attributes is None or (kind == STYLE and attributes[f"{self.own}val"] not in self.styles):
            return None
        children = self._children(node.children, shape)
        if children is None or (shape.filled and not children):
            return None
        if shape.text:
            attributes["xml:space"] = "preserve"
        return Node(node.name, attributes, children, node.text if shape.text else "")

    def _attributes(self, found: Mapping[str, str], shape: Shape) -> dict[str, str] | None:
        kept = {}
        for name, word in shape.attributes.items():
            value = found.get(self.own + name)
            if value is not None and shapes().values[word.kind].fullmatch(value):
                kept[self.own + name] = value
            elif word.needed:
                return None
        return kept

    def _children(self, found: Iterable[Node], shape: Shape) -> tuple[Node, ...] | None:
        kept = list(self._each(found, shape.children))
        names = {child.name for child in kept}
        if any(word.needed and self.prefix + word.name not in names for word in shape.children.values()):
            return None
        kept.sort(key=lambda child: self._place(child, shape))
        return tuple(kept[:1] if shape.order == "one" else kept)

    def _place(self, child: Node, shape: Shape) -> int:
        """Where a child stands among the others."""
        word = shape.children[child.name.removeprefix(self.prefix)]
        if shape.order == "given" or not word.again:
            return list(shape.children).index(word.name)
        return len(shape.children)

    def _each(self, found: Iterable[Node], known: Mapping[str, Word]) -> Iterator[Node]:
        """The children that are known, each kept; one that may not come again, once."""
        seen = set()
        for child in found:
            word = known.get(child.name.removeprefix(self.prefix)) if child.name.startswith(self.prefix) else None
            if word is None or (child.name in seen and not word.again):
                continue
            kept = self.kept(child, word.kind)
            if kept is not None:
                seen.add(child.name)
                yield kept
