"""Pages of HTML from the templates in `pages/`: what was typed is escaped everywhere, what is undefined an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from starlette.responses import HTMLResponse

from letters.web.bench import bench_of
from letters.web.screens.forms import row_numbers
from letters.web.screens.hints import for_boxes, for_buttons, for_ticks
from letters.web.screens.said import without_options

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

TEMPLATES = Path(__file__).resolve().parents[1] / "pages"


@cache
def environment() -> jinja2.Environment:
    """The one environment of all pages."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {each.__name__: each for each in (for_boxes, for_buttons, for_ticks, row_numbers, without_options)}
    return made


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
