"""Evidence for one addressee, for a browser to print: who may not see people gets no picture that nobody looked at."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest

from letters import desk
from scripts.run import ROOT
from tests.web.asking import TODAY, PageForm, Visitor

if TYPE_CHECKING:
    from pathlib import Path

STORY = ROOT / "examples" / "family-and-colleagues-called"
WISHED = '["complaint/police", "complaint/market-regulator", "notice/stop-harassment"]'
_picture = re.compile(r'data-picture="[^"]*/evidence/(\w+)/(\d+)"')


@pytest.fixture
def visited(tmp_path: Path) -> tuple[Visitor, str, tuple[desk.EvidenceFor, ...]]:
    """Somebody at the page, the address of the choice, and what goes to whom."""
    shutil.copytree(STORY, tmp_path / "案件-2026-11-26", ignore=shutil.ignore_patterns("letters"))
    place = tmp_path / "案件-2026-11-26" / "case.toml"
    text = place.read_text("utf-8").replace("[story]\n", f"[story]\nletters = {WISHED}\n")
    place.write_text(text, encoding="utf-8")
    visitor = Visitor(tmp_path)
    found = re.search(r'href="(/c/[0-9a-f]+)"', visitor.get("/").text)
    assert found is not None
    visitor.tick_all(found[1])
    opened = desk.open_case(text, TODAY)
    return visitor, f"{found[1]}/out/evidence", desk.evidence_for(desk.write_letters(opened, desk.open_desk()))


def place(every: tuple[desk.EvidenceFor, ...], *, is_open: bool) -> int:
    """The number of the first addressee who may see people, or who may not."""
    return 1 + next(number for number, one in enumerate(every) if one.is_open is is_open)


def test_each_addressee_has_the_evidence_that_its_letters_list_under_the_same_numbers(visited) -> None:
    visitor, address, every = visited
    chosen = unescape(visitor.get(address).text)
    assert all(f"给{one.addressee}" in chosen for one in every)
    for number, one in enumerate(every, 1):
        shown = unescape(visitor.get(f"{address}/{number}").text)
        for piece in one.pieces:
            assert f"证据{piece.number}　{piece.title}" in shown
            assert piece.proves.removeprefix("证明") in shown


def test_who_may_see_people_gets_every_picture_and_nothing_is_asked(visited) -> None:
    visitor, address, every = visited
    number = place(every, is_open=True)
    shown = visitor.get(f"{address}/{number}").text
    assert len(_picture.findall(shown)) >= 4
    assert "looked." not in shown


def test_anybody_else_gets_only_the_pictures_that_were_looked_at_and_a_refusal_prints_none(visited) -> None:
    visitor, address, every = visited
    number = place(every, is_open=False)
    asked = visitor.get(f"{address}/{number}").text
    form = PageForm(asked)
    pictures = [".".join(each) for each in _picture.findall(asked)]
    assert len(pictures) >= 4
    assert '<form class="unprinted"' in asked  # what is only asked about comes on no paper
    none = visitor.post(form.action, form.fields)
    assert none.status == 200
    assert _picture.findall(none.text) == []
    one = visitor.post(form.action, {**form.fields, f"looked.{pictures[1]}": "yes", "looked.E99.1": "yes"})
    assert [".".join(each) for each in _picture.findall(one.text)] == [pictures[1]]


def test_whose_names_must_stay_hidden_is_hidden_in_the_list_too(visited) -> None:
    visitor, address, every = visited
    shown = visitor.get(f"{address}/{place(every, is_open=False)}").text
    for name in ("何桂芝", "苏婉晴"):
        assert name in visitor.get(f"{address}/{place(every, is_open=True)}").text
        assert name not in shown


def test_a_list_that_is_gone_is_told_kindly(visited) -> None:
    visitor, address, _ = visited
    gone = visitor.get(f"{address}/99")
    assert gone.status == 422
    assert "证据清单不在了" in gone.text
