"""How a value of the case file reads to the person whose answer it was: 2026年3月12日, 899 元, 是, 不清楚."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from letters.case import UNKNOWN, shape
from letters.kit.days import day_words
from letters.kit.moment import Moment
from letters.kit.typed import shown as shown_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

_NO_WORDS = ("id", "evidence")
"""What a row holds that says nothing to its reader."""


def yes_no(value: Any) -> str:
    """是, 否, or nothing for what is neither."""
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else ""


def value_reads(field: FieldInfo, value: Any) -> str:
    """A plain value of the field; of a table that it holds each thing in turn."""
    if shape.table_of(field):
        return _row_reads(field, value) if isinstance(value, dict) else "没有"
    if shape.words_of(field):
        return _label(field, value)
    if value == UNKNOWN:
        return "不清楚"
    if shape.holds(field, Moment):
        return _moment_reads(value)
    if shape.holds(field, Decimal):
        return sum_reads(value)
    return day_words(value) if isinstance(value, date) else str(value)


def sum_reads(value: Any) -> str:
    """A sum in yuan, without cents where there are none."""
    told = f"{Decimal(str(value)):,.2f}".removesuffix(".00")
    return f"{told} 元"


def title_reads(field: FieldInfo) -> str:
    """What a field is called, without the unit that its value says."""
    return (field.title or "").removesuffix("（元）")


def _row_reads(field: FieldInfo, row: Mapping[str, Any]) -> str:
    table = shape.table_of(field)
    known = table.model_fields if table else {}
    return " ".join(_parts_read((known[name], value) for name, value in row.items() if _is_told(name, known)))


def _is_told(name: str, known: Mapping[str, FieldInfo]) -> bool:
    return name in known and name not in _NO_WORDS


def _parts_read(told: Iterator[tuple[FieldInfo, Any]]) -> Iterator[str]:
    """The values in order; a second sum, a number or a yes with what it is, for nobody could tell."""
    has_sum = False
    for field, value in told:
        each = value if isinstance(value, list) else [value]
        text = "、".join(yes_no(one) or value_reads(field, one) for one in each)
        is_sum = shape.holds(field, Decimal)
        title = title_reads(field)
        if value is True:
            yield title.removeprefix("是否")
        else:
            yield f"{title}：{text}" if isinstance(value, bool | int) or (is_sum and has_sum) else text
        has_sum = has_sum or is_sum


def _label(field: FieldInfo, value: Any) -> str:
    """How one of the field's words reads."""
    return next((word.label for word in shape.words_of(field) or () if word.value == value), str(value))


def _moment_reads(value: Any) -> str:
    try:
        return shown_moment(Moment.parse(value))
    except ValueError:
        return str(value)
