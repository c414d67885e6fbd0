"""The many ways in which one name or number is written, as patterns: a secret must be found in all of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"[0-9]{5,}[Xx]?")
_RUN = re.compile(r"\+?[0-9](?:[\s().-]{0,3}[0-9]){4,}")
_GAP = r"[\s.·()（）\-\u2010-\u2015－]{0,3}"
_FULL_WIDTH_ZERO = 0xFF10
_GAPS = re.compile(r"[\s.·()（）\-\u2010-\u2015－]+")
# Digits in full width; and the letters that a pattern takes for an ASCII one where case makes no difference.
_ONE_FORM = {chr(_FULL_WIDTH_ZERO + digit): str(digit) for digit in range(10)} | dict(
    zip("ＸｘİıſK", "xxiisk", strict=True)
)
_OTHER_FORMS = re.compile(f"[{''.join(_ONE_FORM)}]")


def numbers_in(text: str) -> tuple[str, ...]:
    """The telephone numbers of a text as bare digits, without the country's 86."""
    runs = (re.sub("[^0-9]", "", run) for run in _RUN.findall(unicodedata.normalize("NFKC", text)))
    return tuple(re.sub("^(?:00)?86(?=[01])", "", run) for run in runs)


def outline(text: str) -> str:
    """What is left of a text however a name or number in it is written: no gaps, digits of one width, small letters.

    Where a pattern of `compiled` stands in a text, the outline of what it was made from stands in the text's outline;
    to look for that first saves compiling patterns of names that occur nowhere.
    """
    return _OTHER_FORMS.sub(lambda match: _ONE_FORM[match[0]], _GAPS.sub("", text)).lower()


def compiled(texts: Iterable[str]) -> re.Pattern[str]:
    """A pattern with one group for each text, in that order; an earlier one wins where two begin alike."""
    return re.compile("|".join(f"({_spellings(text)})" for text in texts))


def _spellings(text: str) -> str:
    """A number as a whole, with or without 86, its digits parted or in full width; words with white space anywhere."""
    if _NUMBER.fullmatch(text):
        return r"(?<!\d)(?:(?:\+|00)?86" + _GAP + ")?" + _GAP.join(map(_digit, text)) + r"(?!\d)"
    letters = (re.escape(character) for character in text if not character.isspace())
    return "(?i:" + r"[\s·]{0,2}".join(letters) + ")"  # over digits too, it would make the pattern slow to compile


def _digit(character: str) -> str:
    if not character.isdecimal():
        return "[XxＸｘ]"
    return f"[{character}{chr(_FULL_WIDTH_ZERO + int(character))}]"
