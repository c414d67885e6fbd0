"""What no page has, and what the program itself does wrong, is told in the page's own words."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest
from starlette.routing import Route

from letters.web import Bench, application
from letters.web.home import FolderShelf
from tests.stories import text_of
from tests.web.asking import TODAY, WORD, Visitor

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("method", "target"), [("get", "/nowhere"), ("post", "/demo"), ("get", "/new")])
def test_an_address_that_no_page_has_is_told_in_the_same_words_as_all_else(
    tmp_path: Path, method: str, target: str
) -> None:
    visitor = Visitor(tmp_path)
    seen = visitor.get(target) if method == "get" else visitor.post(target, {})
    assert seen.status in (404, 405)
    assert "这里没有这一页" in seen.text
    assert not re.search(r"[A-Za-z]{2}", re.sub(r"<[^>]*>", "", seen.text))


@pytest.mark.parametrize(
    "key",
    [
        *("__class__", "complainant", "complainant.name.x", "complainant..name", "incidents.-1.at", "incidents.².at"),
        *("contracts.999999999999.rent", "evidence.0.digest", "schema", "overrides", "complainant.name.0", "a%0D%0Ab"),
    ],
)
def test_no_question_is_made_of_an_address_and_nothing_is_stored_under_it(tmp_path: Path, key: str) -> None:
    (tmp_path / "case.toml").write_text(text_of(), "utf-8")
    visitor = Visitor(tmp_path)
    [case] = asyncio.run(FolderShelf(tmp_path).cases())
    seen = visitor.get(f"/c/{case.id}/q/{key}")
    given = visitor.post(f"/c/{case.id}/q/{key}", {"token": WORD, "pass": "unknown"})
    for answer in (seen, given):
        assert answer.status == 422
        assert "没有这一题" in answer.text
        assert not re.search(r"[A-Za-z]{2}", re.sub(r"<[^>]*>", "", answer.text))
    assert (tmp_path / "case.toml").read_text("utf-8") == text_of()


def test_what_the_desk_refuses_names_no_command(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(text_of(), "utf-8")
    [case] = asyncio.run(FolderShelf(tmp_path).cases())
    seen = Visitor(tmp_path).get(f"/c/{case.id}/track/undo")
    assert "<p>还没有记过</p>" in seen.text
    assert "letters" not in re.sub(r"<[^>]*>", "", seen.text)


def test_a_fault_of_the_program_is_told_kindly_and_is_no_secret_to_the_server(tmp_path: Path) -> None:
    sent: list[Any] = []

    async def fault(_: object) -> None:
        raise ZeroDivisionError

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    app = application(Bench(FolderShelf(tmp_path), lambda: TODAY, ""))
    app.router.routes.insert(0, Route("/fault", fault))
    scope = {"type": "http", "method": "GET", "path": "/fault", "headers": [], "query_string": b"", "root_path": ""}
    with pytest.raises(ZeroDivisionError):
        asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 500
    assert "不是您的错" in sent[1]["body"].decode()
