"""write and demo: letters as files, and what to do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.cli.held import held
from letters.cli.secrecy import shared_computer
from letters.cli.tools import answer, is_somebody_there, open_path, progress, show, tell, today
from letters.desk import FolderStore, Paper, demo, open_desk, with_way, write_letters
from letters.errors import FileError
from letters.kit.shell_words import command
from letters.pack import Placed, Run, put_into, put_run
from letters.render import formats
from letters.told import Told
from letters.told.of_letters import afterwards_lines, left_behind_lines, placed_lines, written_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.cli.asked import WriteAsked
    from letters.desk import Writing


def write_case(asked: WriteAsked) -> int:
    """Write the letters of a case; status 1 when a letter that was asked for, or that fits, is not written.

    What is open is asked at a terminal; where something was answered, the letters are written once more.
    """
    made = _write(asked)
    if is_somebody_there(as_json=asked.as_json) and _answered(asked.case, made):
        tell("", "按新答的再写一次：")
        made = _write(asked)
    return int(made.falls_short)


def _answered(case: Path, made: Writing) -> int:
    from letters.cli.answering import answer_on_the_spot  # with all that the talk needs

    return answer_on_the_spot(case, made.chosen, "write")


def _write(asked: WriteAsked) -> Writing:
    paper = Paper(formats.asked_for(asked.formats), asked.layout, asked.reference, asked.limit, asked.digests)
    at = open_desk(asked.templates, paper)
    opened = with_way(open_path(asked.case, asked.day), asked.way)
    made = write_letters(opened, at, asked.wanted or (), _writing)
    placed = _place(Run(made.pack, asked.case, today(), made.day), asked) if made.files else None
    folder = placed.folder if placed else None
    told = written_lines(made, folder)
    answer(_as_json(made, folder) if asked.as_json else None, opened.named(told), as_json=asked.as_json)
    tell(*(placed_lines(placed) if placed else ()), *(left_behind_lines(at) if made.files else ()))
    tell(*afterwards_lines(made, asked.case, "" if asked.as_json else shared_computer(asked.case)))
    return made


def _as_json(made: Writing, folder: Path | None) -> Any:
    from letters.told.letters_json import written_json  # for another program alone

    return written_json(made, folder)


def _place(run: Run, asked: WriteAsked) -> Placed:
    with held(asked.case, "write"):
        return put_run(run) if asked.out is None else put_into(run, asked.out, force=asked.force)


def _writing(title: str) -> None:
    progress(f"正在写：{title}")


def demonstrate(folder: Path, *, force: bool) -> int:
    """The bundled case, copied beside its finished letters."""
    if folder.exists() and not force:
        other = command("demo", folder.with_name(f"{folder.name}-2"))
        raise FileError(
            f"{folder} 已经存在，没有覆盖",
            f"加 --force 覆盖，或者写到别的目录：{other}",
        )
    shown = demo(open_desk(), today(), _writing)
    FolderStore(folder).keep(shown.story, force=True)
    put_into(Run(shown.writing.pack, folder / shown.case, today(), shown.writing.day), folder, force=True)
    made, case = shown.writing, folder / shown.case
    show(Told(tuple(written_lines(made, folder)), tuple(afterwards_lines(made, case, shared_computer(case)))))
    tell(f"这是虚构的案件。打开 {folder / made.files[0].name} 看成品，案件文件在 {case}。")
    return int(made.falls_short)
