"""track keep and verify: copies of what was sent, beside the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import print_json, say
from letters.cli.track.opening import open_tracked
from letters.desk.filings import find, with_copies
from letters.errors import UsageError
from letters.follow.as_written import files_of
from letters.follow.kept import CopyState, check, keeping
from letters.told.shown import sized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from letters.case.filings import Filing
    from letters.cli.track.asked import KeepAsked
    from letters.follow.kept import CheckedCopy

WRONG = {
    CopyState.CHANGED: "改动过，和寄出时不同",
    CopyState.MISSING: "找不到了",
    CopyState.OUTSIDE: "不在案件文件夹里",
    CopyState.STRAY: "在 sent 里，案件没有登记",
}
GOOD = frozenset({CopyState.SAME, CopyState.STRAY})


def keep_copies(asked: KeepAsked) -> int:
    """Keep files of a filing that is recorded already."""
    file, at = open_tracked(asked.case)
    one = find(at, asked.which)
    files = asked.files or _written_before(asked.case, one.filing)
    with keeping(at.case, file.folder, files, one.filing.on, one.filing.letter) as kept:
        file.put(with_copies(at, one, [each.row() for each in kept]).text)
    for each in kept:
        say(f"留底：{each.source} → {each.path}（{sized(each.size)}）")
    return 0


def _written_before(case: Path, filing: Filing) -> tuple[Path, ...]:
    """The files of a letter as they were written last before it was sent. Raises UsageError where there are none."""
    written = files_of(case, filing.letter, filing.to, until=filing.on)
    if not written.files:
        raise UsageError(f"没有找到 {filing.on} 以前写出的这份文书", "在命令后面写上寄出的文件")
    return written.files


def verify_copies(path: Path, *, as_json: bool) -> int:
    """Every copy against what was recorded; status 1 when one is not as it was."""
    file, at = open_tracked(path)
    checked = check(at.case, file.folder)
    if as_json:
        print_json([{"place": one.number, "path": one.path, "state": one.state.value} for one in checked])
        return _status(checked)
    known = [one for one in checked if one.state is not CopyState.STRAY]
    say(f"留底的 {len(known)} 个文件，{sum(one.state is CopyState.SAME for one in known)} 个没有变。")
    for line in wrong_copies(checked):
        say(f"    {line}")
    return _status(checked)


def _status(checked: Iterable[CheckedCopy]) -> int:
    return int(any(one.state not in GOOD for one in checked))


def wrong_copies(checked: Iterable[CheckedCopy]) -> Iterator[str]:
    """A line for each copy that is not as it was, or that the case does not know."""
    for one in checked:
        if one.state in WRONG:
            yield f"{one.path}：{WRONG[one.state]}"
