"""rights: what the law gives, what to keep, whom to call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from letters.cli.tools import answer, as_day, open_path, today
from letters.desk import guide, open_desk, rights_of_case, rights_of_situations
from letters.errors import UsageError
from letters.told.of_rights import page, rights_json, situation_lines, situations_json

if TYPE_CHECKING:
    from collections.abc import Sequence


def show_rights(words: Sequence[str], on: str, *, as_json: bool) -> int:
    """For a case, or for named situations; without either, the situations there are."""
    if not words:
        return _show_situations(as_json=as_json)
    cases, names = _sorted_out(words)
    if cases:
        told = rights_of_case(open_path(cases[0], on), open_desk())
    else:
        told = rights_of_situations(names, open_desk(), as_day(on) or today())
    answer(rights_json(told, guide()), page(told, guide(), str(cases[0]) if cases else ""), as_json=as_json)
    return 0


def _sorted_out(words: Sequence[str]) -> tuple[list[Path], list[str]]:
    """Case files and names of situations. Raises UsageError where both, or two cases, are given."""
    cases = [Path(word) for word in words if _is_case(word)]
    names = [word for word in words if not _is_case(word)]
    if len(cases) > 1 or (cases and names):
        raise UsageError("一次只看一个案件，或者只看几个情形", "例如 letters rights 案件文件，或者 letters rights 电话")
    return cases, names


def _is_case(word: str) -> bool:
    known = any(word in situation.words for situation in guide().situations)
    return not known and (Path(word).exists() or "." in word or "/" in word or "\\" in word)


def _show_situations(*, as_json: bool) -> int:
    answer(situations_json(guide().situations), situation_lines(guide()), as_json=as_json)
    return 0
