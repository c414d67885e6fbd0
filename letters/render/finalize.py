"""What an expression in a template prints."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from jinja2.runtime import Undefined

from letters.kit.named import Naming
from letters.render.clean import REMOVED, clean
from letters.render.limits import MAX_VALUE

_is_special = re.compile(f"[&<>\n\r\u2028\u2029{REMOVED}]").search


class Refusal(Exception):  # noqa: N818  it becomes a TemplateError, which has the line
    """A template does what it may not; the message is Chinese."""


def finalize(value: Any) -> str:
    """The markup of a value: text, cleaned and escaped, its line breaks as `<br/>`; or a whole number.

    Raises Refusal for anything else: a figure, a sum or a day must pass through the filter that formats it, and None
    must never be printed. Quotation marks stay as they are: no expression can stand in an attribute.
    """
    kind = type(value)
    if kind is str:
        if len(value) > MAX_VALUE:
            raise Refusal(f"这里的文字超过 {MAX_VALUE} 字，不能印出")
        return value if _is_special(value) is None else _escaped(value)
    if kind is Naming:
        named: str = value.marked(_safe)
        return named
    if kind is int:
        return str(value)
    if isinstance(value, str):  # an enumeration's member, or text that claims to be safe
        return _escaped(str.__str__(value))
    if isinstance(value, Undefined):
        return str(value)  # raises, and names what is missing
    raise Refusal(_refusal(value))


def _safe(text: str) -> str:
    return text if _is_special(text) is None else _escaped(text)


def _escaped(text: str) -> str:
    words = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words.replace("\n", "<br/>")


def _refusal(value: Any) -> str:
    if value is None:
        return "这里的值为空（None），不能直接印出"
    if isinstance(value, bool):
        return "这里是“是/否”，不能直接印出；用 if 写成文字"
    if isinstance(value, (float, Decimal)):
        return f"数字 {value} 要先用过滤器写成金额或数量"
    return "这里的值不是文字，不能直接印出；要先用过滤器写成文字，是列表的用 for 逐项写出"
