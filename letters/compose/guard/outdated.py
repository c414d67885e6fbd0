"""Law and bodies that are no more, named in the sender's own texts.

What is dead follows from the law data: versions that were repealed, and what newer provisions say they replace. Acts
that were gone before the data begins stand in `data/old-law.toml`, bodies in the authorities' data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from letters.compose.guard.warnings import Found
from letters.compose.guard.wording import around
from letters.kit.data_files import Read, read
from letters.kit.data_rows import Day, Several, known, row
from letters.kit.frozen import frozen
from letters.kit.numerals import read_whole
from letters.law import PROCEDURE, replaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from letters.compose.guard.texts import Spot
    from letters.compose.guard.warning_rules import Context
    from letters.findings import Findings
    from letters.law import Law, Provision, Version

_DIGITS = "0-9零一二三四五六七八九十百千"
ARTICLE = rf"[》」]?(?:（[^（）]{{0,12}}）)?[^。；，第{_DIGITS}]{{0,6}}第?\s?(?P<number>[{_DIGITS}]{{1,7}})\s?条"
TELLS = "told"  # the context in which somebody else named the body
CITED = r"(?:根据|依据|依照|按照|违反|按|依)(?:《|了|了《)?"


@frozen
class Dead:
    """An act's name that is law no longer, as it is looked for in a text, and what to say of it."""

    pattern: re.Pattern[str]
    remark: str
    on: date
    by_filing: bool = False


@frozen
class Outdated:
    """Acts, articles and bodies that are no more on the day, and were no more when what is told of began."""

    findings: Findings
    old: OldLaw
    others_tell: Context

    def named_in(self, spot: Spot, bare: str) -> Iterator[Found]:
        """Those that a text names, `bare` of what it quotes."""
        if self.old.any_name.search(bare):
            yield from (Found("dead-law", "", spot.place, *told, keys=spot.keys) for told in self._acts_in(bare))
            yield from (Found("dead-law", "", spot.place, *told, keys=spot.keys) for told in self._articles(bare))
        yield from (Found("dead-body", "", spot.place, *told, keys=spot.keys) for told in self._bodies(bare))

    def _acts_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Acts that are law no longer."""
        for dead in self._dead:
            if match := dead.pattern.search(text):
                yield match[0], dead.remark

    @cached_property
    def _acted(self) -> date:
        """When the contacts began; the day where there are none."""
        incidents = self.findings.case.incidents
        return min((incident.at.earliest.date() for incident in incidents), default=self.findings.day)

    @cached_property
    def _dead(self) -> tuple[Dead, ...]:
        """Acts that were law no longer when what is told of began, or when a letter that rests on them is sent."""
        day, contract = self.findings.day, self.findings.case.contract
        begun = min(self._acted, contract.signed_on if contract else day)
        acts = (dead for dead in self.old.acts if dead.on <= day)
        return tuple(dead for dead in acts if dead.by_filing or dead.on <= begun)

    @cached_property
    def _old_texts(self) -> tuple[tuple[Version, re.Pattern[str]], ...]:
        """The versions of acts that live on which were repealed before the contacts began, as articles cite them."""
        return tuple(
            (version, self.old.cited(version))
            for version in self.findings.books.law.versions
            if version.repealed_on and not version.replaced_by and version.repealed_on <= self._acted
        )

    def _articles(self, text: str) -> Iterator[tuple[str, str]]:
        """Article numbers of a repealed version that say something else, or nothing, in the version of today."""
        for version, cited in self._old_texts:
            for match in cited.finditer(text):
                number = read_whole(match["number"])
                now = _moved(number, version, self.findings) if number is not None else ""
                if now:
                    yield match[0], f"是{version.repealed_on}以前的条号，现在是{now}"

    def _bodies(self, text: str) -> Iterator[tuple[str, str]]:
        """Bodies that are no more, unless somebody else named them so."""
        for body in self.findings.books.directory.old_names(text):
            at = text.find(body.old)
            if not self.others_tell.excuses(*around(text, at, at + len(body.old))):
                yield body.old, f"现在是{body.now}"


@frozen
class OldLaw:
    """What is law no longer, as people call it: acts of the data, and those that were gone before it begins."""

    file: OldLawFile
    law: Law
    _cited: dict[str, re.Pattern[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def acts(self) -> tuple[Dead, ...]:
        """Every act that is law no longer one day: of the data's own list, and those another act replaced."""
        listed = [Dead(_named(each.names), _ended(each.on, each.now), each.on) for each in self.file.act]
        versions = self.law.versions
        gone = [self._dead(each, on) for each in versions if each.replaced_by and (on := each.repealed_on)]
        return (*listed, *gone)

    @cached_property
    def any_name(self) -> re.Pattern[str]:
        """Any name of an act, or of a version of one, that is law no longer one day: most texts hold none of them."""
        listed = [name for each in self.file.act for name in each.names]
        gone = [name for version in self.law.versions if version.repealed_on for name in self._names(version)]
        return re.compile(_either({*listed, *gone}))

    def cited(self, version: Version) -> re.Pattern[str]:
        """An article of a version, as people cite it."""
        key = f"{version.act.id} {version.id}"
        if key not in self._cited:
            self._cited[key] = re.compile(f"《?(?:{_either(self._names(version))}){ARTICLE}")
        return self._cited[key]

    def _dead(self, version: Version, on: date) -> Dead:
        law = self.law
        successor = next(other for other in law.acts if other.id == version.replaced_by)
        topics = {topic for provision in law.provisions if provision.version == version for topic in provision.topics}
        by_filing = all(law.topics[topic].kind == PROCEDURE for topic in topics)
        return Dead(_named(self._names(version)), _ended(on, successor.short), on, by_filing)

    def _names(self, version: Version) -> tuple[str, ...]:
        return (version.act.title, version.act.short, *self.file.aliases.get(version.act.id, ()))


def _ended(on: date, now: str) -> str:
    return f"自{on}起已经废止，现在是《{now}》"


@row
class OldActRow:
    """An act that was gone before the law data begins: its names, since when, and what stands in its place."""

    names: Several[str]
    on: Day
    now: str


@row
class OldLawFile:
    """`old-law.toml`; `aliases` are what people call the acts of the law data besides their titles."""

    act: tuple[OldActRow, ...]
    aliases: Mapping[Annotated[str, known("act_ids")], Several[str]]


def read_old_law(folder: Path, act_ids: Collection[str], read: Read = read) -> OldLawFile:
    """What a folder's `old-law.toml` says. Raises SlipsError, as for an alias of an act that the law has not."""
    return read(folder / "old-law.toml", OldLawFile, act_ids=act_ids)


def _either(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


def _named(names: Iterable[str]) -> re.Pattern[str]:
    """A name in 《》, after a word that cites, or before an article; 劳动合同法 is no 合同法, 合同法律 no act."""
    either = _either(names)
    return re.compile(f"《(?:{either})》|{CITED}(?:{either})(?![律定院规庭])|(?<![\u4e00-\u9fff])(?:{either}){ARTICLE}")


def _moved(number: int, old: Version, findings: Findings) -> str:
    """Where an article of an old version went; "" where today's version has rows of that number too, or none came."""
    law, day = findings.books.law, findings.day
    current = [p for p in law.provisions if p.act == old.act and p.version != old and p.in_force(day)]
    if any(provision.article == number for provision in current):
        return ""
    return "、".join(dict.fromkeys(p.parts[0] for p in current if _replaces(p, number, old, law)))


def _replaces(new: Provision, number: int, old: Version, law: Law) -> bool:
    return any(one.version == old and one.article == number for one in replaced(law.versions, law.provisions, new))
