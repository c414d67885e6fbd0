"""What the model refuses, as it is said to somebody who answers questions: in the questions' words, not the file's.

“截止时间”2026-08-10 早于开始时间 2026-08-11；核对 at 和 until
“到什么时候为止”2026年8月10日 早于开始时间 2026年8月11日；核对“什么时候”和“到什么时候为止”
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import shape
from letters.collect.interview import script
from letters.collect.interview.value_words import title_reads

if TYPE_CHECKING:
    from letters.case import KeyPath

OTHERWISE = "这样写，和前面答过的对不上，没有记下；请您核对以后再写一遍"
"""What is said where a refusal is about nothing but the file."""
_QUOTED = re.compile(r"“[^”]*”")
_NAME_IN_QUOTES = re.compile(r"“([a-z_]+)(?:\.[a-z0-9_]+)+”|“[A-Za-z0-9_-]+” (?:写了两次|这个词|这一项|专指)")
_FOR_EDITORS = re.compile(
    r'[A-Za-z_]{2,}|["=\[\]/]|引号|删去|这一[行节]|案件文件|表头|编号|校验值|格式版本|键是'
)  # what is about the file, not the answer
_TITLED = re.compile(r"\s?[a-z_]+（([^）]*)）\s?")
_KEY = re.compile(r"(?<![A-Za-z0-9_.“])\s?([a-z][a-z_]+)(?![A-Za-z0-9_.（”])\s?")
_TIME = re.compile(r"(?<![\d“-])(\d{4})-(\d\d)(?:-(\d\d)(?: (\d\d):(\d\d)(?::\d\d)?)?)?(?![\d-])")
_PLACE = re.compile(r"第 \d+ 行 ?|（[^）]*）")
_NUMBER = re.compile(r"\[(\d+)\]")


def in_plain_words(path: KeyPath, message: str, hint: str) -> str:
    """A refusal of what stands at a path, and what of its hint is about the answer."""
    said, *more = (_worded(path, part) for part in (message, *filter(None, hint.split("；"))))
    return "；".join([said, *filter(_is_plain, more)]) if _is_plain(said) else OTHERWISE


def path_in(where: str) -> KeyPath:
    """The path that a problem of a file names: `第 7 行 incidents[3]（I003）.at`."""
    steps = _NUMBER.sub(lambda found: f".{int(found[1]) - 1}", _PLACE.sub("", where)).split(".")
    return tuple(int(step) if step.isdecimal() else step for step in steps if step)


def _worded(path: KeyPath, text: str) -> str:
    named = text.replace(f"“{shape.title(path)}”", f"“{_called(path)}”") if path else text
    keyed = _KEY.sub(lambda found: _of_key(path, found), _TITLED.sub(r"“\1”", named))
    return _TIME.sub(_time_reads, keyed)


def _called(path: KeyPath) -> str:
    """What people call what stands at a path, else its title in the file."""
    name = ".".join(shape.names(path))
    field = shape.field_at(path)
    return script.data().called.get(name) or (title_reads(field) if field else shape.title(path))


def _of_key(path: KeyPath, found: re.Match[str]) -> str:
    """A key of the same table as it is called, a word that stands for a value as it reads; else as it is."""
    table = shape.table_at(path)
    field = table.model_fields.get(found[1]) if table else None
    if field is not None:
        return f"“{_called((*path[:-1], found[1]))}”"
    words = (shape.words_of(each) or () for each in (table.model_fields.values() if table else ()))
    label = next((word.label for listed in words for word in listed if word.value == found[1]), "")
    return f"“{label}”" if label else found[0]


def _time_reads(found: re.Match[str]) -> str:
    year, month, *rest = (int(each) for each in found.groups() if each is not None)
    day = f"{year}年{month}月" + (f"{rest[0]}日" if rest else "")
    return f"{day}{rest[1]}时{rest[2]:02}分" if rest[1:] else day


def _is_plain(text: str) -> bool:
    """Whether there is nothing of the file in it; what the person typed stands in marks of quotation."""
    named = _NAME_IN_QUOTES.search(text)
    if named and named[1] in (None, *shape.tables()[()].model_fields):
        return False
    return not _FOR_EDITORS.search(_QUOTED.sub("", text))
