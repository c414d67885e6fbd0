"""What the model refuses, in the user's words: chosen by the type of the error and the field it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import shape
from letters.case.contracts import TABLE, kinds
from letters.case.fields import KEY
from letters.case.where import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    Wording = Callable[[ErrorDetails], tuple[str, str]]

# What our own types refuse (the text of their ValueErrors): what is wrong, what is wanted, and whether the
# field's example helps.
REASONS = {
    "blank": ("是空白", "填写内容", True),
    "money": ("不是金额", "只写数字，单位是元，不加其他文字", True),
    "money_range": ("超出范围", "金额应在 0 到 1 亿元之间，不写负数", False),
    "money_places": ("多于两位小数", "金额精确到分，最多两位小数", False),
    "id_number": ("不是 18 位身份证号码", "应为 17 位数字加 1 位数字或 X，照证件填写并加引号", False),
    "id_number_date": ("第 7 至 14 位不是真实的出生日期", "照证件逐位核对", False),
    "id_number_check": ("最后一位与前 17 位不符，至少抄错了一位", "照证件逐位核对", False),
    "uscc": ("有误", "18 位数字和字母，照营业执照逐位核对；不知道就删去这一行", False),
    "phone": ("不是打得通的电话号码", "手机 11 位，座机带区号，用半角数字", True),
    "email": ("不是电子邮箱", "应含一个 @ 和后面的域名", True),
    "moment": ("不是认得出的时间，或没有这一天", "写成 2026-08-10 09:03、2026-08-10 或 2026-08，加引号", False),
    "day": ("不是一个日期，或没有这一天", "写成 2026-08-10，年月日都要有，不写钟点", False),
}
MOST_HOMES = 3
MOST_TOLD = 1_000
"""Refusals of one file that are worded: more tell nobody anything, and each is compared with every key."""


def faults(error: ValidationError) -> list[Fault]:
    """The first `MOST_TOLD` refusals as Faults. A misspelt key is told once, not again as the key that is missing."""
    details = error.errors(include_url=False)[:MOST_TOLD]
    meant = {(*each["loc"][:-1], _meant(each)) for each in details if each["type"] == "extra_forbidden"}
    return [
        Fault(each["loc"], *_wording(each)) for each in details if each["type"] != "missing" or each["loc"] not in meant
    ]


def _wording(detail: ErrorDetails) -> tuple[str, str]:
    return WORDINGS.get(detail["type"], _other)(detail)


def _called(detail: ErrorDetails) -> str:
    return f"“{shape.title(detail['loc'])}”"


def _example(detail: ErrorDetails) -> str:
    line = shape.example(detail["loc"])
    return f"例如 {line}" if line else ""


def _sentence(*parts: str) -> str:
    return "；".join(part for part in parts if part)


def _refused(detail: ErrorDetails) -> tuple[str, str]:
    """One of our own types said no."""
    reason = REASONS.get(str(detail.get("ctx", {}).get("error")))
    if reason is None:
        return _other(detail)
    wrong, wanted, exemplify = reason
    blank = isinstance(detail["input"], str) and not detail["input"].strip()
    given = "" if blank else f"：{shown(detail['input'])}"
    return f"{_called(detail)}{wrong}{given}", _sentence(wanted, _example(detail) if exemplify else "")


def _other(detail: ErrorDetails) -> tuple[str, str]:
    return f"{_called(detail)}填写的内容不合要求：{shown(detail['input'])}", _sentence(*_help(detail))


def _help(detail: ErrorDetails) -> tuple[str, str]:
    field = shape.field_at(detail["loc"])
    return (field.description or "" if field else "", _example(detail))


def _missing(detail: ErrorDetails) -> tuple[str, str]:
    path = detail["loc"]
    field = shape.field_at(path)
    table = shape.table_of(field) if field else None
    if table is None:
        place = "文件第一行写" if path == ("version",) else "补上一行"
        line = shape.example(path) or f"{path[-1]} = …"
        return f"缺少{_called(detail)}", _sentence(f"{place}：{line}", _help(detail)[0])
    needed = [f"{key}（{each.title}）" for key, each in table.model_fields.items() if each.is_required()]
    heading = shape.header(shape.names(path))
    return f"缺少{_called(detail)}", f"加上一节 {heading}，写明 {'、'.join(needed)}"


def _meant(detail: ErrorDetails) -> str | None:
    """The key that an unknown one was probably meant to be."""
    table = shape.table_at(detail["loc"])
    return shape.nearest_key(str(detail["loc"][-1]), table) if table else None


def _unknown_key(detail: ErrorDetails) -> tuple[str, str]:
    path, meant = detail["loc"], _meant(detail)
    message = f"没有 {shown(path[-1])} 这一项"
    if len(path) == 1 and path[0] in {kind.key for kind in kinds()}:
        return (
            message,
            f'合同写成一节 [[{TABLE}]]，加一行 kind = "{path[0]}"；第1版的文件写一节 [{path[0]}]，只用一对方括号',
        )
    homes = shape.homes(str(path[-1]))
    if meant and not homes:
        return message, f"是不是 {_as_written((*path[:-1], meant))}？"
    table = shape.table_at(path)
    known = [f"{key}（{field.title}）" for key, field in table.model_fields.items()] if table else []
    move = f"它是 {'、'.join(homes)} 的项，请移到那个表头下面" if 0 < len(homes) <= MOST_HOMES else ""
    return message, _sentence(move, f"这一节可用：{'、'.join(known)}")


def _as_written(path: tuple[str | int, ...]) -> str:
    """A key as it is written, and what it is called: `address（通讯地址）`, `[[incidents]]（…）`."""
    field = shape.field_at(path)
    named = f"（{shape.title(path)}）"
    if field is not None and shape.table_of(field):
        return shape.header(shape.names(path)) + named
    return f"{path[-1]}{named}"


def _unknown_word(detail: ErrorDetails) -> tuple[str, str]:
    field = shape.field_at(detail["loc"])
    words = shape.words_of(field) if field else None
    if words is None:
        return _other(detail)
    near = shape.nearest_word(str(detail["input"])[:60], words)
    listed = "、".join(f"{word.value}（{word.label}）" for word in words)
    question = f"是不是 {near.value}（{near.label}）？" if near else ""
    return f"{_called(detail)}没有 {shown(detail['input'])} 这个词", f"{question}可用的词：{listed}"


def _only_word(detail: ErrorDetails) -> tuple[str, str]:
    """One of a few fixed values was wanted: the version of the file, or the kind of a contract."""
    if detail["loc"] != ("version",):
        allowed = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
        return f"{_called(detail)}不能写 {shown(detail['input'])}", f"可以写：{allowed}"
    message = f"不认得的文件格式版本：{shown(detail['input'])}"
    return message, "写 version = 2（不加引号）；文件若由更新的 letters 写出，请升级 letters"


def _not_text(detail: ErrorDetails) -> tuple[str, str]:
    given, key = detail["input"], _last_name(detail)
    if isinstance(given, dict | list):
        return f"{_called(detail)}应是一段文字，写成了{shown(given)}", _sentence("写成引号里的文字", _example(detail))
    line = shape.example(detail["loc"]) or f'{key} = "…"'
    return f"{_called(detail)}应是文字，写成了没有引号的 {shown(given)}", f"请加引号，例如 {line}"


def _last_name(detail: ErrorDetails) -> str:
    return shape.names(detail["loc"])[-1]


def _not_whole(detail: ErrorDetails) -> tuple[str, str]:
    key = _last_name(detail)
    return f"{_called(detail)}应是整数：{shown(detail['input'])}", f"只写数字，不加单位，例如 {key} = 3"


def _not_yes_or_no(detail: ErrorDetails) -> tuple[str, str]:
    key = _last_name(detail)
    message = f"{_called(detail)}应写 true（是）或 false（否）：{shown(detail['input'])}"
    return message, f"写成 {key} = true，不加引号；不知道就删去这一行"


def _out_of_bounds(detail: ErrorDetails) -> tuple[str, str]:
    bounds = detail.get("ctx", {})
    low, high = bounds.get("ge"), bounds.get("le")
    limit = f"不能小于 {low}" if high is None else f"不能大于 {high}"
    return f"{_called(detail)}{limit}：{shown(detail['input'])}", _sentence("核对这个数", *_help(detail))


def _not_list(detail: ErrorDetails) -> tuple[str, str]:
    path, field, given = detail["loc"], shape.field_at(detail["loc"]), detail["input"]
    if field is None or shape.table_of(field) is None:
        line = shape.example(path) or f'{_last_name(detail)} = ["…"]'
        return f"{_called(detail)}应是列表：{shown(given)}", f"用方括号括起来，例如 {line}"
    heading = shape.header(shape.names(path))
    if isinstance(given, dict):
        return f"{_called(detail)}可以有多条，表头要用两对方括号", f"把 {heading[1:-1]} 改成 {heading}"
    return f"{_called(detail)}应是一节一节的记录：{shown(given)}", f"每条记录另起一节，表头写 {heading}"


def _not_table(detail: ErrorDetails) -> tuple[str, str]:
    path, given = detail["loc"], detail["input"]
    heading = shape.header(shape.names(path))
    if isinstance(given, list):
        return f"{_called(detail)}只有一份，表头只用一对方括号", f"把 [{heading}] 改成 {heading}，只写一节"
    return f"{_called(detail)}应是一节：{shown(given)}", f"另起一节，表头写 {heading}"


def _too_few(detail: ErrorDetails) -> tuple[str, str]:
    field, key = shape.field_at(detail["loc"]), _last_name(detail)
    message = f"{_called(detail)}是空的，至少要有一项"
    if field is not None and shape.table_of(field):
        return message, f"加上 {shape.header(shape.names(detail['loc']))}，删去 {key} = []"
    known = _example(detail) or f'写成 {key} = ["…"]'
    return message, _sentence(known, "" if field is None or field.is_required() else "没有就删去这一行")


def _wrong_pattern(detail: ErrorDetails) -> tuple[str, str]:
    if detail.get("ctx", {}).get("pattern") == KEY:
        wanted = "编号用英文字母开头，只含英文字母、数字、- 和 _，最长 40 个字符，例如 I001"
        return f"{_called(detail)}不能写成 {shown(detail['input'])}", wanted
    return f"{_called(detail)}不是 64 位的校验值：{shown(detail['input'])}", "删去这一行，由程序重新计算"


WORDINGS: dict[str, Wording] = {
    "value_error": _refused,
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _unknown_word,
    "literal_error": _only_word,
    "string_type": _not_text,
    "string_pattern_mismatch": _wrong_pattern,
    "int_type": _not_whole,
    "int_parsing": _not_whole,
    "int_parsing_size": _not_whole,
    "int_from_float": _not_whole,
    "finite_number": _not_whole,
    "bool_type": _not_yes_or_no,
    "bool_parsing": _not_yes_or_no,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
    "tuple_type": _not_list,
    "dict_type": _not_table,
    "model_type": _not_table,
    "too_short": _too_few,
}
