"""That somebody is here still: each page at home has a frame, unseen, that is asked for again and again by itself.

It needs no script, so that the server cannot end under somebody who is reading, whatever their browser runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

AGAIN = 120  # seconds; a browser may put off what is asked by a page that nobody looks at, and by minutes
_PAGE = f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="{AGAIN}">'
_POLICY = "default-src 'none'; frame-ancestors 'self'"


async def _here(_: Request) -> Response:
    return HTMLResponse(
        f"{_PAGE}<title>在</title></head><body></body></html>", headers={"Content-Security-Policy": _POLICY}
    )


ROUTES = (Route("/here", _here),)
