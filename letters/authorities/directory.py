"""Who receives a letter: the roles, and the name that addresses suggest for each."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Final

from letters.authorities.address import take_apart
from letters.authorities.bodies import seat
from letters.authorities.naming import names, region, unique
from letters.authorities.role import MATTERS, SETTINGS, Division, Suggestion
from letters.errors import UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from letters.authorities.naming import Region
    from letters.authorities.regions import Places
    from letters.authorities.role import Hotline, Matter, OldName, Role, Rule, Setting, WrongDoor

NOWHERE: Final = Division()


@frozen
class Directory:
    """All that is known about addressees, read by `load`."""

    roles: Mapping[str, Role]
    places: Places
    hotlines: tuple[Hotline, ...]
    facts: Mapping[str, str]
    doors: tuple[WrongDoor, ...]
    dead_bodies: tuple[OldName, ...]

    def role(self, role_id: str) -> Role:
        """The kind of body with this id, e.g. `police`. Raises UsageError, with the nearest id, where there is none."""
        if role_id not in self.roles:
            raise UsageError(f"没有名为 {role_id} 的收件机关", _did_you_mean(role_id, self.roles))
        return self.roles[role_id]

    @property
    def aid(self) -> Role:
        """The role that gives legal aid. Raises UsageError where the data has none."""
        for role in self.roles.values():
            if role.gives_aid:
                return role
        raise UsageError("收件机关里没有法律援助机构", "在一个机关的文件里写 gives_aid = true")

    def parse_address(self, text: str | None) -> Division:
        """The divisions an address names; an empty Division for none. Never raises."""
        return self._taken_apart(text)

    @cached_property
    def _taken_apart(self) -> Callable[[str | None], Division]:
        """The letters of a case ask for the same few addresses, one after the other."""
        return lru_cache(maxsize=16)(partial(take_apart, places=self.places))

    def suggest(
        self,
        role_id: str,
        *,
        complainant_address: str | None,
        respondent_address: str | None,
        incident_place: str | None = None,
        setting: Setting = "own_site",
        matter: Matter = "complaint",
        respondent_name: str | None = None,
        confirmed: str | None = None,
    ) -> Suggestion:
        """Who the letter may go to, by which rule. A name the user `confirmed` wins over every suggestion.

        Where several rules fit, the first whose place yields a sure name leads; the others give alternatives. A role
        that is the respondent itself takes `respondent_name`; for one that goes by the body written to before,
        `respondent_address` is that body's name. Raises UsageError for an unknown role, setting, matter.
        """
        role = self.role(role_id)
        rules = _rules(role, setting, matter)
        written = {
            "complainant": complainant_address,
            "respondent": respondent_address,
            "incident": incident_place,
        }
        divisions = {rule.place: self._division(rule.place, written) for rule in rules}
        regions = [region(divisions[rule.place], self.places) for rule in rules]
        lead = _lead(rules, regions, is_visit=bool(incident_place and incident_place.strip()))
        if rules[lead].place == "self":
            return _itself(role, rules[lead], respondent_name, confirmed)
        return _by_place(role, rules, regions, lead, confirmed)

    def _division(self, place: str, written: Mapping[str, str | None]) -> Division:
        """Where a rule's place lies; nowhere for one that no address tells."""
        if place == "body":
            return seat(written["respondent"], (written["incident"], written["complainant"]), self.places)
        return self.parse_address(written[place]) if place in written else NOWHERE

    def wrong_doors(self, facts: Iterable[str]) -> tuple[WrongDoor, ...]:
        """The wrong doors that these facts lead to. Raises UsageError for a fact outside `self.facts`."""
        given = frozenset(facts)
        for fact in sorted(given - self.facts.keys()):
            raise UsageError(f"没有名为 {fact} 的事实", _did_you_mean(fact, self.facts))
        return tuple(door for door in self.doors if door.trips(given))

    def old_names(self, text: str) -> tuple[OldName, ...]:
        """The bodies named in the text that are no more, in the order in which they first stand there, each once."""
        found: dict[int, OldName] = {}
        for body in self.dead_bodies:  # longest first, so that 国家工商行政管理总局 is not found as a shorter one
            if body.old in text:
                text, place = _take_out(text, body.old)
                found[place] = body
        return tuple(found[place] for place in sorted(found))


def _did_you_mean(given: str, known: Iterable[str]) -> str:
    words = sorted(known)
    near = get_close_matches(given, words, 1)
    return f"是不是 {near[0]}？" if near else "可用的有：" + "、".join(words)


def _rules(role: Role, setting: str, matter: str) -> tuple[Rule, ...]:
    for word, allowed in ((setting, SETTINGS), (matter, MATTERS)):
        if word not in allowed:
            raise UsageError(f"不认识 {word}", "可用的有：" + "、".join(allowed))
    return tuple(rule for rule in role.rules if setting in rule.settings and matter in rule.matters)


def _lead(rules: tuple[Rule, ...], regions: list[Region], *, is_visit: bool) -> int:
    """The rule to go by: the first with a sure name, else the first that tells anything, else the first in question.

    A rule about where something happened is in question only when a place was given.
    """
    order = range(len(rules))
    sure = [number for number in order if regions[number].is_sure]
    hinted = [number for number in order if regions[number].kind is not None]
    asked = [number for number in order if rules[number].place != "incident" or is_visit]
    return [*sure, *hinted, *asked][0]


def _by_place(
    role: Role, rules: tuple[Rule, ...], regions: list[Region], lead: int, confirmed: str | None
) -> Suggestion:
    found = names(role, regions[lead])
    others = [name for where in regions for name in names(role, where)]
    name = found[0] if found and regions[lead].is_sure else None
    missing = "" if name else _missing(rules[lead], regions[lead])
    return _suggestion(role, rules[lead], name, (*found, *others), missing, confirmed)


def _missing(rule: Rule, where: Region) -> str:
    """Why there is no name."""
    if rule.place == "body":
        return "从先前收件机关的名称看不出它在哪个市、哪个区县，或者推不出这里该写给谁"
    return where.missing or "当地不止一家，或者名称没有规律，推不出全称"


def _itself(role: Role, rule: Rule, respondent_name: str | None, confirmed: str | None) -> Suggestion:
    name = (respondent_name or "").strip()
    known = name not in ("", "不详")
    return _suggestion(role, rule, name if known else None, (), "" if known else "没有对方的全称", confirmed)


def _suggestion(
    role: Role, rule: Rule, name: str | None, candidates: tuple[str, ...], missing: str, confirmed: str | None
) -> Suggestion:
    """A confirmed name needs no caution and lacks nothing; what would have been suggested stays as alternatives."""
    given = (confirmed or "").strip()
    chosen = given or name
    others = unique(one for one in (name, *candidates) if one and one != chosen)
    if given:
        return Suggestion(role, given, others, True, rule.text, rule.topic, "", "")
    return Suggestion(role, chosen, others, False, rule.text, rule.topic, role.caution, missing)


def _take_out(text: str, word: str) -> tuple[str, int]:
    """The text with a word blanked, so that places stay and shorter words do not match again; where it first stood."""
    return text.replace(word, "\0" * len(word)), text.find(word)
