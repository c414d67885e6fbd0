"""The header or footer of a user's own document: its words, page numbers and tables, and nothing that leads elsewhere.

What wraps words (a link, a content control, tracked insertion) goes and the words stay. A field goes with what it
showed, unless it gives a page number, or is a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from letters.render.docx.taken.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.render.docx.taken.sieve import Sieve

EMPTY: Final = Node("w:p", {})
WRAPPERS: Final = frozenset(
    {
        *("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:hyperlink", "w:ins", "w:moveTo", "w:dir", "w:bdo"),
    }
)
"""Elements that hold paragraphs, rows or runs of the letterhead and add nothing to them that is kept."""

_HOLDERS: Final = frozenset({"w:p", "w:tbl", "w:tr", "w:tc"})
_page_number = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)(?!\S)", re.IGNORECASE)
_link = re.compile(r"\s*HYPERLINK(?![^\s\"])", re.IGNORECASE)
_number_form = re.compile(r"\\\*\s*([A-Za-z0-9]{1,20})(?!\S)")


@dataclass(slots=True)
class _Field:
    """A field whose end has not come; `shows` once its result begins."""

    instruction: str = ""
    shows: bool = False


def letterhead(part: Node, sieve: Sieve, left: set[str]) -> Node:
    """The part as a letter may hold it; what is left behind is added to `left`, by name."""
    flat = part._replace(children=tuple(_Reader(left).flat(part.children)))
    kept = sieve.kept(flat, "hdr")
    return _ended(kept or Node(part.name, {}))


def _ended(node: Node) -> Node:
    """With a paragraph at the end of whatever holds paragraphs, and no table without rows, as Word wants it."""
    children = tuple(_ended(child) for child in node.children if child.name != "w:tbl" or child.first("w:tr"))
    if node.name in ("w:hdr", "w:ftr", "w:tc") and (not children or children[-1].name != "w:p"):
        children += (EMPTY,)
    return node._replace(children=children)


class _Reader:
    """Walks one part; a field may begin in one paragraph and end in another."""

    def __init__(self, left: set[str]) -> None:
        self._left = left
        self._fields: list[_Field] = []

    def flat(self, children: Iterable[Node]) -> Iterator[Node]:
        """The children, without wrappers and with fields as simple ones."""
        for child in children:
            if child.name == "w:r":
                yield from self._run(child)
            elif child.name == "w:fldSimple":
                yield from self._simple_field(child)
            elif child.name in WRAPPERS:
                self._left.add(child.name)
                yield from self.flat(child.children)
            elif child.name in _HOLDERS:
                yield child._replace(children=tuple(self.flat(child.children)))
            else:  # properties, of which the sieve takes what it knows, and what stays behind
                self._left.add(child.name)
                yield child

    def _run(self, run: Node) -> Iterator[Node]:
        """The run in pieces: its words, and each field that ends in it."""
        look = run.all("w:rPr")
        words: list[Node] = []
        for child in run.children:
            if child.name == "w:fldChar":
                if self._is_shown:
                    yield run._replace(children=(*look, *words))
                words = []
                yield from self._mark(child.attributes.get("w:fldCharType", ""), look)
            elif child.name == "w:instrText" and self._fields and not self._fields[-1].shows:
                self._fields[-1].instruction += child.text
            elif self._is_shown and child.name != "w:rPr":
                self._left.add(child.name)
                words.append(child)
        if words:
            yield run._replace(children=(*look, *words))

    @property
    def _is_shown(self) -> bool:
        return all(one.shows and _link.match(one.instruction) for one in self._fields)

    def _mark(self, mark: str, look: tuple[Node, ...]) -> Iterator[Node]:
        if mark == "begin":
            self._fields.append(_Field())
        elif mark == "separate" and self._fields:
            self._fields[-1].shows = True
        elif mark == "end" and self._fields:
            done = self._fields.pop()
            if self._is_shown:
                yield from self._field(done.instruction, look, "w:fldChar")

    def _simple_field(self, node: Node) -> Iterator[Node]:
        if not self._is_shown:
            return
        instruction = node.attributes.get("w:instr", "")
        if _link.match(instruction):
            yield from self.flat(node.children)
        run = node.first("w:r")
        yield from self._field(instruction, run.all("w:rPr") if run else (), node.name)

    def _field(self, instruction: str, look: tuple[Node, ...], name: str) -> Iterator[Node]:
        """A page number in the look of the run; any other field is left behind, of a link what leads elsewhere."""
        found = _page_number.match(instruction)
        if found is None:
            self._left.add("w:hyperlink" if _link.match(instruction) else name)
            return
        forms = "".join(f"\\* {form} " for form in _number_form.findall(instruction))
        shown = Node("w:r", {}, (*look, Node("w:t", {}, (), "1")))
        yield Node("w:fldSimple", {"w:instr": f" {found[1].upper()} {forms}"}, (shown,))
