"""The sheet that is filled in by hand while one waits: the talk's questions in its order, with room, on two sides."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx2python import docx2python

from letters.collect.interview import script, sheet
from letters.desk import write_sheet
from letters.errors import FileError, UsageError
from tests.command import letters

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 27)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sheet") / "登记表.docx"
    write_sheet(path, ON)
    return path.read_bytes()


@pytest.fixture(scope="module")
def words(content: bytes) -> str:
    return str(docx2python(io.BytesIO(content)).text)


def test_every_question_of_the_talk_stands_on_it_in_the_order_of_the_talk(words: str) -> None:
    asked = [each.label for one in sheet(ON) for each in one.questions if each.key != "incidents"]
    assert len(asked) > 15
    at = 0
    for label in asked:
        at = words.index(label, at) + 1
    titles = list(dict.fromkeys(step.section.title for step in script.steps()))
    shown = [one.title for one in sheet(ON)]
    assert shown == [title for title in titles if title in shown]


def test_what_is_asked_of_several_or_at_two_places_stands_there_once() -> None:
    asked = [re.sub(r"\.(\d+|\+)", "", each.key) for one in sheet(ON) for each in one.questions]
    every = [re.sub(r"\.(\d+|\+)", "", step.key) for step in script.steps()]
    kept = [key for key in every if script.data().put(key).keep]
    assert asked == list(dict.fromkeys(kept))


def test_what_is_chosen_from_a_list_is_ticked_and_what_is_not_kept_is_not_put_on_paper(words: str) -> None:
    assert "□ 签合同、用手机的人就是我" in words
    assert "□ 让他们别再找我家人" in words
    assert "safety" not in {each.key.partition(".")[0] for one in sheet(ON) for each in one.questions}
    assert "想伤害自己，或者快撑不住了" not in words


def test_there_is_room_for_several_contacts_and_the_numbers_to_call_stand_on_top(words: str) -> None:
    assert "怎么联系的、几次" in words
    assert words.index("打 110") < words.index("您是哪一位")
    assert "□ 当面销毁" in words


def test_it_takes_two_sheets_of_paper_at_most(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst", reason="Typst is not installed")
    write_sheet(tmp_path / "登记表.pdf", ON)
    assert len(pypdf.PdfReader(tmp_path / "登记表.pdf").pages) <= SIDES


SIDES = 4  # two sheets at most, printed on both sides


def test_a_sheet_that_is_there_is_not_replaced_and_another_ending_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "登记表.docx"
    path.write_bytes(b"mine")
    with pytest.raises(FileError, match="已经存在"):
        write_sheet(path, ON)
    assert path.read_bytes() == b"mine"
    with pytest.raises(UsageError, match=r"登记表\.xlsx") as told:
        write_sheet(tmp_path / "登记表.xlsx", ON)
    assert ".docx 或者 .pdf" in told.value.hint


def test_the_command_writes_it_and_says_how_to_print_it(tmp_path: Path) -> None:
    done = letters("clients", tmp_path, "--sheet", "登记表.docx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "已写到 登记表.docx：双面打印，一个人一张。\n")
    assert (tmp_path / "登记表.docx").read_bytes().startswith(b"PK")
