"""Changes of a case file as a whole: lines, headings, bytes, characters, and how large it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attacks import nasty
from attacks.spots import ENTRY, HEADING, put, spot, value_at

if TYPE_CHECKING:
    import random

_LIKE = {
    "e": "е",
    "o": "о",
    "a": "а",
    '"': "＂",
    "=": "＝",
    "-": "–",
    "[": "［",
    "1": "１",
    "0": "O",
    " ": "\u00a0",
    ".": "。",
}
_INSERTED = "\u200b\u202e\u2066\u00a0\u3000\ufeff\u0301\u200d\u2028\U000e0041\x00\x1b\x85\ud800\U0010ffff"
_MANY = 1_500
_LONG = 300_000


# structure


def lost_line(text: str, chance: random.Random) -> str:
    """A line is lost."""
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def lost_lines(text: str, chance: random.Random) -> str:
    """Some lines are lost."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    del lines[start : start + chance.randint(2, 40)]
    return "\n".join(lines)


def twice(text: str, chance: random.Random) -> str:
    """A line stands twice."""
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    lines.insert(chance.choice([place, chance.randrange(len(lines))]), lines[place])
    return "\n".join(lines)


def changed_places(text: str, chance: random.Random) -> str:
    """Two lines change places."""
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def cut_off(text: str, chance: random.Random) -> str:
    """The file ends too soon."""
    return text[: chance.randrange(len(text) + 1)]


def nasty_heading(text: str, chance: random.Random) -> str:
    """A heading becomes another."""
    found = spot(HEADING, text, chance)
    return put(text, found.span(), chance.choice(nasty.HEADINGS)) if found else text


def added_heading(text: str, chance: random.Random) -> str:
    """One more heading somewhere."""
    place = text.find("\n", chance.randrange(len(text) + 1)) + 1
    return put(text, (place, place), f"{chance.choice(nasty.HEADINGS)}\n")


def other_brackets(text: str, chance: random.Random) -> str:
    """A table becomes a list of tables, or the other way round."""
    found = spot(HEADING, text, chance)
    if not found:
        return text
    name = found[0].strip("[] ")
    return put(text, found.span(), f"[{name}]" if found[0].startswith("[[") else f"[[{name}]]")


def moved_section(text: str, chance: random.Random) -> str:
    """A section moves, or is lost."""
    parts = re.split(r"\n(?=\[)", text)
    part = parts.pop(chance.randrange(len(parts)))
    if chance.random() < 0.7:
        parts.insert(chance.randrange(len(parts) + 1), part)
    return "\n".join(parts)


def two_cases(text: str, chance: random.Random) -> str:
    """The file stands twice in one."""
    return text + chance.choice(["", "\n", text[chance.randrange(len(text)) :]]) + text


# bytes


def flipped(text: str, chance: random.Random) -> bytes:
    """Some bits are flipped."""
    content = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(chance.randint(1, 4)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def inserted_bytes(text: str, chance: random.Random) -> bytes:
    """Some bytes of chance."""
    content = text.encode("utf-8", "surrogatepass")
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.randbytes(chance.randint(1, 40)) + content[place:]


def cut_bytes(text: str, chance: random.Random) -> bytes:
    """Some bytes are lost."""
    content = text.encode("utf-8", "surrogatepass")
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 200) :]


def other_encoding(text: str, chance: random.Random) -> bytes:
    """The file as another program might save it."""
    return text.encode(chance.choice(["gbk", "utf-16", "utf-16-le", "utf-32", "big5", "utf-8-sig", "utf-7"]), "replace")


def other_breaks(text: str, chance: random.Random) -> bytes:
    """The lines end in another way."""
    return text.replace("\n", chance.choice(["\r\n", "\r", "\n\r", "\u2028", "\x85", "\0"])).encode()


# unicode


def inserted_character(text: str, chance: random.Random) -> str:
    """An invisible or forbidden character somewhere."""
    place = chance.randrange(len(text) + 1)
    return put(text, (place, place), chance.choice(_INSERTED))


def lookalike(text: str, chance: random.Random) -> str:
    """A character becomes another that looks like it."""
    places = [place for place, each in enumerate(text) if each in _LIKE]
    place = chance.choice(places) if places else 0
    return put(text, (place, place + 1), _LIKE.get(text[place : place + 1], "е"))


def full_width(text: str, chance: random.Random) -> str:
    """A value in full width."""
    return value_at(
        text, chance, lambda old: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c != '"' else c for c in old)
    )


def escaped(text: str, chance: random.Random) -> str:
    """An escape before the end of a value."""
    code = chance.choice(
        ["\\u0000", "\\u001b", "\\u202e", "\\uD800", "\\UFFFFFFFF", "\\U0010FFFF", "\\u2028", "\\x41", "\\"]
    )
    return value_at(text, chance, lambda old: old[:-1] + code + old[-1:])


# sizes


def long_value(text: str, chance: random.Random) -> str:
    """A value of up to a megabyte."""
    piece = chance.choice(["a", "中", "1", " ", "\\n", "\\\\", "𰻝", "，", "（"])
    return value_at(text, chance, lambda _: '"' + piece * chance.choice([300, 20_000, _LONG]) + '"')


def long_key(text: str, chance: random.Random) -> str:
    """A key of up to 10,000 characters."""
    key = chance.choice(["k", "k.", '"键"']) * chance.choice([200, 5_000]) + "z"
    found = spot(ENTRY, text, chance)
    return put(text, found.span(1), key) if found else text


def deep_value(text: str, chance: random.Random) -> str:
    """Lists or tables in each other."""
    depth = chance.choice([3, 40, 400, 5_000])
    opening, closing = chance.choice([("[", "]"), ("{a=", "}"), ("[", ""), ("{a=[", "]}")])
    return value_at(text, chance, lambda _: opening * depth + "1" + closing * depth)


def many_rows(text: str, chance: random.Random) -> str:
    """A section many times."""
    parts = re.split(r"\n(?=\[)", text)
    part = chance.choice(parts)
    return "\n".join([*parts, *[part] * chance.choice([5, 60, _MANY // max(1, len(part) // 60)])])


def many_items(text: str, chance: random.Random) -> str:
    """A list of many items."""
    item = chance.choice(['"threat"', '"I001"', "1", '""', "[]"])
    return value_at(text, chance, lambda _: "[" + ", ".join([item] * chance.choice([30, 2_000])) + "]")
