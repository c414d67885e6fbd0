"""track keep and verify: copies of what was sent, beside the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.held import put
from letters.cli.tools import answer, say
from letters.cli.track.opening import changing, open_tracked
from letters.desk import find, with_copies
from letters.errors import UsageError
from letters.follow import CopyState, check, files_of, keeping
from letters.kit.days import day_words
from letters.told.of_copies import checked_lines, copies_json, kept_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case import Filing
    from letters.cli.track.asked import KeepAsked

GOOD = frozenset({CopyState.SAME, CopyState.STRAY})


def keep_copies(asked: KeepAsked) -> int:
    """Keep files of a filing that is recorded already."""
    with changing(asked.case, "keep") as (file, at):
        one = find(at, asked.which)
        files = asked.files or _written_before(asked.case, one.filing)
        with keeping(at.case, file.folder, files, one.filing.on, one.filing.letter) as kept:
            put(file, with_copies(at, one, [each.row() for each in kept]).text)
    say(*kept_lines(kept))
    return 0


def _written_before(case: Path, filing: Filing) -> tuple[Path, ...]:
    """The files of a letter as they were written last before it was sent. Raises UsageError where there are none."""
    written = files_of(case, filing.letter, filing.to, until=filing.on)
    if not written.files:
        raise UsageError(f"没有找到{day_words(filing.on)}以前写出的这份文书", "在命令后面写上寄出的文件")
    return written.files


def verify_copies(path: Path, *, as_json: bool) -> int:
    """Every copy against what was recorded; status 1 when one is not as it was."""
    file, at = open_tracked(path)
    checked = check(at.case, file.folder)
    answer(copies_json(checked), checked_lines(checked), as_json=as_json)
    return int(any(one.state not in GOOD for one in checked))
