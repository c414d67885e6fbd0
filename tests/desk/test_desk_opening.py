"""A desk is opened once; a case is read as of one day, by one rule."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.compose.choose.needs import Lack
from letters.compose.choose.selection import Unwritten
from letters.desk import Paper, day_of, open_case, open_desk, why_not
from letters.errors import CaseError, FileError, UsageError
from tests.stories import contact, row, text_of

if TYPE_CHECKING:
    from pathlib import Path

TODAY, ASKED = date(2026, 11, 26), date(2026, 11, 25)
DATED = 'written_on = "2026-11-20"\n'
SENT = row("filings", id="S1", letter="complaint/police", to="派出所", on="2026-11-22")


@pytest.mark.parametrize(
    ("head", "filings", "asked", "day"),
    [
        ("", "", None, TODAY),
        (DATED, "", None, date(2026, 11, 20)),
        (DATED, "", ASKED, ASKED),
        (DATED, SENT, None, TODAY),  # what was sent since has overtaken the case's own day
        ("", "", ASKED, ASKED),
    ],
)
def test_letters_carry_the_day_asked_for_else_the_case_s_own_else_today(
    head: str, filings: str, asked: date | None, day: date
) -> None:
    opened = open_case(text_of(contact("I1", "2026-11-01 10:00"), filings, head=head), TODAY, asked)
    assert opened.day == day_of(opened.case, TODAY, asked) == day


@pytest.mark.parametrize(
    ("own", "asked", "day"),
    [("2026-11-20", None, TODAY), ("2026-12-01", None, date(2026, 12, 1)), ("2026-11-20", ASKED, ASKED)],
)
def test_what_was_sent_is_looked_at_from_today_or_from_a_case_dated_ahead(
    own: str, asked: date | None, day: date
) -> None:
    text = text_of(contact("I1", "2026-11-01 10:00"), head=f'written_on = "{own}"\n')
    assert open_case(text, TODAY, asked).seen_on == day


def test_a_case_that_is_wrong_is_told_with_every_problem_and_its_name() -> None:
    with pytest.raises(CaseError, match=r"我的案件\.toml：有 4 处") as refused:
        open_case('version = 1\nstrange = 1\n[complainant]\nnmae = "林"\n', TODAY, name="我的案件.toml")
    assert len(refused.value.problems) == 4


def test_a_desk_is_opened_once_for_each_folder_of_templates_and_paper(tmp_path: Path) -> None:
    assert open_desk() is open_desk()
    assert open_desk().books is open_desk(None).books
    assert open_desk(tmp_path) is not open_desk()
    assert open_desk(paper=Paper(("txt",))).style.formats == ("txt",)


def test_what_a_desk_cannot_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到模板目录"):
        open_desk(tmp_path / "none")
    with pytest.raises(UsageError, match="不认识的版式 wide"):
        Paper(layout="wide")
    with pytest.raises(UsageError, match="不认识的格式 odt"):
        _ = open_desk(paper=Paper(("odt",))).style
    with pytest.raises(FileError):
        _ = open_desk(paper=Paper(reference=tmp_path / "none.docx")).style


def test_why_a_letter_is_not_written_is_told_in_one_sentence() -> None:
    head = next(head for head in open_desk().books.heads if head.id == "complaint/police")
    lacks = (Lack("本人地址", "complainant.address"), Lack("电话", "complainant.phone"))
    assert why_not(Unwritten(head, lacks)) == "还缺：本人地址；电话"
    assert why_not(Unwritten(head, lacks), keys=True).endswith("（complainant.phone）")
    assert why_not(Unwritten(head, elsewhere=True)) == "同一争议已选择先交给另一家"
    assert "2026年11月25日已经寄出" in why_not(Unwritten(head, sent=ASKED))
    assert head.title in why_not(Unwritten(head, sent=ASKED))
    assert "先记下来" in why_not(Unwritten(head, idle=True))


LAZY = "import sys, letters.desk; print(*sorted(name for name in sys.modules if name.startswith('letters.')))"


def test_naming_the_desk_loads_none_of_its_rooms() -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", LAZY], capture_output=True, text=True, encoding="utf-8", check=True
    )
    rooms = [name for name in done.stdout.split() if not name.startswith("letters.kit")]
    assert rooms == ["letters.desk"]
