"""The application as a test speaks to it: pages are asked for, forms filled in as a browser would send them."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from letters.desk import TICKS
from letters.web import Bench, application
from letters.web.asgi import WebAnswer, ask
from letters.web.home import FolderShelf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.types import ASGIApp

WORD = "of this session"
TODAY = date(2026, 11, 26)
FORM = ("Content-Type", "application/x-www-form-urlencoded")


class PageForm(HTMLParser):
    """What the first form of a page sends as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.action, self.fields = "", dict[str, str]()
        self._is_over = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the form goes, and what stands in it hidden."""
        told = dict(attrs)
        if self._is_over:
            return
        if tag == "form":
            self.action = told.get("action") or ""
        elif tag == "input" and told.get("type") == "hidden":
            self.fields[told["name"] or ""] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        """What comes after the first form is another's."""
        self._is_over = self._is_over or tag == "form"


class Visitor:
    """Somebody at the page."""

    def __init__(self, folder: Path) -> None:
        self.app: ASGIApp = application(Bench(FolderShelf(folder), lambda: TODAY, "只在这台电脑上", WORD))

    def get(self, target: str) -> WebAnswer:
        """A page."""
        return asyncio.run(ask(self.app, "GET", target))

    def post(self, target: str, fields: Mapping[str, str | tuple[str, ...]]) -> WebAnswer:
        """A form as a browser sends it; several ticks of one name are a tuple."""
        return asyncio.run(ask(self.app, "POST", target, [FORM], urlencode(fields, doseq=True).encode()))

    def follow(self, answer: WebAnswer) -> tuple[str, str]:
        """Where an answer leads, and the page there."""
        place = dict(answer.headers)["location"]
        seen = self.get(place)
        return (place, seen.text) if seen.status == 200 else self.follow(seen)

    def fill(self, page: str, **answers: str) -> WebAnswer:
        """The page's form with these answers, names written with _ for the dots."""
        form = PageForm(page)
        return self.post(
            form.action, {**form.fields, **{name.replace("__", "."): text for name, text in answers.items()}}
        )

    def tick_all(self, case: str) -> None:
        """Tick what is ticked before the letters of a case leave, as they stand now."""
        form = PageForm(self.get(f"{case}/out").text)
        assert self.post(form.action, {**form.fields, "tick": tuple(TICKS)}).status == 303


def label(page: str) -> str:
    """What a page asks."""
    found = re.search(r"<title>(.*?)</title>", page)
    return found.group(1) if found else ""
