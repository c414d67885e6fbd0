"""One act's TOML file: its versions and its provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from letters.kit.data_rows import Count, Day, Key, Several, Whole, YesNo, known, row
from letters.kit.numerals import LARGEST_WRITTEN, item_order
from letters.kit.refusals import RowError, Slip, unknown_word
from letters.law.condition import Condition
from letters.law.limit import LimitRow
from letters.law.provision import Act, Provision, Version, key_of
from letters.law.topic import TopicName

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from letters.kit.data_files import Read
    from letters.law.condition import Element
    from letters.law.grounds import Words


@row
class VersionRow:
    """A text of the act; `source` is where its provisions were read that name no source of their own."""

    id: str
    instrument: str
    first: Annotated[Day, Key("from")]
    label: str = ""
    certain: Annotated[YesNo, Key("from_certain")] = True
    repealed_on: Day | None = None
    replaced_by: str | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if self.repealed_on and self.repealed_on <= self.first:
            raise RowError(f"失效日 {self.repealed_on} 不晚于施行日 {self.first}")

    def of(self, act: Act) -> Version:
        """The text as a value."""
        return Version(
            act=act,
            id=self.id,
            label=self.label,
            instrument=self.instrument,
            first=self.first,
            certain=self.certain,
            repealed_on=self.repealed_on,
            replaced_by=self.replaced_by,
        )


@row
class ProvisionRow:
    """An article, or a paragraph or item of it; `version` names the text by its id."""

    version: str
    article: Whole
    topics: Several[TopicName]
    summary: str
    verified: YesNo
    checked_on: Day
    terms: tuple[str, ...] = ()
    source: str = ""
    suffix: str = ""
    paragraph: Count | None = None
    item: str = ""
    aspect: str = ""
    first: Annotated[Day | None, Key("from")] = None
    note: str = ""
    elements: tuple[Annotated[str, known("elements")], ...] = ()
    when: tuple[Condition, ...] = ()
    replaces: tuple[str, ...] = ()
    limit: LimitRow | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.article <= LARGEST_WRITTEN:
            raise RowError(f"article 的值 {self.article} 不对", f"条号从 1 到 {LARGEST_WRITTEN}；0 表示整份文件")
        if self.item and not item_order(self.item):
            raise RowError(f"item 的值 {self.item} 不对", "写中文数字，不带括号，例如 五")

    def of(self, version: Version, source: str, elements: Mapping[str, Element]) -> Provision:
        """The provision as a value; `source` is that of its text, `elements` are those of the data by name."""
        return Provision(
            version=version,
            article=self.article,
            topics=self.topics,
            summary=self.summary,
            terms=self.terms,
            verified=self.verified,
            checked_on=self.checked_on,
            source=self.source or source,
            suffix=self.suffix,
            paragraph=self.paragraph,
            item=self.item,
            aspect=self.aspect,
            first=self.first,
            note=self.note,
            elements=tuple(elements[name] for name in self.elements),
            when=self.when,
            replaces=self.replaces,
            limit=self.limit.limit if self.limit else None,
        )


@row
class ActFile:
    """A file of `acts/`."""

    act: Act
    version: tuple[VersionRow, ...]
    provision: tuple[ProvisionRow, ...]


def read_act(
    path: Path, words: Words, topics: Collection[str], elements: Mapping[str, Element], read: Read
) -> tuple[Act, list[Version], list[Provision]]:
    """Everything in one file, in file order. Raises DataError, naming file and row."""
    known_words = {"topics": topics, "elements": elements, **words.vocabularies()}
    file = read(path, ActFile, lambda told: _slips(told, path.stem), **known_words)
    sources = {text.id: text.source for text in file.version}
    texts = {text.id: text.of(file.act) for text in file.version}
    provisions = [each.of(texts[each.version], sources[each.version], elements) for each in file.provision]
    return file.act, list(texts.values()), provisions


def _slips(file: ActFile, stem: str) -> Iterator[Slip]:
    """What spans rows: names that stand twice, provisions of no text or from no source."""
    yield from _misnamed(file, stem)
    yield from _lost(file, {text.id: text for text in file.version})
    yield from _twice(file)


def _misnamed(file: ActFile, stem: str) -> Iterator[Slip]:
    if file.act.id != stem:
        yield Slip(("act",), f"id 是 {file.act.id}，文件名却是 {stem}.toml", "二者应当一致")
    seen: set[str] = set()
    for number, text in enumerate(file.version):
        if text.id in seen:
            yield Slip(("version", number), f"文本 {text.id} 重复")
        seen.add(text.id)


def _lost(file: ActFile, texts: dict[str, VersionRow]) -> Iterator[Slip]:
    """Provisions of a text that is not there, or with no source to have been read in."""
    for number, each in enumerate(file.provision):
        place = ("provision", number)
        if each.version not in texts:
            yield unknown_word(place, "version", each.version, texts)
        elif not (each.source or texts[each.version].source):
            yield Slip(place, "缺少 source", "source 应为非空文字")


def _twice(file: ActFile) -> Iterator[Slip]:
    seen: set[tuple[str, str, str]] = set()
    for number, each in enumerate(file.provision):
        key = key_of(each.article, each.suffix, each.paragraph, each.item)
        name = (each.version, key, each.aspect)
        if name in seen:
            yield Slip(("provision", number), f"{each.version} 的 {key} 重复")
        seen.add(name)
