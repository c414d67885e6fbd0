"""Chinese numerals for article numbers."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
UNITS = ("千", "百", "十", "")
LARGEST = 9999


def chinese(number: int) -> str:
    """Write 1 to 9999 as statutes do: 10 十, 25 二十五, 110 一百一十, 1032 一千零三十二.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"{number} is not between 1 and {LARGEST}")
    written = "".join(
        DIGITS[int(digit)] + (unit if digit != "0" else "") for digit, unit in zip(f"{number:04}", UNITS, strict=True)
    )
    written = _single_zeros(written).strip("零")
    return written.removeprefix("一") if written.startswith("一十") else written


def _single_zeros(written: str) -> str:
    while "零零" in written:
        written = written.replace("零零", "零")
    return written


_ORDER = {chinese(number): number for number in range(1, 100)}


def order(item: str) -> int:
    """The number of an item written in Chinese, up to 九十九; 0 for anything else."""
    return _ORDER.get(item, 0)
