"""Cases come one at a time from folders and lines of JSON; a bad one is an item like the others."""

from __future__ import annotations

import json
import tomllib
from itertools import islice
from typing import TYPE_CHECKING, cast

import pytest

from letters.batch import State, from_files, from_lines
from letters.errors import FileError
from tests.batch.clinic import clinic, files, run, story

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from letters.batch import Item


def lines(folder: Path, *told: str) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("\n".join(told), encoding="utf-8")
    return path


def test_a_case_is_called_by_its_folder_and_by_its_file_where_that_has_another_name(tmp_path: Path) -> None:
    clinic(tmp_path, {"2026-01": story(), "week/2026-02": story()})
    (tmp_path / "week" / "A7.toml").write_text(story(), encoding="utf-8")
    keys = {item.key: item.source for item in from_files(tmp_path, files(tmp_path))}
    assert keys == {"2026-01": "2026-01/case.toml", "week.2026-02": "week/2026-02/case.toml", "week.A7": "week/A7.toml"}


def test_a_line_gives_the_letters_that_the_same_case_gives_in_a_file(tmp_path: Path) -> None:
    run(clinic(tmp_path / "in", {"A1": story()}), tmp_path / "toml")
    told = lines(tmp_path, json.dumps({"id": "A1", **tomllib.loads(story())}, ensure_ascii=False))
    run(from_lines(told), tmp_path / "json")
    letter = "A1/01-治安报案书.docx"
    assert (tmp_path / "json" / letter).read_bytes() == (tmp_path / "toml" / letter).read_bytes()


def test_lines_without_an_id_are_called_by_their_number_and_blank_ones_are_passed_over(tmp_path: Path) -> None:
    told = lines(tmp_path, "\ufeff" + '{"version": 1}', "", '{"id": 7}', '{"id": "张三"}')
    assert [(item.key, item.source) for item in from_lines(told)][:2] == [
        ("line-000001", "第 1 行"),
        ("7", "第 3 行 7"),
    ]
    assert [item.key for item in from_lines(told, names=True)][2] == "张三"


@pytest.mark.parametrize("line", ['{"version": 1', "[1]", '{"version": NaN}', "[" * 100_000])
def test_a_line_that_is_no_case_is_reported_and_the_next_is_written(tmp_path: Path, line: str) -> None:
    good = '{"id": "A2", "version": 1, "complainant": {"name": "甲乙", "phone": "19900000011", "address": "杭州市"}}'
    _, heard = run(from_lines(lines(tmp_path, line, good)), tmp_path / "out")
    assert heard["line-000001"].state is State.BROKEN
    assert heard["line-000001"].problems[0].message == "这一行不是一个完整的 JSON 对象"
    assert heard["A2"].state is State.SHORT


@pytest.mark.parametrize("name", ["true", "1.5", "[1]", "{}", "null"])
def test_an_id_is_a_text_or_a_whole_number(tmp_path: Path, name: str) -> None:
    [item] = from_lines(lines(tmp_path, f'{{"id": {name}}}'))
    assert [problem.where for problem in item.problems] == ["id"]


def test_bytes_that_are_no_text_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes('{"id": "林"}'.encode("gbk") + b"\n")
    assert [item.problems[0].message for item in from_lines(path)] == ["这一行不是一个完整的 JSON 对象"]


def test_a_wrong_value_in_a_line_is_told_by_its_place(tmp_path: Path) -> None:
    told = lines(
        tmp_path, '{"id": "A1", "version": 1, "complainant": {"name": "甲", "phone": "1", "address": "杭州市"}}'
    )
    _, heard = run(from_lines(told), tmp_path / "out")
    [problem] = heard["A1"].problems
    assert problem.where == "complainant.phone"
    assert "不是打得通的电话号码" in problem.message


def test_a_source_is_read_no_further_than_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b'{"version": 1}\n' * 100_000)
    with path.open("rb"):
        items = cast("Generator[Item, None, None]", from_lines(path))
        assert len(list(islice(items, 3))) == 3
        items.close()


def test_a_source_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到"):
        list(from_lines(tmp_path / "none.jsonl"))


def test_the_second_case_of_the_same_folder_is_refused_whatever_the_capitals(tmp_path: Path) -> None:
    told = lines(tmp_path, *[f'{{"id": "{name}", "version": 1}}' for name in ("a1", "A1")])
    summary, heard = run(from_lines(told), tmp_path / "out")
    assert "这个编号前面已经有了" in heard["A1"].problems[0].message
    assert summary.states[State.BROKEN] == 2
