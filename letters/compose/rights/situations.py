"""What `letters rights` can say: situations and lines of plain words, read from data/rights.toml and checked there."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from letters import law
from letters.case import Act, Channel, PaperKind, PracticeKind
from letters.errors import UsageError
from letters.kit.data_files import Own, Read, read, read_trusted
from letters.kit.data_rows import Key, Whole, exactly, known, row
from letters.kit.frozen import frozen
from letters.kit.refusals import RowError
from letters.kit.shell_words import command
from letters.law import AddresseeWord, AssertableFact, Ground, TopicName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Incident

DATA = Path(__file__).parent / "data" / "rights.toml"
SUPPOSED_CONTACTS = 3  # what somebody who names a situation is taken to have lived through: more than once or twice
CIRCUMSTANCES = frozenset({"device_gone", "not_of_age", "wants_to_pay", "only_reminders", "paper_disowned"})
"""What a case may show besides the facts on which citing depends."""

WORDS = (
    "title",
    "basis",
    "nothing",
    "choose",
    "danger",
    "closing",
    "left_out",
    "more",
    "write",
    "begin",
    "stopped",
    "lacking",
)
SituationName = Annotated[str, known("situations")]


@frozen
class Situation:
    """Something people are in: what in a case shows it, what is supposed without a case, which letters may fit.

    It is known by `names`, also inside a phrase (他们上门了), by `whole` only where nothing else is said (公司), and
    not by a name that is part of one of `besides` (劳动仲裁 has nothing to do with the 仲裁 of a contract).
    """

    id: str
    names: tuple[str, ...]
    label: str
    whole: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    acts: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    practices: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    supposed: tuple[Supposed, ...] = ()
    letters: tuple[str, ...] = ()

    def is_of(self, incident: Incident) -> bool:
        """Whether one contact is what the situation is about; a mere reminder never is."""
        return incident.counts and (not self.acts.isdisjoint(incident.acts) or str(incident.channel) in self.channels)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that means it where it is all that is said."""
        return (self.id, *self.names, *self.whole)

    def heard_in(self, phrase: str) -> int:
        """How many characters the longest of its names has that stands in a phrase; 0 where none does."""
        for other in self.besides:
            phrase = phrase.replace(other, " ")
        return max((len(name) for name in self.names if name in phrase), default=0)


@row
class Supposed:
    """What is taken as given without a case."""

    acts: frozenset[Act] = frozenset()
    channels: frozenset[Channel] = frozenset()
    facts: frozenset[AssertableFact] = frozenset()

    def ground(self, addressee: str) -> Ground:
        """What a citation rests on."""
        contacts = SUPPOSED_CONTACTS if self.acts or self.channels else 0
        return Ground(addressee, contacts, self.acts, self.channels, self.facts)


@row
class Line:
    """A sentence or two of one section; `about` names situations (none: always), `spare` how soon it may go.

    With `topics` it rests on law as it stands towards `law_as`, an addressee word of the law table. One that rests on
    none says why not in `bare`: it is advice and states no rule, it says what a service is for, or the step is told
    while no article has been verified for it.
    """

    section: Annotated[str, known("sections")]
    text: str
    about: Annotated[tuple[SituationName, ...], Key("for")] = ()
    unless: tuple[SituationName, ...] = ()
    topics: tuple[TopicName, ...] = ()
    law_as: Annotated[AddresseeWord, Key("as")] = ""
    bare: Literal["advice", "service", "open"] | None = None
    spare: Whole = 0

    def __post_init__(self) -> None:
        if bool(self.topics) != bool(self.law_as):
            raise RowError("topics 与 as 应同时写", 'as 是条文说给谁听，例如 as = "police"')
        if bool(self.topics) == bool(self.bare):
            raise RowError("写明依据的主题，或者写明为什么没有", 'topics = ["coercion"]，或者 bare = "advice"')

    def fits(self, situations: Iterable[str]) -> bool:
        """Whether it is said to somebody in these situations."""
        given = frozenset(situations)
        return (not self.about or not given.isdisjoint(self.about)) and given.isdisjoint(self.unless)


@frozen
class Guide:
    """The whole of the data; situations in order of severity, lines in the order in which they are said."""

    words: Mapping[str, str]
    headings: Mapping[str, str]
    situations: tuple[Situation, ...]
    lines: tuple[Line, ...]

    def named(self, word: str) -> Situation | None:
        """The situation of that id or name, else the one whose longest name stands in the word, else None."""
        for situation in self.situations:
            if word in situation.words:
                return situation
        best = max(self.situations, key=lambda one: one.heard_in(word))
        return best if best.heard_in(word) else None

    def choose(self, words: Iterable[str]) -> tuple[Situation, ...]:
        """The situations meant, the gravest first. Raises UsageError, with the nearest name, for an unknown word."""
        meant = [self._known(word) for word in words]
        return tuple(situation for situation in self.situations if situation in meant)

    def _known(self, word: str) -> Situation:
        if found := self.named(word):
            return found
        names = [name for one in self.situations for name in one.words]
        near = get_close_matches(word, names, 1, 0.5)
        hint = f"是不是 {near[0]}？" if near else ""
        raise UsageError(f"没有名为 {word} 的情形，也没有这个文件", f"{hint}看有哪些情形：{command('rights')}")


@row
class SituationRow:
    """A situation as the file has it; without `suppose` its acts and channels are what is taken as given."""

    id: str
    names: tuple[str, ...]
    label: str
    whole: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    acts: frozenset[Act] = frozenset()
    channels: frozenset[Channel] = frozenset()
    practices: frozenset[PracticeKind] = frozenset()
    papers: frozenset[PaperKind] = frozenset()
    facts: frozenset[Annotated[str, known("shown_facts")]] = frozenset()
    suppose: tuple[Supposed, ...] = ()
    letters: tuple[str, ...] = ()

    @property
    def situation(self) -> Situation:
        """The row as a value."""
        return Situation(
            id=self.id,
            names=self.names,
            label=self.label,
            whole=self.whole,
            besides=self.besides,
            acts=self.acts,
            channels=self.channels,
            practices=self.practices,
            papers=self.papers,
            facts=self.facts,
            supposed=self.suppose or (Supposed(self.acts, self.channels),),
            letters=self.letters,
        )


@row
class GuideFile:
    """`rights.toml`."""

    words: Annotated[Mapping[str, str], exactly(*WORDS)]
    headings: Mapping[str, str]
    situation: tuple[SituationRow, ...]
    line: tuple[Line, ...]


@cache
def guide() -> Guide:
    """The bundled data."""
    return read_guide(DATA, read_trusted)


def read_guide(path: Path, read: Read = read) -> Guide:
    """A guide from a file. Raises SlipsError for a missing or unknown key, section, situation, topic or addressee."""
    book = law.load()
    file = read(
        path,
        GuideFile,
        topics=book.topics,
        addressees=book.words.addressees,
        assertable=book.words.assertable,
        shown_facts=book.words.assertable | CIRCUMSTANCES,
        sections=Own("headings"),
        situations=Own("situation", "id"),
    )
    return Guide(file.words, file.headings, tuple(each.situation for each in file.situation), file.line)
