"""What no page has, and what the program itself does wrong, is told in the page's own words."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest
from starlette.routing import Route

from letters.web import Bench, application
from letters.web.home import FolderShelf
from tests.web.asking import TODAY, Visitor

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
