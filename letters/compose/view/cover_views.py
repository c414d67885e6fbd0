"""What the cover note's template sees."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class CautionView(NamedTuple):
    """A warning as the note tells it: what is wrong, what to do, and the sender's reason where they overruled it."""

    id: str
    message: str
    next: str
    overruled: str


class DoorView(NamedTuple):
    """A body that people turn to in vain, and what to do instead."""

    message: str
    instead: str


class CoverLine(NamedTuple):
    """One written letter as the note tells of it; its `warnings` are those that not every letter has.

    `step` is its place in the order of sending, or that only one of several is to be sent; `signer` who signs by hand.
    """

    title: str
    addressee: str
    confirmed: bool
    alternatives: str
    rule: str
    cited: str
    caution: str
    copies: int
    annexes: str
    attach: str
    bring: str
    channels: str
    hotlines: str
    cannot: str
    warnings: tuple[CautionView, ...]
    file: str = ""
    signer: str = ""
    step: str = ""


class PrintLine(NamedTuple):
    """One letter in the file that is printed at once, as its first sheet tells of it.

    `step` is its place in the order of sending; `pages` those of one copy; `attach` what is put to it, `bring` what is
    taken along.
    """

    step: str
    title: str
    addressee: str
    copies: int
    pages: int
    signer: str
    attach: str
    bring: str


class PaperNote(NamedTuple):
    """A paper that came: what it is called, what is to be done by when, what first and what not, where to ask.

    `terms` are sentences, `left` what there is once all of it was missed.
    """

    title: str
    what: str
    terms: tuple[str, ...]
    first: str
    never: str
    ways: str
    left: str
    disowned: str


class MissingLine(NamedTuple):
    """One letter that was not written: stopped, lacking something, sent already, or its dispute goes elsewhere."""

    title: str
    stops: tuple[str, ...] = ()
    lacks: str = ""
    elsewhere: bool = False
    sent: date | None = None
    instead: str = ""
    lapsed: date | None = None
    id: str = ""
    summary: str = ""
