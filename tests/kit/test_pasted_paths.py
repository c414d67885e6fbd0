"""What is pasted or dragged in where a path belongs is the path, however it was put on the clipboard."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letters.kit.pasted_paths import unpasted

posix = pytest.mark.skipif(os.name == "nt", reason="paths are written with a backslash there")


@pytest.mark.parametrize(
    "pasted",
    [
        "案件/case.toml",
        '"案件/case.toml"',
        "'案件/case.toml'",
        "“案件/case.toml”",
        "‘案件/case.toml’",
        "「案件/case.toml」",
        " 案件/case.toml \u200b",
        '"案件/case.toml',
        '案件/case.toml"',
        "& '案件/case.toml'",
        "\ufeff案件/case.toml",
    ],
)
def test_quotation_marks_and_what_nobody_sees_are_taken_away(pasted: str) -> None:
    assert unpasted(pasted) == "案件/case.toml"


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("file:///home/w/%E6%88%91%E7%9A%84%20%E6%A1%88%E4%BB%B6/case.toml", "/home/w/我的 案件/case.toml"),
        ("file:///C:/Users/w/case.toml", "C:/Users/w/case.toml"),
        ("file://localhost/home/w/case.toml", "/home/w/case.toml"),
        ("FILE:///home/w/case.toml", "/home/w/case.toml"),
        (r'"C:\Users\王 丽\案件\case.toml"', r"C:\Users\王 丽\案件\case.toml"),
    ],
)
def test_a_link_to_a_file_is_its_path(pasted: str, path: str) -> None:
    assert unpasted(pasted) == path


@posix
def test_the_sign_that_a_terminal_puts_before_each_space_is_taken_away() -> None:
    assert unpasted(r"/home/w/我的\ 案件\ \(1\)/case.toml") == "/home/w/我的 案件 (1)/case.toml"


@posix
def test_the_own_home_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/w")
    assert unpasted("~/案件/case.toml") == str(Path("/home/w/案件/case.toml"))


@pytest.mark.parametrize("word", ["报案书", "complaint/police", "case.toml", "-", "", '"', "C:\\案件\\case.toml"])
def test_what_is_plain_stays_and_nothing_is_too_short(word: str) -> None:
    assert unpasted(word) == word.strip('"')
