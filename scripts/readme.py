"""The generated parts of both READMEs: what stands between `<!-- name -->` and `<!-- /name -->`.

    python -m scripts.readme            fill them anew

tests/test_readme.py fails when a part differs from what this makes. The part `bench` is filled by hand from the
benchmarks' output, since every run measures anew.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.catalogue import SAME
from letters.desk import open_desk
from scripts.examples import FOLDER
from scripts.golden import LETTERS
from scripts.run import ROOT, python

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from letters.catalogue.head import Head

READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
ACROSS = FOLDER / "around-new-year-2026" / LETTERS / "01-治安报案书.txt"
"""A letter about acts on both sides of a change in the law."""

MASKED = {
    "id_number": {"id_number": "never", "id_number_middle": "ends"},
    "birth_date": {"birth_date": "never"},
    "home_address": {"home_address": "reply"},
    "workplace": {"workplace": "never"},
    "names": {"third_parties_without_consent": "all", "third_parties_without_official_consent": "officials"},
    "phones": {"third_party_phones": "never", "third_party_phones_without_consent": "consent"},
}
"""What may be hidden, and how each mask of a template's head hides it; no mask means the whole is written."""


PART = re.compile(r"<!-- (?P<name>\w+) -->\n(?P<body>.*?)<!-- /(?P=name) -->", re.DOTALL)


@cache
def words() -> dict[str, Any]:
    """The words of readme.toml."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def filled(text: str, language: str) -> str:
    """A README's text with every generated part made anew."""
    return PART.sub(lambda found: _part(found["name"], found["body"], language), text)


def _part(name: str, body: str, language: str) -> str:
    made = f"\n{PARTS[name](language)}\n\n" if name in PARTS else body
    return f"<!-- {name} -->\n{made}<!-- /{name} -->"


def letter_heads() -> tuple[Head, ...]:
    """The letters, in order of sending, as `letters list` has them."""
    return tuple(head for head in open_desk().books.heads if head.is_letter)


def letters_table(language: str) -> str:
    """Every letter: id, title, reader, purpose."""
    told, readers = words()["letters"][language], words()["roles"][language]
    labels = {name: role.label for name, role in open_desk().books.directory.roles.items()}
    rows = [
        (f"`{head.id}`", head.title, {**labels, **readers}[head.addressee or "none"], told.get(head.id, head.summary))
        for head in letter_heads()
    ]
    return table(told["head"], rows)


def masks_table(language: str) -> str:
    """What each letter hides, from the heads of the templates: a row for letters that hide the same."""
    told = words()["masks"][language]
    groups: dict[frozenset[str], list[str]] = {}
    following = [head.title for head in letter_heads() if head.addressee == SAME]
    for head in letter_heads():
        if head.addressee != SAME:
            groups.setdefault(frozenset(head.masks), []).append(head.title)
    as_before = (told["joiner"].join(dict.fromkeys(following)), *(told["as_before"] for _ in MASKED))
    rows = [
        (told["joiner"].join(dict.fromkeys(titles)), *(told[_hidden(how, masks)] for how in MASKED.values()))
        for masks, titles in groups.items()
    ]
    rows.append(as_before)
    return table([told["corner"], *(told[what] for what in MASKED)], rows)


def _hidden(how: dict[str, str], masks: frozenset[str]) -> str:
    return next((word for mask, word in how.items() if mask in masks), "whole")


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def help_text(_: str) -> str:
    """What `letters --help` prints."""
    return f"```text\n{python('-m', 'letters', '--help').rstrip()}\n```"


def law_lines(_: str) -> str:
    """The paragraph of one letter that cites old law and new for the same kind of act."""
    lines = [line.strip() for line in ACROSS.read_text(encoding="utf-8").splitlines()]
    return next(f"> {line}" for line in lines if "涉嫌：" in line)


PARTS: dict[str, Callable[[str], str]] = {
    "letters": letters_table,
    "masks": masks_table,
    "help": help_text,
    "law": law_lines,
}


def main() -> None:
    """Fill both READMEs anew."""
    for language, path in READMES.items():
        old = path.read_text(encoding="utf-8")
        new = filled(old, language)
        path.write_text(new, encoding="utf-8", newline="\n")
        print(f"{path.name}: {'unchanged' if new == old else 'filled anew'}")


if __name__ == "__main__":
    main()
