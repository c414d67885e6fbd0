"""What a letter's template gets: every name, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.accusations import allegation_views, clue_view, practice_views
from letters.compose.view.case_views import lease_view, offer_view, party_views, sender_view, witness_views
from letters.compose.view.citations import LawTexts
from letters.compose.view.contact_figures import figures_view, stories
from letters.compose.view.event_views import event_view
from letters.compose.view.history import earlier_view, filing_views
from letters.compose.view.proofs import proofs
from letters.compose.view.record_views import (
    aid_view,
    dealing_view,
    declared_view,
    evidence_view,
    file_views,
    hardship_view,
    harm_view,
    losses,
    practice_view,
)
from letters.findings.lease_cost import lease_cost
from letters.findings.legal_facts import incident_facts
from letters.findings.positions import positions_of
from letters.law.provision import Ground

if TYPE_CHECKING:
    from datetime import date

    from letters.books import Books
    from letters.case.events import Incident
    from letters.case.model import Case
    from letters.case.people import Respondent
    from letters.case.wishes import Option
    from letters.catalogue.head import Head
    from letters.compose.choose.addressee import Addressee
    from letters.compose.view.event_views import EventView
    from letters.compose.view.history import Occasion
    from letters.findings.allegations import Allegations
    from letters.findings.positions import Positions

# Names that stand in every letter's context, in the cover note's and in that of a report on many cases: lint knows
# no others.
LETTER_NAMES = frozenset(
    {
        *("letter", "rows", "figures", "background", "channels", "clues", "allegations", "respondents", "practices"),
        *("option", "law", "sender", "agent", "lease", "account", "requests", "dealings", "harms", "evidence"),
        *("files", "declared", "hardship", "budget", "offer", "witnesses"),
        *("earlier", "filings", "cost", "aid", "losses", "contacts_not_given"),
    }
)
UNINVITED = "contacts_not_given"  # the fact that somebody was contacted whom the person had not named
COVER_NAMES = frozenset({"lines", "shared", "missing", "others", "date", "checked_on", "agent", "doors"})
STATISTICS_NAMES = frozenset({"statistics"})
NAMES = LETTER_NAMES | COVER_NAMES | STATISTICS_NAMES


class LetterView(NamedTuple):
    """What a template knows of the letter itself."""

    title: str
    signer: str
    addressee: str
    date: date
    annexes: tuple[str, ...]


def context(
    case: Case,
    head: Head,
    addressee: Addressee,
    alleged: Allegations,
    annexes: tuple[str, ...],
    books: Books,
    day: date,
    facts: frozenset[str],
    occasion: Occasion | None = None,
) -> dict[str, object]:
    """The names a template may use; CONTRIBUTING lists them. `case` is the masked one."""
    law = books.law
    rows = _rows(case, alleged)
    told = tuple(row for row in rows if row.incident.counts and not row.is_background)
    incidents = tuple(row.incident for row in told)
    figures = figures_view(case, incidents, case.incidents)
    about = addressee.respondents
    return {
        "letter": LetterView(head.title, head.signer, addressee.name, day, annexes),
        "rows": rows,
        "figures": figures,
        "background": figures_view(case, alleged.background),
        "channels": stories(case, told),
        "clues": clue_view(told, alleged, figures.numbers),
        "allegations": (
            *allegation_views(alleged, rows),
            *practice_views(case, law, head.law_as, day, facts, about, alleged),
        ),
        "respondents": party_views(about),
        "practices": tuple(practice_view(case, p) for p in case.practices if _concerns(p.by, about)),
        "option": _option(case, head),
        "law": LawTexts(law, day, (_whole_ground(head, incidents, facts),)),
        "contacts_not_given": UNINVITED in facts,
        **_became(case, head, books, day, occasion),
        **_told(case, head, positions_of(case, day)),
    }


def _became(case: Case, head: Head, books: Books, day: date, occasion: Occasion | None) -> dict[str, object]:
    """What became of earlier letters, and what the lease comes to."""
    return {
        "earlier": earlier_view(case, occasion, books, day) if occasion else None,
        "filings": filing_views(case, books, everything=head.kind == "application"),
        "cost": lease_cost(case, day, books.money, books.rates),
    }


def _told(case: Case, head: Head, positions: Positions) -> dict[str, object]:
    """What the case itself says, viewed."""
    return {
        "sender": sender_view(case.complainant, show_address="home_address" not in head.masks),
        "agent": case.agent,
        "lease": lease_view(case, case.lease, positions) if case.lease else None,
        "account": lines(case.story.account),
        "requests": case.demands.get(head.id, ()),
        "dealings": tuple(dealing_view(case, dealing) for dealing in case.dealings),
        "witnesses": witness_views(case),
        "harms": tuple(harm_view(harm) for harm in case.harms),
        "evidence": tuple(evidence_view(item) for item in proofs(case, head)),
        "files": file_views(proofs(case, head)),
        "declared": declared_view(case.declarations),
        "hardship": hardship_view(case.hardship) if case.hardship else None,
        "budget": case.budget,
        "offer": offer_view(case, case.offer, positions) if case.offer else None,
        "aid": aid_view(case.legal_aid),
        "losses": losses(case),
    }


def _rows(case: Case, alleged: Allegations) -> tuple[EventView, ...]:
    """Every incident in order of time, numbered."""
    background = {incident.id for incident in alleged.background}
    return tuple(
        event_view(case, incident, row, background=incident.id in background)
        for row, incident in enumerate(sorted(case.incidents, key=_in_time), 1)
    )


def _in_time(incident: Incident) -> tuple[object, ...]:
    return incident.at.earliest, incident.at.latest, incident.id


def _concerns(by: str | None, about: tuple[Respondent, ...]) -> bool:
    """Whether a practice belongs in a letter about these respondents; one nobody is named for belongs in each."""
    return by is None or by in {party.id for party in about}


def _option(case: Case, head: Head) -> Option | None:
    """The way of paying that this letter is about: the first of its kind in the offer; an agreement takes the first."""
    options = case.offer.options if case.offer else ()
    if head.id.split("/")[0] == "negotiation":
        return next((option for option in options if head.id.endswith(f"/{option.kind}")), None)
    return options[0] if options else None


def _whole_ground(head: Head, incidents: tuple[Incident, ...], facts: frozenset[str]) -> Ground:
    """All the incidents of the letter as one, for what a template cites by name."""
    return Ground(
        addressee=head.law_as,
        contacts=sum(incident.count for incident in incidents),
        acts=frozenset(str(act) for incident in incidents for act in incident.acts),
        channels=frozenset(str(incident.channel) for incident in incidents),
        facts=facts.union(*(incident_facts(incident) for incident in incidents)),
    )


def lines(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text of one's own, empty ones left out."""
    return tuple(line for line in (text or "").splitlines() if line.strip())
