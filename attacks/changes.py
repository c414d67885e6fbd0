"""How a case file is changed by chance: one function for each way, in kinds. Text in, text or bytes out."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

from attacks import nasty

Change = Callable[[str, random.Random], str | bytes]

_ENTRY = re.compile(r"^([\w.-]+) = (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^\[.+$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d(?: \d\d:\d\d(?::\d\d)?)?)?")
_SUM = re.compile(r'"\d+\.\d\d"')
_LETTER = re.compile(r"\w")
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


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _spot(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def _value(text: str, chance: random.Random, new: Callable[[str], str]) -> str:
    """The text with another value at one key."""
    found = _spot(_ENTRY, text, chance)
    return _put(text, found.span(2), new(found[2])) if found else text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


# values: the right type, the wrong content


def nasty_text(text: str, chance: random.Random) -> str:
    """A value becomes one of the nasty texts."""
    return _value(text, chance, lambda _: _quoted(chance.choice(nasty.TEXTS)))


def nasty_beside(text: str, chance: random.Random) -> str:
    """A nasty text at the end of a value."""
    worse = _quoted(chance.choice(nasty.TEXTS))[1:-1]
    return _value(text, chance, lambda old: re.sub(r'"$', lambda _: worse + '"', old))


def another_value(text: str, chance: random.Random) -> str:
    """A value is put where another stood."""
    other = _spot(_ENTRY, text, chance)
    return _value(text, chance, lambda old: other[2] if other else old)


def cut_value(text: str, chance: random.Random) -> str:
    """A value ends too soon."""
    return _value(text, chance, lambda old: old[: chance.randrange(len(old))])


def shaken(text: str, chance: random.Random) -> str:
    """Two characters of a value change places, or one is doubled or lost."""

    def new(old: str) -> str:
        place = chance.randrange(len(old))
        pair = old[place : place + 2]
        return _put(old, (place, place + 2), chance.choice([pair[::-1], pair * 2, pair[1:], ""]))

    return _value(text, chance, new)


def empty_list(text: str, chance: random.Random) -> str:
    """A value becomes nothing, in one of its forms."""
    return _value(text, chance, lambda _: chance.choice(["[]", "{}", '""', '[""]', "[[]]", "[{}]"]))


# types


def other_type(text: str, chance: random.Random) -> str:
    """A value of another type."""
    given = (*nasty.NUMBERS, *(f'"{each}"' for each in nasty.NUMBERS), "07:32:00", "2026-08-10", "2026-08-10T09:03:00Z")
    return _value(text, chance, lambda _: chance.choice(given))


def wrapped(text: str, chance: random.Random) -> str:
    """A value inside lists or tables."""
    form = chance.choice(["[{}]", "[[{}]]", "{{ a = {} }}", "[{}, {}]", "[{}, 1]", "{{ name = {} }}", "{}{}", '"{}"'])
    return _value(
        text, chance, lambda old: form.replace("{}", old.replace("\\", "")).replace("{{", "{").replace("}}", "}")
    )


def unwrapped(text: str, chance: random.Random) -> str:
    """A value without its quotes and brackets."""
    return _value(text, chance, lambda old: old.strip('[]"{} '))


# keys


def nasty_key(text: str, chance: random.Random) -> str:
    """A key becomes a nasty one."""
    found = _spot(_ENTRY, text, chance)
    return _put(text, found.span(1), chance.choice(nasty.KEYS)) if found else text


def misspelt_key(text: str, chance: random.Random) -> str:
    """A letter of a key is lost, doubled, capital."""
    found = _spot(_ENTRY, text, chance)
    if not found:
        return text
    key, place = found[1], chance.randrange(len(found[1]))
    new = chance.choice(
        [key[:place] + key[place + 1 :], key[:place] + key[place] + key[place:], key.upper(), key + "s"]
    )
    return _put(text, found.span(1), new)


def other_key(text: str, chance: random.Random) -> str:
    """A key is put where another stood."""
    found, other = _spot(_ENTRY, text, chance), _spot(_ENTRY, text, chance)
    return _put(text, found.span(1), other[1]) if found and other else text


def dotted_key(text: str, chance: random.Random) -> str:
    """A key below another."""
    found = _spot(_ENTRY, text, chance)
    return _put(text, found.span(1), chance.choice(["a.", "lease.", '"".', "name."]) + found[1]) if found else text


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
    found = _spot(_HEADING, text, chance)
    return _put(text, found.span(), chance.choice(nasty.HEADINGS)) if found else text


def added_heading(text: str, chance: random.Random) -> str:
    """One more heading somewhere."""
    place = text.find("\n", chance.randrange(len(text) + 1)) + 1
    return _put(text, (place, place), f"{chance.choice(nasty.HEADINGS)}\n")


def other_brackets(text: str, chance: random.Random) -> str:
    """A table becomes a list of tables, or the other way round."""
    found = _spot(_HEADING, text, chance)
    if not found:
        return text
    name = found[0].strip("[] ")
    return _put(text, found.span(), f"[{name}]" if found[0].startswith("[[") else f"[[{name}]]")


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
    return _put(text, (place, place), chance.choice(_INSERTED))


def lookalike(text: str, chance: random.Random) -> str:
    """A character becomes another that looks like it."""
    places = [place for place, each in enumerate(text) if each in _LIKE]
    place = chance.choice(places) if places else 0
    return _put(text, (place, place + 1), _LIKE.get(text[place : place + 1], "е"))


def full_width(text: str, chance: random.Random) -> str:
    """A value in full width."""
    return _value(
        text, chance, lambda old: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c != '"' else c for c in old)
    )


def escaped(text: str, chance: random.Random) -> str:
    """An escape before the end of a value."""
    code = chance.choice(
        ["\\u0000", "\\u001b", "\\u202e", "\\uD800", "\\UFFFFFFFF", "\\U0010FFFF", "\\u2028", "\\x41", "\\"]
    )
    return _value(text, chance, lambda old: old[:-1] + code + old[-1:])


# sizes


def long_value(text: str, chance: random.Random) -> str:
    """A value of up to a megabyte."""
    piece = chance.choice(["a", "中", "1", " ", "\\n", "\\\\", "𰻝", "，", "（"])
    return _value(text, chance, lambda _: '"' + piece * chance.choice([300, 20_000, _LONG]) + '"')


def long_key(text: str, chance: random.Random) -> str:
    """A key of up to 10,000 characters."""
    key = chance.choice(["k", "k.", '"键"']) * chance.choice([200, 5_000]) + "z"
    found = _spot(_ENTRY, text, chance)
    return _put(text, found.span(1), key) if found else text


def deep_value(text: str, chance: random.Random) -> str:
    """Lists or tables in each other."""
    depth = chance.choice([3, 40, 400, 5_000])
    opening, closing = chance.choice([("[", "]"), ("{a=", "}"), ("[", ""), ("{a=[", "]}")])
    return _value(text, chance, lambda _: opening * depth + "1" + closing * depth)


def many_rows(text: str, chance: random.Random) -> str:
    """A section many times."""
    parts = re.split(r"\n(?=\[)", text)
    part = chance.choice(parts)
    return "\n".join([*parts, *[part] * chance.choice([5, 60, _MANY // max(1, len(part) // 60)])])


def many_items(text: str, chance: random.Random) -> str:
    """A list of many items."""
    item = chance.choice(['"threat"', '"I001"', "1", '""', "[]"])
    return _value(text, chance, lambda _: "[" + ", ".join([item] * chance.choice([30, 2_000])) + "]")


# days and sums


def nasty_day(text: str, chance: random.Random) -> str:
    """A day becomes a nasty one."""
    found = _spot(_DAY, text, chance)
    return _put(text, found.span(), chance.choice(nasty.DAYS)) if found else text


def moved_day(text: str, chance: random.Random) -> str:
    """Another year, month or day: what came first may come last."""
    found = _spot(_DAY, text, chance)
    if not found:
        return text
    day = f"{chance.choice([1, 1900, 1999, 2024, 2025, 2026, 2027, 2099, 9999]):04d}-{chance.randint(1, 12):02d}"
    return _put(text, found.span(), day + f"-{chance.randint(1, 28):02d}" * (len(found[0]) > 7))


def bare_day(text: str, chance: random.Random) -> str:
    """A value becomes a nasty day without quotes."""
    return _value(text, chance, lambda _: chance.choice(nasty.DAYS))


def nasty_sum(text: str, chance: random.Random) -> str:
    """A sum becomes a nasty one."""
    found = _spot(_SUM, text, chance)
    new = chance.choice(nasty.SUMS)
    return _put(text, found.span(), chance.choice([f'"{new}"', new])) if found else text


def moved_sum(text: str, chance: random.Random) -> str:
    """A sum becomes another."""
    found = _spot(_SUM, text, chance)
    amount = chance.choice([0, 1, 99, 1000, 10**7]) + chance.randint(0, 99) / 100
    return _put(text, found.span(), f'"{amount:.2f}"') if found else text


CHANGES: dict[str, tuple[Change, ...]] = {
    "values": (nasty_text, nasty_beside, another_value, cut_value, shaken, empty_list),
    "types": (other_type, wrapped, unwrapped),
    "keys": (nasty_key, misspelt_key, other_key, dotted_key),
    "structure": (
        *(lost_line, lost_lines, twice, changed_places, cut_off, nasty_heading, added_heading),
        *(other_brackets, moved_section, two_cases),
    ),
    "bytes": (flipped, inserted_bytes, cut_bytes, other_encoding, other_breaks),
    "characters": (inserted_character, lookalike, full_width, escaped),
    "sizes": (long_value, long_key, deep_value, many_rows, many_items),
    "days": (nasty_day, moved_day, bare_day),
    "sums": (nasty_sum, moved_sum),
}
"""The ways of each kind."""
