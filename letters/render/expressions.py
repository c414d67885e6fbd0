"""What an expression in a template may be: a closed list of kinds of node; anything else is refused by name."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Final

from jinja2 import nodes
from jinja2.filters import do_first, do_join, do_last, do_sort, do_unique
from jinja2.tests import test_even, test_in, test_none, test_odd

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    Report = Callable[[nodes.Node, str, str], None]

FILTERS: Mapping[str, Callable[..., object]] = {
    "first": do_first,
    "join": do_join,
    "last": do_last,
    "length": len,
    "sort": do_sort,
    "unique": do_unique,
}
"""Jinja's own filters that a template may use; the caller's come on top."""

TESTS: Mapping[str, Callable[..., object]] = {
    "eq": operator.eq,
    "even": test_even,
    "ge": operator.ge,
    "gt": operator.gt,
    "in": test_in,
    "le": operator.le,
    "lt": operator.lt,
    "ne": operator.ne,
    "none": test_none,
    "odd": test_odd,
}

GLOBALS: Final = frozenset({"range"})
"""What a template may call. No loop may bind these names (see lint.py), nor a context (see engine.py): a call by such a
name is a call of ours, in an included piece too, and whatever else can be called stays out of reach."""
OUT_OF_REACH: Final = frozenset({"self", "super", "caller", "varargs", "kwargs", "context", "environment"})

INTERNAL: Final = ("_", "ag_", "co_", "cr_", "f_", "func_", "gi_", "im_", "mro", "tb_")
"""How attributes begin through which Python shows its inside: code, frames, generators, functions, classes."""

_ALLOWED: Final = (
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat),
    *(nodes.Add, nodes.Sub, nodes.Neg, nodes.Call, nodes.Keyword, nodes.List, nodes.Tuple),
)
_ONLY_RANGE: Final = "模板里能调用的只有 range(…)；其他请改用过滤器"
_HINTS: Mapping[str, str] = {
    "safe": "正文一律转义；格式请用标记元素",
    "default": "缺的值不能悄悄略过；请用 if 判断",
    "attr": "请写 对象.属性",
}


def check(expression: nodes.Node, filters: Collection[str], report: Report) -> list[nodes.Name]:
    """Report everything in `expression` that is not allowed; `filters` are the names that may be used.

    The names that stand in it are given back.
    """
    if not isinstance(expression, _ALLOWED):
        kind = type(expression).__name__
        report(expression, f"表达式里不能用 {kind} 这种写法", "模板只做判断、循环和取值，计算放在程序里")
        return []
    _own_fault(expression, filters, report)
    names = [expression] if isinstance(expression, nodes.Name) else []
    for child in expression.iter_child_nodes():
        names += check(child, filters, report)
    return names


def _own_fault(node: nodes.Node, filters: Collection[str], report: Report) -> None:
    match node:
        case nodes.Name(name=name) if name.startswith("_") or name in OUT_OF_REACH:
            report(node, f"不能使用名称 {name}", "")
        case nodes.Getattr(attr=attr) if attr.startswith(INTERNAL):
            report(node, f"不能使用属性 {attr}", "模板不能读取内部属性")
        case nodes.Getitem(arg=nodes.Const(value=str(key))) if key.startswith(INTERNAL):
            report(node, f"不能使用属性 {key}", "模板不能读取内部属性")
        case nodes.Filter(name=name) if name not in filters:
            report(
                node, f"没有名为 {name} 的过滤器，或不许使用", _HINTS.get(name, f"可用：{'、'.join(sorted(filters))}")
            )
        case nodes.Test(name=name) if name not in TESTS:
            report(node, f"没有名为 {name} 的判断，或不许使用", f"可用：{'、'.join(sorted(TESTS))}")
        case nodes.Call(node=nodes.Name(name=name)) if name not in GLOBALS:
            report(node, f"不能调用 {name}", _ONLY_RANGE)
        case nodes.Call(node=function) if not isinstance(function, nodes.Name):
            report(node, "不能调用对象的方法", _ONLY_RANGE)
