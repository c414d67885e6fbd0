"""evidence list and verify: what is there, what it proves, and whether it is as it was."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from letters.cli.tools import open_path, print_json, progress, say
from letters.collect.evidence import links
from letters.collect.evidence.verify import GOOD, CheckedFile, FileState, verify
from letters.kit.listing import listed
from letters.told.shown import MOST_SHOWN, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from letters.case.events import Evidence
    from letters.case.model import Case

STATES = {
    FileState.CHANGED: "改动过",
    FileState.MISSING: "找不到",
    FileState.OUTSIDE: "是链接，指向文件夹以外",
    FileState.UNRECORDED: "没有登记校验值，核对不了",
    FileState.ADDED: "在 evidence 里，案件没有登记",
    FileState.SAME: "没有变",
}


def list_evidence(path: Path, *, as_json: bool) -> int:
    """Every piece, what it belongs to, what is unproven and what proves nothing yet."""
    case = open_path(path).case
    folder = path.absolute().parent
    missing = {one.path for item in case.evidence for one in item.files if not (folder / one.path).is_file()}
    if as_json:
        print_json(_list_json(case, missing))
    else:
        say("\n".join(_list_lines(case, missing)))
    return 0


def _list_lines(case: Case, missing: set[str]) -> Iterator[str]:
    for item in case.evidence:
        yield f"{item.id}　{item.title}（{item.kind.label}）"
        yield f"    证明：{item.proves}"
        if about := links.belongs_to(case, item.id):
            yield f"    属于：{listed(about[:MOST_SHOWN])}{f' 等 {len(about)} 条' if len(about) > MOST_SHOWN else ''}"
        yield from (f"    {file.path}{'（找不到）' if file.path in missing else ''}" for file in item.files)
    if not case.evidence:
        yield "还没有证据。登记：letters evidence add 案件文件 文件"
    yield from _gaps(case)


def _gaps(case: Case) -> Iterator[str]:
    if bare := links.unproven(case):
        yield f"\n还没有证据的联系记录，{len(bare)} 条："
        yield from shortened(
            [f"    {one.id}　{one.at}　{one.channel.label}　{one.from_number or ''}".rstrip() for one in bare]
        )
    if idle := links.proving_nothing(case):
        yield "\n没有写明属于哪件事的证据（合同、账单一类属于整个案件，可以不写；截图、录音请补写）："
        yield from shortened([f"    {item.id}　{item.title}" for item in idle])


def _list_json(case: Case, missing: set[str]) -> dict[str, Any]:
    return {
        "evidence": [_piece_json(case, item, missing) for item in case.evidence],
        "unproven": [incident.id for incident in links.unproven(case)],
        "proving_nothing": [item.id for item in links.proving_nothing(case)],
    }


def _piece_json(case: Case, item: Evidence, missing: set[str]) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind.value,
        "proves": item.proves,
        "incidents": links.belongs_to(case, item.id),
        "files": [
            {"path": file.path, "size": file.size, "sha256": file.sha256, "missing": file.path in missing}
            for file in item.files
        ],
    }


def verify_evidence(path: Path, *, as_json: bool) -> int:
    """Every file against what was recorded; status 1 when one is not as it was."""
    case = open_path(path).case
    checked = verify(case, path.absolute().parent, progress)
    if as_json:
        print_json([{"id": one.id, "path": one.path, "state": one.state.value} for one in checked])
    else:
        say("\n".join(_verify_lines(checked)))
    return int(any(one.state not in GOOD for one in checked))


def _verify_lines(checked: Sequence[CheckedFile]) -> Iterator[str]:
    states = Counter(one.state for one in checked)
    known = len(checked) - states[FileState.ADDED]
    yield f"登记的 {known} 个文件，{states[FileState.SAME]} 个没有变。"
    for state, label in STATES.items():
        if states[state] and state is not FileState.SAME:
            yield f"\n{label}，{states[state]} 个："
            yield from shortened([_checked_line(one) for one in checked if one.state is state])


def _checked_line(one: CheckedFile) -> str:
    return f"    {one.id}　{one.path}" if one.id else f"    {one.path}"
