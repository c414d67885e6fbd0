"""The examples' letters, and each letter's barest, as plain text: the golden files that tests/test_golden.py compares.

python -m scripts.golden            write them anew; then read the diff before you commit it
"""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.desk import open_desk
from letters.pack.make import Style, document, make
from letters.render import write_text
from scripts import barest
from scripts.examples import stories

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = "letters"
"""The folder inside a story that holds its letters."""


def texts(story: Path) -> dict[str, str]:
    """What a story's case gives on its own day: the text of the cover note, every letter and sheet, by file name."""
    case_file = story / "case.toml"
    day = tomllib.loads(case_file.read_text(encoding="utf-8"))["written_on"]
    if not isinstance(day, date):
        raise TypeError(f"{case_file}: written_on must be a day")
    at = open_desk()
    planned = select(read(case_file, today=day), at.books, day)
    pack = make(planned, at.books, at.engine, Style(("docx", "txt")), day)
    cover = next(file for file in pack.files if file.name.endswith(".txt"))
    letters = {f"{one.file.removesuffix('.docx')}.txt": document(one.letter, at.engine) for one in pack.written}
    return {
        cover.name: cover.content.decode("utf-8-sig"),
        **{name: write_text(made) for name, made in letters.items()},
        **{one.files[0].replace(".docx", ".txt"): write_text(one.document) for one in pack.statements},
    }


def golden(story: Path) -> dict[str, str]:
    """The golden files of a story, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((story / LETTERS).glob("*.txt"))}


def write(story: Path) -> tuple[str, ...]:
    """Make a story's golden files equal to what its case gives; the names of those that changed."""
    return _write(story / LETTERS, golden(story), texts(story))


def barest_golden() -> dict[str, str]:
    """The golden files of the letters from their barest cases, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(barest.FOLDER.glob("*.txt"))}


def write_barest() -> tuple[str, ...]:
    """Make those equal to what the barest cases give; the names of those that changed."""
    return _write(barest.FOLDER, barest_golden(), barest.texts())


def _write(folder: Path, old: dict[str, str], new: dict[str, str]) -> tuple[str, ...]:
    folder.mkdir(exist_ok=True)
    for name in old.keys() - new.keys():
        (folder / name).unlink()
    for name, text in new.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)))


def main() -> None:
    """Write every story's letters anew and say which changed."""
    for story in stories():
        changed = write(story)
        print(f"{story.name}: {'、'.join(changed) if changed else 'unchanged'}")
    changed = write_barest()
    print(f"barest: {'、'.join(changed) if changed else 'unchanged'}")


if __name__ == "__main__":
    main()
