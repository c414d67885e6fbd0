"""How a slip in bundled data is told: the file, the row, the field, what was wanted, the nearest word that is known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin

from letters.errors import Problem
from letters.kit.data_types import bare, keys_of
from letters.kit.nearest import closest, nearest
from letters.kit.patterns import Pattern
from letters.kit.refusals import Place, Slip, UnknownWordError, unknown_word

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MISSING, UNKNOWN_KEY = "missing", "unexpected_keyword_argument"
OF_KEY = "[key]"  # how pydantic marks that it is the key of a table of words that it refused
A_DAY = "不带引号的日期，写作 年-月-日，月和日各两位"
YES_OR_NO = "true 或 false"
WHOLE = "整数"
NUMBER = "数"
QUOTED = "带引号的数"
TEXT = "非空文字"
LIST = "数组"
TABLE = "一个表"
PATTERN = "正则表达式"
WANTED = {
    "bool_type": YES_OR_NO,
    "dataclass_type": TABLE,
    "date_type": A_DAY,
    "decimal_parsing": QUOTED,
    "decimal_type": QUOTED,
    "dict_type": TABLE,
    "float_type": NUMBER,
    "frozen_set_type": LIST,
    "int_type": WHOLE,
    "mapping_type": TABLE,
    "pattern_regex": PATTERN,
    "pattern_type": PATTERN,
    "string_too_short": TEXT,
    "string_type": TEXT,
    "tuple_type": LIST,
}
WANTED_OF = {
    Decimal: QUOTED,
    Mapping: TABLE,
    bool: YES_OR_NO,
    date: A_DAY,
    dict: TABLE,
    float: NUMBER,
    frozenset: LIST,
    int: WHOLE,
    Pattern: PATTERN,
    re.Pattern: PATTERN,
    str: TEXT,
    tuple: LIST,
}
LONGEST = 40  # characters of a wrong value


def as_problems(slips: Iterable[Slip], file: str, table: object = None) -> list[Problem]:
    """The slips as problems: `topics.toml topic[3]（records）`, with the row's name where the table tells it."""
    return [Problem(" ".join([file, *_rows(slip.place, table)]), slip.message, slip.hint) for slip in slips]


def slips_of(error: ValidationError, shape: type[Any]) -> list[Slip]:
    """What pydantic refused, each once: a key that is misspelt is not told again as the one that is missing."""
    details = [each for each in error.errors(include_url=False) if not _only_seems_short(each)]
    strange = [each["loc"] for each in details if each["type"] == UNKNOWN_KEY]
    misspelt = {(*place[:-1], _meant(place, shape)) for place in strange}
    return [_slip(each, shape) for each in details if each["type"] != MISSING or each["loc"] not in misspelt]


def _only_seems_short(detail: ErrorDetails) -> bool:
    """Whether a list is told as empty since what stands in it was refused: that has been told."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _meant(place: Place, shape: type[Any]) -> str | None:
    """The key that an unknown one was probably meant to be."""
    return closest(str(place[-1]), _keys_at(place[:-1], shape))


def _slip(detail: ErrorDetails, shape: type[Any]) -> Slip:
    place, kind = detail["loc"], detail["type"]
    if kind == "value_error":
        return _refused(detail)
    if place[-1:] == (OF_KEY,):
        return _strange_key(place[:-1], _expected(detail))
    if kind == UNKNOWN_KEY:
        return _strange_key(place, _keys_at(place[:-1], shape))
    row, key = _row_and_key(place)
    if kind == MISSING:
        wanted = _wanted(_keys_at(row, shape).get(key))
        return Slip(row, f"缺少 {key}", f"{key} 应为{wanted}" if wanted else "")
    if kind in ("enum", "literal_error"):
        return unknown_word(row, key, str(detail["input"]), _expected(detail))
    if kind == "too_short":
        return Slip(row, f"{key} 不能为空")
    return Slip(row, f"{key} 的值 {_shown(detail['input'])} 不对", _bounds(detail, key))


def _refused(detail: ErrorDetails) -> Slip:
    """One of our own checks said no: about a word, or about the row as a whole."""
    error = detail["ctx"]["error"]
    if isinstance(error, UnknownWordError):
        if detail["loc"][-1] == OF_KEY:
            return _strange_key(detail["loc"][:-1], error.words)
        row, key = _row_and_key(detail["loc"], numbered=False)
        return unknown_word(row, key, str(error), error.words)
    return Slip(detail["loc"], str(error), getattr(error, "hint", ""))


def _strange_key(place: Place, known: Collection[str]) -> Slip:
    return Slip(place[:-1], f"多出不认识的键 {place[-1]}", nearest(str(place[-1]), known))


def _expected(detail: ErrorDetails) -> list[str]:
    """The words that pydantic would have taken, out of its sentence."""
    return re.findall(r"'([^']*)'", detail["ctx"]["expected"])


def _bounds(detail: ErrorDetails, key: str) -> str:
    if "ge" in detail.get("ctx", {}):
        return f"{key} 应为 {detail['ctx']['ge']} 以上的整数"
    wanted = WANTED.get(detail["type"], "")
    return f"{key} 应为{wanted}" if wanted else detail["msg"]


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _row_and_key(place: Place, *, numbered: bool = True) -> tuple[Place, str]:
    """The row in which a value stands, and its key there: `terms[3]` for an item of a list."""
    end = len(place)
    while end and isinstance(place[end - 1], int):
        end -= 1
    numbers = "".join(f"[{int(step) + 1}]" for step in place[end:]) if numbered else ""
    return place[: max(end - 1, 0)], f"{place[end - 1] if end else ''}{numbers}"


def _rows(place: Place, table: object) -> list[str]:
    """Each table on the way to a row: `path[2]（police）`, `state[1]（sent）`."""
    told: list[str] = []
    here = table
    for step in place:
        here = _down(here, step)
        if isinstance(step, int):
            told[-1:] = [f"{told[-1] if told else ''}[{step + 1}]{_named(here)}"]
        else:
            told.append(step)
    return told


def _down(here: object, step: str | int) -> object:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _named(row: object) -> str:
    name = next((_down(row, key) for key in ("id", "name", "title", "label") if _down(row, key)), None)
    return f"（{name}）" if isinstance(name, str) else ""


def _keys_at(place: Place, shape: type[Any]) -> dict[str, Any]:
    """The keys of the table at a place, with the types of their values; none where no table is declared."""
    here: Any = shape
    for step in place:
        here = _inside(here, step)
    kind = bare(here)
    return keys_of(cast("Any", kind)) if is_dataclass(kind) else {}


def _inside(annotation: Any, step: str | int) -> Any:
    kind = bare(annotation)
    if is_dataclass(kind):
        return keys_of(cast("Any", kind)).get(str(step))
    inner = get_args(kind)
    return inner[0 if isinstance(step, int) else -1] if inner else None


def _wanted(annotation: Any) -> str:
    whole = bare(annotation)
    kind = get_origin(whole) or whole
    if kind is Literal:
        return "、".join(get_args(whole))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "、".join(str(word.value) for word in kind)
    if is_dataclass(kind):
        return TABLE
    return WANTED_OF.get(kind, "")
