"""One case, from what it stands in to its folder of letters. Nothing that goes wrong with it stops another."""

from __future__ import annotations

import gc
import re
import traceback
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from letters.batch import case_texts, saved
from letters.batch.alike import alike
from letters.batch.outcomes import Note, Outcome, State
from letters.case import Role
from letters.desk import OpenCase, open_desk, why_not, write_letters
from letters.errors import CaseError, FileError, LettersError, Problem
from letters.pack import noted
from letters.render import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.batch.outcomes import Item, Options
    from letters.case import Case
    from letters.compose import Letter, Selection
    from letters.desk import Desk, Paper
    from letters.pack import Pack

OBJECTS_BEFORE_A_COLLECTION = 20_000
CASES_BEFORE_FORGETTING = 32
FAULT = 70  # the status of a fault of the program itself

_cases = count(1)


def opened(options: Options) -> Desk:
    """The desk that the options ask for, with all that every case needs. Raises LettersError for what is wrong."""
    return _opened(options.templates, options.paper)


@cache
def _opened(templates: Path | None, paper: Paper) -> Desk:
    made = open_desk(templates, paper)
    _ = made.engine, made.books, made.style
    settle()
    return made


def settle() -> None:
    """Many cases are to come: what is loaded now stays, and the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_A_COLLECTION)


def write_one(item: Item, options: Options) -> Outcome:
    """Read, plan, make and save one case, unless its folder holds already what would be written."""
    forget()
    try:
        return _outcome(item, options)
    except CaseError as error:
        return _bad(item, State.BROKEN, error.problems, 1, options)
    except LettersError as error:
        problem = Problem("", error.message, error.hint)
        return _bad(item, State.FAILED, (problem,), error.exit_status, options)
    except Exception as error:
        return _bad(item, State.FAILED, (_fault(error),), FAULT, options)


def forget() -> None:
    """Now and then let go of what is kept of people whose cases are done: large patterns of their names and numbers."""
    if next(_cases) % CASES_BEFORE_FORGETTING == 0:
        re.purge()


def _outcome(item: Item, options: Options) -> Outcome:
    written = case_texts.text(item)
    digest = sha256(f"{options.stamp}\0{item.key}\0{written}".encode("utf-8", "surrogatepass")).hexdigest()
    folder = options.out / item.key
    before = saved.read(folder)
    day = options.day or options.today
    if before and before.fits(digest, day) and saved.is_whole(folder, before):
        known = before.outcome
        return replace(known, source=item.source, state=State.UNCHANGED if known.state.good else known.state)
    if not options.force:
        _refuse_changed(folder, before)
    case = case_texts.case_of(item, written, day)
    read = OpenCase(case, options.today, options.day, text="" if item.path is None else written)
    return _written(item, read, digest, options)


def _refuse_changed(folder: Path, before: saved.Manifest | None) -> None:
    """Raise FileError where the folder holds what somebody made or changed by hand."""
    if found := saved.changed(folder, before):
        more = f" 等 {len(found)} 个文件" if len(found) > 3 else ""
        raise FileError(
            f"{folder.name} 里的 {'、'.join(found[:3])}{more} 写好以后被改过，或者不是本程序写的，没有覆盖",
            "把改过的文件移走，或者加 --force 覆盖",
        )


def _written(item: Item, read: OpenCase, digest: str, options: Options) -> Outcome:
    case, made = read.case, write_letters(read, opened(options), options.wanted)
    state = State.SHORT if made.falls_short else State.WRITTEN
    status = int(made.falls_short)
    outcome = Outcome(item.key, item.source, state, _notes(made.pack, case), tuple(_problems(made.chosen)), status)
    if not made.files:
        return _with_older(outcome, options)
    own = options.day is None and case.own_day is not None
    entry = noted(made.pack, "", ".", options.today, made.day)
    saved.put(made.files, options.out / item.key, saved.manifest(entry, digest, outcome, own_day=own))
    return outcome


def _notes(pack: Pack, case: Case) -> tuple[Note, ...]:
    return tuple(
        Note(
            one.letter.head.id,
            one.letter.head.title,
            one.letter.addressee.name,
            one.file,
            alike(write_text(one.document), case) if _is_official(one.letter) else "",
        )
        for one in pack.written
    )


def _is_official(letter: Letter) -> bool:
    """Whether it goes to an authority, not to the other side nor into the person's own hands."""
    return bool(letter.addressee.role) and letter.addressee.role not in set(Role)


def _problems(planned: Selection) -> Iterator[Problem]:
    """Why letters that fit, or that were asked for, are not written."""
    for letter in planned.blocked:
        for caution in letter.stops:
            hint = "；".join(part for part in (caution.next, caution.how) if part)
            yield Problem(letter.head.id, f"{letter.head.title}没有写：{caution.message}", hint)
    if planned.asked_for or not planned.letters:
        for one in planned.unwritten:
            yield Problem(one.head.id, f"{one.head.title}没有写：{why_not(one)}")


def _bad(item: Item, state: State, problems: tuple[Problem, ...], status: int, options: Options) -> Outcome:
    return _with_older(Outcome(item.key, item.source, state, (), problems, status), options)


def _with_older(outcome: Outcome, options: Options) -> Outcome:
    """The outcome, with a word where letters of an earlier run lie in the folder of a case that gave none now."""
    if not (options.out / outcome.key / saved.MANIFEST).is_file():
        return outcome
    older = Problem(
        "", f"{outcome.key} 里还是以前写的文书，和现在的案件可能不符", "改好案件再运行一次，或者删去那个文件夹"
    )
    return replace(outcome, problems=(*outcome.problems, older))


def _fault(error: Exception) -> Problem:
    """A fault of the program: where it is, and no value of the case."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return Problem(
        place, f"程序出了错（{type(error).__name__}），不是填错了", "请把这一行发给维护者；里面没有填写的内容"
    )
