"""Pieces of evidence: what they are and prove, whether they are as they were, which were taken in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from letters.collect.evidence import CheckedFile, FileState, links
from letters.kit.listing import listed
from letters.kit.shell_words import command
from letters.told.shown import MOST_SHOWN, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.case import Case, Evidence
    from letters.collect.evidence import FoundFile, KeptPiece, KnownFile, SkippedEntry

STATES = {
    FileState.CHANGED: "改动过",
    FileState.MISSING: "找不到",
    FileState.OUTSIDE: "是链接，指向文件夹以外",
    FileState.UNRECORDED: "没有登记校验值，核对不了",
    FileState.TWICE: "和另一项证据的文件完全一样（一个文件不能算两份证据）",
    FileState.ADDED: "在 evidence 里，案件没有登记",
    FileState.SAME: "没有变",
}


def pieces_lines(path: Path, case: Case, missing: Collection[str]) -> Iterator[str]:
    """Each piece, what it proves and belongs to; then what is unproven, and what proves nothing. `missing`: paths."""
    for item in case.evidence:
        yield f"{item.id}　{item.title or '还没有名称'}（{item.kind.label}）"
        yield f"    证明：{item.proves or '还没有写，不会列进文书'}"
        if about := links.belongs_to(case, item.id):
            yield f"    属于：{listed(about[:MOST_SHOWN])}{f' 等 {len(about)} 条' if len(about) > MOST_SHOWN else ''}"
        yield from (f"    {file.path}{'（找不到）' if file.path in missing else ''}" for file in item.files)
    if not case.evidence:
        yield f"还没有证据。登记，后面写文件：{command('evidence add', path)}"
    yield from _gaps(path, case)


def _gaps(path: Path, case: Case) -> Iterator[str]:
    if bare := links.unproven(case):
        yield f"\n还没有证据的联系记录，{len(bare)} 条："
        yield from shortened(
            [f"    {one.id}　{one.at}　{one.channel.label}　{one.from_number or ''}".rstrip() for one in bare]
        )
    if idle := [item for item in links.proving_nothing(case) if item.is_labelled]:
        yield "\n没有写明属于哪件事的证据，不会列进任何文书（合同写在合同那一节，其他的写在它证明的那一条；"
        yield f"联系记录是后来才写的，说明一次就对上）：{command('evidence label', path)}"
        yield from shortened([f"    {item.id}　{item.title}" for item in idle])


def pieces_json(case: Case, missing: Collection[str]) -> dict[str, Any]:
    """The pieces and the gaps for programs."""
    return {
        "evidence": [_piece_json(case, item, missing) for item in case.evidence],
        "unproven": [incident.id for incident in links.unproven(case)],
        "proving_nothing": [item.id for item in links.proving_nothing(case)],
    }


def _piece_json(case: Case, item: Evidence, missing: Collection[str]) -> dict[str, Any]:
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


def verified_json(checked: Sequence[CheckedFile]) -> list[dict[str, Any]]:
    """Each file for programs, with its state."""
    return [{"id": one.id, "path": one.path, "state": one.state.value} for one in checked]


def verified_lines(checked: Sequence[CheckedFile]) -> Iterator[str]:
    """How many files are as they were; then the others, by what became of them."""
    states = Counter(one.state for one in checked)
    known = len(checked) - states[FileState.ADDED]
    yield f"登记的 {known} 个文件，{states[FileState.SAME] + states[FileState.TWICE]} 个没有变。"
    for state, label in STATES.items():
        if states[state] and state is not FileState.SAME:
            yield f"\n{label}，{states[state]} 个："
            yield from shortened([_checked_line(one) for one in checked if one.state is state])


def _checked_line(one: CheckedFile) -> str:
    return f"    {one.id}　{one.path}" if one.id else f"    {one.path}"


def added_lines(added: Sequence[KeptPiece], incidents: Sequence[str]) -> Iterator[str]:
    """What was taken in with all that is to be said of it, and what it belongs to."""
    if not added:
        yield "没有新的证据。"
        return
    for piece in added:
        copied = "，已复制到案件旁边，原件没有动" if piece.copied else ""
        yield f"{piece.id}　{piece.title}（{piece.kind.label}，{len(piece.paths)} 个文件{copied}）"
    if incidents:
        yield f"属于联系记录：{listed(incidents)}"
    else:
        yield "还没有写属于哪条联系记录，不会列进文书。截图、录音登记时加 --incident 和编号。"


def left_out_lines(
    known: Iterable[KnownFile], skipped: Iterable[SkippedEntry], new: Iterable[FoundFile]
) -> Iterator[str]:
    """Which files were not taken in and why, and which of those that were are empty."""
    for one in known:
        yield f"没有登记 {one.file.path}：内容与{one.id and f' {one.id} 的'} {one.path} 相同"
    yield from shortened([f"没有登记 {one.path}：{one.why}" for one in skipped])
    for file in new:
        if not file.digest.size:
            yield f"！注意：{file.path.name} 是空文件（0 字节），可能没有保存成功，请打开看看"
