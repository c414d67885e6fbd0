"""Which caller a number belongs to, however it is spelt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from letters.kit.phone_numbers import is_withheld, number_key

if TYPE_CHECKING:
    from letters.collect.logs.rows import Contact

HIDDEN_KEY, HIDDEN_LABEL = "hidden", "未知号码（隐藏）"  # all callers who hid their number


def key_of(contact: Contact) -> str:
    """Which caller a contact belongs to."""
    return caller_key(contact.number or contact.name or "")


@lru_cache(maxsize=1 << 14)
def caller_key(number: str) -> str:
    """The key of a number as a person or a log writes it: hidden ones share one."""
    if is_withheld(number) or not number.strip():
        return HIDDEN_KEY
    return number_key(number) or number.strip()
