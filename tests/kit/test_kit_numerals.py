"""Numbers in Chinese characters: written as statutes and documents do, and read back."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.numerals import LARGEST_WRITTEN, item_order, read_characters, write_numeral, write_sum


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1032, "一千零三十二"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_statutes_do(number: int, written: str) -> None:
    assert write_numeral(number) == written


def test_every_number_is_written_as_a_library_writes_it_and_read_back() -> None:
    for number in range(1, LARGEST_WRITTEN + 1):
        written = write_numeral(number)
        assert written == cn2an.an2cn(number)
        assert read_characters(written) == number


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_other_numbers_have_no_such_form(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_numeral(number)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0.00", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("10.05", "壹拾元零伍分"),
        ("1832", "壹仟捌佰叁拾贰元整"),
        ("899.50", "捌佰玖拾玖元伍角"),
        ("10010", "壹万零壹拾元整"),
        ("100000000.00", "壹亿元整"),
    ],
)
def test_sums_are_written_out_as_documents_do(amount: str, written: str) -> None:
    assert write_sum(Decimal(amount)) == written


@given(st.decimals(0, 100_000_000, places=2))
def test_any_sum_is_written_out_as_a_library_writes_it(amount: Decimal) -> None:
    assert write_sum(amount) == cn2an.an2cn(f"{amount:.2f}", "rmb")


@pytest.mark.parametrize("amount", ["-1", "0.001", "1000000000000"])
def test_what_is_no_sum_is_not_written_out(amount: str) -> None:
    with pytest.raises(ValueError, match="no sum"):
        write_sum(Decimal(amount))


def test_items_are_ordered_by_their_number() -> None:
    assert [item_order(item) for item in ("一", "十", "二十一", "末")] == [1, 10, 21, 0]
