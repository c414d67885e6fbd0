"""The law as it is looked up: provisions, the state of their data, old articles beside new ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.desk import LawCheck, Renumbered
    from letters.law import Provision


def provisions_json(found: Iterable[Provision]) -> list[dict[str, Any]]:
    """Each provision for programs."""
    return [_row(provision) for provision in found]


def provisions_lines(found: Sequence[Provision]) -> Iterator[str]:
    """Each provision with the days on which it applies, and how many there are."""
    for provision in found:
        yield from _lines(provision)
    yield f"共 {len(found)} 条。" + ("" if found else "换一个词，或者去掉 --on。")


def _lines(provision: Provision) -> Iterator[str]:
    end = provision.version.repealed_on
    state = f"{provision.since} 起" + (f"，{end} 起失效" if end else "")
    sure = "" if provision.verified else "　〔未核对原文，不会写进文书〕"
    yield f"{provision.citation_full}　{state}{sure}"
    yield f"    {provision.summary}"
    if provision.terms:
        yield f"    条文里的词：{'、'.join(provision.terms)}"
    if provision.note:
        yield f"    留意：{provision.note}"
    yield f"    主题：{'、'.join(provision.topics)}；核对日期：{provision.checked_on}"
    yield f"    出处：{provision.source}"


def _row(provision: Provision) -> dict[str, Any]:
    return {
        "citation": provision.citation_full,
        "since": provision.since,
        "repealed_on": provision.version.repealed_on,
        "summary": provision.summary,
        "terms": provision.terms,
        "note": provision.note,
        "source": provision.source,
        "topics": provision.topics,
        "verified": provision.verified,
        "checked_on": provision.checked_on,
    }


def data_json(checked: LawCheck) -> dict[str, Any]:
    """What is wrong in the data, for programs."""
    return {
        "slips": [str(slip) for slip in checked.slips],
        "law": [asdict(finding) for finding in checked.findings],
        "authorities": [str(note) for note in checked.notices],
    }


def data_lines(checked: LawCheck) -> Iterator[str]:
    """What is wrong in the data, then how much was looked at."""
    for slip in checked.slips:
        yield f"错误　{slip}"
    for finding in checked.findings:
        word = "错误" if finding.severity == "error" else "提示"
        yield f"{word}　{finding.where}：{finding.message}（{finding.kind}）"
    for note in checked.notices:
        yield f"提示　{note}"
    if checked.slips:
        yield f"数据有 {len(checked.slips)} 处错误，改好以后再检查其余的。"
        return
    yield f"检查了 {checked.acts} 部法规、{checked.provisions} 条规定，日期 {checked.day}。"


def concordance_lines(changes: Iterable[Renumbered]) -> Iterator[str]:
    """The old article and the new one of each topic."""
    for one in changes:
        yield f"{one.old or '（无）'} → {one.new or '（无）'}　{one.topic}"
