"""Money is exact, numbers of people and businesses carry their check digits, a day is a day."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

from letters.case.fields import (
    USCC_ALPHABET,
    Day,
    Email,
    IdNumber,
    Money,
    Phone,
    Uscc,
    _check_character,
    _uscc_check_character,
)
from letters.kit.money import LARGEST

MONEY: TypeAdapter[Decimal] = TypeAdapter(Money)
ID_NUMBER: TypeAdapter[str] = TypeAdapter(IdNumber)
USCC: TypeAdapter[str] = TypeAdapter(Uscc)
PHONE: TypeAdapter[str] = TypeAdapter(Phone)
EMAIL: TypeAdapter[str] = TypeAdapter(Email)
DAY: TypeAdapter[date] = TypeAdapter(Day)

amounts = st.decimals(0, LARGEST, places=2)


def reason(adapter: TypeAdapter[str] | TypeAdapter[Decimal] | TypeAdapter[date], value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value)
    (error,) = caught.value.errors()
    return str(error.get("ctx", {}).get("error", error["type"]))


@given(amounts)
def test_money_is_the_same_from_text_and_from_a_number(amount: Decimal) -> None:
    from_text, from_number = MONEY.validate_python(str(amount)), MONEY.validate_python(amount)
    assert from_text == from_number == amount
    assert from_text.as_tuple().exponent == -2


@given(amounts)
def test_money_is_read_as_people_write_it(amount: Decimal) -> None:
    assert MONEY.validate_python(f"¥{amount:,}元") == amount


@given(amounts, st.integers(1, 999).filter(lambda rest: rest % 10))
def test_money_past_the_cent_is_refused(amount: Decimal, rest: int) -> None:
    finer = amount + Decimal(rest).scaleb(-5)
    if finer < LARGEST:
        assert reason(MONEY, finer) == "money_places"


@pytest.mark.parametrize("value", ["-1", -1, "100000000.01", "Infinity", "NaN", "sNaN", Decimal("Infinity")])
def test_money_out_of_range_is_refused(value: object) -> None:
    assert reason(MONEY, value) == "money_range"


@pytest.mark.parametrize("value", ["", "八百", "1.2.3", True, None, [], "1元2角"])
def test_what_is_no_money_is_refused(value: object) -> None:
    assert reason(MONEY, value) == "money"


@pytest.mark.parametrize("number", ["11010519491231002X", "11010519491231002x", " 11010519491231002X "])
def test_a_true_id_number_is_taken(number: str) -> None:
    assert ID_NUMBER.validate_python(number) == "11010519491231002X"


@given(st.from_regex(r"[1-9]\d{5}", fullmatch=True), st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999))
def test_any_place_code_is_taken_and_any_changed_digit_is_caught(place: str, born: date, serial: int) -> None:
    body = f"{place}{born:%Y%m%d}{serial:03d}" if born.year > 999 else ""
    body = "".join(str(int(digit)) for digit in body)  # a regex's digits may be of any script
    number = body + mod_11_2.calc_check_digit(body)
    assert ID_NUMBER.validate_python(number) == number
    changed = body[:-1] + str((int(body[-1]) + 1) % 10) + number[-1]
    assert reason(ID_NUMBER, changed) == "id_number_check"


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("110105194912310021", "id_number_check"),
        ("11010519490231002X", "id_number_date"),
        ("110105491231002", "id_number"),
        ("１１０１０５１９４９１２３１００２X", "id_number"),
        ("", "id_number"),
    ],
)
def test_a_false_id_number_is_refused_with_the_reason(number: str, why: str) -> None:
    assert reason(ID_NUMBER, number) == why


def test_a_credit_code_is_checked() -> None:
    assert USCC.validate_python("91110000600037341l") == "91110000600037341L"
    assert reason(USCC, "91110000600037341A") == "uscc"
    assert USCC.validate_python("9111 0000 6000 37341L") == "91110000600037341L"
    assert reason(USCC, "600037341") == "uscc"
    assert USCC.validate_python("９1110000600037341L") == "91110000600037341L"


@pytest.mark.parametrize("number", ["13800000000", "010-88880000", "+86 138 0000 0000", "400-000-0001", "95188"])
def test_a_number_one_can_call_is_taken_as_written(number: str) -> None:
    assert PHONE.validate_python(number) == number


@pytest.mark.parametrize("number", ["1380000000", "138000000000", "二三四", "", "23800000000", "138 0000 000o"])
def test_a_number_no_one_can_call_is_refused(number: str) -> None:
    assert reason(PHONE, number) == "phone"


@pytest.mark.parametrize("address", ["a@b", "a b@c.cn", "@b.cn", "a@.", "ab.cn"])
def test_an_address_without_its_parts_is_no_email(address: str) -> None:
    assert reason(EMAIL, address) == "email"


@pytest.mark.parametrize("value", ["2026-03-02", "2026年3月2日", "2026/3/2", date(2026, 3, 2)])
def test_a_day_is_read_as_people_write_it(value: object) -> None:
    assert DAY.validate_python(value) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "value",
    [
        20260302,
        1772409600,
        "1772409600",
        "2026-03",
        "2026-03-02 09:00",
        datetime(2026, 3, 2, tzinfo=UTC),
        "2026-02-30",
        True,
        None,
    ],
)
def test_a_day_is_no_timestamp_no_month_and_no_time(value: object) -> None:
    assert reason(DAY, value) == "day"


@given(st.from_regex(r"[0-9]{17}", fullmatch=True))
def test_the_check_character_of_an_id_number_is_that_of_the_library(digits: str) -> None:
    assert _check_character(digits) == mod_11_2.calc_check_digit(digits)


@given(st.from_regex(rf"[0-9]{{8}}[{USCC_ALPHABET}]{{9}}", fullmatch=True))
def test_the_check_character_of_a_credit_code_is_that_of_the_library(start: str) -> None:
    assert _uscc_check_character(f"{start}0") == uscc.calc_check_digit(start)
