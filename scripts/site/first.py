"""The first page, there before the interpreter is: what the application shows who has no case yet."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from typing import TYPE_CHECKING, cast

from letters.web import Bench, application
from letters.web.asgi import ask
from letters.web.browser import PLACE
from letters.web.screens import environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.web.shelf import Shelf, WebCase

MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
NO_DAY = date(2000, 1, 1)  # the build's day would stand there for a reader of another


class _NoCases:
    """A browser that has been here for the first time."""

    async def cases(self) -> tuple[WebCase, ...]:
        return ()

    async def recall(self, name: str) -> str:  # noqa: ARG002  # it remembers nothing
        return ""


def first_page(names: Mapping[str, str], policy: str) -> str:
    """The page, with the names of what it begins with. Raises ValueError where the application shows something else."""
    shown = asyncio.run(ask(application(Bench(cast("Shelf", _NoCases()), lambda: NO_DAY, PLACE)), "GET", "/"))
    found = MAIN.search(shown.text)
    if shown.status != 200 or found is None or f"{NO_DAY.year}年" in shown.text:
        raise ValueError(f"the first page is not one for everybody: {shown.status} {shown.text[:200]}")
    return environment().get_template("site.html").render(**names, policy=policy, first=found[1].strip())
