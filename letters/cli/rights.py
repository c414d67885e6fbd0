"""rights: what the law gives, what to keep, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import answer, as_day, open_path, today
from letters.desk import case_among, guide, open_desk, rights_of_case, rights_of_situations
from letters.told.of_rights import page, rights_json, situation_lines, situations_json

if TYPE_CHECKING:
    from collections.abc import Sequence


def show_rights(words: Sequence[str], on: str, *, as_json: bool) -> int:
    """For a case, or for named situations; without either, the situations there are."""
    if not words:
        return _show_situations(as_json=as_json)
    case = case_among(words)
    if case:
        told = rights_of_case(open_path(case, on), open_desk())
    else:
        told = rights_of_situations(words, open_desk(), as_day(on) or today())
    answer(rights_json(told, guide()), page(told, guide(), str(case or "")), as_json=as_json)
    return 0


def _show_situations(*, as_json: bool) -> int:
    answer(situations_json(guide().situations), situation_lines(guide()), as_json=as_json)
    return 0
