"""From a folder of TOML files to the Law: strict, each mistake named by file and row.

The folder holds words.toml (horizon and closed vocabularies), topics.toml, grounds.toml and one file for each
act in acts/. An unknown key or word, a missing field or a wrong type raises DataError.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from letters.errors import DataError
from letters.kit.toml_rows import Fields, read
from letters.law.acts import read_act
from letters.law.book import PROCEDURE, Horizon, Law
from letters.law.citation import place
from letters.law.grounds import Lead, Table, Words
from letters.law.provision import CONTACT, Topic

BUNDLED = Path(__file__).resolve().parent / "data"
KINDS = ("substance", PROCEDURE)


def load(folder: Path | None = None) -> Law:
    """The bundled law, read once in a process, or the law in another folder.

    Raises DataError for wrong data, FileError for a file that is missing or unreadable.
    """
    return _bundled() if folder is None else _load(folder)


@lru_cache(maxsize=1)
def _bundled() -> Law:
    return _load(BUNDLED)


def _load(folder: Path) -> Law:
    top = read(folder / "words.toml")
    words = _words(top)
    horizon = _horizon(top.one("horizon"))
    top.done()
    topics = _topics(read(folder / "topics.toml"))
    table = _table(read(folder / "grounds.toml"), words, frozenset(topics))
    files = sorted((folder / "acts").glob("*.toml"))
    if not files:
        raise DataError(f"{folder}：acts 目录里没有法规文件")
    acts, versions, provisions = zip(*(read_act(file, words, topics) for file in files), strict=True)
    return Law(
        acts=tuple(sorted(acts, key=lambda act: (act.order, act.id))),
        versions=tuple(version for group in versions for version in group),
        provisions=tuple(sorted((row for group in provisions for row in group), key=place)),
        topics=topics,
        horizon=horizon,
        table=table,
    )


def _words(top: Fields) -> Words:
    return Words(
        acts=top.some("acts"),
        channels=top.some("channels"),
        addressees=top.some("addressees"),
        practices=top.some("practices"),
        facts=top.one("facts").mapping(),
    )


def _horizon(row: Fields) -> Horizon:
    first, last, filings_from = (row.need(key, date) for key in ("first", "last", "filings_from"))
    row.done()
    if not first <= filings_from <= last:
        raise row.fault("日期先后不对", "应为 first ≤ filings_from ≤ last")
    return Horizon(first, last, filings_from)


def _topics(top: Fields) -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    for row in top.tables("topic"):
        topic = _topic(row)
        if topic.name in topics:
            raise row.fault(f"主题 {topic.name} 重复")
        topics[topic.name] = topic
    top.done()
    return topics


def _topic(row: Fields) -> Topic:
    kind = row.need("kind", str)
    row.check(kind, KINDS, "kind")
    course = row.get("course", bool, False)
    topic = Topic(row.need("name", str), row.need("label", str), kind, course, row.count("gap_days") or 0)
    row.done()
    if course != bool(topic.gap_days):
        raise row.fault("course 与 gap_days 应同时写", "例如 course = true 和 gap_days = 30")
    return topic


def _table(top: Fields, words: Words, topics: frozenset[str]) -> Table:
    table = Table(
        words,
        tuple(_lead(row, "acts", words.acts | {CONTACT}, words, topics) for row in top.tables("ground")),
        tuple(_lead(row, "practices", words.practices, words, topics) for row in top.tables("practice")),
        tuple(_lead(row, "facts", frozenset(words.facts), words, topics) for row in top.tables("fact")),
    )
    top.done()
    return table


def _lead(row: Fields, key: str, known: frozenset[str], words: Words, topics: frozenset[str]) -> Lead:
    lead = Lead(
        words=row.some(key, known),
        addressees=row.some("addressees", words.addressees),
        topics=row.some("topics", topics),
        channels=row.words("channels", words.channels) if key == "acts" else frozenset(),
    )
    row.done()
    return lead
