"""A file that cannot be written for the moment: the answer is kept, and whoever sits there may try again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.cli.held import stored
from letters.desk import CaseOnDisk
from letters.errors import ConflictError, FileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from letters.collect.interview import Question

TEXT = 'version = 2\n[complainant]\nname = "林若溪"\n'
ANSWERED = TEXT.replace("林若溪", "林若云")


class Person:
    """Somebody who does something about it when asked, and then answers."""

    def __init__(self, *deeds: Callable[[], object], answer: str = "") -> None:
        self.deeds, self.answer, self.told = list(deeds), answer, list[str]()

    def ask(self, asked: Question) -> str:
        self.told.append(asked.label)
        if not self.deeds:
            raise EOFError
        self.deeds.pop(0)()
        return self.answer

    def pick(self, *_: object) -> str:
        raise AssertionError("nothing is picked from a list of answers here")

    def say(self, text: str) -> None:
        self.told.append(text)


@pytest.fixture
def away(tmp_path: Path) -> tuple[CaseOnDisk, Callable[[], object]]:
    """A case in whose place nothing can be written for the moment, and what changes that."""
    home = tmp_path / "案件"
    home.mkdir()
    (home / "case.toml").write_text(TEXT, "utf-8")
    file = CaseOnDisk.open(home / "case.toml")
    elsewhere = home.rename(tmp_path / "占着")
    home.touch()  # no file can be written below a file

    def back() -> None:
        home.unlink()
        elsewhere.rename(home)

    return file, back


def test_the_answer_is_stored_when_the_place_is_there_again(away: tuple[CaseOnDisk, Callable[[], object]]) -> None:
    file, back = away
    person = Person(lambda: None, back)
    stored(file, ANSWERED, "new", person)
    assert file.path.read_text("utf-8") == ANSWERED
    assert sum("还没有存上" in line for line in person.told) == 2


@pytest.mark.parametrize("answer", ["2", "退出"])
def test_who_does_not_want_to_try_again_is_told_why_it_ends(
    answer: str, away: tuple[CaseOnDisk, Callable[[], object]]
) -> None:
    file, _ = away
    with pytest.raises(FileError):
        stored(file, ANSWERED, "new", Person(lambda: None, answer=answer))


def test_where_nobody_sits_it_ends_at_once(away: tuple[CaseOnDisk, Callable[[], object]]) -> None:
    with pytest.raises(FileError):
        stored(away[0], ANSWERED, "new", None)


def test_a_file_that_somebody_changed_is_not_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(TEXT, "utf-8")
    file, person = CaseOnDisk.open(path), Person(lambda: None)
    path.write_text(TEXT.replace("林若溪", "周砚南"), "utf-8")
    with pytest.raises(ConflictError):
        stored(file, ANSWERED, "new", person)
    assert person.told == []
    assert "周砚南" in path.read_text("utf-8")
