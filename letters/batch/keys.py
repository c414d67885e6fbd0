"""Names of folders for cases: safe on every system, and without a person's name unless that is asked for."""

from __future__ import annotations

import re
from hashlib import sha256

LONGEST = 48  # characters of a name that is kept; four bytes each still leave room for what is added
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\s]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)  # names Windows keeps
_NUMBER = re.compile(r"[0-9]{9,}")  # of a telephone or an identity card
_LETTERS = re.compile(r"[A-Za-z]+")
_WORDS = frozenset({"case", "anjian", "an", "line", "row", "no", "id"})

# What could be a Chinese name in Latin letters: at least two of the syllables of Mandarin and nothing else.
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouv])"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:{_SYLLABLE})+", re.IGNORECASE)


def key_of(name: str, *, names: bool = False) -> str:
    """The folder's name for a case of this name; two names never get the same one.

    A plain identifier stays as it is. Of any other nothing is kept but its code, since it may hold a person's name
    or number; with `names` it is kept as far as systems allow.
    """
    if is_plain(name) and not (tells_of_a_person(name) and not names):
        return name
    kept = _UNSAFE.sub(" ", name).strip(" .")[:LONGEST].rstrip(" .") if names else ""
    if kept and kept == name and not _RESERVED.fullmatch(kept):
        return kept
    return f"{kept}-{code(name)}" if kept else f"case-{code(name)}"


def code(name: str) -> str:
    """Ten characters that stand for a name and do not tell it."""
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def is_plain(name: str) -> bool:
    """Whether a name is an identifier: ASCII letters, digits, - and _."""
    return len(name) <= LONGEST and bool(_PLAIN.fullmatch(name)) and not _RESERVED.fullmatch(name)


def tells_of_a_person(name: str) -> bool:
    """Whether an identifier may be made of a name in pinyin or of a number by which a person is known."""
    if _NUMBER.search(name.replace("-", "").replace("_", "")):
        return True
    words = [word for word in _LETTERS.findall(name) if word.lower() not in _WORDS]
    return bool(words) and bool(_PINYIN.fullmatch("".join(words)))
