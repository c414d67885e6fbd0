"""What the talk says of typing is said on the page of its buttons and boxes."""

from __future__ import annotations

import pytest

from letters.collect.interview import script
from letters.web.screens.hints import for_boxes, for_buttons, for_ticks


@pytest.mark.parametrize(
    ("said", "buttons", "shown"),
    [
        ("不记得就答“不清楚”，查到再补", ["不清楚"], "不记得就点“不清楚”，查到再补"),
        ("没有就答“没有”", [], "没有就写“没有”"),
        (
            "写“退出”就停下，下次接着答；只放下这一题，写“以后再答”",
            ["以后再答"],
            "关掉网页就停下，下次接着答；只放下这一题，点“以后再答”",
        ),
        ("“呀”没有看懂；不要紧的，直接按回车", [], "“呀”没有看懂；不要紧的，把这一格清空，再点“下一步”"),
        ("截止早于开始：请写“返回”改日期", [], "截止早于开始：请改日期"),
        ("要知道从哪天到哪天：请写“返回”，把开始和截止写到哪一天", [], "要知道从哪天到哪天：请把开始和截止写到哪一天"),
        ("这里请选一个最接近的，写前面的号码", [], "这里请选一个最接近的"),
        ("写“没有收入”", ["没有"], "写“没有收入”"),
    ],
)
def test_what_a_button_says_is_clicked_and_the_rest_is_written(said: str, buttons: list[str], shown: str) -> None:
    assert for_buttons(said, buttons) == shown


def test_no_hint_of_the_talk_tells_a_page_to_press_a_key() -> None:
    for words in script.data().ask.values():
        for said in (words.help or "", words.costs or ""):
            for shown in (for_buttons(for_boxes(said), ["不清楚"]), for_ticks(for_boxes(said))):
                assert "答“" not in shown
                assert "回车" not in shown
                assert "写“返回”" not in shown
