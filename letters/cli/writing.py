"""write and demo: letters as files, and what to do with them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from letters.cli.secrecy import shared_computer
from letters.cli.tools import (
    caution_json,
    caution_lines,
    plan_case,
    print_json,
    progress,
    say,
    tell,
    unwritten_json,
)
from letters.compose.guard.warnings import together
from letters.compose.view.case_views import listed
from letters.desk import Paper, open_desk, why_not
from letters.errors import FileError
from letters.kit import files
from letters.kit.bundled import bundled
from letters.pack.make import Pack, Written, make
from letters.pack.save import save
from letters.render import formats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.compose.choose.selection import Selection
    from letters.compose.guard.warnings import Caution

DEMO = "family-and-colleagues-called"


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one `write`."""

    case: Path
    wanted: tuple[str, ...]
    out: Path
    day: str
    formats: str
    layout: str
    reference: Path | None
    templates: Path | None
    force: bool
    as_json: bool


def write_case(request: Request) -> int:
    """Write the letters of a case; status 1 when a letter that was asked for, or that fits, is not written."""
    at = open_desk(request.templates, _paper(request))
    style = at.style
    _, day, plan = plan_case(request.case, request.day, request.wanted, at.books)
    pack = make(plan, at.books, at.engine, style, day, lambda title: progress(f"正在写：{title}"))
    if pack.written:
        save(pack.files, request.out, force=request.force)
    if request.as_json:
        print_json(_json(request.out, plan, pack))
    else:
        say("\n".join(_lines(request.out, pack)))
    for line in _unwritten(plan):
        tell(line)
    if plan.spare:
        tell(f"需要时还可以写 {len(plan.spare)} 份：letters list {request.case}")
    if pack.written and not request.as_json:
        tell(f"寄出以后记下来，就知道期限和下一步：letters track sent {request.case} 文书编号")
        tell(shared_computer(request.case))
    return int(plan.falls_short)


def _paper(request: Request) -> Paper:
    return Paper(formats.asked_for(request.formats), request.layout, request.reference)


def _lines(out: Path, pack: Pack) -> Iterator[str]:
    """What was written, to whom, what to sign, attach and bring, in which order, and what to heed."""
    if not pack.written:
        yield "没有写出文书，原因如下。"
        return
    yield f"已写到 {out}，先打开 {pack.files[0].name}。按下面的顺序送出：\n"
    shared = together([written.letter.warnings for written in pack.written])
    for number, written in enumerate(pack.written, 1):
        yield from _letter_lines(number, written, shared)
    if shared:
        yield "\n对每一份文书："
    for caution in shared:
        yield from caution_lines(caution)
    yield "\n文书由您填写的内容生成，不是律师意见。拿不准的，可拨打 12348 免费咨询。"


def _letter_lines(number: int, written: Written, shared: tuple[Caution, ...]) -> Iterator[str]:
    """One letter: to whom, what to sign, attach and bring, and what to heed that not every letter has."""
    letter = written.letter
    yield f"{number}. {written.file}" + (f" → {letter.addressee.name}" if letter.addressee.name else "")
    yield f"    签名：在“{letter.head.signer}（签名）”处手写；准备 {letter.head.copies} 份，含自留一份"
    if letter.annexes:
        yield f"    已附：{listed(annex.title for annex in letter.annexes)}"
    if letter.head.attach:
        yield f"    另附：{listed(letter.head.attach)}"
    if letter.head.bring:
        yield f"    带上：{listed(letter.head.bring)}"
    for caution in letter.warnings:
        if not caution.is_among(shared):
            yield from caution_lines(caution)


def _unwritten(plan: Selection) -> Iterator[str]:
    for letter in plan.blocked:
        yield f"✋ {letter.head.title}（{letter.head.id}）没有写："
        for caution in letter.warnings:
            if caution.stops:
                yield from caution_lines(caution)
    for one in plan.unwritten:
        yield f"－ {one.head.title}（{one.head.id}）没有写，{why_not(one)}"


def _json(out: Path, plan: Selection, pack: Pack) -> dict[str, Any]:
    return {
        "folder": str(out),
        "files": [file.name for file in pack.files],
        "letters": [
            {
                "id": written.letter.head.id,
                "file": written.file,
                "to": written.letter.addressee.name,
                "confirmed": written.letter.addressee.confirmed,
                "warnings": [caution_json(caution) for caution in written.letter.warnings],
            }
            for written in pack.written
        ],
        "blocked": [letter.head.id for letter in plan.blocked],
        "unwritten": [unwritten_json(one) for one in plan.unwritten],
    }


def demonstrate(folder: Path, *, force: bool) -> int:
    """The bundled case, copied beside its finished letters."""
    if folder.exists() and not force:
        raise FileError(f"{folder} 已经存在，没有覆盖", "加 --force 覆盖，或者写一个新目录：letters demo 目录")
    story = folder / "案件"
    try:
        shutil.copytree(bundled("examples") / DEMO, story, dirs_exist_ok=True, ignore=shutil.ignore_patterns("letters"))
    except OSError as error:
        raise files.refusal(error, folder, "写入") from error
    request = Request(story / "case.toml", (), folder, "", formats.DEFAULT, "", None, None, force=True, as_json=False)
    status = write_case(request)
    tell(f"这是虚构的案件。打开 {folder / '00-送出前请看.docx'} 看成品，案件文件在 {story / 'case.toml'}。")
    return status
