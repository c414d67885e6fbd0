"""What the cover note knows: where each letter goes and how, in which order, what to heed, what was not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.catalogue import ONE_OF_ITS_KIND
from letters.compose.cover_cautions import cautions_once, left_to_answer
from letters.compose.cover_lines import role_of, sending_lines, short_deal
from letters.compose.sending import ONE_OF_THEM, POWER, copies, enclosures, numbers_of, steps
from letters.compose.view import DayView, MissingLine, OrderView, PaperNote, PrintLine, SheetView, WitnessesView
from letters.kit.days import day_words
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from letters.books import Books
    from letters.case import Case
    from letters.compose.books import LetterBooks
    from letters.compose.choose import Selection, Unwritten
    from letters.compose.letter import Letter
    from letters.compose.witnesses import Sheet

INFERRED = "名称由地址推断"  # how the cautions of roles begin; the table says it of each letter
SHEET = "情况说明"
ID = ONE_OF_ITS_KIND["cover"]


def cover_context(
    plan: Selection, signers: Sequence[Sequence[str]], books: LetterBooks, day: date, printed: str = ""
) -> dict[str, object]:
    """What the note's template gets; `signers` are who signs each ready letter, in order.

    `printed` is the name of the file that holds all of them to be printed at once, "" where there is none.
    """
    ready = plan.ready
    return {
        "papers": _papers(plan.case, books, day),
        "lines": sending_lines(plan, signers, books),
        "order": _order(ready, books),
        "witnesses": _witnesses(plan),
        "days": tuple(_days(ready, day)),
        "checks": tuple(_checks(ready)),
        "cautions": cautions_once(ready),
        "left": left_to_answer(ready),
        "missing": _each_once((*_blocked(plan.blocked), *_unwritten(plan.unwritten, books))),
        "others": listed(dict.fromkeys(one.head.title for one in plan.spare if not one.lacks)),
        "sources": "；".join(dict.fromkeys(_sources(ready, books))),
        "date": day,
        "checked_on": books.law.oldest.checked_on,
        "printed": printed,
    }


def print_lines(
    letters: Sequence[Letter], signs: Sequence[Sequence[str]], pages: Sequence[int], sheets: Sequence[Sheet] = ()
) -> tuple[PrintLine, ...]:
    """The first sheet's lines: each letter that is printed, with who signs it, the witnesses' sheets; and their pages.

    `letters` are all of the pack, so that each has the number it has elsewhere; `signs` and `pages` are of the printed.
    """
    printed = [(letter, step) for letter, step in zip(letters, steps(letters), strict=True) if step != ONE_OF_THEM]
    own = tuple(
        PrintLine(
            step=step,
            title=letter.called,
            addressee=letter.addressee.name,
            copies=copies(letter, letters),
            pages=count,
            signer=listed(signers),
            attach=listed(enclosures(letter, sheets)),
            bring=listed(letter.head.bring),
        )
        for (letter, step), signers, count in zip(printed, signs, pages[: len(printed)], strict=True)
    )
    return (*own, *_sheet_lines(sheets, pages[len(printed) :]))


def _sheet_lines(sheets: Sequence[Sheet], pages: Sequence[int]) -> Iterator[PrintLine]:
    """The witnesses' sheets: each is filled in and signed by whom it is for."""
    for sheet, count in zip(sheets, pages, strict=True):
        relation = sheet.witness.called
        yield PrintLine(sheet.label, SHEET, "", 1, count, relation, attach="", bring="", by=relation)


def _witnesses(plan: Selection) -> WitnessesView:
    """Whose sheets go with which letters, and who may write something too and has none."""
    found = plan.witnesses
    sheets = tuple(SheetView(sheet.label, sheet.witness.called) for sheet in found.sheets)
    to = [number for number, letter in enumerate(plan.ready, 1) if letter.head.witnesses]
    return WitnessesView(sheets, numbers_of(to) if to else "", listed(found.several), listed(found.young))


def _papers(case: Case, books: LetterBooks, day: date) -> tuple[PaperNote, ...]:
    """A note for each paper that came; most cases hold none, and need not wait for it."""
    if not case.received:
        return ()
    from letters.compose.paper_notes import paper_notes

    return paper_notes(case, books, day)


def _order(letters: Sequence[Letter], books: Books) -> OrderView:
    """Which letters are of which kind, as far as that says why they go in this order."""
    waiting = {number for number, step in enumerate(steps(letters), 1) if step == ONE_OF_THEM}

    def which(is_one: Callable[[Letter], object]) -> str:
        return _numbered(number for number, letter in enumerate(letters, 1) if is_one(letter))

    return OrderView(
        answers=which(lambda letter: letter.head.answers),
        police=which(lambda letter: not letter.occasion and _pursues(letter, books)),
        complaints=which(lambda letter: letter.head.door),
        reports=which(lambda letter: letter.head.kind == "report"),
        notices=which(lambda letter: letter.head.kind == "notice"),
        powers=which(lambda letter: letter.head.kind == POWER),
        choice=_numbered(waiting),
    )


def _numbered(places: Iterable[int]) -> str:
    return numbers_of(found) if (found := sorted(places)) else ""


def _pursues(letter: Letter, books: Books) -> bool:
    """Whether it goes to who pursues conduct."""
    role = role_of(letter, books)
    return role is not None and role.conduct_lapses


def _days(letters: Sequence[Letter], day: date) -> Iterator[DayView]:
    """By when a letter that follows must be sent, where a term says so."""
    for number, letter in enumerate(letters, 1):
        by = letter.occasion.step.by if letter.occasion else None
        if by is None:
            continue
        law = f"（依法最后一天是{day_words(by.due)}）" if by.due != by.safe else ""
        yield DayView(f"{day_words(by.next_day(day))}以前{law}", f"第{number}份")


def _checks(letters: Sequence[Letter]) -> Iterator[str]:
    """How to find out where letters really go, once for all of which the same is to be said."""
    said: dict[str, list[int]] = {}
    for number, letter in enumerate(letters, 1):
        if letter.addressee.name and not letter.addressee.confirmed and letter.addressee.caution:
            rest = letter.addressee.caution.removeprefix(INFERRED).lstrip("。，")
            said.setdefault(rest, []).append(number)
    for caution, numbers in said.items():
        yield f"{numbers_of(numbers)}：{caution}"


def _sources(letters: Iterable[Letter], books: Books) -> Iterator[str]:
    """Where the telephone numbers of bodies are from."""
    for role in filter(None, (role_of(letter, books) for letter in letters)):
        for hotline in role.hotlines:
            if hotline.verified and hotline.number in role.find:
                yield f"{hotline.number}，{hotline.checked.source}（{day_words(hotline.checked.checked_on)}核对）"


def _each_once(missing: Iterable[MissingLine]) -> tuple[MissingLine, ...]:
    """Those of which the same is to be said in one line."""
    said: dict[MissingLine, list[str]] = {}
    for one in missing:
        said.setdefault(one._replace(title=""), []).append(one.title)
    return tuple(one._replace(title=listed(titles)) for one, titles in said.items())


def _blocked(letters: Sequence[Letter]) -> Iterator[MissingLine]:
    for letter in letters:
        stops = (f"{caution.message}{caution.next}" for caution in letter.stops)
        yield MissingLine(_called(letter, letters), stops=tuple(stops))


def _unwritten(every: Sequence[Unwritten], books: Books) -> Iterator[MissingLine]:
    for one in every:
        role = books.directory.roles.get(one.head.addressee)
        yield MissingLine(
            _called(one, every),
            lacks=listed(lack.what for lack in one.lacks),
            elsewhere=one.elsewhere,
            reader=role.label if role and one.elsewhere else "",
            sent=one.sent,
            instead=one.instead,
            lapsed=one.lapsed,
        )


def _called(one: Letter | Unwritten, every: Sequence[Letter | Unwritten]) -> str:
    """A letter's title, with whom its contract is with where there are several."""
    deal = short_deal(one.deal, every)
    return f"{one.head.title}（{deal}）" if deal else one.head.title
