"""Cases from files and lines, one at a time, the broken ones told and passed over."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from letters.case.file import load, parse
from letters.case.model import Case
from letters.errors import FileError
from letters.stats import Tally, cases_in, facts
from letters.stats.sources import Unread
from tests.stats.crowd import ON, counted, draw, lookup
from tests.stories import platform, row, text_of

if TYPE_CHECKING:
    from pathlib import Path


def as_line(text: str) -> str:
    return json.dumps(load(text, None), default=str, ensure_ascii=False)


def test_a_line_of_json_is_the_case_that_the_file_is(tmp_path: Path) -> None:
    texts = [one.text for one in draw(1, 8)]
    (tmp_path / "cases.jsonl").write_text("\n\n".join(map(as_line, texts)), encoding="utf-8")
    assert list(cases_in(tmp_path / "cases.jsonl", ON)) == [parse(text, today=ON) for text in texts]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "不是一个完整的 JSON"),
        ("[" * 100_000, "不是一个完整的 JSON"),
        ('{"version": NaN}', "不是一个完整的 JSON"),
        ('{"version": 1}', "complainant"),
        ("[]", ""),
        ("null", ""),
        (
            as_line(text_of(platform(), row("filings", letter="complaint/police", to="某机关", on="2027-01-01"))),
            "filings",
        ),
    ],
)
def test_a_broken_line_is_told_and_the_next_is_read(tmp_path: Path, line: str, words: str) -> None:
    good = as_line(draw(1, 1)[0].text)
    (tmp_path / "cases.jsonl").write_text(f"{line}\n{good}\n", encoding="utf-8")
    broken, case = cases_in(tmp_path / "cases.jsonl", ON)
    assert isinstance(broken, Unread)
    assert broken.where.endswith("第 1 行")
    assert words in str(broken.error)
    assert isinstance(case, Case)


def test_a_line_that_says_what_it_is_called_is_the_same_case(tmp_path: Path) -> None:
    text = draw(1, 1)[0].text
    named = {"id": "2026-013", **json.loads(as_line(text))}
    (tmp_path / "cases.jsonl").write_text(json.dumps(named, ensure_ascii=False), encoding="utf-8")
    assert list(cases_in(tmp_path / "cases.jsonl", ON)) == [parse(text, today=ON)]


def test_a_line_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "cases.ndjson").write_bytes("{'姓名'}\n".encode("gb18030"))
    [broken] = cases_in(tmp_path / "cases.ndjson", ON)
    assert isinstance(broken, Unread)


def test_a_file_that_is_no_case_is_told_and_one_of_lines_that_is_not_there_stops(tmp_path: Path) -> None:
    [broken] = cases_in(tmp_path / "none.toml", ON)
    assert isinstance(broken, Unread)
    with pytest.raises(FileError):
        list(cases_in(tmp_path / "none.jsonl", ON))


def test_what_is_kept_does_not_grow_with_the_number_of_cases() -> None:
    found = facts(parse(draw(1, 1)[0].text, today=ON), lookup(), ON)
    assert found is not None
    tally = Tally()
    tally.add(found)
    tracemalloc.start()
    try:
        for _ in range(5_000):
            tally.add(found)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert tally.counts().total == 5_001
    assert kept < 10_000


def test_the_spelling_used_most_names_a_platform() -> None:
    names = ["橘租App"] * 3 + ["橘租 APP"] * 2 + ["橘租ａｐｐ"]
    shops = [row("respondents", id="P", roles=["platform"], name="不详", brand=name) for name in names]
    counts = counted(text_of(shop, head="written_on = 2026-01-05") for shop in shops)
    assert counts.groups["platforms"] == {frozenset({"橘租App"}): 6}
