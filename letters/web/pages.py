"""Pages of HTML from the templates in `pages/`: what was typed is escaped everywhere, what is undefined an error."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from starlette.responses import HTMLResponse

from letters.web.bench import bench_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HERE = Path(__file__).resolve().parent
_OF_A_LINE = ("前面的号码", "一句话说完", "一行写完", "整段复制", "想写的接着写", "最后写“代办")
_parts = re.compile(r"[^；。]+[；。]?")


@cache
def environment() -> jinja2.Environment:
    """The one environment of all pages."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["for_boxes"] = for_boxes
    return made


def for_boxes(help_: str) -> str:
    """The help of a question without what it says of an answer in one line: here each thing has a box of its own."""
    return "".join(part for part in _parts.findall(help_) if not any(word in part for word in _OF_A_LINE)).rstrip("；")


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """The page of a template, with these names and the token that its forms carry."""
    bench = bench_of(request)
    told = {
        "token": bench.token,
        "borrowed": bench.session.is_borrowed,
        "is_clinic": bench.clinic is not None,
        "can_seal": bench.sealing is not None,
        "takes_phones": bench.phone is not None,
        "phone": bench.phone.now if bench.phone else None,
        **values,
    }
    return HTMLResponse(environment().get_template(name).render(told), status)
