"""Every attribute that a template reads, looked up before it runs: unknown ones told, the rest known to be harmless.

What is found goes to the compiler: where the class of a value is certain, reading an attribute needs no question while
the letter is made; where it is not, the sandbox is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import nodes

from letters.kit.nearest import closest
from letters.render import shapes
from letters.render.shapes import Loop, Several, fields, is_keyed, together

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from letters.render.shapes import Filtered, Kind

    Scope = Mapping[str, Kind]
    Filters = Mapping[str, Filtered]
    Report = Callable[[nodes.Node, nodes.Node, str, str], None]

NONE: Final = frozenset({type(None)})
TOLD: Final = 12
"""Names that are offered where an unknown one is near to none."""


class Verdicts(NamedTuple):
    """The nodes, by identity, of which the outcome is certain: attributes, keys, what is computed of plain values."""

    attributes: frozenset[int] = frozenset()
    keys: frozenset[int] = frozenset()
    plain: frozenset[int] = frozenset()


def infer(tree: nodes.Template, names: Scope, filters: Filters, report: Report) -> Verdicts:
    """Look at every expression of a checked tree; `names` are its context's kinds, `filters` what each takes and gives.

    `report(statement, expression, message, hint)` is told what is wrong: the statement has the stamped line (trace.py).
    """
    inference = _Inference(filters, report, tree)
    inference.body(tree.body, names)
    certain = (frozenset(found - inference.open) for found in (inference.attributes, inference.keys, inference.plain))
    return Verdicts(*certain)


@dataclass
class _Inference:
    """One walk. A piece that is included twice is walked twice: what is open in one place is open."""

    filters: Filters
    report: Report
    at: nodes.Node
    attributes: set[int] = field(default_factory=set)
    keys: set[int] = field(default_factory=set)
    plain: set[int] = field(default_factory=set)
    open: set[int] = field(default_factory=set)

    # Statements

    def body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            self.at = node
            match node:
                case nodes.Output():
                    self._output(node, scope)
                case nodes.If():
                    self._if(node, scope)
                case nodes.For():
                    self._for(node, scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                continue
            self.at = child
            printed = self.of(child, scope)
            if printed and not any(shapes.is_printable(part) for part in printed):
                self.report(child, child, "这里的值不能直接印出", "要先用过滤器写成文字，或者用 if 判断")

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self.of(node.test, scope)
        self.body(node.body, scope)
        for branch in node.elif_:
            self.at = branch
            self._if(branch, scope)
        self.body(node.else_, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        element = shapes.element(self.of(node.iter, scope))
        inner = {**scope, **_bound(node.target, element), "loop": frozenset({Loop})}
        if node.test is not None:
            self.of(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, scope)

    # Expressions

    def of(self, node: nodes.Node, scope: Scope) -> Kind:
        """The kind of an expression; what is within it is looked at too."""
        reader = _READERS.get(type(node))
        if reader is not None:
            return reader(self, node, scope)
        for child in node.iter_child_nodes():
            self.of(child, scope)
        return _RESULTS.get(type(node), shapes.UNKNOWN)

    def _name(self, node: Any, scope: Scope) -> Kind:
        return scope.get(node.name, shapes.UNKNOWN)

    def _const(self, node: Any, _scope: Scope) -> Kind:
        return frozenset({type(node.value)})

    def _getattr(self, node: Any, scope: Scope) -> Kind:
        return self._read(node, self.of(node.node, scope), node.attr)

    def _getitem(self, node: Any, scope: Scope) -> Kind:
        owner = self.of(node.node, scope)
        self.of(node.arg, scope)
        match node.arg:
            case nodes.Const(value=str(key)):
                return self._keys(node, owner, key)
            case nodes.Slice():
                return owner
            case nodes.Const(value=int()) | nodes.Neg(node=nodes.Const(value=int())):
                return shapes.element(owner)
        return shapes.UNKNOWN

    def _keys(self, node: nodes.Getitem, owner: Kind, key: str) -> Kind:
        """`law["one two"]` asks a table for several keys at once."""
        certain = owner is not None and all(map(is_keyed, owner))
        found = [self._read(node, owner, word) for word in (key.split() if certain else [key])]
        return found[0] if found else shapes.UNKNOWN

    def _read(self, node: nodes.Expr, owner: Kind, name: str) -> Kind:
        parts = (owner or frozenset()) - NONE
        having = [part for part in parts if name in fields(part)]
        self._note(node, parts, certain=bool(having) and len(having) == len(parts))
        if parts and not having:
            self._unknown(node, parts, name)
        return together(*[shapes.read(part, name) for part in having]) if having else shapes.UNKNOWN

    def _note(self, node: nodes.Expr, parts: frozenset[Any], *, certain: bool) -> None:
        """Note how a value is read, where all that it may be is read alike."""
        ways = {is_keyed(part) for part in parts}
        if certain and len(ways) == 1:
            (self.keys if True in ways else self.attributes).add(id(node))
        else:
            self.open.add(id(node))

    def _unknown(self, node: Any, parts: frozenset[Any], name: str) -> None:
        known = sorted({each for part in parts for each in fields(part)})
        hint = f"可用：{'、'.join(known[:TOLD])}{'等' if len(known) > TOLD else ''}"
        if not known:
            hint = "文字、数字、日期和列表没有可以这样取的内容，方法不能用"
        elif near := closest(name, known):
            hint = f"是不是 {near}？"
        tables = [part.__name__ for part in parts if is_keyed(part)]
        what = f"没有名为 {name} 的{tables[0]}" if tables else f"{_said(node.node)} 没有 {name} 这一项"
        self.report(self.at, node, what, hint)

    def _filter(self, node: Any, scope: Scope) -> Kind:
        value = self.of(node.node, scope)
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.of(argument, scope)
        match node.name:
            case "first" | "last":
                return shapes.element(value)
            case "sort" | "unique":
                element = shapes.element(value)
                return frozenset({Several(element)})
        given = self.filters.get(node.name, shapes.Filtered(shapes.UNKNOWN if node.name[0] != "_" else value))
        if shapes.unfit(value, given.takes):
            self.report(self.at, node, f"过滤器 {node.name} 不能用于这里的值", "它只用于另一种值，见 CONTRIBUTING")
        return given.gives

    def _either(self, node: Any, scope: Scope) -> Kind:
        return together(self.of(node.left, scope), self.of(node.right, scope))

    def _choice(self, node: Any, scope: Scope) -> Kind:
        self.of(node.test, scope)
        return together(self.of(node.expr1, scope), self.of(node.expr2, scope))

    def _list(self, node: Any, scope: Scope) -> Kind:
        return frozenset({Several(together(*[self.of(each, scope) for each in node.items]))})

    def _sum(self, node: Any, scope: Scope) -> Kind:
        of_parts = together(*[self.of(part, scope) for part in node.iter_child_nodes()])
        if of_parts is not None and of_parts <= shapes.NUMBERS:
            self.plain.add(id(node))
            return of_parts
        self.open.add(id(node))
        return shapes.UNKNOWN

    def _compare(self, node: Any, scope: Scope) -> Kind:
        of_parts = together(self.of(node.expr, scope), *[self.of(each.expr, scope) for each in node.ops])
        is_looked_through = any(each.op in ("in", "notin") for each in node.ops)
        certain = of_parts is not None and not is_looked_through and all(map(shapes.is_scalar, of_parts))
        (self.plain if certain else self.open).add(id(node))
        return shapes.YES_OR_NO

    def _call(self, node: Any, scope: Scope) -> Kind:
        for argument in node.args:
            self.of(argument, scope)
        return frozenset({Several(shapes.WHOLE)})


def _bound(target: nodes.Node, element: Kind) -> Scope:
    """The names that a loop binds. Several of them take a list apart; the parts of a named tuple are of any kind."""
    if isinstance(target, nodes.Name):
        return {target.name: element}
    return dict.fromkeys((name.name for name in target.find_all(nodes.Name)), shapes.element(element))


def _said(node: Any) -> str:
    """How an expression is called: `letter.date` as it is written, anything longer 这里的值."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    inner = _said(node.node) if isinstance(node, nodes.Getattr) else "这里的值"
    return inner if inner == "这里的值" else f"{inner}.{node.attr}"


_READERS: Final[Mapping[type, Callable[[_Inference, Any, Scope], Kind]]] = {
    nodes.Name: _Inference._name,
    nodes.Const: _Inference._const,
    nodes.Getattr: _Inference._getattr,
    nodes.Getitem: _Inference._getitem,
    nodes.Filter: _Inference._filter,
    nodes.And: _Inference._either,
    nodes.Or: _Inference._either,
    nodes.CondExpr: _Inference._choice,
    nodes.List: _Inference._list,
    nodes.Tuple: _Inference._list,
    nodes.Add: _Inference._sum,
    nodes.Sub: _Inference._sum,
    nodes.Neg: _Inference._sum,
    nodes.Compare: _Inference._compare,
    nodes.Call: _Inference._call,
}
_RESULTS: Final[Mapping[type, Kind]] = {
    nodes.Not: shapes.YES_OR_NO,
    nodes.Test: shapes.YES_OR_NO,
    nodes.Concat: shapes.TEXT,
}
