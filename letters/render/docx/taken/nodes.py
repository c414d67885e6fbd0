"""XML of a Word document as plain values, and back. Reads no document type, no entity, nothing from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from letters.errors import FileError
from letters.render.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Wanted = Callable[[tuple[str, ...]], bool]

PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
}
"""The vocabularies that are known, by the prefix that names get here, whatever the file calls them."""

UNKNOWN: Final = "?"
MOST_NODES: Final = 200_000
DEEPEST: Final = 100
"""Elements within elements: Word's own nesting ends far above."""


class Node(NamedTuple):
    """An element: names as `w:p`, those of unknown vocabularies beginning with "?"; `text` is all its own words."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Node, ...] = ()
    text: str = ""

    def all(self, name: str) -> tuple[Node, ...]:
        """The children of that name."""
        return tuple(child for child in self.children if child.name == name)

    def first(self, name: str) -> Node | None:
        """The first child of that name."""
        return next(iter(self.all(name)), None)

    def value(self, name: str) -> str:
        """`w:val` of the first child of that name, "" where there is none."""
        child = self.first(name)
        return child.attributes.get("w:val", "") if child else ""


class TooLargeError(ValueError):
    """More elements, or deeper ones, than any letterhead has."""


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    name: str
    attributes: Mapping[str, str]
    children: list[Node] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Builder:
    """Elements in, one tree out; of what is not wanted, nothing is kept."""

    def __init__(self, name: str, wanted: Wanted) -> None:
        self.root: Node | None = None
        self._name, self._wanted = name, wanted
        self._open: list[_Open] = []
        self._path: tuple[str, ...] = ()
        self._skipped = self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise FileError(
            f"参考文档 {self._name} 里有不该出现的实体定义，没有打开", "请确认文件来源；用 Word 或 WPS 另存为 .docx"
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._path) + self._skipped >= DEEPEST:
            raise TooLargeError
        path = (*self._path, short(tag))
        if self._skipped or not self._wanted(path):
            self._skipped += 1
            return
        if self._count > MOST_NODES:
            raise TooLargeError
        self._path = path
        self._open.append(_Open(path[-1], {short(key): value for key, value in attributes.items()}))

    def _end(self, _tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        done = self._open.pop()
        node = Node(done.name, done.attributes, tuple(done.children), "".join(done.text))
        self._path = self._path[:-1]
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node

    def _words(self, text: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].text.append(text)


def short(name: str) -> str:
    """A name as expat tells it ("vocabulary local") with the prefix of `PREFIXES`; `?local` for what is unknown."""
    vocabulary, _, local = name.rpartition(" ")
    return PREFIXES.get(vocabulary, UNKNOWN) + local if vocabulary else local


def _everything(_path: tuple[str, ...]) -> bool:
    return True


def tree(chunks: Iterable[bytes], name: str, wanted: Wanted = _everything) -> Node:
    """The tree of a part that comes in chunks. `name` is the document's, for the message.

    `wanted` says of the way of names from the root whether an element is kept. Raises FileError for a document type,
    TooLargeError, and expat's and the codecs' own errors for what is no XML.
    """
    builder = _Builder(name, wanted)
    for chunk in chunks:
        builder.parser.Parse(chunk, False)
    builder.parser.Parse(b"", True)
    if builder.root is None:
        raise ValueError("no root element")
    return builder.root


def written(node: Node, declared: str = "") -> str:
    """The element as XML; `declared` are its declarations of vocabularies, with a space in front of each."""
    attributes = "".join([f' {key}="{_quoted(value)}"' for key, value in node.attributes.items()])
    inner = "".join([written(child) for child in node.children]) + _escaped(node.text)
    start = f"<{node.name}{declared}{attributes}"
    return f"{start}>{inner}</{node.name}>" if inner else f"{start}/>"


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
