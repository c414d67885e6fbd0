"""What a message shows of a text is never a half of what a reader sees as one character, and a cut is marked."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as some
from wcwidth import iter_graphemes

from letters.kit.excerpts import ALONE, CUT, excerpt, excerpt_around

FAMILY = "👨\u200d👩\u200d👧"
TEXTS = some.lists(some.sampled_from(["还", "钱", "a", "e\u0301", FAMILY, "🇨🇳", "क्षि", "각", "👍🏽", " "])).map("".join)


def seen(text: str) -> list[str]:
    return list(iter_graphemes(text))


@given(text=TEXTS, longest=some.integers(8, 40))
def test_a_text_is_shown_whole_or_its_start_with_a_mark(text: str, longest: int) -> None:
    shown = excerpt(text, longest)
    assert len(shown) <= longest
    if len(text) <= longest:
        assert shown == text
    else:
        assert shown.endswith(CUT)
        assert seen(shown.removesuffix(CUT)) == seen(text)[: len(seen(shown)) - 1]


@given(before=TEXTS, words=TEXTS, after=TEXTS, near=some.integers(0, 12))
def test_words_are_shown_with_what_stands_near_them(before: str, words: str, after: str, near: int) -> None:
    whole = before + words + after
    shown = excerpt_around(before, words, after, near)
    bare = shown.removeprefix(CUT).removesuffix(CUT)
    assert words in bare
    assert " ".join(seen(bare)) in " ".join(seen(whole))
    assert shown.startswith(CUT) or whole.startswith(bare)
    assert shown.endswith(CUT) or whole.endswith(bare)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("打遍通讯录", "打遍通讯录"), ("打遍通讯录里的人", "打遍通讯录…"), (f"还钱吧{FAMILY}还钱", "还钱吧…")],
)
def test_it_reads_as_written(text: str, shown: str) -> None:
    assert excerpt(text, 6) == shown


def test_one_character_longer_than_the_room_is_cut_all_the_same() -> None:
    assert excerpt("e" + "\u0301" * 300, 5) == "e\u0301\u0301\u0301" + CUT


@pytest.mark.slow
def test_what_is_taken_for_plain_joins_with_nothing_plain() -> None:
    plain = [character for character in map(chr, range(sys.maxunicode)) if re.match(f"[{ALONE}]", character)]
    assert len(plain) > 20_000
    assert [character for character in plain if len(seen(f"a{character}字{character}")) != 4] == []
