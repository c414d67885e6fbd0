"""What a letter's template gets: every name, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from letters.case import PracticeKind, Role
from letters.compose.masks import KEPT_BACK
from letters.compose.view.accusations import allegation_views, charges_of, practice_charges
from letters.compose.view.asks import asks, standing
from letters.compose.view.charges import charge_views
from letters.compose.view.citations import law_texts
from letters.compose.view.declared import LetterView
from letters.compose.view.events.acts_reported import act_views
from letters.compose.view.events.contact_figures import figures_view
from letters.compose.view.events.legend import legend_view
from letters.compose.view.events.people_views import people_views
from letters.compose.view.footing import grounds_of, own_requests, replaced, uncited
from letters.compose.view.history import earlier_view, filing_views, first_filed
from letters.compose.view.other_side import claimant_beside
from letters.compose.view.paper_views import paper_view
from letters.compose.view.party_views import party_views
from letters.compose.view.proofs import REPORT
from letters.compose.view.record_views import hardship_view, harm_view, practice_view
from letters.compose.view.seen import Parted
from letters.compose.view.voices import sides, voice_of
from letters.compose.view.wish_views import option_view
from letters.findings import of_kind
from letters.kit.computed import Names
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from letters.case import Case, Option, Respondent
    from letters.catalogue import Head
    from letters.compose.addressed import Addressee
    from letters.compose.view.accusations import Charge
    from letters.compose.view.citations import LawTexts
    from letters.compose.view.filing_views import FilingView
    from letters.compose.view.footing import Grounds
    from letters.compose.view.history import Occasion
    from letters.compose.view.proofs import Proofs
    from letters.compose.view.record_views import PracticeView
    from letters.compose.view.seen import SeenCase, Telling
    from letters.compose.view.voices import Voice
    from letters.compose.view.wish_views import OptionView
    from letters.findings import Allegations

TO_FILL_IN: Final = "＿" * 12  # a reader whom the case does not name
HIDDEN_FROM_BUSINESS: Final = "id_number"  # so that what answers an offer or a notice is known as one to a business
WITHHELD: Final = "deposit_withheld"  # the fact of the law's words that a practice stands for
NOTICE: Final = "notice"  # the kind of letter that asks for an end of what happened
CONTRACTING: Final = frozenset({Role.PLATFORM, Role.LESSOR})


@frozen
class _Telling:
    """What the names of one letter are made from; what several of them need is worked out once."""

    seen: SeenCase
    head: Head
    to: Addressee
    annexes: tuple[str, ...]
    occasion: Occasion | None
    option: Option | None

    @cached_property
    def alleged(self) -> Allegations:
        return allegations(self.seen, self.head)

    @cached_property
    def told(self) -> Telling:
        return self.seen.numbered(self.alleged.background, self.proofs.exhibits).in_voice(self.voice)

    @cached_property
    def voice(self) -> Voice:
        return voice_of(self.head, self.about, self.seen.case)

    @cached_property
    def proofs(self) -> Proofs:
        return self.seen.proofs(self.head, self.about)

    @cached_property
    def about(self) -> tuple[Respondent, ...]:
        return _as_seen(self.to.respondents, self.seen.case)

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """What the incidents bear out, and what the business did wrong apart from collecting: no matter of a notice."""
        by_incidents = charges_of(self.alleged, self.told.rows)
        if self.head.kind == NOTICE:
            return by_incidents
        law_as, leading = self.head.law_as, _leading(self)
        return (*by_incidents, *practice_charges(self.seen.findings, law_as, self.about, self.alleged, leading))

    @cached_property
    def grounds(self) -> Grounds:
        return grounds_of(self.seen, self.alleged, self.about)

    @cached_property
    def parted(self) -> Parted:
        """What an earlier letter could tell, and what came later; where there is none, all of it and nothing."""
        if self.occasion is None:
            return Parted(self.told.figures, figures_view(self.seen.findings.count(())))
        return self.seen.parted(self.alleged.background, first_filed(self.seen.findings, self.occasion))


def context(
    seen: SeenCase,
    head: Head,
    to: Addressee,
    annexes: tuple[str, ...],
    occasion: Occasion | None = None,
    option: Option | None = None,
) -> Mapping[str, object]:
    """The names a template may use; CONTRIBUTING lists them. `annexes` are titles, `option` as in `compose`.

    To ask for a name raises HorizonError where it rests on the law of a day that the law data does not know.
    """
    return Names(_MAKERS, _Telling(seen, head, to, annexes, occasion, option), seen.names)


def fallen(seen: SeenCase, head: Head, to: Addressee) -> tuple[str, ...]:
    """The default requests that stand in a letter but for its writer's own, by their titles."""
    told = replaced(seen.case, head)
    if not (told.every or told.names):
        return ()
    grounds = grounds_of(seen, allegations(seen, head), _as_seen(to.respondents, seen.case))
    return tuple(one.title for one in standing(head.id, grounds.basis) if told.holds(one))


def _letter(of: _Telling) -> LetterView:
    """The letter itself."""
    return LetterView(
        title=of.head.title,
        signer=of.head.signer,
        called=of.voice.called,
        in_first_person=of.voice.is_first_person,
        addressee=of.to.name or TO_FILL_IN,
        date=of.seen.findings.day,
        annexes=of.annexes,
        to_business=of.to.is_business or HIDDEN_FROM_BUSINESS in of.seen.masks,
        keeps_back=KEPT_BACK in of.seen.masks,
        by_principal=of.head.by_principal,
        about_contract=_is_about_contract(of),
        claimant="" if _is_about_contract(of) else claimant_beside(of.seen.case, of.about),
        to_collector=bool(of.about) and all(set(party.roles) == {Role.COLLECTOR} for party in of.about),
    )


def _leading(of: _Telling) -> frozenset[str]:
    """The facts of the case that a letter's law may rest on: in a report, only what its own respondents did.

    The contract's terms are those of whom it was made with or through; a deposit is kept by whom the case says.
    """
    facts = of.seen.findings.facts
    if of.head.kind != REPORT:
        return facts - uncited(of.seen, of.head, of.grounds.basis)
    if not _is_about_contract(of):
        return frozenset()
    return facts if PracticeKind.DEPOSIT in of.grounds.basis.practices else facts - {WITHHELD}


def _is_about_contract(of: _Telling) -> bool:
    """Whether whom a letter is about made the contract, or it was made through them; so too where it names nobody."""
    return not of.about or any(not CONTRACTING.isdisjoint(party.roles) for party in of.about)


def _law(of: _Telling) -> LawTexts:
    ground = replace(of.told.ground, addressee=of.head.law_as)
    return law_texts(of.seen.findings.books.law, of.seen.findings.day, (ground,))


def _practices(of: _Telling) -> tuple[PracticeView, ...]:
    exhibits = of.proofs.exhibits
    return tuple(practice_view(of.seen.case, practice, exhibits) for practice in of.grounds.practices)


def _filings(of: _Telling) -> tuple[FilingView, ...]:
    return filing_views(of.seen.case, of.seen.findings.books, everything=of.head.kind == "application")


def allegations(seen: SeenCase, head: Head) -> Allegations:
    """What a letter alleges: to the police alone, conduct is out of time after a while."""
    role = seen.findings.books.directory.roles.get(head.addressee)
    return seen.findings.allegations(head.law_as, lapses=role is not None and role.conduct_lapses)


def _as_seen(parties: tuple[Respondent, ...], case: Case) -> tuple[Respondent, ...]:
    """The respondents under the masks: an addressee is chosen from the whole case, and holds them as they are there."""
    return tuple(party for one in parties if (party := case.respondent(one.id)))


def _beside(of: _Telling) -> tuple[Respondent, ...]:
    """The respondents with a name whom a letter is not about."""
    about = {party.id for party in of.about}
    return tuple(party for party in of.seen.case.respondents if party.is_named and party.id not in about)


def _option(seen: SeenCase, head: Head, agreed: Option | None) -> OptionView | None:
    """The way of paying that this letter is about: of an offer the plan of its kind, else what was agreed or is new.

    Why a sum is what it is, is told by the offer alone.
    """
    if head.kind != "negotiation":
        return option_view(agreed, seen.findings.positions)._replace(why=None) if agreed else None
    option = of_kind(seen.case, head.id)
    return option_view(option, seen.findings.positions) if option else None


_MAKERS: Final[Mapping[str, Callable[[_Telling], object]]] = {
    "letter": _letter,
    "rows": lambda of: of.told.rows,
    "figures": lambda of: of.told.figures,
    "background": lambda of: of.told.background,
    "reported": lambda of: of.parted.reported,
    "later": lambda of: of.parted.later,
    "acts_reported": lambda of: act_views(of.told.chronology.every, of.parted.ids),
    "chronology": lambda of: of.told.chronology,
    "charges": lambda of: charge_views(of.charges),
    "clues": lambda of: of.grounds.clues,
    "doers": lambda of: of.grounds.doers,
    "people": lambda of: people_views(of.seen.case, of.told.figures.contacts),
    "legend": lambda of: legend_view(of.told.told, of.told.rows),
    "allegations": lambda of: allegation_views(of.charges),
    "respondents": lambda of: sides(of.head, of.about, of.seen.case, of.told.told),
    "not_sued": lambda of: party_views(_beside(of), plain=not of.seen.case.is_of_a_party),
    "practices": _practices,
    "dealings": lambda of: of.seen.dealings(of.proofs.exhibits),
    "harms": lambda of: tuple(harm_view(one, of.proofs.exhibits) for one in of.seen.case.harms),
    "hardship": lambda of: of.seen.case.hardship and hardship_view(of.seen.case.hardship, of.proofs.exhibits),
    "requests": lambda of: of.seen.case.demands.get(of.head.id, ()),
    "added": lambda of: tuple(one.text for one in own_requests(of.seen.case, of.head)),
    "asks": lambda of: asks(of.head.id, of.grounds.basis, replaced(of.seen.case, of.head)),
    "evidence": lambda of: of.proofs.listed,
    "files": lambda of: of.proofs.files,
    "option": lambda of: _option(of.seen, of.head, of.option),
    "paper": lambda of: paper_view(of.seen.findings) if of.head.answers else None,
    "law": _law,
    "earlier": lambda of: of.occasion and earlier_view(of.seen.findings, of.occasion),
    "filings": _filings,
}
