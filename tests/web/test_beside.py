"""Beside a question the page shows what the letters say because of its answer; what is typed is stored nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.stories import ID_NUMBER, contact, person, platform, text_of
from tests.web.asking import PageForm, Visitor

if TYPE_CHECKING:
    from pathlib import Path

TOLD = text_of(
    platform(), contact("I1", "2026-11-20 22:30", acts=["threat"], words="上门"), who=person(id_number=ID_NUMBER)
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "案件-2026-11-26").mkdir()
    (tmp_path / "案件-2026-11-26" / "case.toml").write_text(TOLD, encoding="utf-8")
    return tmp_path


def asked(visitor: Visitor, key: str) -> tuple[str, str]:
    """The page of a question, and the address of what stands beside it."""
    found = re.search(r"/c/[0-9a-f]{12}", visitor.get("/").text)
    assert found
    page = visitor.get(f"{found[0]}/q/{key}").text
    place = re.search(r'data-beside="([^"]+)"', page)
    assert place
    return page, place[1]


def test_the_stored_answer_is_shown_beside_its_question_without_a_script_too(case: Path) -> None:
    visitor = Visitor(case)
    page, beside = asked(visitor, "incidents.0.words")
    assert f'<noscript><iframe title="这句话会写进哪里" src="{beside}"' in page
    shown = visitor.get(beside)
    assert "上门" in shown.text
    assert "治安报案书 → 杭州市公安局西湖区分局" in shown.text
    assert "<mark>" not in shown.text
    told = dict(shown.headers)["content-security-policy"]
    assert "default-src 'none'" in told
    assert "frame-ancestors 'self'" in told


def test_what_is_typed_is_shown_escaped_and_stored_nowhere(case: Path) -> None:
    visitor = Visitor(case)
    page, beside = asked(visitor, "incidents.0.words")
    stands = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    fields = {**PageForm(page).fields, "incidents.0.words": "明天<i>去你单位", "beside-letter": "complaint/police"}
    shown = visitor.post(beside, fields)
    assert shown.status == 200
    assert re.search("<mark>[^<]*&lt;i&gt;[^<]*</mark>", shown.text)
    assert shown.text.count("<details") == 1
    assert "明天" not in urlsplit(beside).path
    assert {path: path.read_bytes() for path in case.rglob("*") if path.is_file()} == stands
    assert "明天" not in visitor.get(beside).text


def test_a_form_of_no_page_of_this_session_is_told_nothing(case: Path) -> None:
    visitor = Visitor(case)
    _, beside = asked(visitor, "incidents.0.words")
    assert visitor.post(beside, {"token": "other", "incidents.0.words": "明天"}).status == 422


def test_the_other_side_s_letter_beside_the_number_of_an_identity_card_is_not_there(case: Path) -> None:
    visitor = Visitor(case)
    _, beside = asked(visitor, "complainant.id_number")
    shown = visitor.get(beside).text
    assert ID_NUMBER in shown
    assert "治安报案书" in shown
    assert "告知函" not in shown


def test_the_days_are_told_in_words_beside_bars_that_no_screen_reader_meets(tmp_path: Path) -> None:
    (tmp_path / "案件-2026-11-26").mkdir()
    told = text_of(contact("I1", "2026-11-20", until="2026-11-22", per_day=30, per_night=2), who=person())
    (tmp_path / "案件-2026-11-26" / "case.toml").write_text(told, encoding="utf-8")
    visitor = Visitor(tmp_path)
    _, beside = asked(visitor, "incidents.0.per_day")
    shown = visitor.get(beside).text
    assert re.search(r'<th scope="row">11月20日</th>\s*<td><svg[^>]* aria-hidden="true"', shown)
    assert shown.count("30次（夜里2次") == 3
    assert "style=" not in shown
