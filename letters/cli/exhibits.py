"""evidence add: what is asked, done and said."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from letters.case import shape
from letters.case.save import CaseFile
from letters.case.vocabulary import EvidenceKind
from letters.cli.shown import shortened, sized
from letters.cli.tools import as_day, print_json, progress, say, tell, today
from letters.collect.evidence import links
from letters.collect.evidence.add import Added, Known, Told, add, fresh
from letters.collect.evidence.gather import Found, Skipped, gather
from letters.compose.view.case_views import listed
from letters.errors import UsageError
from letters.kit.moment import CHINA, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.case.model import Case


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one `add`."""

    case: Path
    files: tuple[Path, ...]
    title: str
    proves: str
    source: str
    holder: str
    carrier: str
    kind: str
    made_on: str
    about: tuple[str, ...]
    incidents: tuple[str, ...]
    number: str
    on: str
    as_one: bool
    as_json: bool


def add_evidence(request: Request) -> int:
    """Take files in; what was left out or is there already is said."""
    opened = CaseFile.open(request.case)
    case = opened.case(today())
    told = _told(request, case)
    folder = request.case.absolute().parent
    found, skipped = gather(request.files, _no_evidence(request.case), progress)
    new, known = fresh(case, folder, found)
    groups = [new] if request.as_one and new else [(file,) for file in new]
    entries = [(group, _asked(told, group, number, len(groups))) for number, group in enumerate(groups, 1)]
    added = add(opened, case, entries, progress) if entries else ()
    if request.as_json:
        print_json(_added_json(added, known, skipped))
    else:
        say("\n".join(_added_lines(added, told)))
    for line in _left_out(known, skipped, new):
        tell(line)
    return 0


def _told(request: Request, case: Case) -> Told:
    """What the options say, checked before anything is asked or copied. Raises UsageError."""
    incidents = links.chosen(case, request.incidents, request.number, as_day(request.on))
    for key in request.about:
        if case.third_party(key) is None:
            raise UsageError(f"案件里没有编号为 {key} 的第三人", "核对 [[third_parties]] 的 id")
    if request.made_on:
        _moment(request.made_on)
    kind = _kind(request.kind) if request.kind else None
    who = (request.source, request.holder, request.carrier)
    return Told(request.title, request.proves, kind, request.made_on, *who, "", incidents, request.about)


def _kind(word: str) -> EvidenceKind:
    for kind in EvidenceKind:
        if word in (kind.value, kind.label):
            return kind
    near = shape.nearest_word(word, EvidenceKind)
    known = "、".join(f"{kind.value}（{kind.label}）" for kind in EvidenceKind)
    raise UsageError(f"没有 {word} 这种证据", (f"是不是 {near}？" if near else "") + f"可以写：{known}")


def _moment(text: str) -> None:
    try:
        Moment.parse(text)
    except (ValueError, OverflowError):
        raise UsageError(f"时间 {text} 不对", "写成 2026-08-10 09:03 的样子；知道到哪一步写到哪一步") from None


def _no_evidence(case: Path) -> Any:
    """What in a folder is not evidence: the case file itself."""
    real = case.resolve()
    return lambda path: "是案件文件" if path.resolve() == real else ""


def _asked(told: Told, files: Sequence[Found], number: int, count: int) -> Told:
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


def _described(files: Sequence[Found]) -> str:
    first = files[0]
    changed = datetime.fromtimestamp(first.modified / 10**9, CHINA)
    more = f" 等 {len(files)} 个文件" if len(files) > 1 else ""
    when = f"文件最后改动于 {changed:%Y-%m-%d %H:%M}"
    return f"{first.path.name}{more}（{first.medium.label}，{sized(first.digest.size)}，{when}）"


def _added_lines(added: Sequence[Added], told: Told) -> Iterator[str]:
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


def _left_out(known: Iterable[Known], skipped: Iterable[Skipped], new: Iterable[Found]) -> Iterator[str]:
    for one in known:
        yield f"没有登记 {one.file.path}：内容与{one.id and f' {one.id} 的'} {one.path} 相同"
    yield from shortened([f"没有登记 {one.path}：{one.why}" for one in skipped])
    for file in new:
        if not file.digest.size:
            yield f"！注意：{file.path.name} 是空文件（0 字节），可能没有保存成功，请打开看看"


def _added_json(added: Iterable[Added], known: Iterable[Known], skipped: Iterable[Skipped]) -> dict[str, Any]:
    return {
        "added": [
            {"id": a.id, "title": a.title, "kind": a.kind.value, "files": a.paths, "copied": a.copied} for a in added
        ],
        "known": [{"file": str(k.file.path), "id": k.id, "same_as": k.path} for k in known],
        "skipped": [{"file": str(s.path), "why": s.why} for s in skipped],
    }
