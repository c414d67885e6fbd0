"""Every fact that letters read can be given in the talk: by a question's field, or in a line that a reader reads.

What no question gives is named with the reason. The facts are those that `tests/test_fields_are_read.py` sees read.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from letters.case import Case, Table, shape
from letters.case.file import parse
from letters.collect.interview import script
from letters.collect.interview.keys import beside, generic
from tests.test_fields_are_read import EXAMPLES, LATEST, RARE, every_field, used, watched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.collect.interview.script_files import AskRow

LINES: Final = tomllib.loads((Path(__file__).parent / "lines_of_several_facts.toml").read_text("utf-8"))
RULED: Final = (
    *("plan.own", "practices.told", "incidents.account", "incidents.known_by", "incidents.estimated"),
    *("practices.kind", "practices.by", "third_parties.relation", "third_parties.people"),
    *("offer.undisputed", "offer.undisputed_what", "offer.undisputed_due"),
    *("offer.options.kind", "offer.options.payments.due", "offer.options.payments.amount"),
    *("incidents.evidence", "evidence.title", "evidence.kind", "evidence.proves"),
)
"""What the rules of the talk ask for, or put down from an answer."""
WHOLE: Final = {
    "what was sent and what came back is told to `letters track`": (
        "Filing Reply CounterOffer Postponed",
        "Case.filings",
    ),
    "several contracts, which contract something is about, wording of one's own and what was overruled are written into"
    " the file by whoever knows it": (
        "Deal Demand Override Business",
        "Case.deals Case.demands Case.requests"
        " Case.overrides Lease.businesses Dealing.contract Evidence.contract Incident.contract Practice.contract"
        " Received.contract",
    ),
    "files are taken in and tied to what they show by `letters evidence`": (
        "EvidenceFile",
        "Evidence.carrier Evidence.files Evidence.form Evidence.holder Evidence.made_on Evidence.pages Evidence.source"
        " Dealing.evidence Hardship.evidence Harm.evidence Lease.evidence Payment.evidence Practice.evidence"
        " Received.evidence",
    ),
    "an exact record is imported from a log or a bill, which tells it better than memory": (
        "",
        "Incident.direction Incident.duration Incident.log Incident.rank Incident.source Payment.channel Payment.note"
        " Payment.payer Payment.purpose",
    ),
    "what a paper says beyond who sent it, when and what it demands is told to `letters track received`": (
        "Check Met PaperItem",
        "Received.by Received.checks Received.dated Received.due Received.items Received.met Received.note"
        " Received.place Received.procedure Received.sent_from",
    ),
    "the file's own: numbers of rows, its day, what was asked and is not known": (
        "",
        "Case.unknown Case.written_on Evidence.id Incident.id Lease.id Lease.kind Received.id ThirdParty.id",
    ),
    "proposed at the end of the talk from the facts, or confirmed there after a call to the body": (
        "",
        "Story.letters Case.addressees Case.route Route.dispute_first",
    ),
    "check asks for it where it matters, of few: an age, two records of the same days, conduct long past": (
        "",
        "Complainant.own_wages Incident.overlap Incident.reported_on",
    ),
    "another question gives the same in its own fields: who came, so many a day, items of the claim": (
        "",
        "Incident.present Incident.days Incident.days_exact Offer.disputed DisputedItem.amount DisputedItem.ask"
        " DisputedItem.item DisputedItem.reason",
    ),
    "nobody can tell by themselves: who was behind a contact, a licence, a comparison with loans, why a sum is less": (
        "",
        "Incident.by Dealing.by Respondent.licensed Respondent.note Lease.rate_in_letters Option.why",
    ),
    "not asked yet: whether a single call was taken": ("", "Incident.answered"),
}
"""What is not asked in the talk, by the reason: whole tables, and single fields."""


def named() -> set[str]:
    """The fields that are named with a reason."""
    found = {name for tables, fields in WHOLE.values() for name in fields.split()}
    whole = {each for tables, _ in WHOLE.values() for each in tables.split()}
    return found | {f"{table.__name__}.{name}" for table, name in every_field() if table.__name__ in whole}


def keys() -> Iterator[str]:
    """Every key that the talk may ask about or put down, without numbers."""
    told = script.data()
    for step in script.steps():
        yield from _of(generic(step.key))
    for wish in told.wish:
        yield from (*wish.sets, *wish.asks)
    for way in told.way:
        yield from (f"incidents.{name}" for name in (*way.asks, *way.copies))
    for card in told.card:
        yield "incidents.acts"
        for line in card.line:
            yield from (key for name in line.asks for key in _of(f"incidents.{name}"))
    for paper in (row for part in told.parts for row in part.paper):
        yield from (f"received.{name}" for name in ("kind", *paper.asks))
    yield from ("respondents.id", "respondents.roles", "respondents.on_platform")  # of the places of renting
    for key in RULED:
        yield from _of(key)


def _of(key: str) -> Iterator[str]:
    """A key, with what its question puts down besides and asks next."""
    words = script.data().put(key)
    yield key
    yield from (generic(beside(name, key)) for name in (*words.fields, *words.sets, *(words.none or ())))
    for row in words.choices:
        yield from (generic(beside(name, key)) for name in row.sets)
    for step in (*words.then, *(each for row in words.choices for each in row.then)):
        yield from _of(generic(beside(step.key, key)))


def fields_at(key: str) -> Iterator[tuple[type[Table], str]]:
    """The fields through which a key leads."""
    table: type[Table] | None = Case
    for name in key.split("."):
        field = table.model_fields.get(name) if table else None
        if table is None or field is None:
            return
        yield table, name
        table = shape.table_of(field)


def of_lines() -> Iterator[tuple[type[Table], str]]:
    """The fields that the examples of lines give, with those of the rows in them."""
    asked: dict[str, tuple[str, AskRow]] = {
        words.reader: (key, words) for key, words in script.data().ask.items() if words.reader
    }
    for name, rows in LINES.items():
        if name not in asked:
            continue  # read by another reader
        for row in rows:
            for field, value in row.get("values", {}).items():
                yield from _inside(generic(beside(field, asked[name][0])), value)


def _inside(key: str, value: Any) -> Iterator[tuple[type[Table], str]]:
    yield from fields_at(key)
    for row in value if isinstance(value, list) else []:
        for name, inner in row.items() if isinstance(row, dict) else []:
            yield from _inside(f"{key}.{name}", inner)


def given() -> set[str]:
    found = {pair for key in keys() for pair in fields_at(key)} | set(of_lines())
    return {f"{table.__name__}.{name}" for table, name in found}


@pytest.mark.long
def test_every_fact_that_letters_read_is_given_in_the_talk_or_named_with_the_reason() -> None:
    with watched() as seen:
        used(RARE, LATEST)
        for path in EXAMPLES:
            text = path.read_text("utf-8")
            used(text, parse(text, today=LATEST).written_on or LATEST)
    read = {f"{table.__name__}.{name}" for table, name in every_field() if (table, name) in seen}
    assert sorted(read - given() - named()) == []


def test_what_is_asked_after_all_is_no_longer_named() -> None:
    single = {name for _, fields in WHOLE.values() for name in fields.split()}
    assert sorted(single & given()) == []
