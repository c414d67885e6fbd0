"""What is wrong with text that is no TOML, told by looking at the line where the reader stopped."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from letters.case import layout, shape
from letters.case.contracts import TABLE
from letters.case.model import Case
from letters.case.where import mask
from letters.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_LONGEST_LINE = 60  # characters shown
_LONGEST_SPLIT = 1000  # characters looked at
_OPENING = "“”‘’＂＇「」『』"  # quotes that Chinese input methods give instead of "
_BAD_ESCAPE = re.compile(r"""\\(?!["\\btnfr]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})""")
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2})?日?")
_CLOCK = re.compile(_DAY.pattern + r"[T ]*\d{1,2}[:：]\d{2}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PARTS = re.compile(r"""\s*((?:[^\s="':：＝]|"[^"]*"|'[^']*')+)\s*(=|＝|：|:)?(.*)""")


def problem(text: str, error: Exception) -> Problem:
    """The one problem at which reading stopped: line, column, the line itself and what to write instead."""
    if not isinstance(error, tomllib.TOMLDecodeError):
        return _beyond_reading(text, error)
    lines = text.split("\n")
    number, column = _position(lines, error)
    line = lines[number - 1]
    place = f"第 {number} 行第 {column} 列" if column else f"第 {number} 行"
    message = f"写法有误，读到这里读不下去：{_excerpt(line, column)}"
    return Problem(place, message, _advice("\n".join(lines[: number - 1]), line))


def unreadable(text: str) -> Problem | None:
    """What would take the reader more time than its length, or a gigabyte: no case has keys or numbers like these."""
    if (place := layout.long_key(text)) >= 0:
        return Problem(_line_of(text, place), "键或者表头里的点太多", "一个键只写一层；表头照说明写，例如 [story]")
    if (place := layout.long_word(text)) >= 0:
        what = "数" if text[place].isdigit() else "键"
        return Problem(_line_of(text, place), f"有一个{what}太长，不像真实的{what}", "核对这一行；文字和号码要加引号")
    return None


def _beyond_reading(text: str, error: Exception) -> Problem:
    if isinstance(error, RecursionError):
        place = _line_of(text, layout.deepest(text))
        return Problem(place, "方括号或花括号嵌套得太深", '列表只写一层，例如 acts = ["threat"]')
    return Problem("文件", "里面有读不出来的数或者日期", "核对没有加引号的数；号码、日期都加引号")


def _line_of(text: str, place: int) -> str:
    return f"第 {text.count(chr(10), 0, place) + 1} 行"


def _position(lines: list[str], error: tomllib.TOMLDecodeError) -> tuple[int, int]:
    """Line and column from 1; for a text that ends too soon, the line where the open text began, column 0."""
    if found := _POSITION.search(str(error)):
        return min(int(found[1]), len(lines)), int(found[2])
    text = "\n".join(lines)
    if (start := layout.endless_text(text)) >= 0:
        return text.count("\n", 0, start) + 1, 0
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=1), 0


def _excerpt(line: str, column: int) -> str:
    """The line, masked, and no more of it than helps."""
    start = max(0, column - _LONGEST_LINE // 2) if len(line) > _LONGEST_LINE else 0
    part = mask(line)[start : start + _LONGEST_LINE].strip()
    return _CONTROL.sub("�", part.replace("\t", " "))


def _parses(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _advice(before: str, line: str) -> str:
    if _CONTROL.search(line):
        return "这一行里有看不见的控制字符（常从网页或旧文件带来），删去这一行重新打"
    if not _parses(before):
        return "上面有列表没有写完：在最后一项后面补上 ]"
    if _parses(line) and line.strip():
        return _twice(line)
    if line.lstrip().startswith(("[", "【", "［")):
        return _heading(line)
    key, sign, value = _split(line)
    return _entry(key, sign, value) or next(
        (advice for rule in _VALUES if (advice := rule(key, value))),
        "每行写成 键 = 值，文字放在半角引号里；说明文字前加 #",
    )


def _split(line: str) -> tuple[str, str, str]:
    parts = _PARTS.match(line[:_LONGEST_SPLIT])
    return (parts[1], parts[2] or "", parts[3].strip()) if parts else (line.strip(), "", "")


def _twice(line: str) -> str:
    name = line.split("#")[0].strip()
    if not name.startswith("["):
        return f"{_split(line)[0]} 在这一节里写了两次，只留一行"
    heading = shape.header(tuple(name.strip("[] ").split(".")))
    if heading.startswith("[["):
        return f"这一项可以有多条：每一条的表头都写 {heading}（两对方括号）"
    return f"表头 {heading} 只能出现一次，把两处合成一节；也不要写成两对方括号"


def _heading(line: str) -> str:
    name = re.sub(r"[\[\]【】［］\s]|#.*", "", line)
    names = tuple(name.split("."))
    known = shape.header(names) if names in shape.tables() else f"[[{TABLE}]] 或 [[incidents]]"
    return f"表头写成 {known}，半角方括号，左右成对，单独一行"


def _entry(key: str, sign: str, value: str) -> str:
    """What is wrong before the value."""
    if not sign:
        return '每行写成 键 = 值；说明文字前加 #；多行文字前后各用三个引号 """'
    if sign != "=":
        return f"“{sign}”要改成半角等号 ="
    if not value:
        return f"等号后面缺少内容；不知道就删去这一行（{mask(key)}）"
    if not re.fullmatch(r"""[A-Za-z0-9_.-]+|"[^"]*"|'[^']*'""", key):
        return _strange_key(key)
    return ""


def _strange_key(key: str) -> str:
    if "/" in key and key.isascii():
        return f'键里有斜杠时要加引号："{key}" = …'
    for path, table in shape.tables().items():
        for name, field in table.model_fields.items():
            if field.title == key:
                return f"键用英文：{key} 写作 {name}（{shape.header(path)}）"
    meant = shape.nearest_key(key, Case)
    return "键只用英文字母、数字、- 和 _" + (f"；是不是 {meant}？" if meant else "")


def _full_width_quote(_key: str, value: str) -> str:
    if value[0] in _OPENING or (value[0] == "[" and re.search(rf"[\[,，]\s*[{_OPENING}]", value)):
        return '引号要用半角的 "：切换到英文输入法再打'
    return ""


def _list(key: str, value: str) -> str:
    if value[0] not in "[【［":
        return ""
    known = shape.example_of(key)
    line = known if "= [" in known else f'{key} = ["…", "…"]'
    return f"列表用半角方括号和逗号，每一项都加引号，例如 {line}"


def _backslash(_key: str, value: str) -> str:
    if '"' in value and _BAD_ESCAPE.search(value):
        return "双引号里的 \\ 有特别含义：路径改用 /，或整段改用单引号 ' '"
    return ""


def _quotes(_key: str, value: str) -> str:
    if value[0] not in "\"'":
        return ""
    if value.startswith(('"""', "'''")):
        return f"多行文字没有结束：在文字末尾补上 {value[:3]}"
    if value.count(value[0]) == 1:
        if value[-1] in _OPENING:
            return f"右边的引号打成了全角 {value[-1]}，改成半角 {value[0]}"
        return f'缺少右边的半角引号 {value[0]}；文字有多行时，前后各用三个引号 """'
    return "文字里面的引号请用中文引号“ ”，或在前面加 \\；引号外面不要再写别的（说明前加 #）"


def _time(key: str, value: str) -> str:
    if _CLOCK.match(value):
        return f'日期带钟点时要加引号，例如 {key} = "2026-08-10 09:03"'
    if _DAY.match(value):
        return f'没有这个日期，或写法不对：写成 {key} = "2026-08-01"（月、日各两位，只知道月份写 "2026-08"）'
    return ""


def _truth(key: str, value: str) -> str:
    words = {"是": "true", "有": "true", "否": "false", "无": "false", "yes": "true", "no": "false"}
    plain = value.split("#")[0].strip().lower()
    meant = words.get(plain, plain if plain in ("true", "false") else "")
    return f"写成 {key} = {meant}（小写，不加引号）" if meant else ""


def _number(key: str, value: str) -> str:
    if re.match(r"[¥￥$]|[\d.,，]+\s*(元|$)", value) and not re.match(r"0\d|\d{9}", value):
        return f'金额要加引号，例如 {key} = "1234.50"'
    if re.match(r"[+\d(（]", value):
        return f'电话、证件号、单号等号码要加引号，例如 {key} = "010-12345678"'
    return ""


def _text(key: str, value: str) -> str:
    known = shape.example_of(key)
    line = known if '= "' in known else f'{key} = "…"'
    return f"文字要放在半角引号里，例如 {line}" if value[0] not in "{" else ""


_VALUES: tuple[Callable[[str, str], str], ...] = (
    _full_width_quote,
    _backslash,
    _list,
    _quotes,
    _time,
    _truth,
    _number,
    _text,
)
