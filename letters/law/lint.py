"""What is doubtful in law data that could be read; `load` has already refused unknown keys and words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.law.concordance import predecessors, replaced
from letters.law.provision import FRESH_DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from letters.law.book import Law
    from letters.law.provision import Provision, Version
    from letters.law.rates import Rates

ERROR = "error"
NOTICE = "notice"
DAYS, WORKING_DAYS, WORKING = "days", "working_days", "工作日"


@frozen
class Finding:
    """One doubt: `severity` is "error" or "notice", `kind` the check that raised it, `where` its place."""

    severity: str
    kind: str
    where: str
    message: str


def lint(law: Law, on: date, used_topics: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Every doubt about the data, as seen on a day.

    `used_topics` are those that templates, steps, terms, rights and whatever else there is name; without them it is not
    asked which topics nothing reaches.

    Errors: overlap, gap, successor, outside, dangling, topic (a template cites an unknown one), empty, element (its
    words stand not in the article, or no row names it), horizon, counting (a period of which nobody says how it runs).
    And unused (nothing reaches a topic). Notices: unverified, uncertain, stale.
    """
    return (
        *_horizon(law, on),
        *_versions(law),
        *_successors(law),
        *_replaces(law),
        *_topics(law, used_topics or ()),
        *_unreached(law, used_topics),
        *_elements(law),
        *_provisions(law, on),
        *_counting(law),
    )


def lint_rates(rates: Rates, on: date) -> tuple[Finding, ...]:
    """Every doubt about the rates of interest, as seen on a day. Notices: unverified, stale, reach."""
    return tuple(_rates(rates, on))


def _rates(rates: Rates, on: date) -> Iterator[Finding]:
    for rate in rates.changes:
        if not rate.verified:
            yield Finding(NOTICE, "unverified", f"rates.toml {rate.published_on}", f"未核对：{rate.source}")
    if (on - rates.checked_on).days > FRESH_DAYS:
        yield Finding(NOTICE, "stale", "rates.toml", f"上次核对是 {rates.checked_on}")
    if on > rates.until:
        yield Finding(NOTICE, "reach", "rates.toml", f"核对过的利率只到 {rates.until}，以后成立的合同要自行核对")


def _horizon(law: Law, on: date) -> Iterator[Finding]:
    if not law.horizon.first <= on <= law.horizon.last:
        span = f"{law.horizon.first} 至 {law.horizon.last}"
        yield Finding(ERROR, "horizon", "words.toml", f"{on} 不在数据覆盖的 {span} 之内")


def _versions(law: Law) -> Iterator[Finding]:
    for act in law.acts:
        versions = sorted((v for v in law.versions if v.act == act), key=lambda version: version.first)
        for old, new in pairwise(versions):
            yield from _seam(old, new)


def _successors(law: Law) -> Iterator[Finding]:
    for old in law.versions:
        if not old.replaced_by:
            continue
        heirs = [new for new in law.versions if new.act.id == old.replaced_by and new.first > old.first]
        if heirs:
            yield from _seam(old, min(heirs, key=lambda version: version.first))
        else:
            yield Finding(ERROR, "successor", _name(old), f"{old.replaced_by} 没有更晚的文本可以接替")


def _seam(old: Version, new: Version) -> Iterator[Finding]:
    """The day one text ends must be the day the next begins."""
    if old.repealed_on is None or old.repealed_on > new.first:
        yield Finding(ERROR, "overlap", _name(old), f"{new.first} 起与 {_name(new)} 同时有效")
    elif old.repealed_on < new.first:
        yield Finding(ERROR, "gap", _name(old), f"{old.repealed_on} 失效，{_name(new)} 到 {new.first} 才施行")


def _replaces(law: Law) -> Iterator[Finding]:
    for provision in law.provisions:
        found = {old.key for old in replaced(law.versions, law.provisions, provision)}
        for key in provision.replaces:
            if key not in found:
                names = "、".join(map(_name, predecessors(law.versions, provision.version))) or "（没有旧文本）"
                yield Finding(ERROR, "dangling", _at(provision), f"replaces 的 {key} 在 {names} 里找不到")


def _topics(law: Law, used_topics: Collection[str]) -> Iterator[Finding]:
    for name in sorted(set(used_topics) - set(law.topics)):
        yield Finding(ERROR, "topic", name, "模板引用的主题不在词表中")
    for name, provisions in law.by_topic.items():
        if not provisions:
            yield Finding(ERROR, "empty", name, "主题没有任何条文")


def _unreached(law: Law, used_topics: Collection[str] | None) -> Iterator[Finding]:
    """Topics that nothing reads: their articles are upkeep without use."""
    if used_topics is None:
        return
    reached = law.table.topics | frozenset(used_topics)
    for name in law.topics:
        if name not in reached:
            yield Finding(ERROR, "unused", name, "对照表、模板、阶梯、期限、权利，哪里都没有用到这个主题")


def _elements(law: Law) -> Iterator[Finding]:
    named = {element.name for provision in law.provisions for element in provision.elements}
    for name in law.elements:
        if name not in named:
            yield Finding(ERROR, "element", f"elements.toml {name}", "没有哪一条写着这个要件")
    for provision in law.provisions:
        for element in provision.elements:
            if not any(word in term for word in element.words for term in provision.terms):
                words = "、".join(sorted(element.words))
                yield Finding(ERROR, "element", _at(provision), f"要件 {element.name} 的原词（{words}）不在 terms 里")


def _provisions(law: Law, on: date) -> Iterator[Finding]:
    for version in law.versions:
        if not version.certain:
            yield Finding(NOTICE, "uncertain", _name(version), "施行日或文本不确定，只用于现在提交的程序事项")
    for provision in law.provisions:
        yield from _provision(provision, on)


def _provision(provision: Provision, on: date) -> Iterator[Finding]:
    if provision.since < provision.version.first:
        yield Finding(ERROR, "outside", _at(provision), f"施行日 {provision.since} 早于所属文本的施行日")
    if not provision.verified:
        yield Finding(NOTICE, "unverified", _at(provision), "未核对原文，不会进入文书")
    if provision.stale(on):
        days = (on - provision.checked_on).days
        told = f"上次核对是 {provision.checked_on}，过了 {days} 天，超过 {FRESH_DAYS} 天的要重新核对"
        yield Finding(NOTICE, "stale", _at(provision), told)


def _counting(law: Law) -> Iterator[Finding]:
    """Acts that set periods without saying how they run, and days that are working days in one place only."""
    ids = {act.id for act in law.acts}
    for act in law.acts:
        if act.counting and act.counting.like and act.counting.like not in ids:
            yield Finding(ERROR, "counting", act.id, f"期间照 {act.counting.like} 计算，却没有这部法")
    for provision in law.provisions:
        if doubt := _miscounted(law, provision):
            yield Finding(ERROR, "counting", _at(provision), doubt)


def _miscounted(law: Law, provision: Provision) -> str:
    """What is wrong with the unit of a period against its act's counting; "" for nothing."""
    limit, working = provision.limit, law.counting(provision.act).working
    if limit is None:
        return ""
    if provision.act.counting is None:
        return "定了期限，法规文件却没有写期间怎么数（[act.counting]）"
    if limit.unit == DAYS and limit.count in working:
        return f"本法的 {limit.count} 日是工作日"
    said = any(WORKING in term for term in provision.terms)
    if limit.unit == WORKING_DAYS and limit.count not in working and not said:
        return f"写成了 {limit.count} 个工作日，条文用语（terms）和本法的期间规则里却没有工作日"
    return ""


def _name(version: Version) -> str:
    return f"{version.act.short} {version.id}"


def _at(provision: Provision) -> str:
    return f"{_name(provision.version)} {provision.key}"
