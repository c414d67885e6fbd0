"""The rows of the cover note's table: where each letter goes, how it is handed in, what is put to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.catalogue import SAME
from letters.compose.sending import ONE_OF_THEM, POWER, copies, enclosures, steps
from letters.compose.view import CoverLine
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.authorities import Role
    from letters.books import Books
    from letters.case import Case, Respondent
    from letters.compose.choose import Selection, Unwritten
    from letters.compose.letter import Letter

SHOWN = 2  # other names a body may go by


def sending_lines(plan: Selection, signers: Sequence[Sequence[str]], books: Books) -> tuple[CoverLine, ...]:
    """A line for each letter that is ready, in order of sending; `signers` who signs each by hand."""
    letters = plan.ready
    told: dict[str, int] = {}
    lines = []
    for number, (letter, signs, step) in enumerate(zip(letters, signers, steps(letters), strict=True), 1):
        line = _line(number, letter, plan.case, books, told)
        attach = listed(enclosures(letter, plan.witnesses.sheets))
        waits = step == ONE_OF_THEM
        lines.append(line._replace(copies=copies(letter, letters), attach=attach, signer=listed(signs), waits=waits))
    return tuple(line._replace(deal=short_deal(line.deal, letters)) for line in lines)


def short_deal(deal: str, letters: Iterable[Letter | Unwritten]) -> str:
    """Whom a contract is with (某某 of 与某某的合同（订单号…）); the whole where another is with them too."""
    short = deal.partition("（")[0]
    same = {letter.deal for letter in letters if letter.deal.startswith(f"{short}（")}
    return deal if len(same) > 1 else short.removeprefix("与").removesuffix("的合同")


def role_of(letter: Letter, books: Books) -> Role | None:
    """What kind of body or business a letter goes to; of one that goes where an earlier one went, that one's."""
    word = letter.addressee.role
    if word == SAME and letter.occasion and (earlier := books.head(letter.occasion.filing.letter)):
        word = earlier.addressee
    return books.directory.roles.get(word)


def _line(number: int, letter: Letter, case: Case, books: Books, told: dict[str, int]) -> CoverLine:
    """What is told of a letter; `told` is what an earlier line says already, with its number, and grows."""
    role = role_of(letter, books)
    parties = _receivers(letter, case)
    ways = _ways(role, parties) if letter.head.addressee != SAME else ""
    to = letter.addressee.name
    return CoverLine(
        number=number,
        title=letter.head.title,
        deal=letter.deal,
        addressee=to,
        is_power=letter.head.kind == POWER,
        check=_check(letter) if to not in told else "",
        places=tuple(_places(role, letter, parties, number, told)),
        ways=ways if not ways or told.setdefault(ways, number) == number else _as(told[ways]),
        copies=1,
        attach="",
        bring=listed(letter.head.bring),
    )


def _as(number: int) -> str:
    return f"同第{number}份"


def _receivers(letter: Letter, case: Case) -> tuple[Respondent, ...]:
    """The businesses among whom a letter goes to, unmasked: the note is for the sender alone."""
    names = letter.addressee.name.split("、")
    return tuple(party for party in case.respondents if party.called and party.called in names)


def _places(
    role: Role | None, letter: Letter, parties: Sequence[Respondent], number: int, told: dict[str, int]
) -> Iterator[str]:
    """Addresses and telephones with where they are from, or where to look them up; none is made up."""
    find = role.find if role else ""
    for party in parties:
        whose = party.called if len(parties) > 1 else ""
        if (known := told.setdefault(party.called, number)) != number:
            yield whose + _as(known)
        else:
            yield from (f"{whose}{line}" for line in _of_party(party, find))
    to = letter.addressee.name
    if to and find and not parties:
        known = told.setdefault(to, number)
        yield _as(known) if known != number else f"地址、电话：{find}"


def _of_party(party: Respondent, find: str) -> Iterator[str]:
    source = f"（来源：{party.known_from}）" if party.known_from else ""
    if not party.is_named:
        yield "公司全称还不知道"
    yield f"地址：{party.address}{source}" if party.address else f"地址没有填：{find or '先查清'}"
    yield f"电话：{party.phone}（您填写的）" if party.phone else "电话：没有"
    if party.email:
        yield f"邮箱：{party.email}（您填写的）"


def _check(letter: Letter) -> str:
    """What is to be confirmed before it is sent."""
    to = letter.addressee
    if to.confirmed or not to.name:
        return ""
    others = listed(to.alternatives[:SHOWN])
    return "名称由地址推断" + (f"，也可能是{others}" if others else "")


def _ways(role: Role | None, parties: Sequence[Respondent]) -> str:
    """How it is handed in, the best way first; without a name there is nobody to post it to."""
    if role is None:
        return ""
    is_unnamed = bool(parties) and not any(party.is_named for party in parties)
    ways = role.unnamed_channels if is_unnamed and role.unnamed_channels else role.channels
    portal = role.portal.name if role.portal else ""
    return "；".join(way.replace("{portal}", portal) for way in ways)
