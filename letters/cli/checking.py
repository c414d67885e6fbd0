"""check, list and templates: what a case and the templates are, without writing letters."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from letters.cli.tools import (
    caution_again,
    caution_json,
    caution_lines,
    plan_case,
    print_json,
    say,
    tell,
    unwritten_json,
)
from letters.compose.guard.warnings import together
from letters.desk import open_desk, why_not
from letters.errors import CaseError, FileError
from letters.follow import misnamed
from letters.kit import files
from letters.kit.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.authorities import Directory
    from letters.catalogue.library import Library
    from letters.compose.choose.selection import Selection
    from letters.compose.letter import Letter


def check_case(path: Path, day: str, *, as_json: bool, templates: Path | None) -> int:
    """Problems stop here (they are raised); then each letter with what it lacks and what to heed."""
    books = open_desk(templates).books
    case, on, plan = plan_case(path, day, (), books)
    if problems := misnamed(case, books.ladder):
        raise CaseError(problems, path)
    if as_json:
        print_json({"date": on, **_plan_json(plan)})
    else:
        say("案件文件填写无误。\n")
        say("\n".join(_check_lines(plan)))
    return int(plan.falls_short)


def list_letters(*, as_json: bool, templates: Path | None) -> int:
    """Every letter there is."""
    books = open_desk(templates).books
    every = [head for head in books.heads if head.is_letter]
    if as_json:
        rows = [{"id": h.id, "title": h.title, "to": h.addressee, "summary": h.summary} for h in every]
        print_json(rows)
        return 0
    for head in every:
        say(f"{head.id}\n    {head.title}，交给{_role_label(head.addressee, books.directory)}：{head.summary}")
    return 0


_NO_ROLES = {"parties": "平台、出租方和催收方，各一份", "same": "原来的收件人", "": "自己签署后使用，不寄出"}


def _role_label(role: str, directory: Directory) -> str:
    return directory.roles[role].label if role in directory.roles else _NO_ROLES.get(role, role)


def list_case(path: Path, day: str, *, as_json: bool, templates: Path | None) -> int:
    """Which letters a case gives, to whom, by which rule."""
    _, on, plan = plan_case(path, day, (), open_desk(templates).books)
    if as_json:
        print_json({"date": on, **_plan_json(plan)})
        return 0
    for letter in plan.letters:
        addressee = letter.addressee
        sure = "" if addressee.confirmed else "（由地址推断，请核实）"
        say(f"{'✋' if letter.is_blocked else '✓'} {letter.head.id}　{letter.head.title}")
        whom = addressee.name or (_NO_ROLES[""] if not letter.head.addressee else "还不知道")
        say(f"    交给：{whom}{sure}")
        if addressee.rule:
            say(f"    依据：{addressee.rule}")
    for line in (*_lack_lines(plan), *_request_lines(plan)):
        say(line)
    return 0


def _check_lines(plan: Selection) -> Iterator[str]:
    """What all letters share is said once; then each letter with what is its own, the heaviest first."""
    told = list(together([letter.warnings for letter in plan.letters]))
    if told:
        yield "对所有文书："
    for caution in told:
        yield from caution_lines(caution)
    whole = tuple(told)
    for letter in plan.letters:
        yield f"{'✋' if letter.is_blocked else '✓'} {letter.head.title}（{letter.head.id}）→ {letter.addressee.name}"
        for caution in letter.warnings:
            if not caution.is_among(whole):
                yield from caution_again(caution) if caution.is_among(told) else caution_lines(caution)
        told += letter.warnings
    yield from _lack_lines(plan)
    yield from _request_lines(plan)


def _lack_lines(plan: Selection) -> Iterator[str]:
    for one in plan.unwritten:
        yield f"－ {one.head.title}（{one.head.id}）不写，{why_not(one)}"


def _request_lines(plan: Selection) -> Iterator[str]:
    """Letters that are written only when asked for."""
    for one in plan.spare:
        how = why_not(one) if one.lacks else f"letters write 案件文件 {one.head.id}"
        yield f"＋ {one.head.title}（{one.head.id}）需要时再写，{how}"


def _plan_json(plan: Selection) -> dict[str, Any]:
    return {
        "letters": [_letter_json(letter) for letter in plan.letters],
        "unwritten": [unwritten_json(one) for one in plan.unwritten],
        "on_request": [unwritten_json(one) for one in plan.spare],
    }


def _letter_json(letter: Letter) -> dict[str, Any]:
    return {
        "id": letter.head.id,
        "title": letter.head.title,
        "to": letter.addressee.name,
        "confirmed": letter.addressee.confirmed,
        "rule": letter.addressee.rule,
        "blocked": letter.is_blocked,
        "warnings": [caution_json(caution) for caution in letter.warnings],
    }


def list_templates(templates: Path | None) -> int:
    """Every template, with where it lies."""
    library = open_desk(templates).library
    for name in library.ids():
        say(f"{name}\n    {library.find(name)}")
    return 0


def copy_templates(folder: Path, *, force: bool) -> int:
    """The bundled templates, copied out to be changed."""
    if folder.exists() and not force:
        raise FileError(f"{folder} 已经存在，没有覆盖", "换一个目录，或者加 --force")
    try:
        shutil.copytree(bundled("templates"), folder, dirs_exist_ok=True)
    except OSError as error:
        raise files.refusal(error, folder, "写入") from error
    say(f"模板已复制到 {folder}。改好后先检查：letters templates check --templates {folder}")
    say(f"再使用：letters write 案件文件 --templates {folder}")
    return 0


def check_templates(templates: Path | None) -> int:
    """Lint every template; status 1 if any is not sound."""
    at = open_desk(templates)
    library: Library = at.library
    faults = [fault for name in library.ids() for fault in at.engine.lint(name)]
    for fault in dict.fromkeys(map(str, faults)):
        say(fault)
    for name in filter(library.is_own, library.ids()):
        for remark in at.engine.remarks(name):
            tell(f"提示　{remark}　→ 拆成几个小块，用 include 引入")
    say(f"检查了 {len(library.ids())} 个模板，" + ("全部合格。" if not faults else "请按上面的提示修改。"))
    return int(bool(faults))
