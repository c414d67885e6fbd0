"""What the template of a witness's sheet sees: what records show, and nothing that the person told."""

from __future__ import annotations

from typing import NamedTuple

from letters.kit.moment import Moment


class HeardRow(NamedTuple):
    """Contacts as a log or a screen shows them: from when to when, how, from which number, how many."""

    at: Moment
    until: Moment | None
    how: str
    number: str
    times: int


class StatementView(NamedTuple):
    """Whose relative or neighbour a witness is, and as what; `name` is "" where they did not agree to be named."""

    sender: str
    relation: str
    name: str
    rows: tuple[HeardRow, ...]
