"""A template's own sentences, piece by piece, each with the facts that are read to print it or to decide about it.

A piece is what one place of a template says within one sentence. It rests on the values that stand in it and on every
condition around it. Facts are paths as templates have them, a loop's variable by what it runs over: `rows.words`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from jinja2 import nodes

from letters.compose.view.filters import FILTERS
from letters.compose.view.untold import NO_FACTS, asked_of_all
from letters.render.budget import FILTERS as OF_JINJA
from letters.render.environment import Sandbox
from letters.render.lint import Checked, Linter
from letters.render.parsing import parse
from letters.render.trace import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from letters.catalogue import Library

    Facts = frozenset[str]

NO_LETTERS: Final = frozenset({"cover", "dictation", "printing", "statement", "statistics", "volume"})
"""Kinds of template in which the tool speaks for itself."""
LABELS: Final = frozenset({"h1", "h2", "h3", "th"})

_block = re.compile(r"</?(?:p|li|td|th|h[1-6]|tr|table|thead|ul|ol)\b[^>]*>")
_name = re.compile(r"</?(\w+)")
_end = re.compile(r"[。！？；]")
_break = re.compile(f"({_block.pattern}|{_end.pattern})")
_inline = re.compile(r"<[^>]*>")
_chinese = re.compile(r"[㐀-鿿]")
_edges = "，、：。；　 "


class Piece(NamedTuple):
    """A template's own words, 〔〕 for each value in them; the facts that they rest on, and their place."""

    words: str
    facts: Facts
    template: str
    line: int


def pieces(library: Library, template_id: str) -> tuple[Piece, ...]:
    """Every piece of a template and of all it includes, headings and heads of columns left out."""
    return _Pieces(_checked(library, template_id)).found


@cache
def _checked(library: Library, template_id: str) -> Checked:
    source = library.source(template_id)
    file = File(source.id, source.body_line - 1)
    linter = Linter(file, {*OF_JINJA, *FILTERS}, lambda name: _checked(library, name))
    return linter.check(parse(Sandbox(FILTERS), source))


@dataclass
class _Open:
    """The piece that is being read."""

    words: str = ""
    facts: set[str] = field(default_factory=set)
    line: int = 0


class _Pieces:
    """One walk through a checked template."""

    def __init__(self, checked: Checked) -> None:
        self._files = checked.files
        self._found: list[Piece] = []
        self._is_label = False
        self._body(checked.tree.body, frozenset(), {})

    @property
    def found(self) -> tuple[Piece, ...]:
        """All of them, in order."""
        return tuple(self._found)

    def _body(self, body: Iterable[nodes.Node], around: Facts, bound: Mapping[str, Facts]) -> None:
        piece = _Open()
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node, piece, around, bound)
                case nodes.If() | nodes.For():
                    self._pause(node, piece, around)
                    self._branches(node, around, bound)
        self._close(piece, around)

    def _output(self, node: nodes.Output, piece: _Open, around: Facts, bound: Mapping[str, Facts]) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self._words(child.data, child.lineno, piece, around)
            else:
                piece.facts |= facts(child, bound)
                piece.words += "〔〕"
                piece.line = piece.line or child.lineno

    def _pause(self, node: nodes.Node, piece: _Open, around: Facts) -> None:
        """What stands under a condition is a piece of its own; a sentence that ends in there has ended around it."""
        if any(_break.search(data.data) for data in node.find_all(nodes.TemplateData)):
            self._close(piece, around)
        elif piece.words:
            piece.words += "〔〕"

    def _branches(self, node: nodes.If | nodes.For, around: Facts, bound: Mapping[str, Facts]) -> None:
        if isinstance(node, nodes.For):
            over = facts(node.iter, bound)
            inner = {**bound, **dict.fromkeys(_targets(node), over)}
            read = around | over | (facts(node.test, inner) if node.test else frozenset())
            self._body(node.body, read, inner)
            self._body(node.else_, read, bound)
            return
        read = around | facts(node.test, bound)
        self._body(node.body, read, bound)
        for branch in node.elif_:
            read |= facts(branch.test, bound)
            self._body(branch.body, read, bound)
        self._body(node.else_, read, bound)

    def _words(self, data: str, line: int, piece: _Open, around: Facts) -> None:
        for part in _break.split(data):
            if _block.fullmatch(part):
                self._close(piece, around)
                self._is_label = _name.match(part)[1] in LABELS and part[1] != "/"  # type: ignore[index]  # a tag has a name
            elif not self._is_label:
                piece.words += _inline.sub("", part)
                piece.line = piece.line or line
                if _end.fullmatch(part):
                    self._close(piece, around)

    def _close(self, piece: _Open, around: Facts) -> None:
        words = piece.words.strip(_edges)
        if _chinese.search(words):
            template, line = self._files.place(piece.line)
            self._found.append(Piece(words, around | piece.facts, template, line))
        piece.words, piece.line, piece.facts = "", 0, set()


def _targets(node: nodes.For) -> Iterator[str]:
    for name in (node.target, *node.target.find_all(nodes.Name)):
        if isinstance(name, nodes.Name):
            yield name.name


def facts(node: nodes.Node, bound: Mapping[str, Facts]) -> Facts:
    """The facts that an expression reads; `bound` has those that the names of loops stand for."""
    return frozenset(path for path in _paths(node, bound) if path.split(".")[0] not in NO_FACTS) - asked_of_all()


def _paths(node: nodes.Node, bound: Mapping[str, Facts]) -> Iterator[str]:
    attributes: list[str] = []
    while isinstance(node, nodes.Getattr):
        attributes.insert(0, node.attr)
        node = node.node
    if isinstance(node, nodes.Name):
        for start in bound.get(node.name, frozenset({node.name})):
            yield ".".join([start, *attributes])
    else:
        for child in node.iter_child_nodes():
            yield from _paths(child, bound)
