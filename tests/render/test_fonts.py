"""Which fonts a PDF is set in, by what a computer has."""

from __future__ import annotations

import pytest

from letters.errors import UsageError
from letters.render.fonts import chosen, order
from letters.render.styles import styles

WINDOWS = ("Times New Roman", "Courier New", "FangSong", "SimSun", "SimHei", "KaiTi", "Microsoft YaHei")
LINUX = ("Liberation Serif", "Liberation Mono", "Noto Serif CJK SC", "Noto Sans CJK SC")


def test_every_type_has_an_order():
    assert set(order().chinese) == set(order().latin) == set(styles().fonts)


def test_windows_has_the_fonts_that_official_letters_are_set_in():
    fonts = chosen(WINDOWS)
    assert fonts["body"] == ("Times New Roman", "FangSong")
    assert [fonts[kind][-1] for kind in ("title", "heading", "kai", "table")] == ["SimSun", "SimHei", "KaiTi", "SimSun"]


@pytest.mark.parametrize(
    ("there", "body"),
    [
        (("FangSong", "FZFangSong-Z02S", "STFangsong", "Noto Serif CJK SC"), "FangSong"),
        (("FZFangSong-Z02S", "STFangsong", "Noto Serif CJK SC"), "FZFangSong-Z02S"),
        (("STFangsong", "Noto Serif CJK SC"), "STFangsong"),
        (("Source Han Serif SC", "Noto Serif CJK SC"), "Noto Serif CJK SC"),
        (("Source Han Serif SC", "WenQuanYi Zen Hei"), "Source Han Serif SC"),
    ],
)
def test_the_body_takes_the_first_font_of_the_order_that_is_there(there, body):
    assert chosen(there)["body"][-1] == body


def test_a_computer_without_latin_fonts_sets_all_in_the_chinese_one():
    assert chosen(("Noto Serif CJK SC", "Noto Sans CJK SC"))["body"] == ("Noto Serif CJK SC",)


def test_names_are_found_however_they_are_written():
    assert chosen(("fangsong", "SIMSUN", "simhei", "kaiti"))["body"] == ("fangsong",)


@pytest.mark.parametrize("there", [(), ("DejaVu Sans", "Liberation Serif")])
def test_without_a_chinese_font_nothing_is_written_and_it_is_said_why(there):
    with pytest.raises(UsageError, match="没有找到中文字体") as told:
        chosen(there)
    assert "--format docx" in told.value.hint


def test_linux_is_served_too():
    assert chosen(LINUX)["heading"] == ("Liberation Serif", "Noto Sans CJK SC")
