"""Types of the fields of a case: what they take, what they turn it into, what they refuse.

A refusal is a ValueError whose text is a key of `problems.REASONS`, where the Chinese stands.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from letters.kit.moment import Moment
from letters.kit.money import CENT, LARGEST

UNKNOWN = "不详"
KEY = r"^[A-Za-z][A-Za-z0-9_-]{0,39}$"
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # of GB 32100: no I, O, S, V, Z
USCC = rf"[0-9]{{8}}[{USCC_ALPHABET}]{{10}}"
SHA256 = r"^[0-9a-fA-F]{64}$"


class Table(BaseModel):
    """A table of the case file: frozen, and a key it does not know is refused."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,  # only Case is asked to validate; its tables are built as parts of it
        extra="forbid",
        use_enum_values=False,
        validate_default=False,
        arbitrary_types_allowed=True,
    )


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("blank")
    return value


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _money(value: Any) -> Decimal:
    """Yuan, exact to the cent; from text (thousands separators allowed) or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise ValueError("money")
    text = str(value).strip().lstrip("¥￥").removesuffix("元").replace(",", "").replace("，", "")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError("money") from None
    if not amount.is_finite() or amount < 0 or amount > LARGEST:
        raise ValueError("money_range")
    if amount != amount.quantize(CENT):
        raise ValueError("money_places")
    return amount.quantize(CENT)


def _id_number(value: str) -> str:
    """GB 11643: 17 digits and a check character (ISO 7064 MOD 11-2), digits 7–14 a real date.

    The place code is not checked: real people hold codes that lists no longer know.
    """
    number = value.strip().upper()
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise ValueError("id_number")
    try:
        Moment.parse(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        raise ValueError("id_number_date") from None
    if number[-1] != _check_character(number[:-1]):
        raise ValueError("id_number_check")
    return number


def _check_character(digits: str) -> str:
    """ISO 7064 MOD 11-2. python-stdnum has it too, but brings ssl and pydoc along, for which each letter would wait."""
    check = 0
    for digit in digits:
        check = (check + int(digit)) * 2 % 11
    return "0123456789X"[(1 - check) % 11]


def _uscc(value: str) -> str:
    """GB 32100: 18 characters, the last a check character; spaces and full-width digits are made plain."""
    number = value.strip().upper()
    if re.fullmatch(USCC, number) and number[-1] == _uscc_check_character(number):
        return number
    from stdnum.cn import uscc  # slow to load; most codes are written plainly, and are right
    from stdnum.exceptions import ValidationError as StdnumError

    try:
        return str(uscc.validate(number))
    except StdnumError:
        raise ValueError("uscc") from None


def _uscc_check_character(number: str) -> str:
    """The last character that the first 17 call for: MOD 31 with weights that are the powers of 3."""
    total = sum(USCC_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(number[:-1]))
    return USCC_ALPHABET[-total % 31]


def _phone(value: str) -> str:
    """A number one can be called back on: mobile, landline with area code, or 400."""
    number = re.sub(r"[\s-]", "", value)
    if not re.fullmatch(r"(?:\+?86|0086)?(?:1\d{10}|0\d{9,15}|400\d{7}|9\d{4,7})", number, re.ASCII):
        raise ValueError("phone")
    return value.strip()


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value.strip()):
        raise ValueError("email")
    return value.strip()


def _moment(value: Any) -> Moment:
    try:
        return Moment.parse(value)
    except (ValueError, OverflowError):
        raise ValueError("moment") from None


def _day(value: Any) -> date:
    """A calendar day and no more: a number is not taken for a timestamp, nor a time of day dropped."""
    try:
        moment = Moment.parse(value)
    except (ValueError, OverflowError):
        raise ValueError("day") from None
    if moment.date is None or moment.clock is not None:
        raise ValueError("day")
    return moment.date


Text = Annotated[str, AfterValidator(_not_blank)]
OptionalText = Annotated[str | None, BeforeValidator(_blank_is_none)]
Money = Annotated[Decimal, BeforeValidator(_money), WithJsonSchema({"type": ["string", "number"]})]
IdNumber = Annotated[str, AfterValidator(_id_number)]
Uscc = Annotated[str, AfterValidator(_uscc)]
Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, AfterValidator(_email)]
When = Annotated[Moment, BeforeValidator(_moment), WithJsonSchema({"type": "string"})]
Day = Annotated[date, BeforeValidator(_day)]
Key = Annotated[str, Field(pattern=KEY)]
Sha256 = Annotated[str, Field(pattern=SHA256)]
Count = Annotated[int, Field(ge=1, le=100_000)]
Days = Annotated[int, Field(ge=1, le=3_660)]
