"""law: look provisions up, check the data, compare old and new."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from letters.batch.column_words import OF_CONTRACT, read_columns, read_contract_columns
from letters.case.contracts import kinds
from letters.cli.tools import as_day, print_json, say, today
from letters.desk import lawbook, open_desk
from letters.desk.data_check import DataReader, data_of
from letters.stats.stats_words import read_stats_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.cli.asked import LawAsked
    from letters.desk.lawbook import LawCheck
    from letters.law import Provision


def find_provisions(asked: LawAsked) -> int:
    """Provisions by word, topic, act and article, on a day or over all time; status 1 where there is none."""
    found = lawbook.find_provisions(
        lawbook.LawQuery(" ".join(asked.words or ()), asked.topic, asked.act, asked.article, as_day(asked.on))
    )
    if asked.as_json:
        print_json([_row(provision) for provision in found])
        return int(not found)
    for provision in found:
        say("\n".join(_lines(provision)))
    say(f"共 {len(found)} 条。" + ("" if found else "换一个词，或者去掉 --on。"))
    return int(not found)


def _lines(provision: Provision) -> Iterator[str]:
    end = provision.version.repealed_on
    state = f"{provision.since} 起" + (f"，{end} 起失效" if end else "")
    sure = "" if provision.verified else "　〔未核对原文，不会写进文书〕"
    yield f"{provision.citation_full}　{state}{sure}"
    yield f"    {provision.summary}"
    yield f"    主题：{'、'.join(provision.topics)}；核对日期：{provision.checked_on}"


def _row(provision: Provision) -> dict[str, Any]:
    return {
        "citation": provision.citation_full,
        "since": provision.since,
        "repealed_on": provision.version.repealed_on,
        "summary": provision.summary,
        "topics": provision.topics,
        "verified": provision.verified,
        "checked_on": provision.checked_on,
    }


ABOVE = (
    DataReader("batch/data", lambda folder: read_columns(folder / "case-columns.toml")),
    *(DataReader(data_of(kind), lambda folder: read_contract_columns(folder / OF_CONTRACT)) for kind in kinds()),
    DataReader("stats/data", lambda folder: read_stats_words(folder / "stats-words.toml")),
)
"""The data of the rooms above the desk."""


def check_data(on: str, *, as_json: bool, templates: Path | None) -> int:
    """Lint the law's data and the authorities'; status 1 for an error, 0 for notices alone."""
    checked = lawbook.check_law(open_desk(templates), as_day(on) or today(), ABOVE)
    if as_json:
        told = [str(note) for note in checked.notices]
        slips = [str(slip) for slip in checked.slips]
        print_json({"slips": slips, "law": [asdict(finding) for finding in checked.findings], "authorities": told})
    else:
        say("\n".join(_check_lines(checked)))
    return int(not checked.is_sound)


def _check_lines(checked: LawCheck) -> Iterator[str]:
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


def print_concordance(act: str) -> int:
    """Old and new articles side by side, by topic."""
    for one in lawbook.concordance(act):
        say(f"{one.old or '（无）'} → {one.new or '（无）'}　{one.topic}")
    return 0


def print_ladder(templates: Path | None, *, dot: bool) -> int:
    """What may follow a letter: the states of each kind of letter, or all of it for Graphviz."""
    say(lawbook.ladder(open_desk(templates), drawn=dot))
    return 0
