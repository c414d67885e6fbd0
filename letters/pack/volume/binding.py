"""The evidence for one addressee as one volume: its list in front, then exhibit after exhibit under its number.

A volume goes to one addressee beside its letters, so its numbers are those of the letter, where that numbers; a clerk
looks 证据3 up under 证据3. Where several letters go and call an exhibit otherwise, the list says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.catalogue import ONE_OF_ITS_KIND
from letters.compose import ExhibitFile, ExhibitLine, evidence_view, spoken_view
from letters.kit.listing import listed
from letters.kit.written_record import VOLUME
from letters.pack.volume.opened import shown
from letters.pack.volume.rules import volume_rules
from letters.pack.volume.shown import UnshownError
from letters.pack.volume.texts import seconds_of
from letters.render import About, Exhibit, bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from letters.case import Evidence
    from letters.compose import SpokenView
    from letters.pack.handover import Copy, Handover
    from letters.render import Content, Document, Engine, Pages

TEMPLATE = ONE_OF_ITS_KIND["volume"]


class Left(NamedTuple):
    """A file that is not shown: the exhibit's number and title, the file's name in the folder, why, what to do."""

    number: int
    title: str
    name: str
    why: str
    todo: str


class Volume(NamedTuple):
    """The file, its name, how many pages it has, what is not shown in it."""

    name: str
    content: bytes
    pages: int
    left: tuple[Left, ...]


class _Sheets(NamedTuple):
    """An exhibit with its line of the list, ready to be set, and what of it is not shown."""

    line: ExhibitLine
    exhibit: Exhibit
    left: tuple[Left, ...]


def make_volume(one: Handover, engine: Engine, workshop: Path, tell: Callable[[str], None] = lambda _: None) -> Volume:
    """Everything that goes to an addressee as evidence; `workshop` is an empty folder for what is made on the way.

    `tell` hears of each exhibit. What cannot be shown is left, and said. Raises UsageError where there is no Chinese
    font.
    """
    made = [_sheets(one, number, item, engine, workshop, tell) for number, item in enumerate(one.pieces, 1)]
    tell("正在排版：证据材料")
    day = one.letters[0].day

    def front(pages: Sequence[Pages]) -> Document:
        ends = zip((sheet.line for sheet in made), pages, strict=True)
        lines = tuple(line._replace(first=at.first, last=at.last) for line, at in ends)
        return _document(engine, one, lines=lines, pages=max((at.last for at in pages), default=1))

    bound = bind(front, [sheet.exhibit for sheet in made], workshop, About(TITLE, "", day))
    last = max((pages.last for pages in bound.pages), default=1)
    return Volume(volume_name(one), bound.content, last, tuple(left for sheet in made for left in sheet.left))


TITLE = "证据材料"


def volume_name(one: Handover) -> str:
    """What the volume is called beside the folder of an addressee: 治安报案书-证据材料.pdf."""
    before, _, after = one.name.rpartition("-材料")
    return f"{before}{after}{VOLUME}"


def _sheets(
    one: Handover, number: int, item: Evidence, engine: Engine, workshop: Path, tell: Callable[[str], None]
) -> _Sheets:
    tell(f"正在装订：证据{number} {item.name}")
    copies = [copy for copy in one.copies if copy.evidence == item.id]
    line = _line(one, number, item, len(copies))
    contents: list[Content] = [_document(engine, one, exhibit=line)]
    left: list[Left] = []
    for order, copy in enumerate(copies, 1):
        file, pages = _opened(one, line, copy, workshop / f"{number}-{order}.pdf", left)
        contents += [_document(engine, one, file=file), *pages]
    return _Sheets(line, Exhibit(f"{TITLE}　证据{number}　{item.name}", tuple(contents)), tuple(left))


def _opened(
    one: Handover, line: ExhibitLine, copy: Copy, target: Path, left: list[Left]
) -> tuple[ExhibitFile, tuple[Content, ...]]:
    """What is said of a file, and its pages; one that is not shown is added to `left`."""
    file = ExhibitFile(copy.name.rpartition("/")[2], f"{copy.size:,}", copy.sha256)
    try:
        pages = shown(copy, target, line.title, volume_rules())
    except UnshownError as error:
        left.append(Left(line.number, line.title, file.name, error.why, error.todo))
        return file._replace(why=error.why), ()
    if pages is None:
        spoken = tuple(_spoken(one, copy))
        return file._replace(is_recording=True, length=_length(copy.source), spoken=spoken), ()
    return file._replace(notes=pages.notes), pages.contents


def _spoken(one: Handover, copy: Copy) -> Iterator[SpokenView]:
    for incident in one.seen.incidents:
        if incident.words and copy.evidence in incident.evidence:
            yield spoken_view(incident)


def _length(path: Path) -> str:
    seconds = seconds_of(path)
    if seconds is None:
        return ""
    if seconds < 1:
        return "不到1秒"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"


def _line(one: Handover, number: int, item: Evidence, files: int) -> ExhibitLine:
    view = evidence_view(item, number)
    called = listed(dict.fromkeys(_called(one, number, item)))
    return ExhibitLine(number, view.title, view.kind.label, view.origin, view.made_on, view.proves, called, files)


def _called(one: Handover, number: int, item: Evidence) -> Iterator[str]:
    """What letters call an exhibit that number it otherwise."""
    for letter in one.letters:
        ids = letter.exhibits.ids
        if item.id in ids and ids.index(item.id) + 1 != number:
            yield f"《{letter.called}》的证据{ids.index(item.id) + 1}"


def _document(engine: Engine, one: Handover, **given: object) -> Document:
    picture = volume_rules().picture
    context = {
        "lines": (),
        "exhibit": None,
        "file": None,
        "reader": one.named,
        "date": one.letters[0].day,
        "pages": 0,
        "dots": picture.dots_per_inch,
        "quality": picture.quality,
        "shows_all": one.may_see_people,
        **given,
    }
    return engine.document(TEMPLATE, context)
