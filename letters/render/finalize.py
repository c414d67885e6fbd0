"""What an expression in a template prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from letters.render.clean import clean, is_special


class Refusal(Exception):  # noqa: N818  it becomes a TemplateError, which has the line
    """A template does what it may not; the message is Chinese."""


def finalize(value: Any) -> str | int | Markup:
    """What an expression in a template prints: text and whole numbers only.

    Raises Refusal for anything else: a figure, a sum or a day must pass through the filter that formats it, and
    None must never be printed. Jinja escapes a plain result; one with line breaks comes escaped, with `<br/>`.
    """
    kind = type(value)
    if kind is str:
        return value if is_special(value) is None else _with_breaks(value)
    if kind is int:
        return int(value)
    if isinstance(
        value, str
    ):  # an enumeration's member, or text that claims to be safe: its words count, not its claim
        return _with_breaks(str.__str__(value))
    if isinstance(value, Undefined):
        return str(value)  # raises, and names what is missing
    raise Refusal(_refusal(value))


def _with_breaks(text: str) -> Markup:
    return Markup(str(escape(clean(text))).replace("\n", "<br/>"))  # noqa: S704  escaped in this very line


def _refusal(value: Any) -> str:
    if value is None:
        return "这里的值为空（None），不能直接印出"
    if isinstance(value, bool):
        return "这里是“是/否”，不能直接印出；用 if 写成文字"
    if isinstance(value, (float, Decimal)):
        return f"数字 {value} 要先用过滤器写成金额或数量"
    return f"{type(value).__name__} 不能直接印出；要先用过滤器写成文字"
