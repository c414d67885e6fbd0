"""Template tree → Python source, without three detours that every expression would take: half the time of a letter.

Jinja escapes what an expression gives by `escape(finalize(…))`; here `finalize` escapes by itself. The sandbox asks at
every attribute whether it may be read; here that is asked once, when the template is read (inference.py), and while a
letter is made only of values whose class could not be told. Jinja yields every piece by itself; here what stands
together is yielded together.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, operators
from jinja2.idtracking import VAR_LOAD_RESOLVE

from letters.render.stretches import Condition, Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment
    from jinja2.compiler import Frame

    from letters.render.inference import Verdicts
    from letters.render.stretches import Part


def python_of(tree: nodes.Template, environment: Environment, name: str, verdicts: Verdicts) -> str:
    """The Python module of a tree that lint.py has passed; the map of its lines is within it, as `debug_info`.

    A function of its arguments alone: of `environment`, the filters and tests count.
    """
    text = StringIO()
    generator = Compiler(environment, name, f"<{name}>", text, optimized=False)
    generator.verdicts = verdicts
    generator.visit(tree)
    return text.getvalue()


class Compiler(CodeGenerator):
    """Jinja's compiler for trees that lint.py has passed: no blocks, macros or captured output are left in them."""

    verdicts: Verdicts

    # Names

    def enter_frame(self, frame: Frame) -> None:
        """Names of the context are asked for where they stand, and never before (engine.py)."""
        if frame.rootlevel:
            self.writeline("given = context.parent")
            self.writeline("finalize = environment.finalize")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """What the context holds, or what a loop has bound."""
        ref = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(ref)
        if node.ctx == "load" and load is not None and load[0] == VAR_LOAD_RESOLVE:
            self.write(f"given[{node.name!r}]")
        else:
            self.write(ref)

    # Statements

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """Statements in a row, each on lines of its own so that an error tells which."""
        self.writeline("pass")
        for each in stretches(body):
            if isinstance(each, Stretch):
                self.writeline("yield ", _first(each.parts))
                self._parts(each.parts, frame)
            else:
                self.visit(each, frame)

    def _parts(self, parts: Sequence[Part], frame: Frame) -> None:
        """The text of the parts, as one expression."""
        if len(parts) == 1:
            self._part(parts[0], frame)
            return
        self.write("concat((")
        self.indent()
        for part in parts:
            self.newline(_first([part]))
            self._part(part, frame)
            self.write(",")
        self.outdent()
        self.write("))")

    def _part(self, part: Part, frame: Frame) -> None:
        if isinstance(part, Condition):
            self._condition(part, frame)
        elif isinstance(part, nodes.TemplateData):
            self.write(repr(part.data))
        else:
            self._call("finalize", frame, part)

    def _condition(self, part: Condition, frame: Frame) -> None:
        self.write("(")
        self._within(part.parts, frame)
        self.newline(part.asked)
        self.write(" if ")
        self.visit(part.asked.test, frame)
        self.write(" else ")
        self._within(part.otherwise, frame)
        self.write(")")

    def _within(self, parts: Sequence[Part], frame: Frame) -> None:
        """The text of the parts, on lines of its own; of no part, none."""
        if parts:
            self.newline(_first(parts))
            self._parts(parts, frame)
        else:
            self.write("''")

    # Expressions

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """The attribute of a value, the key of a table, or the sandbox's answer."""
        if id(node) in self.verdicts.attributes:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        elif id(node) in self.verdicts.keys:
            self.visit(node.node, frame)
            self.write(f"[{node.attr!r}]")
        else:
            self.write("environment.getattr(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """The key of a table, or the sandbox's answer."""
        if id(node) in self.verdicts.keys:
            self.visit(node.node, frame)
            self.write("[")
            self.visit(node.arg, frame)
            self.write("]")
        elif isinstance(node.arg, nodes.Slice):
            self._call("environment.sliced", frame, nodes.ContextReference(), node.node, node.arg)
        else:
            self._call("environment.getitem", frame, node.node, node.arg)

    def visit_Slice(self, node: nodes.Slice, frame: Frame) -> None:
        """A slice as a value."""
        bounds = (node.start, node.stop, node.step)
        self._call("slice", frame, *(nodes.Const(None) if bound is None else bound for bound in bounds))

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """`range(…)`, whatever else a context may hold by that name."""
        self._call("environment.numbers", frame, *node.args)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Texts and whole numbers put together."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Add(self, node: nodes.BinExpr, frame: Frame) -> None:
        """A sum of numbers, or two texts."""
        self._computed(node, frame, "environment.added")

    def visit_Sub(self, node: nodes.BinExpr, frame: Frame) -> None:
        """A difference of numbers."""
        self._computed(node, frame, "environment.subtracted")

    def visit_Neg(self, node: nodes.UnaryExpr, frame: Frame) -> None:
        """A number below zero."""
        if id(node) in self.verdicts.plain:
            super().visit_Neg(node, frame)
        else:
            self._call("environment.negated", frame, node.node)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        """A comparison of plain values; `in` stands alone (expressions.py) and is charged."""
        if id(node) in self.verdicts.plain:
            super().visit_Compare(node, frame)
            return
        [first, *_] = node.ops
        if first.op in ("in", "notin"):
            self.write("(not " if first.op == "notin" else "(")
            self._call("environment.within", frame, nodes.ContextReference(), node.expr, first.expr)
            self.write(")")
            return
        self.write("(")
        self._call("environment.scalar", frame, node.expr)
        for each in node.ops:
            self.write(f" {operators[each.op]} ")
            self._call("environment.scalar", frame, each.expr)
        self.write(")")

    def _computed(self, node: nodes.BinExpr, frame: Frame, checked: str) -> None:
        if id(node) in self.verdicts.plain:
            self.write("(")
            self.visit(node.left, frame)
            self.write(f" {node.operator} ")
            self.visit(node.right, frame)
            self.write(")")
        else:
            self._call(checked, frame, node.left, node.right)

    def _call(self, function: str, frame: Frame, *arguments: nodes.Node) -> None:
        self.write(f"{function}(")
        for argument in arguments:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _first(parts: Sequence[Part]) -> nodes.Node:
    """The node whose line the first of the parts stands on."""
    return parts[0].asked if isinstance(parts[0], Condition) else parts[0]
