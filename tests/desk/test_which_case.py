"""Which case a command is about: as it was named, or the only one there is; else it is asked, with what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.desk import cases_here, with_case
from letters.errors import FileError, UsageError
from tests.stories import platform, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CASE = text_of(platform())


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(CASE, encoding="utf-8")


def again(case: str, rest: Sequence[str]) -> str:
    return " ".join(["letters write", case, *rest])


def words(folder: Path, *typed: str) -> tuple[str, ...]:
    return with_case(typed, folder, again, alone=False).words


def test_the_only_case_of_the_folder_is_meant_where_none_is_named(tmp_path: Path) -> None:
    put(tmp_path, "case.toml")
    found = with_case(["报案书"], tmp_path, again, alone=False)
    assert found.words == ("case.toml", "报案书")
    assert found.told == ("案件：case.toml",)


def test_a_case_in_a_folder_below_is_meant_as_well(tmp_path: Path) -> None:
    put(tmp_path, "案件-2026-11-26/case.toml")
    assert words(tmp_path) == ("案件-2026-11-26/case.toml",)
    assert words(tmp_path, "案件-2026-11-26", "报案书") == ("案件-2026-11-26/case.toml", "报案书")
    assert words(tmp_path, "案件-2026-11-26/") == ("案件-2026-11-26/case.toml",)


def test_a_folder_with_a_case_of_its_own_is_not_looked_into_further(tmp_path: Path) -> None:
    put(tmp_path, "case.toml", "旧的/case.toml")
    assert [path.name for path in cases_here(tmp_path)] == ["case.toml"]


def test_in_the_folder_of_the_program_only_folders_of_cases_are_looked_into(tmp_path: Path) -> None:
    put(tmp_path, "benchmarks/case.toml", "案件-2026-11-26/case.toml")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    assert [path.parent.name for path in cases_here(tmp_path)] == ["案件-2026-11-26"]


def test_of_several_it_is_asked_which_with_the_command_for_each(tmp_path: Path) -> None:
    put(tmp_path, "甲/case.toml", "乙/案件.toml")
    with pytest.raises(UsageError) as asked:
        words(tmp_path, "报案书")
    assert asked.value.message == "这里有 2 个案件，写明是哪一个"
    assert asked.value.hint.splitlines()[1:] == [
        "    letters write 乙/案件.toml 报案书",
        "    letters write 甲/case.toml 报案书",
    ]


def test_where_there_is_none_it_is_said_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="这里没有案件文件") as asked:
        words(tmp_path, "报案书")
    assert asked.value.hint.endswith("：letters new")


@pytest.mark.parametrize(
    "typed",
    [
        ("报案书", "我的 案件/case.toml"),
        ("我的 案件/case.toml", "报案书"),
        ("“我的 案件/case.toml”", "报案书"),
        ("我的", "案件/case.toml", "报案书"),
        ("我的 案件", "报案书"),
        ("我的 案件/case", "报案书"),
    ],
)
def test_the_case_is_found_among_the_words_however_it_was_typed(typed: tuple[str, ...], tmp_path: Path) -> None:
    put(tmp_path, "我的 案件/case.toml", "别的/case.toml")
    assert words(tmp_path, *typed) == ("我的 案件/case.toml", "报案书")


def test_the_ending_that_windows_hides_is_found_and_said(tmp_path: Path) -> None:
    put(tmp_path, "case.toml.txt")
    found = with_case(["case.toml"], tmp_path, again, alone=True)
    assert found.words == ("case.toml.txt",)
    assert found.told == ("案件文件的名字是 case.toml.txt，后面多了 .txt，照样能用。",)
    assert words(tmp_path) == ("case.toml.txt",)


def test_of_a_case_that_is_not_there_those_that_are_here_are_named(tmp_path: Path) -> None:
    put(tmp_path, "案件/case.toml")
    with pytest.raises(FileError, match=r"找不到案件文件：none\.toml") as asked:
        words(tmp_path, "none.toml", "报案书")
    assert asked.value.hint == "这里有：\n    letters write 案件/case.toml"


def test_who_asks_for_nothing_but_a_case_means_one_by_any_word(tmp_path: Path) -> None:
    put(tmp_path, "case.toml")
    with pytest.raises(FileError, match="找不到案件文件：小丽"):
        with_case(["小丽"], tmp_path, again, alone=True)
