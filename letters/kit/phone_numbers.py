"""Numbers as screens and logs show them: alike or not, withheld, or no number at all."""

from __future__ import annotations

import re
import unicodedata

# What phones, carriers and backups write where a caller hides the number.
WITHHELD = frozenset(
    {
        "-1",
        "-2",
        "未知",
        "未知号码",
        "未知来电",
        "隐藏",
        "隐藏号码",
        "号码隐藏",
        "匿名",
        "匿名来电",
        "匿名号码",
        "私人号码",
        "保密号码",
        "无法显示",
        "无号码",
        "无来电显示",
        "不显示号码",
        "未显示号码",
        "unknown",
        "(unknown)",
        "unknown caller",
        "unknown number",
        "private",
        "private number",
        "restricted",
        "withheld",
        "anonymous",
        "no caller id",
        "unavailable",
        "null",
    }
)
_DIGITS = re.compile(r"\+?[0-9]{3,24}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
# Area codes of the mainland: 010 and 02x have three digits, all others four.
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([0-9]{7,8})")
_GAPS = re.compile(r"[\s()\u2010-\u2015-]")


def number_key(number: str | None) -> str | None:
    """What two spellings of one number share; None when this is no number (withheld, a description).

    Spaces, dashes, brackets, full width and a leading +86 or 0086 make no difference; nothing else is guessed.
    """
    if number is None:
        return None
    bare = _GAPS.sub("", unicodedata.normalize("NFKC", number))
    if not _DIGITS.fullmatch(bare):
        return None
    return re.sub(r"^(?:\+86|0086)(?=[0-9]{3})", "", bare)


def written_number(number: str) -> str:
    """A number as a letter writes it, however a screen, a log or a person spelt it: 16700004001, 0571-00000031.

    A mobile is its eleven digits, a landline has one dash behind its area code; any other number only loses its spaces,
    and what is no number stays as it is.
    """
    key = number_key(number)
    if key is None:
        return number
    if _MOBILE.fullmatch(key):
        return key
    if landline := _LANDLINE.fullmatch(key):
        return "-".join(landline.groups())
    return "".join(unicodedata.normalize("NFKC", number).split())


def is_withheld(number: str | None) -> bool:
    """Whether the record says that the caller hid the number; no record at all says nothing."""
    if number is None:
        return False
    return unicodedata.normalize("NFKC", number).strip().lower() in WITHHELD
