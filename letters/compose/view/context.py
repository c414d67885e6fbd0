"""What a letter's template gets: every name, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from letters.compose.masks import KEPT_BACK
from letters.compose.view.accusations import allegation_views, practice_views
from letters.compose.view.asks import asks, standing
from letters.compose.view.case_views import party_views
from letters.compose.view.citations import law_texts
from letters.compose.view.contact_figures import figures_view
from letters.compose.view.declared import LetterView
from letters.compose.view.footing import grounds_of, own_requests, replaced
from letters.compose.view.history import earlier_view, filing_views, first_filed
from letters.compose.view.legend import legend_view
from letters.compose.view.record_views import practice_view
from letters.compose.view.wish_views import option_view
from letters.findings import of_kind

if TYPE_CHECKING:
    from letters.case import Case, Option, Respondent
    from letters.catalogue import Head
    from letters.compose.addressed import Addressee
    from letters.compose.view.accusations import AllegationView
    from letters.compose.view.contact_figures import FiguresView
    from letters.compose.view.history import Occasion
    from letters.compose.view.seen import SeenCase
    from letters.compose.view.wish_views import OptionView
    from letters.findings import Allegations

TO_FILL_IN: Final = "＿" * 12  # a reader whom the case does not name


def context(
    seen: SeenCase,
    head: Head,
    to: Addressee,
    annexes: tuple[str, ...],
    occasion: Occasion | None = None,
    option: Option | None = None,
) -> dict[str, object]:
    """The names a template may use; CONTRIBUTING lists them. `annexes` are titles, `option` as in `compose`."""
    case, day = seen.case, seen.findings.day
    alleged = allegations(seen, head)
    telling = seen.telling(alleged.background)
    about = _as_seen(to.respondents, case)
    grounds = grounds_of(seen, alleged, about)
    return {
        **seen.names,
        "letter": _letter(seen, head, to, annexes),
        "rows": telling.rows,
        "figures": telling.figures,
        "background": telling.background,
        **_parted(seen, alleged, occasion, telling.figures),
        "channels": telling.channels,
        "clues": grounds.clues,
        "doers": grounds.doers,
        "legend": legend_view(telling.told, telling.rows),
        "allegations": allegation_views(alleged, telling.rows) + _of_business(seen, head, about, alleged),
        "respondents": party_views(about, plain=not case.is_of_a_party),
        "practices": tuple(practice_view(case, practice) for practice in grounds.practices),
        "requests": case.demands.get(head.id, ()),
        "added": tuple(one.text for one in own_requests(case, head)),
        "asks": asks(head.id, grounds.basis, replaced(case, head)),
        "evidence": seen.proofs(head).listed,
        "files": seen.proofs(head).files,
        "option": _option(seen, head, option),
        "law": law_texts(seen.findings.books.law, day, (replace(telling.ground, addressee=head.law_as),)),
        "earlier": earlier_view(seen.findings, occasion) if occasion else None,
        "filings": filing_views(case, seen.findings.books, everything=head.kind == "application"),
    }


def fallen(seen: SeenCase, head: Head, to: Addressee) -> tuple[str, ...]:
    """The default requests that stand in a letter but for its writer's own, by their titles."""
    told = replaced(seen.case, head)
    if not (told.every or told.names):
        return ()
    grounds = grounds_of(seen, allegations(seen, head), _as_seen(to.respondents, seen.case))
    return tuple(one.title for one in standing(head.id, grounds.basis) if told.holds(one))


def _of_business(
    seen: SeenCase, head: Head, about: tuple[Respondent, ...], alleged: Allegations
) -> tuple[AllegationView, ...]:
    """What the business did wrong apart from collecting."""
    return tuple(practice_views(seen.findings, head.law_as, about, alleged))


def _parted(
    seen: SeenCase, alleged: Allegations, occasion: Occasion | None, whole: FiguresView
) -> dict[str, FiguresView]:
    """What an earlier letter could tell, and what came later; where there is none, all of it and nothing."""
    if occasion is None:
        return {"reported": whole, "later": figures_view(seen.findings.count(()))}
    return seen.parted(alleged.background, first_filed(seen.findings, occasion))._asdict()


def _letter(seen: SeenCase, head: Head, addressee: Addressee, annexes: tuple[str, ...]) -> LetterView:
    """The letter itself."""
    return LetterView(
        title=head.title,
        signer=head.signer,
        addressee=addressee.name or TO_FILL_IN,
        date=seen.findings.day,
        annexes=annexes,
        to_business=addressee.is_business,
        keeps_back=KEPT_BACK in seen.masks,
        by_principal=head.by_principal,
    )


def allegations(seen: SeenCase, head: Head) -> Allegations:
    """What a letter alleges: to the police alone, conduct is out of time after a while."""
    role = seen.findings.books.directory.roles.get(head.addressee)
    return seen.findings.allegations(head.law_as, lapses=role is not None and role.conduct_lapses)


def _as_seen(parties: tuple[Respondent, ...], case: Case) -> tuple[Respondent, ...]:
    """The respondents under the masks: an addressee is chosen from the whole case, and holds them as they are there."""
    return tuple(party for one in parties if (party := case.respondent(one.id)))


def _option(seen: SeenCase, head: Head, agreed: Option | None) -> OptionView | None:
    """The way of paying that this letter is about: of an offer the plan of its kind, else what was agreed or is new.

    Why a sum is what it is, is told by the offer alone.
    """
    if head.kind != "negotiation":
        return option_view(agreed, seen.findings.positions)._replace(why=None) if agreed else None
    option = of_kind(seen.case, head.id)
    return option_view(option, seen.findings.positions) if option else None
