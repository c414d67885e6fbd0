"""new: the talk with one person about one case file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.catalogue.library import Library
from letters.cli.case_on_disk import CaseOnDisk
from letters.cli.secrecy import shared_computer
from letters.cli.talk.leading import DONE, Sitting
from letters.cli.talk.plain import Plain
from letters.cli.tools import say, tell, today
from letters.desk.talk import letter_needs, open_talk

if TYPE_CHECKING:
    from pathlib import Path

    from letters.cli.talk.leading import Shell

NAME = "case.toml"


def interview(path: Path, *, plain: bool) -> int:
    """Begin or go on; status 1 when questions are left over."""
    place = path / NAME if path.is_dir() else path
    file = CaseOnDisk.open(place) if place.exists() else CaseOnDisk.new(place)
    talk = open_talk(file.text, letter_needs(Library.bundled()), today(), str(place))
    sitting = Sitting(talk, _shell(plain=plain), file.put)
    try:
        finished = sitting.run()
    except EOFError:
        finished = False
    except KeyboardInterrupt:
        tell(f"\n已经存好。下次运行 letters new {place} 接着答。")
        raise
    _afterwards(place, sitting, finished=finished)
    return int(not finished)


def _shell(*, plain: bool) -> Shell:
    """Arrow keys where there is a terminal at both ends; lines otherwise."""
    if plain or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return Plain(sys.stdin, tell)
    from prompt_toolkit.output import create_output

    from letters.cli.talk.screen import Screen

    return Screen(tell, output=create_output(stdout=sys.stderr))


def _afterwards(place: Path, sitting: Sitting, *, finished: bool) -> None:
    """Where it is kept, and what to do next."""
    if not finished:
        say(f"答到这里，已经存在 {place}。接着答：letters new {place}")
        return
    say(f"{DONE}存在 {place}。下一步：")
    if not sitting.talk.state.data.get("evidence"):
        say("  把截图、录音、合同放进同一个文件夹，越早保存越好")
    say(f"  letters check {place}　　看还缺什么、有什么要留意")
    say(f"  letters write {place}　　写出文书")
    say("有人正在威胁人身安全，或者上门不走，先打 110。")
    tell(shared_computer(place))
