"""One act's TOML file: its versions and its provisions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.kit.toml_rows import Fields, read
from letters.kit.written_numerals import LARGEST, order
from letters.law.provision import Act, Condition, Limit, Provision, Version

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from letters.law.grounds import Words

RANKS = ("law", "regulation", "rule", "interpretation", "standard")
UNITS = ("days", "working_days", "months", "years")


def read_act(path: Path, words: Words, topics: Collection[str]) -> tuple[Act, list[Version], list[Provision]]:
    """Everything in one file, in file order. Raises DataError, naming file and row."""
    top = read(path)
    act = _act(top.one("act"), path.stem, words)
    texts: dict[str, _Text] = {}
    for row in top.tables("version"):
        text = _text(row, act)
        if text.version.id in texts:
            raise row.fault(f"文本 {text.version.id} 重复")
        texts[text.version.id] = text
    provisions: dict[tuple[str, str, str], Provision] = {}
    for row in top.tables("provision"):
        provision = _provision(row, texts, words, topics)
        name = (provision.version.id, provision.key, provision.aspect)
        if name in provisions:
            raise row.fault(f"{provision.version.id} 的 {provision.key} 重复")
        provisions[name] = provision
    top.done()
    return act, [text.version for text in texts.values()], list(provisions.values())


class _Text(NamedTuple):
    """A version, and the source its provisions were read from where they name none of their own."""

    version: Version
    source: str | None


def _act(row: Fields, stem: str, words: Words) -> Act:
    act = Act(
        id=row.need("id", str),
        title=row.need("title", str),
        short=row.need("short", str),
        rank=row.need("rank", str),
        order=row.need("order", int),
        addressees=row.words("addressees", words.addressees),
    )
    row.check(act.rank, RANKS, "rank")
    row.done()
    if act.id != stem:
        raise row.fault(f"id 是 {act.id}，文件名却是 {stem}.toml", "二者应当一致")
    return act


def _text(row: Fields, act: Act) -> _Text:
    version = Version(
        act=act,
        id=row.need("id", str),
        label=row.maybe("label", str) or "",
        instrument=row.need("instrument", str),
        first=row.need("from", date),
        certain=row.get("from_certain", bool, True),
        repealed_on=row.maybe("repealed_on", date),
        replaced_by=row.maybe("replaced_by", str),
    )
    source = row.maybe("source", str)
    row.done()
    if version.repealed_on and version.repealed_on <= version.first:
        raise row.fault(f"失效日 {version.repealed_on} 不晚于施行日 {version.first}")
    return _Text(version, source)


def _provision(row: Fields, texts: dict[str, _Text], words: Words, topics: Collection[str]) -> Provision:
    name = row.need("version", str)
    row.check(name, texts, "version")
    version, source = texts[name]
    provision = Provision(
        version=version,
        topics=_topics(row, topics),
        summary=row.need("summary", str),
        terms=row.texts("terms"),
        verified=row.need("verified", bool),
        checked_on=row.need("checked_on", date),
        source=row.get("source", str, source) if source else row.need("source", str),
        first=row.maybe("from", date),
        note=row.maybe("note", str) or "",
        when=tuple(_condition(alternative, words) for alternative in row.tables("when")),
        replaces=row.texts("replaces"),
        limit=_limit(row),
        **_number(row),
    )
    row.done()
    return provision


def _topics(row: Fields, known: Collection[str]) -> tuple[str, ...]:
    row.some("topics", known)
    return row.texts("topics")


def _number(row: Fields) -> dict[str, Any]:
    article, item = row.need("article", int), row.maybe("item", str) or ""
    if not 0 <= article <= LARGEST:
        raise row.fault(f"article 的值 {article} 不对", f"条号从 1 到 {LARGEST}；0 表示整份文件")
    if item and not order(item):
        raise row.fault(f"item 的值 {item} 不对", "写中文数字，不带括号，例如 五")
    return {
        "article": article,
        "suffix": row.maybe("suffix", str) or "",
        "paragraph": row.count("paragraph"),
        "item": item,
        "aspect": row.maybe("aspect", str) or "",
    }


def _condition(row: Fields, words: Words) -> Condition:
    condition = Condition(
        contacts=row.count("contacts") or 0,
        acts=row.words("acts", words.tellable),
        channels=row.words("channels", words.channels),
        addressees=row.words("addressees", words.addressees),
        facts=row.words("facts", words.assertable),
        not_facts=row.words("not_facts", words.assertable),
    )
    row.done()
    if condition == Condition():
        raise row.fault("条件是空的", "删去它，或写明 contacts、acts、facts 等")
    return condition


def _limit(row: Fields) -> Limit | None:
    given = row.maybe("limit", dict)
    if given is None:
        return None
    if len(given) != 1:
        raise row.fault("limit 应当只有一项", "例如 limit = { months = 6 }")
    fields = Fields(f"{row.place} limit", given)
    unit = next(iter(given))
    fields.check(unit, UNITS, "limit")
    return Limit(fields.count(unit) or 0, unit)
