"""A template read before it runs: only if, for, include and block; markup balanced in every branch; every name known.

The walk also rewrites the tree it reads: its own words become canonical markup (see static.py), what a loop runs over
passes through `BOUNDED`, so that no template can run without end, and blocks and includes give way to what they hold,
since a call for each would take half the time of a letter. Line numbers are stamped (see trace.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jinja2 import nodes

from letters.errors import LettersError, TemplateError
from letters.kit.frozen import frozen
from letters.render.elements import HOLDERS, ROOT
from letters.render.expressions import GLOBALS, check
from letters.render.static import Stack, StaticMarkup
from letters.render.trace import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from letters.render.trace import File

BOUNDED: Final = "_bounded"
"""The filter that every loop's list passes through; no template can name it."""

_KIND_BY_ELEMENT: Final = {"li": "ul", "thead": "table", "tbody": "table", "tr": "tbody", "td": "tr", "th": "tr"}
_INLINE: Final = frozenset({"strong", "em", "br"})
_FITS: Final = {
    "ul": frozenset({"ul", "ol"}),
    "tbody": frozenset({"table", "thead", "tbody"}),
    "p": HOLDERS,
}
_WORDS: Final = "p"


@frozen
class Checked:
    """What the walk found out about one template and all it includes.

    `kind` is the element that the template may stand in (ROOT for a letter, "tbody" for rows, "p" for words);
    `names` are those it takes from its context, each with the template and line of its first use.
    """

    tree: nodes.Template
    kind: str
    names: Mapping[str, tuple[str, int]]
    faults: tuple[TemplateError, ...]


@dataclass
class Linter:
    """Walks one template. `included(id)` gives the checked form of another, or raises what is wrong with it."""

    file: File
    filters: Collection[str]
    included: Callable[[str], Checked]
    trace: bool = False
    faults: list[TemplateError] = field(default_factory=list)
    names: dict[str, tuple[str, int]] = field(default_factory=dict)
    bound: frozenset[str] = GLOBALS

    def check(self, tree: nodes.Template) -> Checked:
        """Walk `tree` and rewrite it."""
        kind = self._kind(tree.body)
        start = (kind,) if kind else ()
        end = self._body(tree.body, start)
        if end != start:
            self._fault(tree, f"<{end[-1]}> 没有结束", f"补上 </{end[-1]}>")
        return Checked(tree, kind, self.names, tuple(self.faults))

    # Where a piece may stand is told by what comes first in it.

    def _kind(self, body: Sequence[nodes.Node]) -> str:
        return next((kind for node in body if (kind := self._first(node)) is not None), ROOT)

    def _first(self, node: nodes.Node) -> str | None:
        match node:
            case nodes.Output():
                return next((kind for child in node.nodes if (kind := _first_in_output(child)) is not None), None)
            case nodes.If() | nodes.For() | nodes.Block():
                return next((kind for child in node.body if (kind := self._first(child)) is not None), None)
            case nodes.Include(template=nodes.Const(value=str(name))):
                try:
                    return self.included(name).kind
                except LettersError:
                    return None  # the walk proper reports it
        return None

    # Statements: each takes the open elements and gives those open after it.

    def _body(self, body: list[nodes.Node], stack: Stack) -> Stack:
        rewritten: list[nodes.Node] = []
        for node in body:
            stack, instead = self._statement(node, stack)
            rewritten += instead
        body[:] = rewritten
        return stack

    def _statement(self, node: nodes.Node, stack: Stack) -> tuple[Stack, list[nodes.Node]]:
        """The elements open after `node`, and what is to stand in its place."""
        self.file.stamp(node)
        match node:
            case nodes.Output():
                return self._output(node, stack), [node]
            case nodes.If():
                self._if(node, stack)
            case nodes.For():
                self._for(node, stack)
            case nodes.Block():
                self._branch(node, node.body, stack)
                return stack, node.body
            case nodes.Include():
                return stack, self._include(node, stack)
            case _:
                self._fault(node, f"模板里不能用 {type(node).__name__.lower()} 语句", "只有 if、for、include、block")
        return stack, [node]

    def _output(self, node: nodes.Output, stack: Stack) -> Stack:
        for child in node.nodes:
            self.file.stamp(child)
            if isinstance(child, nodes.TemplateData):
                stack = self._data(child, stack)
            else:
                self._expression(child)
                if (stack[-1] if stack else ROOT) not in HOLDERS:
                    self._fault(child, "文字要放在段落里，这里的 {{ }} 在段落之外", "例如 <p>{{ … }}</p>")
        return stack

    def _data(self, node: nodes.TemplateData, stack: Stack) -> Stack:
        start = self.file.line(node.lineno)

        def report(line: int, message: str, hint: str) -> None:
            self.faults.append(TemplateError(self.file.id, start + line, message, hint))

        def marked(line: int) -> str:
            return mark(self.file.id, start + line) if self.trace else ""

        markup = StaticMarkup(stack, report, marked)
        node.data = markup.read(node.data)
        return markup.stack

    def _if(self, node: nodes.If, stack: Stack) -> None:
        self.file.stamp(node)
        self._expression(node.test)
        self._branch(node, node.body, stack)
        for branch in node.elif_:
            self._if(branch, stack)
        self._branch(node, node.else_, stack)

    def _for(self, node: nodes.For, stack: Stack) -> None:
        if node.recursive:
            self._fault(node, "for 不能写成 recursive", "")
        self._expression(node.iter)
        node.iter = nodes.Filter(node.iter, BOUNDED, [], [], None, None, lineno=node.lineno)
        targets, outer = _targets(node.target), self.bound
        for name in sorted(targets & GLOBALS):
            self._fault(node, f"循环里的名称不能叫 {name}", "它只能指内置的函数，换一个名称")
        self.bound = outer | targets | {"loop"}
        if node.test is not None:
            self._expression(node.test)
        self._branch(node, node.body, stack)
        self.bound = outer
        self._branch(node, node.else_, stack)

    def _branch(self, node: nodes.Node, body: list[nodes.Node], stack: Stack) -> None:
        end = self._body(body, stack)
        if end != stack:
            odd = (end[len(stack) :] or stack[len(end) :])[-1]
            self._fault(node, f"这里的分支里 <{odd}> 没有成对", "每个 if、for、block 里的元素要自成对")

    def _include(self, node: nodes.Include, stack: Stack) -> list[nodes.Node]:
        if not isinstance(node.template, nodes.Const) or not isinstance(node.template.value, str):
            self._fault(node, "include 后面要写固定的模板名", "")
            return []
        if node.ignore_missing or not node.with_context:
            self._fault(node, "include 不能带 ignore missing 或 without context", "")
        try:
            piece = self.included(node.template.value)
        except TemplateError as error:
            self.faults.append(error)
        except LettersError as error:
            self._fault(node, f"引入不了：{error.message}", error.hint)
        else:
            self._fit(node, piece, stack[-1] if stack else ROOT)
            return piece.tree.body
        return []

    def _fit(self, node: nodes.Include, piece: Checked, place: str) -> None:
        self.faults += piece.faults
        for name, used in piece.names.items():
            if name not in self.bound:
                self.names.setdefault(name, used)
        if place not in _FITS.get(piece.kind, {piece.kind}):
            self._fault(node, f"引入的内容不能放在{f' <{place}> ' if place else '最外层'}里", "")

    # Expressions

    def _expression(self, node: nodes.Node) -> None:
        for name in check(node, self.filters, self._fault):
            if name.name not in self.bound:
                self.names.setdefault(name.name, (self.file.id, self._line(name)))

    def _line(self, node: nodes.Node) -> int:
        """The node's line in its file; where Jinja leaves it out, that of the first node within it."""
        own = node.lineno or next((inner.lineno for inner in node.find_all(nodes.Node) if inner.lineno), 1)
        return self.file.line(own)

    def _fault(self, node: nodes.Node, message: str, hint: str) -> None:
        self.faults.append(TemplateError(self.file.id, self._line(node), message, hint))


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


def _targets(node: nodes.Node) -> frozenset[str]:
    own = [node] if isinstance(node, nodes.Name) else []
    return frozenset(name.name for name in (*own, *node.find_all(nodes.Name)))
