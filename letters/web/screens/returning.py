"""From where a question was opened: there the page goes back once it is answered. Only its own pages are meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

THEN = "then"
_PLACE = re.compile(r"all|letters(?:/[1-9][0-9]{0,3})?")


def way_back(request: Request, given: Mapping[str, Sequence[str]] | None = None) -> str:
    """Where a form, or an address, says that the page goes back to: `letters/3`, `all`; "" for anything else."""
    said = request.query_params.get(THEN, "") if given is None else next(iter(given.get(THEN, ())), "")
    return said if _PLACE.fullmatch(said) else ""


def with_way_back(place: str, then: str) -> str:
    """A place of the case from which the page goes back."""
    return f"{place}?{THEN}={then}" if then else place
