"""Who may come to the page at home: the browser that it opened, and nobody else."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from letters.web import Bench, application
from letters.web.asgi import WebAnswer, ask
from letters.web.home import FolderShelf
from letters.web.home.protection import Doorkeeper, Protected
from tests.web.asking import FORM, TODAY

if TYPE_CHECKING:
    from pathlib import Path

HOST = ("Host", "127.0.0.1:4711")
ORIGIN = ("Origin", "http://127.0.0.1:4711")


@pytest.fixture
def guarded(tmp_path: Path) -> tuple[Protected, Doorkeeper]:
    door = Doorkeeper(4711)
    return Protected(application(Bench(FolderShelf(tmp_path), lambda: TODAY, "", door.token)), door), door


def sent(app: Protected, method: str, target: str, *headers: tuple[str, str], body: bytes = b"") -> WebAnswer:
    return asyncio.run(ask(app, method, target, headers, body))


def entered(app: Protected, door: Doorkeeper) -> tuple[str, str]:
    """The cookie of the one who came with the key."""
    answer = sent(app, "GET", f"/?key={door.key}", HOST)
    assert answer.status == 303
    told = dict(answer.headers)["set-cookie"]
    assert {"httponly", "samesite=strict"} <= {each.strip().lower() for each in told.split(";")}
    return "Cookie", told.partition(";")[0]


def test_the_key_opens_once_and_the_cookie_after_that(guarded: tuple[Protected, Doorkeeper]) -> None:
    app, door = guarded
    cookie = entered(app, door)
    assert sent(app, "GET", "/", HOST, cookie).status == 200
    assert sent(app, "GET", f"/?key={door.key}", HOST).status == 403
    assert sent(app, "GET", "/", HOST).status == 403
    assert sent(app, "GET", "/", HOST, ("Cookie", f"{door.cookie}=other")).status == 403


def test_two_pages_at_once_do_not_shut_each_other_out(guarded: tuple[Protected, Doorkeeper], tmp_path: Path) -> None:
    app, door = guarded
    name, first = entered(app, door)
    other = Doorkeeper(4712)
    second = Protected(application(Bench(FolderShelf(tmp_path), lambda: TODAY, "", other.token)), other)
    host = ("Host", "127.0.0.1:4712")
    later = dict(sent(second, "GET", f"/?key={other.key}", host).headers)["set-cookie"].partition(";")[0]
    jar = dict(each.split("=", 1) for each in (first, later))  # a browser keeps one of each name for the address
    both = (name, "; ".join("=".join(each) for each in jar.items()))
    assert sent(app, "GET", "/", HOST, both).status == 200
    assert sent(second, "GET", "/", host, both).status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:4711", ""])
def test_another_host_is_refused_cookie_or_not(guarded: tuple[Protected, Doorkeeper], host: str) -> None:
    app, door = guarded
    cookie = entered(app, door)
    assert sent(app, "GET", "/", ("Host", host), cookie).status == 421


@pytest.mark.parametrize("origin", [("Origin", "http://evil.example"), ("Origin", "null"), ("X-None", "")])
def test_a_form_from_elsewhere_is_refused(guarded: tuple[Protected, Doorkeeper], origin: tuple[str, str]) -> None:
    app, door = guarded
    cookie = entered(app, door)
    body = f"token={door.token}".encode()
    assert sent(app, "POST", "/new", HOST, cookie, FORM, origin, body=body).status == 403
    assert sent(app, "POST", "/new", HOST, cookie, FORM, ORIGIN, body=body).status == 303


def test_a_form_without_its_token_is_refused_wherever_forms_go(guarded: tuple[Protected, Doorkeeper]) -> None:
    app, door = guarded
    cookie = entered(app, door)
    begun = sent(app, "POST", "/new", HOST, cookie, FORM, ORIGIN, body=f"token={door.token}".encode())
    case = dict(begun.headers)["location"]
    for target in ("/new", f"{case}/q/complainant.name"):
        for body in (b"", b"token=other"):
            assert sent(app, "POST", target, HOST, cookie, FORM, ORIGIN, body=body).status == 422


def test_every_answer_may_load_nothing_and_is_kept_nowhere(guarded: tuple[Protected, Doorkeeper]) -> None:
    app, door = guarded
    cookie = entered(app, door)
    for answer in (
        sent(app, "GET", "/", HOST, cookie),
        sent(app, "GET", "/nowhere", HOST, cookie),
        sent(app, "GET", "/", HOST),
    ):
        told = dict(answer.headers)
        assert told["cache-control"] == "no-store"
        assert told["x-content-type-options"] == "nosniff"
        assert "default-src 'self'" in told["content-security-policy"]
        assert "unsafe" not in told["content-security-policy"]


def test_pages_have_no_script_and_no_style_of_their_own(guarded: tuple[Protected, Doorkeeper]) -> None:
    app, door = guarded
    page = sent(app, "GET", "/", HOST, entered(app, door)).text
    assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=|https?://", page)
