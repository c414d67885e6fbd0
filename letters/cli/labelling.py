"""evidence label: what may be said of each kept piece is shown, a page at a time, and stored when it is agreed to.

Whatever a person does in between, the files stay kept: they were stored before the first question.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from letters.cli.held import held, put
from letters.cli.tools import answer, say, tell, typed_answer
from letters.collect.evidence import agreed
from letters.desk import CaseOnDisk, contacts_listed, label_proposals, steering, with_labels, with_parted
from letters.errors import UsageError
from letters.kit.places import read_places
from letters.kit.typed import narrow, yes_or_no
from letters.told import of_labels as told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from letters.collect.evidence import ContactsOfDay, EvidenceLabel, EvidenceProposal
    from letters.desk import KeptFiles

PAGE = 6  # pieces shown at once: with the question they fit a window of 25 lines
LATER = frozenset({"以后", "以后再说", "以后再答", "以后说", "跳过", "先不说"})
RIGHT = frozenset({"都对", "全对", "都是", "都可以", "全部"})


def label_evidence(path: Path, *, as_json: bool, accept: bool) -> int:
    """Go over what is kept and not labelled yet; status 1 where something is left."""
    file = CaseOnDisk.open(path)
    offered = label_proposals(file.text, file.folder)
    if accept:
        _store(path, partial(with_labels, labels=_agreed(offered)))
    elif offered and not as_json and sys.stdin.isatty():
        label_at_terminal(path)
    left = _offered(path)
    lines = told.labelled_lines(len(offered) - len(left) if accept else 0, left, path)
    answer([told.proposal_json(one) for one in left], lines, as_json=as_json)
    return int(bool(left))


def _agreed(offered: Sequence[EvidenceProposal]) -> list[EvidenceLabel]:
    """The labels of proposals that say something: files that cannot be opened have none."""
    return [agreed(one) for one in offered if one.title and one.proves]


def label_at_terminal(path: Path) -> None:
    """Ask, a page at a time, until everything is labelled or put off, or the person leaves."""
    put_off: set[str] = set()
    while waiting := [one for one in _offered(path) if one.id not in put_off]:
        if not _page(path, waiting, put_off):
            return


def say_kept(kept: KeptFiles) -> None:
    """Say how many files are kept."""
    say(*told.kept_lines(kept))


def _offered(path: Path) -> tuple[EvidenceProposal, ...]:
    file = CaseOnDisk.open(path)
    return label_proposals(file.text, file.folder)


def _page(path: Path, waiting: Sequence[EvidenceProposal], put_off: set[str]) -> bool:
    """Show the first of them and take one answer that is understood; whether to go on."""
    page, text = waiting[:PAGE], CaseOnDisk.open(path).text
    shown = [(one, contacts_listed(text, one.incidents)) for one in page]
    say("", *told.page_lines(shown, len(waiting) - len(page)), "")
    while True:
        typed = typed_answer(told.RIGHT)
        if typed.strip() in steering.LEAVE:
            return False
        if number := _number(typed, len(page)):
            _change(path, page[number - 1])
            return True
        if is_right(typed) or narrow(typed) in LATER:
            _label(path, _agreed(page) if is_right(typed) else [])
            put_off.update(one.id for one in page)
            return True
        tell(told.WHICH_WRONG if yes_or_no(typed).value is False else told.NOT_UNDERSTOOD)


def is_right(typed: str) -> bool:
    """Whether an answer agrees to all that is shown."""
    return narrow(typed) in RIGHT or yes_or_no(typed).value is True


def _number(typed: str, count: int) -> int:
    """The one place that was typed; 0 for none or several."""
    try:
        places = read_places(typed, count)
    except UsageError:
        return 0
    return places[0] if len(places) == 1 else 0


def _label(path: Path, labels: Sequence[EvidenceLabel]) -> None:
    if labels:
        _store(path, partial(with_labels, labels=labels))
        say(told.noted_line(labels[0].title, len(labels)))


def _store(path: Path, change: Callable[[str], str]) -> None:
    """Change the case file as it is now, and store it."""
    with held(path, "evidence label"):
        file = CaseOnDisk.open(path)
        put(file, change(file.text))


def _change(path: Path, one: EvidenceProposal) -> None:
    """Ask one thing after the other; a piece that was parted is shown again, as two."""
    say(told.change_heading(one))
    if len(one.files) > 1 and _parted(path, one):
        return
    title = typed_answer(f"{told.NAME}：{one.title}").strip() or one.title
    proves = typed_answer(f"{told.PROVES}：{one.proves}").strip() or one.proves
    if title and proves:
        label = replace(agreed(one), title=title, proves=proves, incidents=_belonging(path, one))
        _label(path, [label])


def _parted(path: Path, one: EvidenceProposal) -> bool:
    """Whether files were made a piece of their own."""
    say(*told.file_lines(one))
    while typed := typed_answer(told.APART).strip():
        try:
            paths = frozenset(one.files[place - 1] for place in read_places(typed, len(one.files)))
            if paths:
                _store(path, partial(with_parted, piece=one.id, paths=paths))
            return bool(paths)
        except UsageError as error:
            tell(str(error))
    return False


def _belonging(path: Path, one: EvidenceProposal) -> tuple[str, ...]:
    """The contacts that the person says it belongs to; those proposed where they only press Enter."""
    choices = _choices(contacts_listed(CaseOnDisk.open(path).text), one)
    if not choices:
        return one.incidents
    say(*told.choice_lines(choices, one))
    while typed := typed_answer(told.BELONGS).strip():
        try:
            return tuple(key for place in read_places(typed, len(choices)) for key in choices[place - 1].ids)
        except UsageError as error:
            tell(str(error))
    return one.incidents


def _choices(contacts: Sequence[ContactsOfDay], one: EvidenceProposal) -> list[ContactsOfDay]:
    """The contacts nearest to the days of a piece, in order; of one without a day the latest."""
    day = one.on
    by_nearness = sorted(contacts, key=lambda each: abs((each.day - day).days) if day else -each.day.toordinal())
    return sorted(by_nearness[: told.MOST_CONTACTS], key=lambda each: each.day)
