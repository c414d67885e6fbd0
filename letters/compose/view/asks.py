"""What a letter asks for: the requests of its template that have their fact, less those that the writer replaced.

`data/requests.toml` says which fact each request needs; the template has its words under `asks.<key>`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import known, row
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data" / "requests.toml"
_CONTACTED = frozenset({"contacts", "others", "night", "numbers", "public"})
_TO_BE_FOUND = frozenset({"traced", "withheld", "accounts", "visits", "cars", "payees", "codes", "orders", "parcels"})
FACTS = _CONTACTED | _TO_BE_FOUND | {"contract", "party", "outsider", "disputed", "lessor_unknown", "no_contact"}
"""Facts of one letter that a request may rest on, beside those of the law's own words."""

PracticeWord = Annotated[str, known("practices")]
ActWord = Annotated[str, known("acts")]
FactWord = Annotated[str, known("facts")]


@frozen
class Replaced:
    """The default requests of a letter that its writer put others in the place of: `every` one, or those of some names.

    A name is a request's title or its key.
    """

    every: bool = False
    names: frozenset[str] = frozenset()

    def holds(self, request: Request) -> bool:
        """Whether a request is replaced."""
        return self.every or not self.names.isdisjoint((request.key, request.title))


class Basis(NamedTuple):
    """What a letter's requests may rest on: practices and acts it tells, and facts."""

    practices: frozenset[str]
    acts: frozenset[str]
    facts: frozenset[str]


@row
class Request:
    """A request that a template words. `title` names it to its writer.

    `cites` are facts of the law's words that are cited for its sake alone: what may be claimed and how it is cut is no
    wrong by itself.
    """

    key: str
    title: str
    letters: frozenset[str]
    practices: frozenset[PracticeWord] = frozenset()
    acts: frozenset[ActWord] = frozenset()
    facts: frozenset[FactWord] = frozenset()
    needs: frozenset[FactWord] = frozenset()
    unless: frozenset[FactWord] = frozenset()
    cites: frozenset[FactWord] = frozenset()

    def stands(self, basis: Basis) -> bool:
        """Whether its fact is the case."""
        if not self.needs <= basis.facts or not self.unless.isdisjoint(basis.facts):
            return False
        reasons = (self.practices, basis.practices), (self.acts, basis.acts), (self.facts, basis.facts)
        rests = [not wanted.isdisjoint(held) for wanted, held in reasons if wanted]
        return any(rests) or not rests


@row
class Requests:
    """`requests.toml`."""

    request: tuple[Request, ...]


def read_requests(path: Path, read: Read = read) -> Requests:
    """The requests of a file. Raises SlipsError, as for a practice that the case file does not know."""
    from letters import law

    def words() -> Any:
        return law.load().words

    return read(
        path,
        Requests,
        practices=lambda: words().practices,
        acts=lambda: words().acts,
        facts=lambda: FACTS | set(words().facts),
    )


@cache
def requests() -> tuple[Request, ...]:
    """The bundled requests, in the order in which letters ask."""
    return read_requests(DATA, read_trusted).request


@cache
def asks_shape() -> Any:
    """The class of `asks`, a named tuple: every key, a yes or no."""
    shape: Any = NamedTuple  # its fields are data, which no checker of types can read
    return shape("请求", [(one.key, bool) for one in requests()])


def unknown_names(letter: str, replaced: Replaced) -> list[str]:
    """Names that no default request of a letter has, though others were to be in their place."""
    known = {name for one in requests() if letter in one.letters for name in (one.key, one.title)}
    return sorted(replaced.names - known)


def titles(letter: str) -> list[str]:
    """What the default requests of a letter are called, those that need a fact too."""
    return [one.title for one in requests() if letter in one.letters]


def standing(letter: str, basis: Basis) -> Iterator[Request]:
    """The requests of a letter that have their fact."""
    return (one for one in requests() if letter in one.letters and one.stands(basis))


def dropped(letter: str, basis: Basis, replaced: Replaced) -> frozenset[str]:
    """The facts that would be cited for requests which the writer replaced."""
    gone = (one.cites for one in standing(letter, basis) if replaced.holds(one))
    return frozenset[str]().union(*gone)


def asks(letter: str, basis: Basis, replaced: Replaced) -> Any:
    """Which requests a letter's template words, by key."""
    asked = {one.key for one in standing(letter, basis) if not replaced.holds(one)}
    return asks_shape()(*(one.key in asked for one in requests()))
