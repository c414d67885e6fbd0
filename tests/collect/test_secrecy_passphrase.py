"""A passphrase that would be guessed is refused with the reason; its length counts, not its kinds of characters."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.collect.secrecy.own import own_parts
from letters.collect.secrecy.passphrase import (
    LEFT,
    OFFERED,
    SHORTEST,
    _guessed_first,
    _words,
    apart,
    compact,
    offered,
    weakness,
)

CASE = """version = 1
[complainant]
name = "欧阳静怡"
phone = "138 0271-6594"
id_number = "330106199203270042"
email = "jingyi_ouyang@example.com"
[lease]
order_number = "ZL2026031500987"
signed_on = "2026年3月5日"
[[evidence]]
sha256 = "b4d5f0a1c2e3d4f5061728394a5b6c7d8e9f00112233445566778899aabbccdd"
"""
OWN = own_parts(CASE)
COMMON, ROWS, REPEATED = "很多人用的密码", "键盘上相邻", "重复的"

GUESSED = {
    "123456781234": ROWS,
    "1234567890123": ROWS,
    "woaini1314520": COMMON,
    "WoAiNi5201314": COMMON,
    "w0aini5201314": COMMON,
    "P@ssw0rd123456": COMMON,
    "qwertyuiop[]": ROWS,
    "poiuytrewq09": ROWS,
    "1qaz2wsx3edc": ROWS,
    "147258369147": ROWS,
    "abcdefghijkl": ROWS,
    "一二三四五六七": ROWS,
    "aaaaaaaaaaaaaaaa": REPEATED,
    "            ": "太短",
    "xkwxkwxkwxkwxkw": REPEATED,
    "葡萄葡萄葡萄葡萄": REPEATED,
    "我爱你一生一世": COMMON,
    "床前明月光疑是地上霜": COMMON,
    "zhangsan123456": COMMON,
    "20081231abcd": "日期",
    "a1b2c3": "太短",
    "葡萄电池猫": "太短",
}
OWNED = {
    "13802716594": "太短",
    "138-0271-6594ab": "电话号码",
    "my02716594138": "电话号码",
    "jyx027165941": "电话号码",
    "19920327wang": "生日",
    "欧阳静怡920327": "生日",
    "1992年3月27日abc": "生日",
    "3301061992abc": "身份证号",
    "ZL2026031500987": "号码",
    "2026035秘密呀": "日期",
    "欧阳静怡静怡a": "姓名",
    "jingyi_ouyang1": "姓名或账号",
}
GOOD = (
    "葡萄 正确 horse 电池",
    "青山不改绿水长流呀",
    "correct horse battery staple",
    "vkqmzdwtpfgh",
    "739104625806",
    "紫藤秋千铁皮火车",
    "葡萄秋千火车2026年3月5日",
)


@pytest.mark.parametrize(("typed", "why"), [*GUESSED.items(), *OWNED.items()])
def test_what_is_guessed_first_is_asked_again_with_the_reason(typed: str, why: str) -> None:
    assert why in weakness(typed, OWN)


@pytest.mark.parametrize("typed", GOOD)
def test_what_is_long_and_nobodys_habit_is_taken_whatever_its_characters(typed: str) -> None:
    assert weakness(typed, OWN) == ""


def test_the_reason_never_shows_what_was_typed() -> None:
    for typed in (*GUESSED, *OWNED):
        assert compact(typed) not in compact(weakness(typed, OWN)) or not compact(typed)


def test_a_number_is_known_by_any_six_of_its_digits_and_only_the_persons_own() -> None:
    assert weakness("vkqmzd80271", own_parts("")) != "", "it is too short"
    assert weakness("vkqmzd80271659", own_parts("")) == ""
    assert "电话号码" in weakness("vkqmzd80271659", OWN)


def test_a_digest_in_the_case_is_nobodys_number() -> None:
    assert not {"112233", "445566"} & set(OWN)


def test_every_common_passphrase_and_every_row_is_refused_alone() -> None:
    common, rows = _guessed_first()
    assert len(common) > 200
    for one in (*common, *rows):
        assert weakness(one, {}), one
        assert weakness(one + one[::-1][:2] + "!", {}) or len(one) > 2 * LEFT or len(one) < 4, one


@given(st.text(max_size=40))
def test_any_text_has_an_answer(typed: str) -> None:
    why = weakness(typed, OWN)
    assert isinstance(why, str)
    assert why or len(typed) >= SHORTEST // 2


def test_five_words_are_offered_that_are_strong_and_told_apart_by_their_sound() -> None:
    words = _words()
    assert len(words) == len(set(words)) == 2048
    assert all(len(word) == 2 and all("\u4e00" <= letter <= "\u9fff" for letter in word) for word in words)
    assert OFFERED * math.log2(len(words)) == 55
    drawn = {offered() for _ in range(50)}
    assert len(drawn) == 50
    for each in drawn:
        assert set(apart(each).split()) <= set(words)
        assert len(apart(each).split()) == OFFERED
        assert weakness(each, OWN) == ""
