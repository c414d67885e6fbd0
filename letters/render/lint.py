"""A template read before it runs: only if, for, include and block, within limits; markup balanced in every branch.

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
from letters.render.budget import BOUNDED
from letters.render.elements import HOLDERS, ROOT
from letters.render.expressions import GLOBALS, check, fault_in_name
from letters.render.limits import MAX_FAULTS, MAX_LOOPS, MAX_NESTED, MAX_PARTS, PARTS_A_STEP
from letters.render.quotation import Quotation
from letters.render.standing import standing
from letters.render.static import Stack, StaticMarkup
from letters.render.trace import Files, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from letters.render.trace import File

_FITS: Final = {
    "ul": frozenset({"ul", "ol"}),
    "tbody": frozenset({"table", "thead", "tbody"}),
    "p": HOLDERS,
}


@frozen
class Checked:
    """What the walk found out about one template and all it includes.

    `kind` is the element that the template may stand in (ROOT for a letter, "tbody" for rows, "p" for words);
    `names` are those it takes from its context, each with the template and line of its first use. `parts` is how many
    statements and expressions it has, `loops` and `nested` how deep they stand within one another, `files`
    all whose lines are in it.
    """

    tree: nodes.Template
    kind: str
    names: Mapping[str, tuple[str, int]]
    faults: tuple[TemplateError, ...]
    parts: int
    loops: int
    nested: int
    files: Files


@dataclass
class Linter:
    """Walks one template. `included(id)` gives the checked form of another, or raises what is wrong with it."""

    file: File
    filters: Collection[str]
    included: Callable[[str], Checked]
    trace: bool = False
    faults: list[TemplateError] = field(default_factory=list)
    names: dict[str, tuple[str, int]] = field(default_factory=dict)
    bound: frozenset[str] = frozenset({})
    parts: int = 0
    loops: int = 0
    nested: int = 0
    within: tuple[int, int] = (0, 0)
    files: Files = field(default_factory=Files)
    quotation: Quotation = field(default_factory=Quotation)

    def check(self, tree: nodes.Template) -> Checked:
        """Walk `tree` and rewrite it."""
        self.files[self.file.number] = self.file
        kind = standing(tree.body, lambda name: self.included(name).kind)
        start = (kind,) if kind else ()
        end = self._body(tree.body, start)
        if end != start:
            self._fault(tree, f"<{end[-1]}> 没有结束", f"补上 </{end[-1]}>")
        if self.parts > MAX_PARTS:
            self._fault(tree, f"连同引入的内容超过 {MAX_PARTS} 处", "分成几个文书")
        return Checked(tree, kind, self.names, tuple(self.faults), self.parts, self.loops, self.nested, self.files)

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
        self.parts += 1
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
            self.parts += 1
            if isinstance(child, nodes.TemplateData):
                stack = self._data(child, stack)
            else:
                self._expression(child)
                self.quotation.value(child, self._fault)
                if (stack[-1] if stack else ROOT) not in HOLDERS:
                    self._fault(child, "文字要放在段落里，这里的 {{ }} 在段落之外", "例如 <p>{{ … }}</p>")
        return stack

    def _data(self, node: nodes.TemplateData, stack: Stack) -> Stack:
        start = self.file.line(node.lineno)
        self.quotation.read(node.data)

        def report(line: int, message: str, hint: str) -> None:
            self._add([TemplateError(self.file.id, start + line, message, hint)])

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
        if len(node.elif_) > MAX_NESTED:  # each stands within the one before, as Python reads it
            self._fault(node, f"elif 超过 {MAX_NESTED} 个", "分成几个 if")

    def _for(self, node: nodes.For, stack: Stack) -> None:
        if node.recursive:
            self._fault(node, "for 不能写成 recursive", "")
        self._expression(node.iter)
        targets, outer, before = self._targets(node), self.bound, self.parts
        self.bound = outer | targets | {"loop"}
        if node.test is not None:
            self.file.stamp(node.test)  # Jinja makes a function of it, with lines of its own
            self._expression(node.test)
        self._branch(node, node.body, stack, loops=1)
        weight = nodes.Const(1 + (self.parts - before) // PARTS_A_STEP, lineno=node.lineno)
        node.iter = nodes.Filter(node.iter, BOUNDED, [weight], [], None, None, lineno=node.lineno)
        self.bound = outer
        self._branch(node, node.else_, stack)

    def _targets(self, node: nodes.For) -> frozenset[str]:
        """The names that a loop binds; what else it would bind is a fault."""
        own = [node.target] if isinstance(node.target, nodes.Name) else []
        names = frozenset(name.name for name in (*own, *node.target.find_all(nodes.Name)))
        for name in sorted(names):
            if name in GLOBALS or name == "loop":
                self._fault(node, f"循环里的名称不能叫 {name}", "它另有所指，换一个名称")
            elif fault := fault_in_name(name):
                self._fault(node, fault, "换一个名称")
        return names

    def _branch(self, node: nodes.Node, body: list[nodes.Node], stack: Stack, loops: int = 0) -> None:
        outer = self.within
        self.within = (outer[0] + loops, outer[1] + 1)
        self._deepest(node, *self.within)
        end = self._body(body, stack)
        self.within = outer
        if end != stack:
            odd = (end[len(stack) :] or stack[len(end) :])[-1]
            self._fault(node, f"这里的分支里 <{odd}> 没有成对", "每个 if、for、block 里的元素要自成对")

    def _deepest(self, node: nodes.Node, loops: int, nested: int) -> None:
        """Note how deep loops and all statements stand here."""
        if loops > MAX_LOOPS >= self.loops:
            self._fault(node, f"for 套了 {loops} 层，超过 {MAX_LOOPS}", "引入的文件里的也算在内")
        if nested > MAX_NESTED >= self.nested:
            self._fault(node, f"if、for、block 套了 {nested} 层，超过 {MAX_NESTED}", "引入的文件里的也算在内")
        self.loops, self.nested = max(self.loops, loops), max(self.nested, nested)

    def _include(self, node: nodes.Include, stack: Stack) -> list[nodes.Node]:
        self.quotation.value(node, self._fault)
        if not isinstance(node.template, nodes.Const) or not isinstance(node.template.value, str):
            self._fault(node, "include 后面要写固定的模板名", "")
            return []
        if node.ignore_missing or not node.with_context:
            self._fault(node, "include 不能带 ignore missing 或 without context", "")
        try:
            piece = self.included(node.template.value)
        except TemplateError as error:
            self._add([error])
        except LettersError as error:
            self._fault(node, f"引入不了：{error.message}", error.hint)
        else:
            self._fit(node, piece, stack[-1] if stack else ROOT)
            if self.parts <= MAX_PARTS:
                return piece.tree.body
            self._fault(node, f"连同引入的内容超过 {MAX_PARTS} 处，不再引入", "减少 include")
        return []

    def _fit(self, node: nodes.Include, piece: Checked, place: str) -> None:
        self._add(piece.faults)
        self.files.update(piece.files)
        self.parts += piece.parts
        self._deepest(node, self.within[0] + piece.loops, self.within[1] + piece.nested)
        for name, used in piece.names.items():
            if name not in self.bound:
                self.names.setdefault(name, used)
        if place not in _FITS.get(piece.kind, {piece.kind}):
            self._fault(node, f"引入的内容不能放在{f' <{place}> ' if place else '最外层'}里", "")

    # Expressions

    def _expression(self, node: nodes.Node) -> None:
        names, parts = check(node, self.filters, self._fault)
        self.parts += parts
        for name in names:
            if name.name not in self.bound:
                self.names.setdefault(name.name, (self.file.id, self._line(name)))

    def _line(self, node: nodes.Node) -> int:
        """The node's line in its file; where Jinja leaves it out, that of the first node within it."""
        own = node.lineno or next((inner.lineno for inner in node.find_all(nodes.Node) if inner.lineno), 1)
        return self.file.line(own)

    def _fault(self, node: nodes.Node, message: str, hint: str) -> None:
        self._add([TemplateError(self.file.id, self._line(node), message, hint)])

    def _add(self, faults: Sequence[TemplateError]) -> None:
        self.faults += faults[: max(0, MAX_FAULTS - len(self.faults))]
