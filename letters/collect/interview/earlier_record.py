"""The record of a talk that an earlier version of the case file holds, as this version has it."""

from __future__ import annotations

from typing import Any

from letters.case import contracts, kinds


def current(record: dict[str, Any]) -> dict[str, Any]:
    """The record with the contract under its place in the list, where it stood under the name of its kind."""
    found = dict(record)
    for name in ("skipped", "later", "todo"):
        if isinstance(found.get(name), list):
            found[name] = [_key(key) for key in found[name]]
    if isinstance(found.get("draft"), dict):
        found["draft"] = {_key(holder): _row(holder, row) for holder, row in found["draft"].items()}
    return found


def _key(key: Any) -> Any:
    """`loan` as `contracts.0`, `loan.rate` as `contracts.0.rate`."""
    first, dot, rest = str(key).partition(".")
    return f"{contracts.TABLE}.0{dot}{rest}" if any(kind.key == first for kind in kinds()) else key


def _row(holder: str, row: Any) -> Any:
    kind = next((each for each in kinds() if each.key == holder), None)
    return {**contracts.begun(kind, 1), **row} if kind and isinstance(row, dict) else row
