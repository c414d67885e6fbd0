"""Letters become files in memory: rendered with their annexes, in the formats asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from letters.catalogue import ONE_OF_ITS_KIND
from letters.collect.evidence import plain
from letters.compose import ID as COVER
from letters.compose import STATEMENT, cover_context
from letters.kit.frozen import frozen
from letters.pack.printing import PRINT_LIST, print_at_once, to_print
from letters.pack.signing import places_to_sign
from letters.render import Mail, Manuscript, enclosed, formats, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from letters.authorities import Directory, Role
    from letters.catalogue import Head
    from letters.compose import Letter, LetterBooks, Selection, Sheet
    from letters.render import Document, Engine, Reference

DICTATION = ONE_OF_ITS_KIND["dictation"]


@frozen
class Style:
    """How files are made: the formats, a layout that overrides each letter's own, a user's reference document.

    `limit` is how many characters a field of a web form takes, as the person saw it, where nobody else knows (0: nor do
    they). Raises UsageError for a format that there is not.
    """

    formats: tuple[str, ...] = (formats.DEFAULT,)
    layout: str = ""
    reference: Reference | None = None
    limit: int = 0

    def __post_init__(self) -> None:
        for name in self.formats:
            formats.find(name)

    def files(self, stem: str, manuscript: Manuscript) -> tuple[PackFile, ...]:
        """The letter in each format that is for it, else in the usual one; under its layout unless this overrides."""
        fields = tuple((name, sections, limit or self.limit or None) for name, sections, limit in manuscript.fields)
        layout = self.layout or manuscript.layout
        ready = replace(manuscript, layout=layout, reference=self.reference, fields=fields)
        wanted = [each for each in map(formats.find, self.formats) if each.takes(ready)]
        wanted = wanted or [formats.find(formats.DEFAULT)]
        return tuple(PackFile(f"{stem}{each.suffix}", each.write(ready)) for each in wanted)


@frozen
class PackFile:
    """One file to be saved: its name and its bytes."""

    name: str
    content: bytes = field(repr=False)


@frozen
class Written:
    """A letter, its blocks, and the names of its files, one for each format; `as_mail`: an e-mail was asked for."""

    letter: Letter
    document: Document
    files: tuple[str, ...]
    as_mail: bool = False

    @property
    def file(self) -> str:
        """The name of the file that is printed."""
        return self.files[0]

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """Who signs by hand, as the paper calls them: 申请人, 法定代理人."""
        return places_to_sign(self.document)


@frozen
class Statement:
    """A sheet for a witness to fill in, its blocks, and the names of its files: it goes with a letter, never alone."""

    sheet: Sheet
    document: Document
    files: tuple[str, ...]


@frozen
class Pack:
    """Everything that is to be saved, and which file is which letter, and which a witness's sheet."""

    files: tuple[PackFile, ...]
    written: tuple[Written, ...]
    statements: tuple[Statement, ...] = ()


def make(
    plan: Selection,
    books: LetterBooks,
    engine: Engine,
    style: Style,
    day: date,
    tell: Callable[[str], None] = lambda _: None,
) -> Pack:
    """Every ready letter, and the cover note in front. `tell` hears the title of each letter as it is made.

    Raises TemplateError for a template that fails on this case.
    """
    files: list[PackFile] = []
    written: list[Written] = []
    for letter, stem in zip(plan.ready, _stems(plan.ready), strict=True):
        tell(letter.head.title)
        made = document(letter, engine)
        its_files = style.files(stem, manuscript(letter, made, books.directory, engine))
        files += its_files
        written.append(Written(letter, made, tuple(file.name for file in its_files), "eml" in style.formats))
    statements, sheets = _statements(plan, style, books, engine, day)
    printed = _printed(written, statements, style, books, engine, day)
    cover = _cover_note(plan, written, books, engine, day, *(file.name for file in printed))
    return Pack(
        (*style.files(f"00-{plain(cover.title)}", cover), *files, *sheets, *printed), tuple(written), statements
    )


def _statements(
    plan: Selection, style: Style, books: LetterBooks, engine: Engine, day: date
) -> tuple[tuple[Statement, ...], tuple[PackFile, ...]]:
    """The witnesses' sheets and their files, which are named by number: no name of a person stands in them."""
    made: list[Statement] = []
    files: list[PackFile] = []
    for sheet in plan.witnesses.sheets:
        head = own_head(books, STATEMENT)
        blocks = numbered(engine.document(STATEMENT, {"witness": sheet.view}))
        its_files = style.files(
            f"附{sheet.number}-{plain(head.title)}", Manuscript(blocks, head.title, day, layout=head.layout)
        )
        files += its_files
        made.append(Statement(sheet, blocks, tuple(file.name for file in its_files)))
    return tuple(made), tuple(files)


def own_head(books: LetterBooks, template: str) -> Head:
    """The head of a template of which there is one of its kind."""
    return next(head for head in books.heads if head.id == template)


def _printed(
    written: Sequence[Written],
    statements: Sequence[Statement],
    style: Style,
    books: LetterBooks,
    engine: Engine,
    day: date,
) -> tuple[PackFile, ...]:
    """All letters in one file to print at once, where they are written as PDF at all."""
    if "pdf" not in style.formats:
        return ()
    sheets = [(one.sheet, one.document) for one in statements]
    papers = to_print([(one.letter, one.document, one.signs) for one in written], sheets)
    if not papers:
        return ()
    head = own_head(books, PRINT_LIST)
    return (PackFile(f"{plain(head.title)}.pdf", print_at_once(papers, engine, head, style.layout, day).content),)


def _cover_note(
    plan: Selection, written: Iterable[Written], books: LetterBooks, engine: Engine, day: date, printed: str = ""
) -> Manuscript:
    head = own_head(books, COVER)
    context = cover_context(plan, [one.signs for one in written], books, day, printed)
    return Manuscript(numbered(engine.document(COVER, context)), head.title, day, layout=head.layout or "compact")


def document(letter: Letter, engine: Engine, names: Mapping[str, object] | None = None) -> Document:
    """A letter with its annexes, under the letter's masks; the first begins a page. `names` stand for its own."""
    ids = [letter.head.id, *(annex.id for annex in letter.annexes)]
    context = letter.context if names is None else names
    made, *annexes = [numbered(engine.document(one, context)) for one in ids]
    return enclosed(made, annexes)


def _stems(letters: Sequence[Letter]) -> Iterator[str]:
    """Names of files by order of sending and title; no name of a person stands in them."""
    titles = Counter(plain(letter.head.title) for letter in letters)
    seen: Counter[str] = Counter()
    for number, letter in enumerate(letters, 1):
        title = plain(letter.head.title)
        seen[title] += 1
        yield f"{number:02d}-{title}" + (f"-{seen[title]}" if titles[title] > 1 else "")


def manuscript(letter: Letter, made: Document, directory: Directory, engine: Engine) -> Manuscript:
    """What a file tells of a letter: its title, its day, the sender as its reader may see them, how it can be sent.

    Raises TemplateError where the words with which it is told on the telephone fail on this case.
    """
    role = directory.roles.get(letter.addressee.role)
    is_told = bool(letter.head.portal) and role is not None and role.by_telephone
    return Manuscript(
        made,
        letter.head.title,
        letter.day,
        getattr(letter.context["sender"], "name", ""),
        letter.layout,
        fields=_form(letter, role),
        mail=_mail(letter) if letter.addressee.by_mail else None,
        told_to=role.told_to if role and is_told else None,
        opening=engine.document(DICTATION, letter.context) if is_told else None,
        told=letter.head.told,
    )


def _form(letter: Letter, role: Role | None) -> tuple[tuple[str, tuple[str, ...], int | None], ...]:
    """The fields of the web form that takes it, under the limits of the template, else of the reader's web site."""
    known = role.portal.limit("body_characters") if role and role.portal else None
    limit = known.value if known else None
    return tuple((one.name, one.sections, one.limit or limit) for one in letter.head.portal)


def _mail(letter: Letter) -> Mail:
    """How it goes by e-mail: to whom, and from whom as its reader may see them."""
    sender = letter.context["sender"]
    return Mail(letter.addressee.mailboxes, getattr(sender, "name", ""), getattr(sender, "email", None) or "")
