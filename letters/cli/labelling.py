"""evidence label: what may be said of each kept piece, a page at a time in a terminal."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from letters.case import text_of
from letters.cli.held import held, put
from letters.cli.tools import answer, say, tell, typed_answer
from letters.desk import CaseOnDisk, LabelSitting, label_proposals, labels_of, with_labels
from letters.told import of_labels as told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from letters.collect.evidence import EvidenceProposal
    from letters.desk import LabelContacts, LabelPage


class LabelTerminal:
    """Shows pieces and asks in a terminal."""

    ask = staticmethod(typed_answer)
    say = staticmethod(tell)

    def show(self, shown: LabelPage | EvidenceProposal | LabelContacts) -> None:
        """A page of pieces, one that is being changed, or the contacts that it may belong to."""
        say(*told.shown_lines(shown))


def label_evidence(path: Path, *, as_json: bool, accept: bool) -> int:
    """Go over what is kept and not labelled yet; status 1 where something is left."""
    offered = _offered(path)
    if accept:
        _store(path, partial(with_labels, labels=labels_of(offered)))
    elif not as_json and sys.stdin.isatty():
        labelled_or_told(path)
    left = _offered(path)
    lines = told.labelled_lines(len(offered) - len(left) if accept else 0, left, path)
    answer([told.proposal_json(one) for one in left], lines, as_json=as_json)
    return int(bool(left))


def labelled_or_told(path: Path) -> None:
    """Ask of what is kept; whoever stops in between is told that nothing is lost, and how to go on."""
    try:
        LabelSitting(path.absolute().parent, LabelTerminal(), partial(text_of, path), partial(_store, path)).run()
    finally:
        if offered := _offered(path):
            tell("", *told.left_lines(offered, path))


def _offered(path: Path) -> tuple[EvidenceProposal, ...]:
    file = CaseOnDisk.open(path)
    return label_proposals(file.text, file.folder)


def _store(path: Path, change: Callable[[str], str]) -> None:
    """Change the case file as it is now, and store it."""
    with held(path, "evidence label"):
        file = CaseOnDisk.open(path)
        put(file, change(file.text))
