"""Case files changed by chance, read by `check`, `plan`, `list` and `write`.

What must hold: no fault of the tool; each problem told in Chinese, with its place and what to do; letters whole or
none.
"""

from __future__ import annotations

import io
import random
import tempfile
from collections import Counter, defaultdict
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.changes import CHANGES
from attacks.outcome import Outcome
from attacks.programs import EXAMPLES
from attacks.sentences import flaws
from letters.case.file import text_of
from letters.cli.run import run as command
from letters.desk import check_case, choose_letters, money_outlook, open_case, open_desk
from letters.errors import CaseError, LettersError

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 26)
MOST_CHANGES = 3
ON_DISK = 40
"""Of so many case files one is given to the commands themselves, as a file that is written from."""
COMMANDS = ("check", "list", "plan", "write")


@dataclass(frozen=True)
class Tried:
    """A changed case: how it was changed, what can repeat it, and what was wrong with the answer."""

    kind: str
    seed: str
    faults: tuple[str, ...]


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """`rounds` case files, each changed in one to three ways of one kind, in turn of kinds."""
    tried: Counter[str] = Counter()
    notes: defaultdict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        for number in range(rounds):
            one = attempt(f"{seed}.{number}", Path(name))
            tried[one.kind] += 1
            if one.faults:
                notes[one.kind].append(f"seed {one.seed}: {'; '.join(one.faults)[:300]}")
    for kind, count in sorted(tried.items()):
        yield Outcome(f"case files changed: {kind}", count, len(notes[kind]), tuple(notes[kind]))


def attempt(seed: str, folder: Path) -> Tried:
    """One changed case file, read and written."""
    kind, content = mutated(seed)
    path = folder / "case.toml"
    path.write_bytes(content)
    faults = [*_read(path)]
    if int(seed.rpartition(".")[2]) % ON_DISK == 0:
        faults += _commanded(path, random.Random(seed).choice(COMMANDS))
    return Tried(kind, seed, tuple(faults))


def mutated(seed: str) -> tuple[str, bytes]:
    """The kind of change, and the bytes of a changed example; the same for the same seed."""
    chance = random.Random(seed)
    kind = sorted(CHANGES)[int(seed.rpartition(".")[2]) % len(CHANGES)]
    text: str | bytes = chance.choice(_bases())
    for _ in range(chance.randint(1, MOST_CHANGES)):
        if isinstance(text, str):
            text = chance.choice(CHANGES[kind])(text, chance)
    return kind, text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


@cache
def _bases() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*/case.toml")))


def _read(path: Path) -> Iterator[str]:
    """What is wrong with how the deeds take a case file."""
    text = ""
    try:
        text = text_of(path)
        opened = open_case(text, TODAY, name=path.name)
        check_case(opened, open_desk())
        choose_letters(opened, open_desk(), ("complaint",))
        money_outlook(opened.case, opened.day)
    except CaseError as error:
        for problem in error.problems:
            yield from flaws(problem, text)
    except LettersError as error:
        if error.exit_status not in (1, 2, 3) or not error.hint:
            yield f"{type(error).__name__} {error.exit_status}: {error}"
    except Exception as error:  # a fault of the tool is what is looked for
        yield f"{type(error).__name__}: {error}"


def _commanded(path: Path, name: str) -> Iterator[str]:
    """What is wrong with how a command takes it: its status, what it says, what it leaves."""
    out = path.parent / "out"
    words = [name, str(path), *(["--out", str(out)] if name == "write" else [])]
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        status = command(words)
    if status not in (0, 1, 2, 3) or "Traceback" in told.getvalue():
        yield f"{name} ended with {status}: {told.getvalue()[-300:]}"
    left = sorted(each.name for each in path.parent.rglob("*") if each.name.startswith(".letters-"))
    if left or (out.exists() and not _is_whole(out)):
        yield f"{name} left {left or 'half a pack'}"
    _clear(path.parent)


def _is_whole(out: Path) -> bool:
    """Whether a pack has its note and at least one letter, none of them empty."""
    files = list(out.iterdir())
    return (
        len(files) > 1 and all(each.stat().st_size for each in files) and any(f.name.startswith("00-") for f in files)
    )


def _clear(folder: Path) -> None:
    for each in sorted(folder.rglob("*"), reverse=True):
        if each.is_dir():
            each.rmdir()
        else:
            each.unlink()
