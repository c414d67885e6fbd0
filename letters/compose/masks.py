"""What a letter hides: a masked Case is made first, and everything after it knows only that one.

A mask beats verbatim: a hidden name or number is replaced wherever it stands, in quoted words too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from letters.authorities import parse_address
from letters.case import UNKNOWN
from letters.compose.case_texts import texts_in, with_texts_changed
from letters.compose.guard import compiled, numbers_in, outline
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from letters.case import Case

HIDDEN = "〔略〕"
SOMEBODY = "第三人"
SHORTEST = 2  # a one-character name would be replaced inside other words
SHORTEST_STREET = 4  # characters
NO_NAMES = frozenset({UNKNOWN, "未知", "不知道", "没有", "无"})  # what people write where they know no name


@frozen
class Secret:
    """A text that must not leave, what stands in its place, and what the user is told it was."""

    text: str
    instead: str
    label: str


@frozen
class Masked:
    """A case without its secrets, and what was replaced in its texts (labels, each once, in order)."""

    case: Case
    replaced: tuple[str, ...]


def mask(case: Case, masks: Iterable[str]) -> Masked:
    """The case as one kind of reader may see it. `masks` are words of `catalogue.head.MASKS`."""
    chosen = tuple(masks)
    cleared = _clear_fields(case, chosen)
    secrets = tuple(_secrets(case, chosen))
    standing = _standing(secrets, "\n".join(texts_in(cleared)))
    if not standing:
        return Masked(cleared, ())
    hits: dict[str, None] = {}
    every = sorted((*_safe(standing, secrets), *_kept(case, standing)), key=lambda secret: -len(secret.text))
    pattern = compiled(secret.text for secret in every)

    def hide(match: re.Match[str]) -> str:
        secret = every[(match.lastindex or 1) - 1]
        if not secret.label:
            return match[0]
        hits[secret.label] = None
        return secret.instead

    masked = with_texts_changed(cleared, lambda text: pattern.sub(hide, text))
    return Masked(masked, tuple(hits))


def _standing(secrets: Iterable[Secret], text: str) -> tuple[Secret, ...]:
    """The secrets that may stand in a text; the others need no pattern, and patterns take long to compile."""
    bare = outline(text)
    return tuple(secret for secret in secrets if outline(secret.text) in bare)


def _safe(standing: Iterable[Secret], secrets: tuple[Secret, ...]) -> Iterator[Secret]:
    """What stands in place of a secret says none itself: a relation may be written as 同事王芳."""
    for secret in standing:
        said = _standing(secrets, secret.instead)
        if said and compiled(other.text for other in said).search(secret.instead):
            yield replace(secret, instead=f"〔{SOMEBODY}〕")
        else:
            yield secret


def _kept(case: Case, secrets: tuple[Secret, ...]) -> Iterator[Secret]:
    """Names that are no secret though one is part of them: 林若溪 stays whole where 林若 is hidden."""
    names = [case.complainant.name, *([case.agent.name] if case.agent else []), *(r.name for r in case.respondents)]
    for name in dict.fromkeys(name.strip() for name in names):
        said = _standing(secrets, name)
        if not said:
            continue
        pattern = compiled(secret.text for secret in said)
        if pattern.search(name) and not pattern.fullmatch(name):
            yield Secret(name, name, "")


def _secrets(case: Case, masks: tuple[str, ...]) -> Iterator[Secret]:
    """What to hide, each text once.

    The sender's own name and number, and the agent's, are none even among third parties; nor is a text too short to
    be told from a part of a word.
    """
    people = [person for person in (case.complainant, case.agent) if person]
    done = {text for person in people for text in (person.name.strip(), *numbers_in(person.phone))} | NO_NAMES
    for secret in (secret for name in masks for secret in _MAKERS.get(name, _nothing)(case)):
        text = secret.text.strip()
        if len(text) >= SHORTEST and text not in done:
            done.add(text)
            yield replace(secret, text=text)


def _nothing(_: Case) -> Iterator[Secret]:
    return iter(())


def _id_numbers(case: Case) -> Iterator[Secret]:
    for person, whose in ((case.complainant, "本人"), (case.agent, "代理人")):
        if person and person.id_number:
            yield Secret(person.id_number, HIDDEN, f"{whose}身份证号码")


def _id_middles(case: Case) -> Iterator[Secret]:
    for secret in _id_numbers(case):
        number = secret.text
        yield Secret(number, f"{number[:3]}{'*' * 11}{number[-4:]}", f"{secret.label}的中间 11 位")


def _home(case: Case) -> Iterator[Secret]:
    for person, whose in ((case.complainant, "本人"), (case.agent, "代理人")):
        if person and person.address:
            for text in dict.fromkeys((person.address, _street(person.address))):
                yield Secret(text, HIDDEN, f"{whose}住址")


def _street(address: str) -> str:
    """What an address says below its town or county: enough to find the door."""
    place = parse_address(address)
    rest = "".join(address.split())
    for division in (place.province, place.city, place.county, place.zone, place.town):
        rest = rest[rest.find(division) + len(division) :]
    return rest if len(rest) >= SHORTEST_STREET else address


def _workplace(case: Case) -> Iterator[Secret]:
    if case.complainant.workplace:
        yield Secret(case.complainant.workplace, "〔工作单位〕", "工作单位名称")


def _names_without_consent(case: Case) -> Iterator[Secret]:
    for third in case.third_parties:
        if third.name and not third.consents_to_be_named and third.name.strip() != third.relation.strip():
            yield Secret(third.name, f"〔{third.relation}〕", f"{third.relation}的姓名")


def _phones(case: Case, only_without_consent: bool) -> Iterator[Secret]:
    for third in case.third_parties:
        if third.phone and not (only_without_consent and third.consents_to_be_named):
            for number in numbers_in(third.phone) or (third.phone,):
                yield Secret(number, f"〔{third.relation}的号码〕", f"{third.relation}的电话")


_MAKERS: dict[str, Callable[[Case], Iterator[Secret]]] = {
    "id_number": _id_numbers,
    "id_number_middle": _id_middles,
    "home_address": _home,
    "workplace": _workplace,
    "third_parties_without_consent": _names_without_consent,
    "third_party_phones": lambda case: _phones(case, only_without_consent=False),
    "third_party_phones_without_consent": lambda case: _phones(case, only_without_consent=True),
}


def _clear_fields(case: Case, masks: tuple[str, ...]) -> Case:
    """Fields that hold nothing but a secret are emptied, so that no letter prints a lonely mask."""
    person: dict[str, Any] = {"birth_date": None if "birth_date" in masks else case.complainant.birthday}
    agent: dict[str, Any] = {}
    if "id_number" in masks:
        person["id_number"] = agent["id_number"] = None
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


def _third_update(third: Any, masks: tuple[str, ...]) -> dict[str, Any]:
    update: dict[str, Any] = {}
    if "third_parties_without_consent" in masks and not third.consents_to_be_named:
        update["name"] = None
    if "third_party_phones" in masks or (
        "third_party_phones_without_consent" in masks and not third.consents_to_be_named
    ):
        update["phone"] = None
    return update
