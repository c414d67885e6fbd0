"""What a context holds, name by name: templates are checked by it before they are used, and know no other names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Union, get_type_hints

from letters.case import kinds
from letters.compose.view.accusations import AllegationView, ClueView
from letters.compose.view.asks import asks_shape
from letters.compose.view.case_views import AgentView, SenderView, WitnessView
from letters.compose.view.charges import ChargeView
from letters.compose.view.citations import CHECKED_ON
from letters.compose.view.cover_views import (
    CautionView,
    CoverLine,
    DayView,
    MissingLine,
    OrderView,
    PaperNote,
    PrintLine,
    WitnessesView,
)
from letters.compose.view.events.acts_reported import ActView
from letters.compose.view.events.chronology import ChronologyView
from letters.compose.view.events.contact_figures import FiguresView
from letters.compose.view.events.doers import DoersView
from letters.compose.view.events.event_views import EventView
from letters.compose.view.events.legend import LegendView
from letters.compose.view.events.people_views import PersonView
from letters.compose.view.filing_views import FilingView
from letters.compose.view.paper_views import PaperView
from letters.compose.view.party_views import PartyView
from letters.compose.view.record_views import (
    AidView,
    DealingView,
    DeclaredView,
    EvidenceView,
    FileView,
    HardshipView,
    HarmView,
    PracticeView,
)
from letters.compose.view.rooms import ContractLine, views_of_kinds
from letters.compose.view.statistics_views import StatisticsView
from letters.compose.view.volume_views import ExhibitFile, ExhibitLine
from letters.compose.view.wish_views import BudgetView, OfferView, OptionView
from letters.compose.view.witness_views import StatementView

if TYPE_CHECKING:
    from collections.abc import Mapping


class LetterView(NamedTuple):
    """What a template knows of the letter itself; `to_business`: the other side reads it, no body.

    `keeps_back`: what came, and whether cash did, is not told this reader: the sender has not decided to.
    `by_principal`: it is for the person alone to sign, whoever acts for them. `about_contract`: it is about whom the
    contract was made with or through, so that the contract's terms are theirs. `to_collector`: who reads it only
    collects, and the contract was made with others. `claimant`: who claims the money, where it is none of those
    the letter is about; "" where it is, or where nobody can tell. `called`: what the writer is called, 本人 in
    the first person.
    """

    title: str
    signer: str
    addressee: str
    date: date
    annexes: tuple[str, ...]
    to_business: bool = False
    keeps_back: bool = False
    by_principal: bool = False
    called: str = ""
    in_first_person: bool = True
    about_contract: bool = True
    to_collector: bool = False
    claimant: str = ""


class LetterNames(TypedDict):
    """What every letter's context holds, besides the views of the kinds of contract, `asks`, `cost` and `law`."""

    letter: LetterView
    rows: tuple[EventView, ...]
    figures: FiguresView
    background: FiguresView
    reported: FiguresView
    later: FiguresView
    acts_reported: tuple[ActView, ...]
    chronology: ChronologyView
    charges: tuple[ChargeView, ...]
    clues: ClueView
    doers: DoersView
    legend: LegendView
    allegations: tuple[AllegationView, ...]
    respondents: tuple[PartyView, ...]
    not_sued: tuple[PartyView, ...]
    contracts: tuple[ContractLine, ...]
    practices: tuple[PracticeView, ...]
    option: OptionView | None
    paper: PaperView | None
    sender: SenderView
    agent: AgentView | None
    account: tuple[str, ...]
    requests: tuple[str, ...]
    added: tuple[str, ...]
    dealings: tuple[DealingView, ...]
    harms: tuple[HarmView, ...]
    evidence: tuple[EvidenceView, ...]
    files: tuple[FileView, ...]
    declared: DeclaredView
    hardship: HardshipView | None
    budget: BudgetView | None
    offer: OfferView | None
    witnesses: tuple[WitnessView, ...]
    people: tuple[PersonView, ...]
    earlier: FilingView | None
    filings: tuple[FilingView, ...]
    aid: AidView
    losses: Decimal | None
    contacts_not_given: bool


class CoverNames(TypedDict):
    """What the cover note's context holds."""

    papers: tuple[PaperNote, ...]
    lines: tuple[CoverLine, ...]
    order: OrderView
    witnesses: WitnessesView
    days: tuple[DayView, ...]
    checks: tuple[str, ...]
    cautions: tuple[CautionView, ...]
    left: int
    missing: tuple[MissingLine, ...]
    others: str
    sources: str
    date: date
    checked_on: date
    printed: str


class PrintingNames(TypedDict):
    """What the context of the first sheet holds, of all letters that are printed at once."""

    lines: tuple[PrintLine, ...]
    left_out: str
    sheets: int
    pages: int
    date: date


class StatementNames(TypedDict):
    """What the context of a witness's sheet holds."""

    witness: StatementView


class VolumeNames(TypedDict):
    """What the context of the volume of evidence holds: for its list, the head of an exhibit, what is said of a file.

    `shows_all`: its reader must know the people whom pictures show.
    """

    lines: tuple[ExhibitLine, ...]
    exhibit: ExhibitLine | None
    file: ExhibitFile | None
    reader: str
    date: date
    pages: int
    dots: int
    quality: int
    shows_all: bool


class StatisticsNames(TypedDict):
    """What the context of a report on many cases holds."""

    statistics: StatisticsView


LETTER_NAMES = frozenset({*LetterNames.__annotations__, *(kind.key for kind in kinds()), "asks", "cost", "law"})
COVER_NAMES = frozenset(CoverNames.__annotations__)
PRINTING_NAMES = frozenset(PrintingNames.__annotations__)
STATEMENT_NAMES = frozenset(StatementNames.__annotations__)
STATISTICS_NAMES = frozenset(StatisticsNames.__annotations__)
VOLUME_NAMES = frozenset(VolumeNames.__annotations__)
NAMES = LETTER_NAMES | COVER_NAMES | PRINTING_NAMES | STATEMENT_NAMES | STATISTICS_NAMES | VOLUME_NAMES


@cache
def declared() -> Mapping[str, Mapping[str, Any]]:
    """What a context holds, by the kind of template ("" for every other): the annotation of each name."""
    return {
        "": {**get_type_hints(LetterNames), **_of_contracts(), "asks": asks_shape(), "law": _law()},
        "cover": get_type_hints(CoverNames),
        "printing": get_type_hints(PrintingNames),
        "statement": get_type_hints(StatementNames),
        "statistics": get_type_hints(StatisticsNames),
        "volume": get_type_hints(VolumeNames),
    }


def _of_contracts() -> dict[str, Any]:
    """The view of each kind under its key, and what any of them costs; None where the case holds none."""
    by_kind = views_of_kinds()
    costs = [cost for _, cost in by_kind.values()]
    return {**{key: view | None for key, (view, _) in by_kind.items()}, "cost": Union[*costs, None]}


def _law() -> Any:
    """The topics of the law as keys: `law.filing`, `law["filing case_term"]`."""
    from letters.law import topics

    table: Any = TypedDict  # its keys are data, which no checker of types can read
    return table("法律主题", {**dict.fromkeys(topics(), str), CHECKED_ON: date | None})
