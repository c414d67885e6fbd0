"""Whom a record of contacts is about: those on whose phone it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def received(row: Any) -> Any:
    """A row of `[[incidents]]` from somebody's log, with that person as the one who was contacted.

    Nobody is taken to be called on another's phone: unless `to` says so, a father's log holds calls to the father.
    """
    if isinstance(row, Mapping) and row.get("log") and "to" not in row:
        return {"to": (row["log"],), **row}
    return row
