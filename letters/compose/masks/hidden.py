"""What each kind of mask hides of a case: the people, numbers, addresses and days, each as something to look for."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from letters.authorities import parse_address
from letters.case import UNKNOWN
from letters.compose.masks.addresses import Address
from letters.compose.masks.consent import NAMES_FOR, agrees
from letters.compose.masks.dates import BirthDate
from letters.compose.masks.employers import employer_names, short_name
from letters.compose.masks.names import is_everyday
from letters.compose.masks.numbers import Number, id_number, numbers_in, phone
from letters.compose.masks.people import About, person
from letters.compose.masks.tables import one_script
from letters.compose.masks.words import Form, Signs, Words, has_signs, outline
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from letters.case import Agent, Case, Complainant, ThirdParty
    from letters.compose.masks.page import Hit, Page

HIDDEN = "〔略〕"
SOMEBODY = "第三人"
WORKPLACE = "〔工作单位〕"
SHORTEST = 2  # characters of anything but a name
SHORTEST_STREET = 4  # characters
NO_NAMES = frozenset({UNKNOWN, "未知", "不知道", "没有", "无"})  # what people write where they know no name


class Finder(Protocol):
    """One thing to hide."""

    @property
    def instead(self) -> str:
        """What stands in its place."""
        ...

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands."""
        ...


@frozen
class Hidden:
    """What there is to hide in a case, from the police, courts and legal aid (`officials`) or from every reader."""

    case: Case
    officials: bool = False

    _made: dict[str, tuple[Finder, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def by(self, mask: str) -> tuple[Finder, ...]:
        """What one mask hides, a word of `catalogue.head.MASKS`; nothing for a word that hides no text."""
        if mask not in self._made:
            self._made[mask] = tuple(_MAKERS.get(mask, _nothing)(self))
        return self._made[mask]

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """Names that are no secret, though one may be a part of them: 林若溪 stays whole where 林若 is hidden."""
        case = self.case
        parties = (text for one in case.respondents for text in (one.name, one.brand, one.representative))
        agreed = (third.name for third in case.third_parties if agrees(third, officials=self.officials))
        every = (case.complainant.name, case.agent and case.agent.name, *parties, *agreed)
        return tuple(dict.fromkeys(name.strip() for name in every if name and name.strip() not in NO_NAMES))

    @cached_property
    def kept_outlines(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The outlines of names that are no secret, and of addresses that keep what is not the whole home."""
        names, addresses = (
            tuple(plain for text in texts if (plain := outline(text, self.script)))
            for texts in (self.kept, self.kept_addresses)
        )
        return names, addresses

    @cached_property
    def kept_addresses(self) -> tuple[str, ...]:
        """Addresses that a letter must say, though a part of the home's may stand in one."""
        every = (self.case.complainant.reply_address, *(one.address for one in self.case.respondents))
        return tuple(address for address in every if address)

    def own(self, mask: str) -> tuple[str, ...]:
        """The texts of fields that some mask takes away whole, as they may hold what this one hides."""
        said = [one.address for one in self._people]
        said += [] if mask == "workplace" else [self.case.complainant.workplace]
        for third in self.case.third_parties:
            said += [third.name] if mask not in NAMES_FOR or agrees(third, officials=self.officials) else []
            said += [] if mask.startswith("third_party_phones") else [third.phone]
        return tuple(dict.fromkeys(text for text in said if text))

    @cached_property
    def _people(self) -> tuple[Complainant | Agent, ...]:
        """The sender and the agent."""
        return (self.case.complainant, *([self.case.agent] if self.case.agent else []))

    @cached_property
    def script(self) -> Mapping[int, str]:
        """The other forms of the characters of what is hidden in words."""
        person = self.case.complainant
        named = (third.name for third in self._named)  # whoever reads: one page is searched for all
        agent = self.case.agent.address if self.case.agent else None
        return one_script("".join(text for text in (*named, person.workplace, person.address, agent) if text))

    @cached_property
    def _named(self) -> tuple[ThirdParty, ...]:
        """Those whose names are known, and none of the sender's or the agent's."""
        own = {person.name.strip() for person in (self.case.complainant, self.case.agent) if person} | NO_NAMES
        return tuple(
            third
            for third in self.case.third_parties
            if third.name and third.name.strip() not in {*own, third.relation.strip(), third.called}
        )

    @property
    def _silent(self) -> Iterator[ThirdParty]:
        """Those of them who have not agreed to be named to these readers."""
        return (third for third in self._named if not agrees(third, officials=self.officials))

    def people(self) -> Iterator[Finder]:
        """The people who are not to be named."""
        for third in self._silent:
            name, label = (third.name or "").strip(), f"{third.called}的姓名"
            if not outline(name, {}) and len(name) < SHORTEST:
                continue
            if name in self.kept:  # a letter names the other side, who bears the same name
                yield Words((Form(outline(name, self.script), whole=True, unsure=True),), label, "")
                continue
            met = tuple(caller for caller in self._callers if name not in caller)
            yield from person(name, About(third.relation, label, f"〔{third.called}〕", self.kept, met, self.script))

    @cached_property
    def _callers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(incident.from_name for incident in self.case.incidents if incident.from_name))

    def phones(self, *, only_without_consent: bool) -> Iterator[Finder]:
        """The numbers of third parties; those of the sender, the agent and the other side are no secrets."""
        for third in self.case.third_parties:
            if not third.phone or (only_without_consent and third.agrees_to_officials):
                continue
            instead, label = f"〔{third.called}的号码〕", f"{third.called}的电话"
            numbers, account = numbers_in(third.phone), third.phone.strip()
            yield from (phone(number, instead, label) for number in numbers if number not in self._open_numbers)
            if not numbers and _is_told(account):
                yield _as_it_stands(account, label, instead, self.script)

    @cached_property
    def _open_numbers(self) -> frozenset[str]:
        others = (one.phone for one in (self.case.agent, *self.case.respondents) if one)
        own = (each.number for each in self.case.complainant.own_numbers)
        return frozenset(number for phone in (*own, *others) if phone for number in numbers_in(phone))

    def id_numbers(self, *, middle: bool) -> Iterator[Number]:
        """The ID numbers of the sender and the agent."""
        for one, whose in ((self.case.complainant, "本人"), (self.case.agent, "代理人")):
            if one and one.id_number:
                label = f"{whose}身份证号码" + ("的中间 11 位" if middle else "")
                yield id_number(one.id_number, label, middle=middle, hidden=HIDDEN)

    def birth_dates(self) -> Iterator[Finder]:
        """The days of birth of the sender and, as the ID number carries it, of the agent."""
        agent = self.case.agent.id_number if self.case.agent else None
        for day, whose in ((self.case.complainant.birthday, "本人"), (_born(agent), "代理人")):
            if day:
                yield BirthDate(day, f"{whose}的出生日期", HIDDEN)

    def homes(self) -> Iterator[Finder]:
        """The addresses of the sender and the agent: as they stand, and from the street down in any form."""
        for one, whose in ((self.case.complainant, "本人"), (self.case.agent, "代理人")):
            if one and one.address:
                street, above = _street(one.address)
                for text in dict.fromkeys((one.address.strip(), street.strip())):
                    if _is_told(text):
                        yield _as_it_stands(text, f"{whose}住址", HIDDEN, self.script)
                yield Address(street, above, f"{whose}住址", HIDDEN, self.script)

    def workplaces(self) -> Iterator[Finder]:
        """The sender's employer, with and without the ending of its name."""
        name = (self.case.complainant.workplace or "").strip()
        if _is_told(name):
            open_names = [outline(text, self.script) for text in self.kept]
            known = enumerate(employer_names(name, self.script))
            forms = [Form(text, whole=number == 0, unsure=is_everyday(text)) for number, text in known]
            yield Words(
                tuple(form for form in (*forms, *short_name(name, self.script)) if form.outline not in open_names),
                "工作单位名称",
                WORKPLACE,
            )
            if has_signs(name):
                yield Signs(name, "工作单位名称", WORKPLACE)


def _is_told(text: str) -> bool:
    """Whether a field says something to hide: not 无, not one character that stands in many words."""
    return len(text) >= SHORTEST and text not in NO_NAMES


def _nothing(_: Hidden) -> Iterable[Finder]:
    return ()


def _as_it_stands(text: str, label: str, instead: str, script: Mapping[int, str]) -> Finder:
    if has_signs(text):
        return Signs(text, label, instead)
    plain = outline(text, script)
    return Words((Form(plain, whole=True, unsure=is_everyday(plain)),), label, instead)


def _born(id_number: str | None) -> date | None:
    from datetime import date

    digits = (id_number or "")[6:14]
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if digits.isdigit() else None


def _street(address: str) -> tuple[str, tuple[str, ...]]:
    """What an address says below its town or county, enough to find the door; and what is above, the nearest first."""
    place = parse_address(address)
    rest = "".join(address.split())
    above = [division for division in (place.province, place.city, place.county, place.zone, place.town) if division]
    for division in above:
        rest = rest[rest.find(division) + len(division) :]
    return (rest, tuple(reversed(above))) if len(rest) >= SHORTEST_STREET else (address, ())


_MAKERS: dict[str, Callable[[Hidden], Iterable[Finder]]] = {
    "id_number": lambda hidden: hidden.id_numbers(middle=False),
    "id_number_middle": lambda hidden: hidden.id_numbers(middle=True),
    "birth_date": Hidden.birth_dates,
    "home_address": Hidden.homes,
    "workplace": Hidden.workplaces,
    **dict.fromkeys(NAMES_FOR, Hidden.people),
    "third_party_phones": lambda hidden: hidden.phones(only_without_consent=False),
    "third_party_phones_without_consent": lambda hidden: hidden.phones(only_without_consent=True),
}
