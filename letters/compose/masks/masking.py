"""What a letter hides: a masked Case is made first, and everything after it knows only that one.

A mask beats verbatim: a hidden name or number is replaced wherever it stands, in quoted words too. All texts of a case
are searched once, for whatever any reader may not see; a reader's case is made of what was found.
"""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from letters.compose.case_texts import texts_in, with_texts_changed
from letters.compose.masks.consent import NAMES_FOR, is_silent
from letters.compose.masks.hidden import HIDDEN, SOMEBODY, Hidden
from letters.compose.masks.numbers import starred
from letters.compose.masks.page import Hit, Page, Passage
from letters.compose.masks.private import KEPT_BACK, LABEL, without_private
from letters.compose.masks.replacing import not_within, quoted, replaced, said_once, settled, shown
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.case import Case
    from letters.compose.masks.hidden import Finder

Hits = dict[str, list[Hit]]
EVERY_FIELD = ("id_number", "home_address", "workplace", "third_parties_without_consent", "third_party_phones")
# What these hide may stand in a field that other masks take away whole, and that some readers see.
TAKES_A_PART = frozenset({"workplace", "third_party_phones", "third_party_phones_without_consent", *NAMES_FOR})


@frozen
class Masked:
    """A case without its secrets, and what was replaced in it (labels, each once, in order).

    `hidden` is where in its texts, `unsure` what may be a secret and still stands there.
    """

    case: Case
    replaced: tuple[str, ...]
    hidden: tuple[Passage, ...] = ()
    unsure: tuple[Passage, ...] = ()


def mask(case: Case, masks: Iterable[str]) -> Masked:
    """The case as one kind of reader may see it. `masks` are words of `catalogue.head.MASKS`."""
    return Masking(case).under(masks)


@frozen
class Masking:
    """A case on its way to several kinds of readers; what it hides is looked for once."""

    case: Case
    _found: dict[str, Hits] = field(default_factory=dict, init=False, repr=False, compare=False)

    def under(self, masks: Iterable[str]) -> Masked:
        """The case as one kind of reader may see it."""
        chosen = tuple(masks)
        if KEPT_BACK in chosen:
            return _keeping_back(self.under(one for one in chosen if one != KEPT_BACK))
        cleared = _clear_fields(self.case, chosen)
        found = self._together(chosen)
        labels = dict.fromkeys(self._starred if "id_number_middle" in chosen else ())
        if not found or (found.keys().isdisjoint(self._told.texts) and found.keys().isdisjoint(texts_in(cleared))):
            return Masked(cleared, tuple(labels))
        hidden: dict[Passage, None] = {}
        unsure: dict[Passage, None] = {}

        def hide(text: str) -> str:
            if text not in found:
                return text
            sure, doubtful = settled(found[text])
            hits = said_once(text, sure)
            labels.update(dict.fromkeys(hit.label for hit in hits))
            hidden.update(dict.fromkeys(Passage(text, words, label) for label, words in shown(text, hits)))
            unsure.update(dict.fromkeys(Passage(text, quoted(text, hit), hit.label) for hit in doubtful))
            return replaced(text, hits)

        return Masked(with_texts_changed(cleared, hide), tuple(labels), tuple(hidden), tuple(unsure))

    @property
    def _starred(self) -> Iterator[str]:
        """What is hidden of the ID numbers in their own fields, where their middle is."""
        return (number.label for number in self._hidden.id_numbers(middle=True))

    def _together(self, masks: tuple[str, ...]) -> Hits:
        """The hits of several masks, text by text, none of which says another secret in its place."""
        every: Hits = {}
        for one in masks:
            for text, hits in self._hits(one).items():
                every.setdefault(text, []).extend(hits)
        insteads = {hit.instead for hits in every.values() for hit in hits if hit.instead}
        if insteads and (telling := self._telling(masks, insteads)):
            every = {text: [_careful(hit, telling) for hit in hits] for text, hits in every.items()}
        return every

    def _hits(self, one: str) -> Hits:
        """What one mask hides, text by text; names and addresses that hold a part of it stay whole."""
        if one not in self._found:
            hidden = self._hidden_by(one)
            finders = hidden.by(one)
            own = hidden.own(one) if one in TAKES_A_PART else ()
            pages = (self._told, *([Page(own, hidden.script)] if own else []))
            every: Hits = {}
            for page in pages if finders else ():
                every.update(_open(page, page.by_text(_all_hits(finders, page)), hidden))
            self._found[one] = {text: hits for text, hits in every.items() if hits}
        return self._found[one]

    @cached_property
    def _hidden(self) -> Hidden:
        return Hidden(self.case)

    @cached_property
    def _hidden_from_officials(self) -> Hidden:
        return Hidden(self.case, officials=True)

    def _hidden_by(self, one: str) -> Hidden:
        """What is hidden, by who may read: more people agree to the police and the courts than to everybody."""
        return self._hidden_from_officials if NAMES_FOR.get(one) else self._hidden

    @cached_property
    def _told(self) -> Page:
        """Every text of the case but those that are themselves to be hidden from some."""
        return Page(tuple(dict.fromkeys(texts_in(_clear_fields(self.case, EVERY_FIELD)))), self._hidden.script)

    def _telling(self, masks: tuple[str, ...], insteads: Iterable[str]) -> frozenset[str]:
        """What would stand in place of a secret and says one itself: a relation may be written as 同事王芳."""
        page = Page(tuple(sorted(insteads)), self._hidden.script)
        finders = [finder for one in masks for finder in self._hidden_by(one).by(one)]
        return frozenset(page.by_text(hit for hit in _all_hits(finders, page) if not hit.unsure))


def _keeping_back(masked: Masked) -> Masked:
    case, passages = without_private(masked.case)
    if not passages:
        return masked
    return Masked(case, (*masked.replaced, LABEL), (*masked.hidden, *passages), masked.unsure)


def _open(page: Page, found: Hits, hidden: Hidden) -> Iterator[tuple[str, list[Hit]]]:
    """Hits without those that are a part of what the letter may say: a name, or an address that it must give."""
    if not found:
        return
    names, addresses = (page.by_text(_places(outlines, page)) for outlines in hidden.kept_outlines)
    for text, hits in found.items():
        by_name = names.get(text, [])
        whole = not_within([hit for hit in hits if hit.whole], by_name)
        parts = not_within([hit for hit in hits if not hit.whole], by_name + addresses.get(text, []))
        yield text, [*whole, *parts]


def _all_hits(finders: Iterable[Finder], page: Page) -> Iterator[Hit]:
    for finder in finders:
        yield from finder.hits(page)


def _places(outlines: Iterable[str], page: Page) -> Iterator[Hit]:
    for plain in outlines:
        yield from (Hit(first, last + 1, "", "") for first, last in page.places(plain))


def _careful(hit: Hit, telling: frozenset[str]) -> Hit:
    return hit._replace(instead=f"〔{SOMEBODY}〕") if hit.instead in telling else hit


def _clear_fields(case: Case, masks: tuple[str, ...]) -> Case:
    """Fields that hold nothing but a secret are emptied, so that no letter prints a lonely mask."""
    person: dict[str, Any] = {"birth_date": None if "birth_date" in masks else case.complainant.birthday}
    person |= _id_update(case.complainant.id_number, masks)
    agent = _id_update(case.agent.id_number if case.agent else None, masks)
    if "home_address" in masks:
        person["address"] = case.complainant.reply_address or HIDDEN
        agent["address"] = None
    if "workplace" in masks:
        person["workplace"] = None
    thirds = tuple(third.model_copy(update=_third_update(third, masks)) for third in case.third_parties)
    return case.model_copy(
        update={
            "complainant": case.complainant.model_copy(update=person),
            "agent": case.agent and case.agent.model_copy(update=agent),
            "third_parties": thirds,
        }
    )


def _id_update(number: str | None, masks: tuple[str, ...]) -> dict[str, Any]:
    if "id_number" in masks:
        return {"id_number": None}
    return {"id_number": starred(number)} if number and "id_number_middle" in masks else {}


def _third_update(third: Any, masks: tuple[str, ...]) -> dict[str, Any]:
    update: dict[str, Any] = {}
    if is_silent(third, masks):
        update["name"] = None
    if "third_party_phones" in masks or (
        "third_party_phones_without_consent" in masks and not third.agrees_to_officials
    ):
        update["phone"] = None
    return update
