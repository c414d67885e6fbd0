"""What a letter's template gets: every name, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.accusations import allegation_views, clue_view, practice_views
from letters.compose.citations import LawTexts
from letters.compose.events import event_view
from letters.compose.figures import figures_view, stories
from letters.compose.proofs import proofs
from letters.compose.records import (
    dealing_view,
    declared_view,
    evidence_view,
    file_views,
    hardship_view,
    harm_view,
    practice_view,
)
from letters.compose.views import lease_view, party_views, sender_view, witness_views
from letters.findings.facts import incident_facts
from letters.law.model import Ground

if TYPE_CHECKING:
    from datetime import date

    from letters.case.events import Incident
    from letters.case.model import Case
    from letters.case.people import Respondent
    from letters.case.wishes import Option
    from letters.catalogue.head import Head
    from letters.compose.addressee import Addressee
    from letters.findings.allegations import Allegations
    from letters.law.book import Law

# Names that stand in every letter's context, and those of the cover note; lint knows no others.
LETTER_NAMES = frozenset(
    {
        *("letter", "rows", "figures", "background", "channels", "clues", "allegations", "respondents", "practices"),
        *("option", "law", "sender", "agent", "lease", "account", "requests", "dealings", "harms", "evidence"),
        *("files", "declared", "hardship", "budget", "offer", "witnesses"),
    }
)
COVER_NAMES = frozenset({"lines", "missing", "date", "checked_on", "agent", "doors"})
NAMES = LETTER_NAMES | COVER_NAMES


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
    law: Law,
    day: date,
    facts: frozenset[str],
) -> dict[str, object]:
    """The names a template may use; CONTRIBUTING lists them."""
    background = {incident.id for incident in alleged.background}
    rows = tuple(
        event_view(case, incident, row, background=incident.id in background)
        for row, incident in enumerate(sorted(case.incidents, key=_in_time), 1)
    )
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
        **_told(case, head),
    }


def _told(case: Case, head: Head) -> dict[str, object]:
    """What the case itself says, viewed."""
    return {
        "sender": sender_view(case.complainant, show_address="home_address" not in head.masks),
        "agent": case.agent,
        "lease": lease_view(case, case.lease) if case.lease else None,
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
        "offer": case.offer,
    }


def _in_time(incident: Incident) -> tuple[object, ...]:
    return incident.at.earliest, incident.at.latest, incident.id


def _concerns(by: str | None, about: tuple[Respondent, ...]) -> bool:
    """Whether a practice belongs in a letter about these respondents; one nobody is named for belongs in each."""
    return by is None or by in {party.id for party in about}


def _option(case: Case, head: Head) -> Option | None:
    """The way of paying that this letter asks for: the first of its kind in the offer."""
    options = case.offer.options if case.offer else ()
    return next((option for option in options if head.id.endswith(f"/{option.kind}")), None)


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
