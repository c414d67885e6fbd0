"""Locking, unlocking, wiping, packing and a batch are killed at a step drawn by chance: nothing is lost, nothing left.

Of each kind of command its steps are counted once, in a run that ends well; then copies of the same folder see it
killed. Afterwards the case file must be the old one or the new one, whole; the next command must do its work, and leave
no hidden file of the dead one; what was locked must come back with the same bytes.
"""

from __future__ import annotations

import atexit
import hashlib
import random
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from attacks.programs import EXAMPLES, letters

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator

    Tree = dict[str, str]
    """The SHA-256 of each file in a folder, by its path."""

STORY = "family-and-colleagues-called"
CASE = "案件"
PASSPHRASE = "紫藤秋千铁皮火车"  # noqa: S105  of an attack
SUFFIX = ".locked.zip"
MADE_FOR_A_MOMENT, LEDGER = ".letters-", ".letters-batch"
LAUNCHER = """
import os, signal, sys

sys.dont_write_bytecode = True
from letters.cli import main

STEPS = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod", "os.utime", "os.truncate")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
at, seen = int(os.environ["KILLED_AT"]), 0


def watch(event, arguments):
    global seen
    if event in STEPS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(watch)
try:
    main()
finally:
    print(f"steps: {seen}", file=sys.stderr)
"""
_STEPS = re.compile(r"^steps: (\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """What is killed and what is run afterwards, in a folder with the case in `案件`.

    `before` makes the folder ready. `again` is run after the kill; `faults` then looks at the folder, given that of a
    run that ended well.
    """

    name: str
    words: str
    faults: Callable[[Path, Path], Iterator[str]]
    again: tuple[str, ...]
    before: tuple[str, ...] = ()


def tree(folder: Path) -> Tree:
    """What stands in a folder, but for the list of what was written, which holds the times of runs."""
    every = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".written-letters.json")
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in every}


def _differ(found: Tree, wanted: Tree) -> Iterator[str]:
    yield from (
        f"{name} differs" for name in sorted(found.keys() | wanted.keys()) if found.get(name) != wanted.get(name)
    )


def _as_whole(root: Path, whole: Path) -> Iterator[str]:
    """Everything is as after a run that ended well."""
    yield from _differ(tree(root), tree(whole))


def _letters(root: Path, whole: Path) -> Iterator[str]:
    """The letters are as after a run that ended well; its report tells of two runs."""
    found, wanted = tree(root / "out"), tree(whole / "out")
    yield from (f"{name} differs" for name in wanted if not name.startswith("报告") and found.get(name) != wanted[name])


def _came_back(root: Path, _: Path) -> Iterator[str]:
    """What was locked is there again with the same bytes, and in the locked file."""
    yield from _differ(tree(root / CASE), tree(_made((WRITE,)) / CASE))
    yield from () if (root / f"{CASE}{SUFFIX}").is_file() else ("the locked file is gone",)


WRITE = f"write {CASE}/case.toml --date 2026-11-23"
LOCK = f"lock {CASE} --passphrase-stdin"
LOCK_AWAY = f"{LOCK} --remove"
UNLOCK = f"unlock {CASE}{SUFFIX} --passphrase-stdin"
ADD = f"evidence add {CASE}/case.toml 照片.jpg --proves 证明来电"
PACK = f"evidence pack {CASE}/case.toml --for police --out {CASE}/交"
PACK_OVER = f"{PACK} --force"
WIPE = f"wipe {CASE}/case.toml --yes"
BATCH = f"batch {CASE} --out out --date 2026-11-23"
COMMANDS = (
    Command("lock", LOCK, _came_back, (LOCK_AWAY, UNLOCK), (WRITE,)),
    Command("lock --remove", LOCK_AWAY, _came_back, (LOCK_AWAY, UNLOCK), (WRITE,)),
    Command("unlock", UNLOCK, _came_back, (UNLOCK,), (WRITE, LOCK_AWAY)),
    Command("unlock into what is there", UNLOCK, _came_back, (UNLOCK,), (WRITE, LOCK)),
    Command("wipe", WIPE, _as_whole, (WIPE,), (ADD, WRITE, PACK)),
    Command("evidence pack", PACK, _as_whole, (PACK_OVER,)),
    Command("evidence pack --force", PACK_OVER, _as_whole, (PACK_OVER,), (PACK,)),
    Command("batch", BATCH, _letters, (BATCH,)),
)


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """Kill commands, each kind in turn, at steps drawn by chance."""
    drawn = random.Random(seed)
    first = drawn.randrange(len(COMMANDS))
    for number in range(rounds):
        command = COMMANDS[(first + number) % len(COMMANDS)]
        ready, whole, steps = _whole(command)
        at = drawn.randint(1, max(1, steps))
        with tempfile.TemporaryDirectory() as name:
            root = shutil.copytree(ready, Path(name) / "root")
            notes = tuple(
                f"{command.name} killed at step {at} of {steps}: {fault}" for fault in _faults(command, root, whole, at)
            )
        yield Outcome.of(f"kill: {command.name}", notes)


def _faults(command: Command, root: Path, whole: Path, at: int) -> Iterator[str]:
    before = _case(root)
    _done(command.words, root, at)
    if _case(root) not in (before, _case(whole), None):
        yield "the case file is neither the old nor the new one"
    for words in command.again:
        told = _done(words, root, 0)
        allowed = (0, 1, 2, 3) if words.startswith(("wipe", "lock")) else (0, 1)  # there may be nothing left to do
        if told.returncode not in allowed or "Traceback" in told.stderr:
            yield f"{words}: status {told.returncode}: {told.stderr[-300:]}"
    yield from command.faults(root, whole)
    hidden = (path.name for path in root.rglob(f"{MADE_FOR_A_MOMENT}*") if path.name != LEDGER)
    yield from (f"{name} is left" for name in hidden)


def _case(root: Path) -> bytes | None:
    path = root / CASE / "case.toml"
    return path.read_bytes() if path.exists() else None


def _done(words: str, root: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Run a command, and kill it before that step; 0 for never. Where one asks for it, it is given the passphrase."""
    more = {"KILLED_AT": str(at)}
    return letters(*words.split(), cwd=root, launcher=LAUNCHER, more=more, given=f"{PASSPHRASE}\n")


@cache
def _whole(command: Command) -> tuple[Path, Path, int]:
    """A folder ready for a command, what it is after a run that ended well, and how many steps that took."""
    ready = _ready(command)
    whole = shutil.copytree(ready, _place() / "whole")
    told = _done(command.words, whole, 0)
    steps = _STEPS.search(told.stderr)
    if told.returncode not in (0, 1) or not steps:
        raise ValueError(f"{command.words}: {told.returncode}: {told.stderr[-500:]}")
    return ready, whole, int(steps[1])


@cache
def _ready(command: Command) -> Path:
    """A folder with a case, and what the command needs; the same for commands that need the same."""
    return _made(command.before)


@cache
def _made(before: tuple[str, ...]) -> Path:
    root = _place() / "root"
    shutil.copytree(EXAMPLES / STORY, root / CASE, ignore=shutil.ignore_patterns("letters"))
    (root / "照片.jpg").write_bytes(b"\xff\xd8\xff" + b"photo" * 999)
    for words in before:
        told = _done(words, root, 0)
        if told.returncode not in (0, 1):
            raise ValueError(f"{words}: {told.returncode}: {told.stderr[-500:]}")
    return root


def _place() -> Path:
    """A new folder that is there until the end."""
    place = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place
