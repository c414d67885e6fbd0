"""What the templates of the cover note and of the list to print see."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class CautionView(NamedTuple):
    """One rule that rings for some letters: which, what is wrong, what to do, the sender's reason against it."""

    id: str
    told: tuple[str, ...]
    next: str
    overruled: str


class CoverLine(NamedTuple):
    """One written letter as the note's table tells of it.

    `number` is its place among the files; it `waits` where only one of several is to be sent, and that is to be chosen;
    `deal` is whom its contract is with where there are several; `signer` who signs by hand; `is_power` of a power of
    attorney, which goes to nobody alone. `places` are addresses and telephones, or how to find them; `check` what is
    not confirmed; `ways` how it is handed in; `attach` what is put to it, `bring` what is taken along. Of what an
    earlier line says already, `places` and `ways` name that line alone.
    """

    number: int
    title: str
    deal: str
    addressee: str
    is_power: bool
    check: str
    places: tuple[str, ...]
    ways: str
    copies: int
    attach: str
    bring: str
    signer: str = ""
    waits: bool = False


class OrderView(NamedTuple):
    """Why the letters go in this order: which of them (第1份, "" for none) are reports to the police, and so on."""

    answers: str = ""
    police: str = ""
    complaints: str = ""
    reports: str = ""
    notices: str = ""
    powers: str = ""
    choice: str = ""


class DayView(NamedTuple):
    """A day to watch: by when, and what."""

    day: str
    what: str


class SheetView(NamedTuple):
    """A sheet for a witness to fill in: what it is called (附1), and what they are to the person."""

    label: str
    relation: str


class WitnessesView(NamedTuple):
    """The witnesses' sheets and the letters that they go with; of the others, who may write too and has no sheet.

    `several` stand behind one entry each, of the `young` nobody said that they are of age.
    """

    sheets: tuple[SheetView, ...]
    letters: str
    several: str
    young: str


class PrintLine(NamedTuple):
    """One letter in the file that is printed at once, as its first sheet tells of it.

    `step` is its place in the order of sending; `pages` those of one copy; `attach` what is put to it, `bring` what is
    taken along. `by` is who fills in and signs what is no letter: a witness, by relation.
    """

    step: str
    title: str
    addressee: str
    copies: int
    pages: int
    signer: str
    attach: str
    bring: str
    by: str = ""


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
    """One letter that was not written: stopped, lacking something, sent already, or its dispute goes elsewhere.

    Then `reader` is the body that does not get it: another's letter may have the same title.
    """

    title: str
    stops: tuple[str, ...] = ()
    lacks: str = ""
    elsewhere: bool = False
    reader: str = ""
    sent: date | None = None
    instead: str = ""
    lapsed: date | None = None
