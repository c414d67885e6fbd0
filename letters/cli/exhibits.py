"""evidence add: what is asked, done and said."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from letters.cli.case_on_disk import CaseOnDisk
from letters.cli.tools import as_day, print_json, progress, say, tell, today
from letters.collect.evidence.add import AddedPiece, KnownFile, ToldEvidence, fresh, placing
from letters.collect.evidence.gather import FoundFile, SkippedEntry, gather
from letters.desk import open_case
from letters.desk.exhibits import EvidenceOrigin, EvidenceSubject, SaidOfEvidence, told_evidence, with_evidence
from letters.errors import UsageError
from letters.kit.listing import listed
from letters.kit.moment import CHINA
from letters.told.shown import shortened, sized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.case.model import Case
    from letters.cli.evidence_asked import EvidenceAsked


def add_evidence(asked: EvidenceAsked) -> int:
    """Take files in; what was left out or is there already is said."""
    file = CaseOnDisk.open(asked.case)
    case = open_case(file.text, today(), name=str(asked.case)).case
    told = told_evidence(case, _said(asked))
    found, skipped = gather(asked.files, _no_evidence(asked.case), progress)
    new, known = fresh(case, file.folder, found)
    added = _added(asked, file, case, told, new) if new else ()
    if asked.as_json:
        print_json(_added_json(added, known, skipped))
    else:
        say("\n".join(_added_lines(added, told)))
    for line in _left_out(known, skipped, new):
        tell(line)
    return 0


def _said(asked: EvidenceAsked) -> SaidOfEvidence:
    incidents, people = tuple(asked.incident or ()), tuple(asked.about or ())
    return SaidOfEvidence(
        title=asked.title,
        proves=asked.proves,
        kind=asked.kind,
        origin=EvidenceOrigin(asked.source, asked.holder, asked.carrier, asked.made_on),
        subject=EvidenceSubject(incidents, asked.number, as_day(asked.on), people),
    )


def _added(
    asked: EvidenceAsked, file: CaseOnDisk, case: Case, told: ToldEvidence, new: tuple[FoundFile, ...]
) -> tuple[AddedPiece, ...]:
    """Ask what was not told, then copy the files and store the text: both or neither."""
    groups = [new] if asked.as_one else [(each,) for each in new]
    entries = [(group, _asked(told, group, number, len(groups))) for number, group in enumerate(groups, 1)]
    with placing(case, file.folder, entries, progress) as pieces:
        file.put(with_evidence(file.text, case, pieces, str(asked.case)))
    return tuple(piece.added for piece in pieces)


def _no_evidence(case: Path) -> Any:
    """What in a folder is not evidence: the case file itself."""
    real = case.resolve()
    return lambda path: "是案件文件" if path.resolve() == real else ""


def _asked(told: ToldEvidence, files: Sequence[FoundFile], number: int, count: int) -> ToldEvidence:
    """What is told of one piece, the rest asked where somebody sits at a terminal.

    Raises UsageError where nobody does and something must be said.
    """
    name = files[0].path.stem
    title = told.title + (f"（{number}）" if told.title and count > 1 else "")
    if told.title and told.proves:
        return replace(told, title=title)
    if not sys.stdin.isatty():
        if not told.proves:
            raise UsageError("没有写证明什么", "加 --proves，例如 --proves 证明深夜来电；没有登记任何文件")
        return replace(told, title=title or name)
    tell(f"\n第 {number} 份，共 {count} 份：{_described(files)}")
    return replace(
        told,
        title=title or typer.prompt("  名称", default=name),
        proves=told.proves or typer.prompt("  证明什么（例如：证明8月10日深夜来电）"),
    )


def _described(files: Sequence[FoundFile]) -> str:
    first = files[0]
    changed = datetime.fromtimestamp(first.modified / 10**9, CHINA)
    more = f" 等 {len(files)} 个文件" if len(files) > 1 else ""
    when = f"文件最后改动于 {changed:%Y-%m-%d %H:%M}"
    return f"{first.path.name}{more}（{first.medium.label}，{sized(first.digest.size)}，{when}）"


def _added_lines(added: Sequence[AddedPiece], told: ToldEvidence) -> Iterator[str]:
    if not added:
        yield "没有新的证据。"
        return
    for piece in added:
        copied = "，已复制到案件旁边，原件没有动" if piece.copied else ""
        yield f"{piece.id}　{piece.title}（{piece.kind.label}，{len(piece.paths)} 个文件{copied}）"
    if told.incidents:
        yield f"属于联系记录：{listed(told.incidents)}"
    else:
        yield "还没有写属于哪条联系记录。合同、账单可以不写；截图、录音请写：letters evidence add … --incident 编号"


def _left_out(known: Iterable[KnownFile], skipped: Iterable[SkippedEntry], new: Iterable[FoundFile]) -> Iterator[str]:
    for one in known:
        yield f"没有登记 {one.file.path}：内容与{one.id and f' {one.id} 的'} {one.path} 相同"
    yield from shortened([f"没有登记 {one.path}：{one.why}" for one in skipped])
    for file in new:
        if not file.digest.size:
            yield f"！注意：{file.path.name} 是空文件（0 字节），可能没有保存成功，请打开看看"


def _added_json(
    added: Iterable[AddedPiece], known: Iterable[KnownFile], skipped: Iterable[SkippedEntry]
) -> dict[str, Any]:
    return {
        "added": [
            {"id": a.id, "title": a.title, "kind": a.kind.value, "files": a.paths, "copied": a.copied} for a in added
        ],
        "known": [{"file": str(k.file.path), "id": k.id, "same_as": k.path} for k in known],
        "skipped": [{"file": str(s.path), "why": s.why} for s in skipped],
    }
