"""S0: what is told before the first question is recorded as the talk records it, and nothing that nobody said."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from tests.stories import row, text_of
from tests.web.asking import Visitor, label

if TYPE_CHECKING:
    from pathlib import Path

SENT = text_of(row("filings", id="F1", letter="complaint/police", to="某某派出所", on="2026-11-20"))


def stored(folder: Path) -> dict[str, Any]:
    [case] = folder.glob("案件-*/case.toml")
    return tomllib.loads(case.read_text("utf-8"))


def asked(visitor: Visitor, place: str, most: int = 6) -> list[str]:
    """What is asked from there on, each question put off."""
    titles = []
    for _ in range(most):
        seen = visitor.get(place)
        page = seen.text if seen.status == 200 else visitor.follow(seen)[1]
        titles.append(label(page))
        place, _ = visitor.follow(visitor.fill(page, **{"pass": "以后再答"}))
    return titles


def test_nothing_that_was_left_open_is_recorded(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    visitor.fill(visitor.get("/").text, **{"for": "self"})
    assert "complainant" not in stored(tmp_path)
    assert "agent" not in stored(tmp_path)


def test_who_it_is_is_recorded_once_and_not_asked_again(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    started = visitor.get("/").text
    assert started.count("您是哪一位") == 1
    answer = visitor.fill(started, **{"for": "self", "complainant.role": "4"})
    assert stored(tmp_path)["complainant"]["role"] == "stranger"
    titles = asked(visitor, dict(answer.headers)["location"])
    assert "您是哪一位" not in titles
    assert len(titles) > 3


def test_where_it_was_not_said_who_it_is_the_talk_asks(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    answer = visitor.fill(visitor.get("/").text, **{"for": "self"})
    assert "您是哪一位" in asked(visitor, dict(answer.headers)["location"])


def test_who_writes_for_somebody_else_tells_who_they_are_themselves(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    place, page = visitor.follow(visitor.fill(visitor.get("/").text, **{"for": "other"}))
    assert place.endswith("/helping")
    typed = {"agent.name": "李芳", "agent.relation": "女儿", "agent.phone": "19900000092", "agent.kind": "2"}
    where, _ = visitor.follow(visitor.fill(page, **typed))
    assert "/q/" in where
    told = {"name": "李芳", "relation": "女儿", "phone": "19900000092", "kind": "authorised"}
    assert stored(tmp_path)["agent"] == told
    assert "complainant" not in stored(tmp_path), "the helper's answers are about the helper"


def test_a_number_that_is_none_is_asked_again_and_the_rest_stands(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    place, page = visitor.follow(visitor.fill(visitor.get("/").text, **{"for": "other"}))
    answer = visitor.fill(page, **{"agent.name": "李芳", "agent.phone": "12 <i>"})
    assert answer.status == 422
    assert re.search(r">您的电话<.*?role=\"alert\" id=\"wrong-", answer.text, re.DOTALL)
    assert 'value="12 &lt;i&gt;"' in answer.text
    assert 'value="李芳"' in visitor.get(place).text, "what was understood is kept"


def test_a_helper_may_leave_it_and_nothing_is_recorded(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    _, page = visitor.follow(visitor.fill(visitor.get("/").text, **{"for": "other"}))
    visitor.fill(page, **{"pass": "以后再答", "agent.name": "李芳"})
    assert "agent" not in stored(tmp_path)


def test_whose_computer_it_is_is_remembered_while_the_page_runs_and_stands_in_no_case(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    visitor.fill(visitor.get("/").text, **{"for": "self", "computer": "borrowed"})
    assert 'value="borrowed" checked' in visitor.get("/").text
    assert "borrowed" not in "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.toml"))
    assert 'value="borrowed" checked' not in Visitor(tmp_path).get("/").text


def test_a_case_is_gone_on_with_by_its_name_where_it_was_left_with_what_is_due_next(tmp_path: Path) -> None:
    (tmp_path / "案件-2026-11-20").mkdir()
    (tmp_path / "案件-2026-11-20" / "case.toml").write_text(SENT.replace('name = "', 'name = "<b>'), encoding="utf-8")
    page = Visitor(tmp_path).get("/").text
    assert "继续：&lt;b&gt;" in page
    assert "<b>" not in page
    assert "上次到“" in page
    assert re.search(r"下一个期限：202\d年\d+月\d+日　", page)


def test_a_case_that_cannot_be_read_is_told_and_the_others_stay_in_reach(tmp_path: Path) -> None:
    for name, text in (("案件-2026-11-20", "version = ["), ("案件-2026-11-21", SENT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.toml").write_text(text, encoding="utf-8")
    page = Visitor(tmp_path).get("/").text
    assert "这个案件现在读不了" in page
    assert page.count("▶ 继续：") == 2


def test_a_sample_says_on_every_page_that_it_is_one_and_cannot_be_kept(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    page = visitor.get("/demo").text
    count = page.count('<a href="/demo/')
    assert count > 4
    for number in range(1, count + 1):
        shown, paper = visitor.get(f"/demo/{number}").text, visitor.get(f"/demo/{number}/paper")
        assert "data-print" not in shown
        assert "download" not in shown
        assert '<p class="sample">样张' in paper.text
        assert "default-src 'none'" in dict(paper.headers)["content-security-policy"]
    assert "position: fixed" in visitor.get(paper.text.partition('href="')[2].partition('"')[0]).text
    assert list(tmp_path.iterdir()) == []
    assert visitor.get(f"/demo/{count + 1}").status == 422
