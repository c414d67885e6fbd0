"""Leads the labelling of kept evidence through a shell: a page of proposals at a time, each answer stored at once.

Whatever a person does in between, the files stay kept: they were stored before the first question.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from letters.collect.evidence import agreed
from letters.desk import steering
from letters.desk.evidence.cards import nearest
from letters.desk.evidence.labelling import contacts_listed, label_proposals, place_proposals, with_labels, with_parted
from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.kit.places import read_places
from letters.kit.typed import narrow, yes_or_no

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from letters.collect.evidence import ContactsOfDay, EvidenceLabel, EvidenceProposal

PAGE = 6  # pieces shown at once: with the question they fit a window of 25 lines
LATER = frozenset({"以后", "以后再说", "以后再答", "以后说", "跳过", "先不说"})
ALL_RIGHT = frozenset({"都对", "全对", "都是", "都可以", "全部"})

RIGHT = "都对写“对”；哪一份不对写它的号码；以后再说写“以后”"
NOT_UNDERSTOOD = "没有看懂。都对写“对”，要改就写那一份的号码，以后再说写“以后”，先停下写“退出”"
WHICH_WRONG = "哪一份不对？写它的号码"
APART = "有不该放在一起的，写那几个文件的号码，另算一份；不分直接回车"
NAME, PROVES = "名称（不改直接回车）", "证明什么（不改直接回车）"
BELONGS = "属于哪几次？写号码；和标着“现在”的一样直接回车；都不属于写“无”"


@frozen
class LabelPage:
    """Pieces, each with the contacts it would belong to; `left` further ones follow."""

    pieces: tuple[tuple[EvidenceProposal, tuple[ContactsOfDay, ...]], ...]
    left: int


@frozen
class LabelContacts:
    """Contacts that a piece may belong to."""

    choices: tuple[ContactsOfDay, ...]
    of: EvidenceProposal


class LabelShell(Protocol):
    """How proposals are shown and an answer is taken."""

    def ask(self, question: str) -> str:
        """The answer as it was typed."""
        ...

    def say(self, text: str) -> None:
        """Show a line."""
        ...

    def show(self, shown: LabelPage | EvidenceProposal | LabelContacts) -> None:
        """A page of pieces, one that is being changed with its files, or contacts; what is chosen under numbers."""
        ...


class LabelSitting:
    """One sitting with what is kept: `read` gives the case's text as it is, `store` puts what a change makes of it."""

    def __init__(
        self, folder: Path, shell: LabelShell, read: Callable[[], str], store: Callable[[Callable[[str], str]], None]
    ) -> None:
        self._folder, self._shell, self._read, self._store = folder, shell, read, store
        self._passed: set[str] = set()

    def run(self) -> bool:
        """Ask until everything is labelled or put off; whether the person did not leave before."""
        while waiting := [one for one in self._offered() if one.id not in self._passed]:
            if not self._page(waiting):
                return False
        return True

    def _offered(self) -> tuple[EvidenceProposal, ...]:
        """What nobody said anything of; then what was labelled and belongs to nothing yet, where a contact is found."""
        text = self._read()
        return (*label_proposals(text, self._folder), *place_proposals(text, self._folder))

    def _page(self, waiting: Sequence[EvidenceProposal]) -> bool:
        """Show the first of them and take one answer that is understood; whether to go on."""
        page, text = waiting[:PAGE], self._read()
        pieces = tuple((one, contacts_listed(text, one.incidents)) for one in page)
        self._shell.show(LabelPage(pieces, len(waiting) - len(page)))
        while True:
            typed = self._shell.ask(RIGHT)
            if typed.strip() in steering.LEAVE:
                return False
            if number := _number(typed, len(page)):
                self._change(page[number - 1])
                return True
            if is_right(typed) or narrow(typed) in LATER:
                self._label(labels_of(page) if is_right(typed) else [])
                self._passed.update(one.id for one in page)
                return True
            self._shell.say(WHICH_WRONG if yes_or_no(typed).value is False else NOT_UNDERSTOOD)

    def _label(self, labels: Sequence[EvidenceLabel]) -> None:
        if labels:
            self._store(partial(with_labels, labels=labels))
            self._shell.say(f"记下了 {len(labels)} 份。" if len(labels) > 1 else f"记下了：{labels[0].title}")

    def _change(self, one: EvidenceProposal) -> None:
        """Ask one thing after the other; a piece that was parted is shown again, as two."""
        self._shell.show(one)
        if len(one.files) > 1 and self._parted(one):
            return
        title = self._shell.ask(f"{NAME}：{one.title}").strip() or one.title
        proves = self._shell.ask(f"{PROVES}：{one.proves}").strip() or one.proves
        if title and proves:
            self._label([replace(agreed(one), title=title, proves=proves, incidents=self._belonging(one))])

    def _parted(self, one: EvidenceProposal) -> bool:
        """Whether files were made a piece of their own."""
        while typed := self._shell.ask(APART).strip():
            try:
                paths = frozenset(one.files[place - 1] for place in read_places(typed, len(one.files)))
                if paths:
                    self._store(partial(with_parted, piece=one.id, paths=paths))
                return bool(paths)
            except UsageError as error:
                self._shell.say(str(error))
        return False

    def _belonging(self, one: EvidenceProposal) -> tuple[str, ...]:
        """The contacts that the person says it belongs to; those proposed where they only press Enter."""
        choices = nearest(contacts_listed(self._read()), one)
        if not choices:
            return one.incidents
        self._shell.show(LabelContacts(choices, one))
        while typed := self._shell.ask(BELONGS).strip():
            try:
                return tuple(key for place in read_places(typed, len(choices)) for key in choices[place - 1].ids)
            except UsageError as error:
                self._shell.say(str(error))
        return one.incidents


def labels_of(offered: Sequence[EvidenceProposal]) -> list[EvidenceLabel]:
    """The labels of proposals that say something: files that cannot be opened have none."""
    return [agreed(one) for one in offered if one.title and one.proves]


def is_right(typed: str) -> bool:
    """Whether an answer agrees to all that is shown."""
    return narrow(typed) in ALL_RIGHT or yes_or_no(typed).value is True


def _number(typed: str, count: int) -> int:
    """The one place that was typed; 0 for none or several."""
    try:
        places = read_places(typed, count)
    except UsageError:
        return 0
    return places[0] if len(places) == 1 and narrow(typed) not in ALL_RIGHT else 0
