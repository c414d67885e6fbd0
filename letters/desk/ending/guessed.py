"""Bodies that a letter goes to and that were only guessed from an address, each with where its name is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.compose import Letter, Selection


class GuessedBody(NamedTuple):
    """A body that was only guessed: its name, under which key it is confirmed ("" for none), and by which rule."""

    name: str
    key: str
    rule: str


def guessed_bodies(letters: Iterable[Letter], made: Selection) -> Iterator[GuessedBody]:
    """The bodies that these letters, among all that were made, go to by a guess."""
    for letter in letters:
        to = letter.addressee
        if to.name and not to.confirmed:
            yield GuessedBody(to.name, _key(letter, made), to.rule)


def _key(letter: Letter, made: Selection) -> str:
    """For all letters to that role where they go to one body, else for this letter alone; "" where a key says neither.

    Of several contracts each has receivers of its own, which one key cannot tell apart.
    """
    if len(made.case.contracts) > 1 and not letter.head.whole:
        return ""
    role, letter_id = letter.addressee.role, letter.head.id
    if _is_one([each for each in made.letters if each.addressee.role == role]):
        return f"addressees.{role}"
    mine = [each for each in made.letters if each.head.id == letter_id]
    return f"addressees.{letter_id}" if _is_one(mine) else _key_by_party(letter, mine)


def _is_one(letters: Sequence[Letter]) -> bool:
    """Whether they all go to one body."""
    return len({each.addressee.name for each in letters}) == 1


def _key_by_party(letter: Letter, mine: Sequence[Letter]) -> str:
    """For the respondent in whose place the body is, where no other letter of the kind is about the same one."""
    about = letter.addressee.respondents[:1]
    alike = [each for each in mine if each.addressee.respondents[:1] == about]
    return f"addressees.{letter.head.id}:{about[0].id}" if about and len(alike) == 1 else ""
