"""Every screen of the page, found by following its links: one address for each kind of page that there is."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.routing import Match, Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from starlette.applications import Starlette

    from letters.web.asgi import WebAnswer

_link = re.compile(r'(?:href|action)="(/[^"#]*)"')
NO_SCREENS = frozenset(
    (
        *("/static/{name}", "/sheets/{layout}.css", "/here"),
        *("/c/{case}/letters/{number:int}/paper", "/c/{case}/out/papers", "/demo/{number:int}/paper"),
        *("/c/{case}/letters.zip", "/c/{case}/copy.zip", "/c/{case}/out/print.pdf", "/c/{case}/track/deadlines.ics"),
        *("/c/{case}/evidence/{piece}/{number:int}", "/sheet.docx"),
    )
)
"""What the page uses itself, what it puts into frames (the letters), and what is kept as a file."""


def kinds(app: Starlette) -> set[str]:
    """The kinds of screens that an application has, by their routes."""
    return {route.path for route in app.routes if isinstance(route, Route) and _is_asked_for(route)} - NO_SCREENS


def _is_asked_for(route: Route) -> bool:
    return "GET" in (route.methods or ())


def kind_of(app: Starlette, place: str) -> str:
    """The route that answers when an address is asked for; "" for none."""
    scope = {"type": "http", "method": "GET", "path": place.partition("?")[0], "headers": []}
    for route in app.routes:
        if isinstance(route, Route) and route.matches(scope)[0] is Match.FULL:
            return route.path
    return ""


def every_screen(app: Starlette, get: Callable[[str], WebAnswer], more: Iterable[str] = ()) -> dict[str, str]:
    """An address for each kind of screen that links and forms lead to from the first or from `more`, by its route."""
    found: dict[str, str] = {}
    waiting = ["/", *more]
    while waiting:
        place = waiting.pop(0)
        kind = kind_of(app, place)
        if not kind or kind in NO_SCREENS or kind in found:
            continue
        answer = get(place)
        if answer.status == 303:
            waiting.insert(0, dict(answer.headers)["location"])
        elif answer.status == 200:
            found[kind] = place
            waiting += _led_to(answer.text)
    return found


def _led_to(page: str) -> Iterator[str]:
    yield from (unescape(each) for each in _link.findall(page))


def zipped(folder: Path, archive: Path) -> Path:
    """A case's folder as one file, as the page hands it out."""
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(folder.rglob("*")):
            packed.write(path, Path(folder.name) / path.relative_to(folder))
    return archive
