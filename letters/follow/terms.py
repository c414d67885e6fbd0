"""The time limits of the ladder, read from their TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.follow.followed import MINE, THEIRS
from letters.follow.ladder import RECEIPT, REPLY, STATE, Rule
from letters.kit.toml_rows import Fields, read
from letters.law.provision import Limit

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

UNITS = ("days", "working_days", "months", "years")


class Terms(NamedTuple):
    """What the file of deadlines holds; rules by id."""

    rules: dict[str, Rule]
    standing: dict[str, Rule]
    delivery_days: int
    same_day: tuple[str, ...]


def read_terms(file: Path, topics: Collection[str]) -> Terms:
    """The rules, those of filings and those of the case itself. Raises DataError, naming file and row."""
    top = read(file)
    rules, standing = _rules(top, "deadline", topics), _rules(top, "standing", topics, start=STATE)
    terms = Terms(rules, standing, top.need("delivery_days", int), top.texts("same_day"))
    top.done()
    return terms


def _rules(top: Fields, key: str, topics: Collection[str], start: str = "") -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for row in top.tables(key):
        rule = _rule(row, topics, start)
        if rule.id in rules:
            raise row.fault(f"期限 {rule.id} 重复")
        rules[rule.id] = rule
    return rules


def _rule(row: Fields, topics: Collection[str], start: str) -> Rule:
    topic, said = row.maybe("topic", str) or "", row.maybe("said", str) or ""
    row.check(topic, {*topics, ""}, "topic")
    rule = Rule(
        id=row.need("id", str),
        label=row.need("label", str),
        side=_one_of(row, "side", (THEIRS, MINE), ""),
        start=_one_of(row, "from", (RECEIPT, REPLY, STATE), start),
        topic=topic,
        limit=_limit(row),
        said=said,
        as_of_today=_one_of(row, "as_of", ("today", "then"), "then") == "today",
        moves=row.get("moves", bool, False),
        warn=row.get("warn", int, 0),
        note=row.maybe("note", str) or "",
        by_reply=row.get("by_reply", bool, False),
        offered=row.get("offered", bool, False),
    )
    row.done()
    _sensible(row, rule)
    return rule


def _sensible(row: Fields, rule: Rule) -> None:
    if not (rule.topic or rule.limit or rule.by_reply):
        raise row.fault("没有期限的长短", "写 topic（法律规定）、limit（建议），或者 by_reply = true")
    if bool(rule.said) != bool(rule.topic and rule.limit):
        raise row.fault("said 与 topic、limit 应同时写", "法律条文里另写的期限，用 said 写明条文用语")
    if rule.limit and not rule.topic and not rule.note:
        raise row.fault("建议的期限没有 note", "写明它不是法律规定的期限")


def _one_of(row: Fields, key: str, words: Collection[str], default: str) -> str:
    word = row.get(key, str, default) if default else row.need(key, str)
    row.check(word, words, key)
    return word


def _limit(row: Fields) -> Limit | None:
    given = row.maybe("limit", dict)
    if given is None:
        return None
    fields = Fields(f"{row.place} limit", given)
    if len(given) != 1:
        raise fields.fault("limit 应当只有一项", "例如 limit = { days = 15 }")
    unit = next(iter(given))
    fields.check(unit, UNITS, "limit")
    return Limit(fields.count(unit) or 0, unit)
