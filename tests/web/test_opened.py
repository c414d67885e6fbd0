"""A case is read once for a question and for its answer, and the talk of no other text is taken for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.case import file
from letters.web import Bench, application
from letters.web.home import FolderShelf
from tests.counted import counted
from tests.stories import text_of
from tests.web.asking import TODAY, WORD, Visitor
from tests.web.collecting import OnPhone

if TYPE_CHECKING:
    from pathlib import Path


class AtBench(Visitor):
    """A visitor whose bench can be looked at."""

    def __init__(self, folder: Path) -> None:
        self.bench = Bench(FolderShelf(folder), lambda: TODAY, "", WORD)
        self.app = application(self.bench)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, name in ((1, "林若溪"), (2, "王建国")):
        (tmp_path / f"案件-2026-11-2{number}").mkdir()
        text = text_of().replace("林若溪", name)
        (tmp_path / f"案件-2026-11-2{number}" / "case.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_each_case_is_asked_of_its_own_text(folder: Path) -> None:
    visitor = AtBench(folder)
    first, second = (f"/c/{each}" for each in ids(visitor))
    page = visitor.get(f"{first}/q/complainant.email").text
    assert visitor.fill(page, complainant__email="a@example.com").status == 303
    assert "王建国" in visitor.get(f"{second}/all").text + visitor.get(f"{second}/q/complainant.name").text
    assert "林若溪" in visitor.get(f"{first}/q/complainant.name").text
    assert "a@example.com" in visitor.get(f"{first}/q/complainant.email").text


def test_an_answer_and_the_screen_after_it_are_made_of_what_was_read_once() -> None:
    visitor = OnPhone(text_of())  # whose deeds are done where they are counted, in no thread
    page = visitor.get(f"{visitor.case}/q/complainant.email").text
    with counted(file.load, file.checked) as calls:
        after = visitor.fill(page, complainant__email="a@example.com")
    assert calls == {"load": 1, "checked": 1}, "the text was read again for its answer"
    with counted(file.load, file.checked) as calls:
        assert visitor.follow(after)
    assert not any(calls.values())
    assert "a@example.com" in visitor.get(f"{visitor.case}/q/complainant.email").text


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_change_by_others_between_an_answer_and_the_screen_after_it_is_seen(folder: Path, line_break: str) -> None:
    visitor = AtBench(folder)
    place = folder / "案件-2026-11-21" / "case.toml"
    place.write_bytes(place.read_bytes().replace(b"\n", line_break.encode()))
    page = visitor.get(f"/c/{ids(visitor)[0]}/q/complainant.email").text
    after = visitor.fill(page, complainant__email="a@example.com")
    place.write_bytes(place.read_bytes().replace("林若溪".encode(), "周海燕".encode()))  # as long, in the same moment
    case = f"/c/{ids(visitor)[0]}"
    visitor.follow(after)
    shown = visitor.get(f"{case}/q/complainant.name").text
    assert ('value="周海燕"' in shown, 'value="林若溪"' in shown) == (True, False)
    place.write_text("这不是案件", encoding="utf-8")
    answer = visitor.get(dict(after.headers)["location"])
    assert (answer.status, "这个案件现在读不了" in answer.text) == (422, True)


def ids(visitor: Visitor) -> list[str]:
    """The ids of the cases, in order of their names."""
    parts = visitor.get("/").text.split('href="/c/')[1:]
    return [part.partition('"')[0] for part in parts]
