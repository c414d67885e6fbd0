"""Template tree → Python, without three detours that every expression would take: half the time of a letter.

Jinja escapes what an expression gives by `escape(finalize(…))`; here `finalize` escapes by itself. The sandbox asks at
every attribute whether its name is harmless; here that is asked once, when the template is read (expressions.py), and
`x.name` is Python's own look-up, save for a dictionary, where the key is meant. Jinja yields every piece by itself;
here what stands together is yielded together.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator

if TYPE_CHECKING:
    from jinja2.compiler import Frame


class Compiler(CodeGenerator):
    """Jinja's compiler for trees that lint.py has passed: no blocks, macros or captured output are left in them."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  Jinja's name
        """Words and expressions in a row, each on a line of its own so that an error tells which."""
        self.writeline("yield concat((", node)
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self.write("environment.finalize(")
                self.visit(child, frame)
                self.write(")")
            self.write(",")
        self.outdent()
        self.writeline("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  Jinja's name
        """The attribute of an object, or the key of a dictionary."""
        if iskeyword(node.attr) or not node.attr.isascii():  # Python could not read it, or would read another name
            super().visit_Getattr(node, frame)
            return
        self.write(f"(_x.{node.attr} if (_x := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is not dict else environment.getattr(_x, {node.attr!r}))")
