"""What an expression in a template may hold, by kind of node; anything else is refused by name.

Nothing is called but `range(…)`, as it stands: its name is no value, and no loop can take it (lint.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from unicodedata import is_normalized

from jinja2 import nodes

from letters.render.budget import TESTS
from letters.render.limits import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    Found = tuple[list[nodes.Name], int]
    Report = Callable[[nodes.Node, str, str], None]

GLOBALS: Final = frozenset({"range"})
"""What a template may call: the compiler writes our own function in its place, whatever a name is bound to."""
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


def check(expression: nodes.Node, filters: Collection[str], report: Report, depth: int = 1) -> Found:
    """Report everything in `expression` that is not allowed; `filters` are the names that may be used.

    The names that stand in it are given back, and how many parts it has.
    """
    if depth > MAX_DEPTH:
        report(expression, f"表达式嵌套超过 {MAX_DEPTH} 层", "拆成几个 if，或者把计算放在程序里")
        return [], 1
    if not isinstance(expression, _ALLOWED):
        kind = type(expression).__name__
        report(expression, f"表达式里不能用 {kind} 这种写法", "模板只做判断、循环和取值，计算放在程序里")
        return [], 1
    _own_fault(expression, filters, report)
    names = [expression] if isinstance(expression, nodes.Name) else []
    parts = 1
    for child in _children(expression):
        found, more = check(child, filters, report, depth + 1)
        names += found
        parts += more
    return names, parts


def _children(node: nodes.Node) -> Iterable[nodes.Node]:
    """What stands within a node; of a call that is allowed, its arguments."""
    return node.args if isinstance(node, nodes.Call) and _calls_range(node) else node.iter_child_nodes()


def _calls_range(node: nodes.Call) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name in GLOBALS


def fault_in_name(name: str) -> str:
    """What is wrong with a name that a template uses or binds, or ""."""
    if name.startswith("_") or name in OUT_OF_REACH:
        return f"不能使用名称 {name}"
    if not is_normalized("NFKC", name):  # Python would read another name
        return f"名称 {name} 里有另一种写法的字符"
    return ""


def _own_fault(node: nodes.Node, filters: Collection[str], report: Report) -> None:
    match node:
        case nodes.Name():
            _name(node, report)
        case nodes.Getattr(attr=attr) | nodes.Getitem(arg=nodes.Const(value=str(attr))):
            _attribute(node, attr, report)
        case nodes.Filter():
            _filter(node, filters, report)
        case nodes.Test():
            _test(node, report)
        case nodes.Call():
            _call(node, report)
        case nodes.CondExpr(expr2=None):
            report(node, "这里的 if 没有 else", "写成 甲 if 条件 else 乙")
        case nodes.Compare():
            _compare(node, report)


def _name(node: nodes.Name, report: Report) -> None:
    if node.name in GLOBALS:
        report(node, f"{node.name} 只能用来调用，不能当作值", f"例如 {node.name}(3)")
    elif fault := fault_in_name(node.name):
        report(node, fault, "")


def _attribute(node: nodes.Node, name: str, report: Report) -> None:
    if name.startswith(INTERNAL) or not is_normalized("NFKC", name):
        report(node, f"不能使用属性 {name}", "模板不能读取内部属性")


def _compare(node: nodes.Compare, report: Report) -> None:
    if len(node.ops) > 1 and any(each.op in ("in", "notin") for each in node.ops):
        report(node, "in 不能连写", "分成几个判断")


def _filter(node: nodes.Filter, filters: Collection[str], report: Report) -> None:
    name = node.name
    if name not in filters:
        hint = _HINTS.get(name, f"可用：{'、'.join(sorted(filters))}")
        report(node, f"没有名为 {name} 的过滤器，或不许使用", hint)
    _no_spread(node, report)
    for pair in node.kwargs:
        if pair.key == "attribute" and not isinstance(pair.value, nodes.Const):
            report(node, "attribute 后面要写固定的名称", "")


def _test(node: nodes.Test, report: Report) -> None:
    if node.name not in TESTS:
        report(node, f"没有名为 {node.name} 的判断，或不许使用", f"可用：{'、'.join(sorted(TESTS))}")
    _no_spread(node, report)


def _call(node: nodes.Call, report: Report) -> None:
    if not isinstance(node.node, nodes.Name):
        report(node, "不能调用对象的方法", _ONLY_RANGE)
    elif node.node.name not in GLOBALS:
        report(node, f"不能调用 {node.node.name}", _ONLY_RANGE)
    elif node.kwargs:
        report(node, "range 里只写数字", "例如 range(3)")
    _no_spread(node, report)


def _no_spread(node: Any, report: Report) -> None:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        report(node, "不能用 * 或 ** 展开参数", "把参数逐个写出")
