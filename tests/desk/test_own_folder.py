"""A new case gets a folder of its own; what is given is taken as given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.desk import begun, case_folders, is_own_name, place_for_new
from letters.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 26)


def put(place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()
    return place


def test_the_first_and_the_second_of_a_day_have_folders_of_their_own(tmp_path: Path) -> None:
    first = place_for_new(None, tmp_path, ON)
    assert first == tmp_path / "案件-2026-11-26" / "case.toml"
    assert not first.parent.exists(), "it is made with the first answer"
    put(first)
    second = put(place_for_new(None, tmp_path, ON))
    assert second == tmp_path / "案件-2026-11-26-第2个" / "case.toml"
    assert place_for_new(None, tmp_path, ON).parent.name == "案件-2026-11-26-第3个"
    assert begun(tmp_path) == (first.parent, second.parent)
    assert all(map(is_own_name, begun(tmp_path)))


def test_a_case_is_found_in_a_folder_of_any_name_and_not_in_a_hidden_one(tmp_path: Path) -> None:
    for name in ("王小丽", "案件-2026-11-26", ".以前删的"):
        put(tmp_path / name / "case.toml")
    (tmp_path / "照片").mkdir()
    assert [folder.name for folder in case_folders(tmp_path)] == ["案件-2026-11-26", "王小丽"]


def test_an_empty_folder_that_was_left_is_used_and_a_file_or_link_of_that_name_is_not(tmp_path: Path) -> None:
    (tmp_path / "案件-2026-11-26").mkdir()
    assert place_for_new(None, tmp_path, ON).parent.name == "案件-2026-11-26"
    (tmp_path / "案件-2026-11-26").rmdir()
    put(tmp_path / "案件-2026-11-26")
    (tmp_path / "案件-2026-11-26-第2个").symlink_to(tmp_path / "nowhere")
    assert place_for_new(None, tmp_path, ON).parent.name == "案件-2026-11-26-第3个"


def test_a_case_that_is_there_is_gone_on_with(tmp_path: Path) -> None:
    case = put(tmp_path / "case.toml")
    assert place_for_new(None, tmp_path, ON) == case
    assert place_for_new(tmp_path, tmp_path, ON) == case


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("mine.toml", "mine.toml"),
        ("不在/mine.toml", "不在/mine.toml"),
        ("我的案件", "我的案件/case.toml"),
        ("空的", "空的/case.toml"),
        ("桌面", "桌面/案件-2026-11-26/case.toml"),
        ("没有后缀的旧文件", "没有后缀的旧文件"),
    ],
)
def test_what_is_given_is_taken_as_given_but_a_folder_with_other_things(tmp_path: Path, given: str, place: str) -> None:
    (tmp_path / "空的").mkdir()
    put(tmp_path / "桌面" / "照片.jpg")
    put(tmp_path / "没有后缀的旧文件")
    assert place_for_new(tmp_path / given, tmp_path, ON) == tmp_path / place


@pytest.mark.parametrize("given", ["x.txt", "我的案件.toml.bak", "案件.2026", "x.TOML"])
def test_a_new_file_that_lock_would_not_take_for_a_case_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(UsageError, match=r"要以 \.toml 结尾") as refused:
        place_for_new(tmp_path / given, tmp_path, ON)
    assert ".toml" in refused.value.hint
    put(tmp_path / given)
    assert place_for_new(tmp_path / given, tmp_path, ON) == tmp_path / given, "one that is there is gone on with"
