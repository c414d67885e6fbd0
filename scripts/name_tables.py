"""Makes the tables by which masks know a name in other letters; run by hand, with what the group `tables` installs.

python -m scripts.name_tables

sounds.txt    a syllable without its tone, then the characters that are read so
scripts.txt   a simplified character, then its traditional forms and variants
words.txt     common words of two characters, run together: those that are words first; on the second line what the
dictionary takes for a person's name (安静), which tells how a sentence is to be cut, and no more
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[1] / "letters" / "compose" / "masks" / "data"
OFTEN = 150  # how often a word stands in what the dictionary was counted from
READINGS = 4  # of one character
PERSON = "nr"  # the dictionary's mark of a person's name
URO = range(0x4E00, 0xA000)


def main() -> None:
    """Write the three files."""
    forms = dict(_forms())
    _write("scripts.txt", [simple + "".join(others) for simple, others in sorted(forms.items())])
    traditional = {other for others in forms.values() for other in others} - set(forms)
    _write("sounds.txt", _sounds(set(forms), traditional))
    _write("words.txt", _words())


def _write(name: str, lines: list[str]) -> None:
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {(DATA / name).stat().st_size:,} bytes")


def _forms() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each simplified character that has other forms, with them."""
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for simple, others in _pairs(folder / "STCharacters.txt"):
        found[simple] |= dict.fromkeys(others)
    for other, simples in _pairs(folder / "TSCharacters.txt"):
        for simple in simples:
            found[simple][other] = None
    for file in ("HKVariants.txt", "TWVariants.txt"):
        for base, variants in _pairs(folder / file):
            _add(found, base, variants)
    for simple, forms in found.items():
        forms.pop(simple, None)
        if forms:
            yield simple, tuple(forms)


def _add(found: dict[str, dict[str, None]], base: str, variants: list[str]) -> None:
    """Variants of a character to every simplified one that it is a form of."""
    for simple in [simple for simple, others in found.items() if base in others] or [base]:
        found[simple] |= dict.fromkeys(variants)


def _pairs(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        one, _, others = line.partition("\t")
        if len(one) == 1:
            yield one, [other for other in others.split() if len(other) == 1]


def _sounds(simple: set[str], left_out: set[str]) -> list[str]:
    """The syllables, each with its characters; traditional forms are left out, since masks take those back first."""
    from pypinyin.pinyin_dict import pinyin_dict

    known = simple | {char for word, _, _ in _dictionary() for char in word if ord(char) in URO}
    read: dict[str, list[str]] = defaultdict(list)
    for char in sorted(known - left_out):
        if (code := ord(char)) not in pinyin_dict:
            continue
        readings = dict.fromkeys(map(_plain, pinyin_dict[code].split(",")))
        for syllable in list(readings)[:READINGS]:
            read[syllable].append(char)
    return [f"{syllable} {''.join(chars)}" for syllable, chars in sorted(read.items()) if syllable.isalpha()]


def _plain(reading: str) -> str:
    """jìng becomes jing, lǚ becomes lv."""
    marked = unicodedata.normalize("NFD", unicodedata.normalize("NFC", reading).replace("ê", "e"))
    with_v = unicodedata.normalize("NFC", marked.replace("\u0308", "\0"))
    parts = unicodedata.normalize("NFD", with_v)
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").replace("u\0", "v").lower()


def _words() -> list[str]:
    """Words first, then what the dictionary takes for a name and begins with a surname."""
    surnames = set(_surnames())
    words: list[str] = []
    names: list[str] = []
    for word, often, mark in _dictionary():
        if len(word) == 2 and often >= OFTEN and all(ord(char) in URO for char in word):
            is_name = mark.startswith(PERSON) and word[0] in surnames
            (names if is_name else words).append(word)
    return ["".join(sorted(words)), "".join(sorted(names))]


def _surnames() -> str:
    import tomllib

    table = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    return str(table["surnames"])


def _dictionary() -> Iterator[tuple[str, int, str]]:
    import jieba

    path = Path(jieba.__file__).parent / "dict.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        word, often, mark = line.split()
        yield word, int(often), mark


if __name__ == "__main__":
    main()
