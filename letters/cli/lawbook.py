"""law: look provisions up, check the data, compare old and new."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from letters import authorities, law
from letters.catalogue.head import heads
from letters.cli.tools import as_day, print_json, say, today
from letters.desk import open_desk
from letters.follow.ladder_drawing import Words, drawing, listing
from letters.follow.load import read_ladder
from letters.law.lint import lint_rates
from letters.law.rates import load_rates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.cli.asked import LawAsked
    from letters.law.provision import Provision

CITED = re.compile(r"\blaw(?:\.(?P<one>[a-z_]+)|\[\s*[\"'](?P<several>[a-z_ ]+)[\"']\s*\])")
NOT_TOPICS = {"checked_on"}


def find_provisions(asked: LawAsked) -> int:
    """Provisions by word, topic, act and article, on a day or over all time."""
    words = " ".join(asked.words or ())
    found = law.search(
        law.load(),
        words,
        topic=asked.topic or None,
        act=asked.act or None,
        article=asked.article or None,
        on=as_day(asked.on),
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


def check_data(on: str, *, as_json: bool, templates: Path | None) -> int:
    """Lint the law's data and the authorities'; status 1 for an error, 0 for notices alone."""
    book, day = law.load(), as_day(on) or today()
    used = cited_topics(templates)
    findings = [*law.lint(book, day, used), *lint_rates(load_rates(), day)]
    notices = authorities.lint(authorities.load(), day)
    if as_json:
        print_json({"law": [asdict(finding) for finding in findings], "authorities": [str(note) for note in notices]})
    else:
        for finding in findings:
            word = "错误" if finding.severity == "error" else "提示"
            say(f"{word}　{finding.where}：{finding.message}（{finding.kind}）")
        for note in notices:
            say(f"提示　{note}")
        say(f"检查了 {len(book.acts)} 部法规、{len(book.provisions)} 条规定，日期 {day}。")
    return int(any(finding.severity == "error" for finding in findings))


def cited_topics(templates: Path | None) -> set[str]:
    """The topics that templates cite by name."""
    library = open_desk(templates).library
    texts = (path.read_text(encoding="utf-8") for folder in library.folders for path in folder.rglob("*.html"))
    matches = (match for text in texts for match in CITED.finditer(text))
    names = {name for match in matches for name in (match["one"] or match["several"]).split()}
    return names - NOT_TOPICS


def print_concordance(act: str) -> int:
    """Old and new articles side by side, by topic."""
    book = law.load()
    for change in book.concordance(act):
        old = change.old.label if change.old else "（无）"
        new = change.new.label if change.new else "（无）"
        say(f"{old} → {new}　{book.topic(change.topic).label}")
    return 0


def print_ladder(templates: Path | None, *, dot: bool) -> int:
    """What may follow a letter: the states of each kind of letter, or all of it for Graphviz."""
    file, terms = read_ladder()
    words = Words(terms.rules, {head.id: head.title for head in heads(open_desk(templates).library)})
    say((drawing if dot else listing)(file, words))
    return 0
