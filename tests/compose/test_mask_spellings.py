"""The lists of spellings are right about what masks hide and leave, and nothing drawn by chance gets through."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attacks.spellings import BETWEEN, BY_CHANCE, CLOSES, DAY, OPENS, Spelling, case_with, is_hidden, spellings, through
from letters.catalogue.head import MASKS
from letters.compose.masks import Masking
from letters.compose.masks.printed import printed

NEVER = tuple(word for word in MASKS if word not in ("id_number_middle", "third_party_phones_without_consent"))
OTHERS = "他们说话，（）“”：；。！？…\n\u202e\u0000\u0301é한𝒴"


@pytest.mark.parametrize("kind", dict.fromkeys(spelling.kind for spelling in spellings()))
def test_what_a_list_calls_hidden_is_and_what_it_knows_to_stay_does(kind):
    wrong = {one.text: left for one in spellings() if one.kind == kind and (left := through(one)) is not None}
    assert wrong == {}


def test_the_lists_are_long():
    hidden = Counter(spelling.mask for spelling in spellings() if spelling.hidden)
    assert hidden.total() >= 140
    assert min(hidden.values()) >= 15


def test_what_stays_is_told_of_where_it_may_be_somebody():
    told = {one.text for one in spellings() if not one.hidden and _unsure(one)}
    assert {"尾号5566", "诸葛经理", "小许", "生日是5月16日", "1607室"} <= told


def _unsure(one: Spelling) -> bool:
    return bool(Masking(case_with(f"联系了{one.text}。", "没有")).under((one.mask,)).unsure)


def masked(text: str) -> str:
    return Masking(case_with(text, "没有")).under(NEVER).case.story.account or ""


@pytest.mark.slow
@settings(max_examples=60)
@given(st.sampled_from(BY_CHANCE), st.data())
def test_no_secret_is_left_whatever_stands_between_its_characters(secret_of, data):
    secret, word = secret_of
    gaps = st.lists(st.sampled_from(BETWEEN), max_size=2).map("".join)
    text = "".join(char + data.draw(gaps) for char in secret[:-1]) + secret[-1]
    part = masked(f"打给{OPENS}{text}{CLOSES}。").partition(OPENS)[2].partition(CLOSES)[0]

    assert is_hidden(Spelling("drawn", word, text, "", hidden=True), part)
    assert not set(printed(part).text) & set(secret)


@settings(max_examples=60)
@given(
    st.sampled_from([one.text for one in spellings() if one.hidden and not one.stays]),
    st.text(st.sampled_from(OTHERS), max_size=12),
    st.text(st.sampled_from(OTHERS), max_size=12),
)
def test_everything_around_a_secret_stays_as_it_was_written(secret, before, after):
    found = masked(f"说{before}{OPENS}{secret}{CLOSES}{after}话")

    assert found.startswith(f"说{before}{OPENS}")
    assert found.endswith(f"{CLOSES}{after}话")
    assert found != f"说{before}{OPENS}{secret}{CLOSES}{after}话"


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.sampled_from([one.text for one in spellings()]), min_size=1, max_size=5), st.text(max_size=5))
def test_masking_what_is_masked_changes_nothing(secrets, between):
    once = masked("说" + f"。{between}。".join(secrets) + "话")
    assert masked(once) == once


@settings(max_examples=60)
@given(
    st.text(st.sampled_from("他们打来说要上门0123456789，。年月日号室楼 -abcxyz李张王"), max_size=40).filter(str.strip)
)
def test_texts_without_a_secret_stay_as_they_are(text):
    secrets = ("5566", "0516", "516", "1607", "26", "3301", "88")
    if not any(secret in "".join(filter(str.isalnum, text)) for secret in secrets):
        assert masked("说" + text + "话") == "说" + text + "话"


def test_the_day_of_the_attacks_is_that_of_the_case():
    assert case_with("话", "话").written_on == DAY
