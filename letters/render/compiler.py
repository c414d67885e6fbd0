"""Template tree → Python, with two things left out that every expression would pay for and none needs.

Jinja escapes what an expression gives by wrapping it in `escape(finalize(…))`; here `finalize` escapes by itself.
An attribute's name is checked once, when the template is read (expressions.py), so reading it is a plain look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.compiler import CodeGenerator

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame


class Compiler(CodeGenerator):
    """Jinja's own compiler with its hooks for output overridden, as its native templates do."""

    def _make_finalize(self) -> CodeGenerator._FinalizeInfo:
        # No constants are worked out beforehand: Jinja would escape them before they are checked.
        return self._FinalizeInfo(None, "environment.finalize(")

    def _output_child_pre(self, _node: nodes.Expr, _frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(str(finalize.src))

    def _output_child_post(self, _node: nodes.Expr, _frame: Frame, _finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")
