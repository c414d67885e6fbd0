"""From a folder of TOML files to the Law: strict, each mistake named by file and row.

The folder holds words.toml (horizon, addressees and facts), topics.toml, grounds.toml, elements.toml and one file for
each act in acts/. An unknown key or word, a missing field or a wrong type raises SlipsError.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from letters.case import vocabulary
from letters.errors import DataError
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Some, known, row
from letters.kit.refusals import Slip
from letters.law.acts import read_act
from letters.law.book import Horizon, Law
from letters.law.citation import place
from letters.law.condition import AddresseeWord, ChannelWord, Element
from letters.law.grounds import Lead, Table, Words
from letters.law.topic import Topic, TopicName

ACTS = frozenset(map(str, vocabulary.Act))
CHANNELS = frozenset(map(str, vocabulary.Channel))
PRACTICES = frozenset(map(str, vocabulary.PracticeKind))
BUNDLED = Path(__file__).resolve().parent / "data"


def load(folder: Path | None = None) -> Law:
    """The bundled law, read once in a process, or the law in another folder, with every check.

    Raises DataError for wrong data, FileError for a file that is missing or unreadable.
    """
    return _bundled() if folder is None else _load(folder, _topics(folder, read), read)


@lru_cache(maxsize=1)
def _bundled() -> Law:
    return _load(BUNDLED, topics(), read_trusted)


@lru_cache(maxsize=1)
def topics() -> Mapping[str, Topic]:
    """The topics of the bundled law, without the rest of it: for data that only names them."""
    return _topics(BUNDLED, read_trusted)


def _load(folder: Path, named: Mapping[str, Topic], read: Read) -> Law:
    top = read(folder / "words.toml", WordFile)
    words = Words(ACTS, CHANNELS, top.addressees, PRACTICES, top.facts)
    grounds = read(folder / "grounds.toml", GroundFile, None, topics=named, **words.vocabularies())
    elements = _elements(folder, words, read)
    files = sorted((folder / "acts").glob("*.toml"))
    if not files:
        raise DataError(f"{folder}：acts 目录里没有法规文件")
    acts, versions, provisions = zip(*(read_act(file, words, named, elements, read) for file in files), strict=True)
    return Law(
        acts=tuple(sorted(acts, key=lambda act: (act.order, act.id))),
        versions=tuple(version for group in versions for version in group),
        provisions=tuple(sorted((row for group in provisions for row in group), key=place)),
        topics=named,
        elements=elements,
        horizon=top.horizon,
        table=grounds.table(words),
    )


@row
class WordFile:
    """`words.toml`: the days the data speaks about, and the words it is written in."""

    horizon: Horizon
    addressees: Some[str]
    facts: Mapping[str, str]


@row
class TopicFile:
    """`topics.toml`."""

    topic: tuple[Topic, ...]


def _topics(folder: Path, read: Read) -> dict[str, Topic]:
    return {topic.name: topic for topic in read(folder / "topics.toml", TopicFile, _named_twice).topic}


def _named_twice(file: TopicFile) -> Iterator[Slip]:
    times = Counter(topic.name for topic in file.topic)
    for number, topic in enumerate(file.topic):
        if times[topic.name] > 1:
            yield Slip(("topic", number), f"主题 {topic.name} 重复")


@row
class ElementFile:
    """`elements.toml`."""

    element: tuple[Element, ...]


def _elements(folder: Path, words: Words, read: Read) -> dict[str, Element]:
    told = read(folder / "elements.toml", ElementFile, _element_twice, **words.vocabularies()).element
    return {element.name: element for element in told}


def _element_twice(file: ElementFile) -> Iterator[Slip]:
    times = Counter(element.name for element in file.element)
    for number, element in enumerate(file.element):
        if times[element.name] > 1:
            yield Slip(("element", number), f"要件 {element.name} 重复")


@row
class GroundRow:
    """What one contact leads to: any of the acts, by any of the channels (none named: any)."""

    acts: Some[Annotated[str, known("acts")]]
    addressees: Some[AddresseeWord]
    topics: Some[TopicName]
    channels: frozenset[ChannelWord] = frozenset()


@row
class PracticeRow:
    """What a wrong in doing business leads to."""

    practices: Some[Annotated[str, known("practices")]]
    addressees: Some[AddresseeWord]
    topics: Some[TopicName]


@row
class FactRow:
    """What a fact of the case leads to."""

    facts: Some[Annotated[str, known("facts")]]
    addressees: Some[AddresseeWord]
    topics: Some[TopicName]


@row
class GroundFile:
    """`grounds.toml`."""

    ground: tuple[GroundRow, ...]
    practice: tuple[PracticeRow, ...]
    fact: tuple[FactRow, ...]

    def table(self, words: Words) -> Table:
        """The rows as the table that the law is looked up in."""
        return Table(
            words,
            grounds=tuple(Lead(each.acts, each.addressees, each.topics, each.channels) for each in self.ground),
            practices=tuple(Lead(each.practices, each.addressees, each.topics) for each in self.practice),
            facts=tuple(Lead(each.facts, each.addressees, each.topics) for each in self.fact),
        )
