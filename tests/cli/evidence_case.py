"""A case with evidence for tests, and a terminal at which somebody types."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests import media
from tests.command import letters
from tests.stories import contact, lease, offer, platform, row, table, text_of
from tests.terminal import begun, ended

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

    Answer = str | Callable[[str], str]

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "letters"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}


def at_a_terminal(*arguments: str | Path, cwd: Path, keys: Sequence[tuple[str, Answer]]) -> tuple[int, str]:
    """Run the command in a pseudo-terminal: each answer is typed when its question is on the screen.

    An answer may depend on what the screen shows.
    """
    import pty

    master, slave = pty.openpty()
    screen = b""
    child = begun(arguments, (slave, slave, slave), at=master, cwd=cwd)
    os.close(slave)
    waiting = list(keys)
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # the other end is closed
            piece = b""
        if not piece:
            break
        screen += piece
        asked = screen.rpartition(b"<<typed>>")[2]
        if waiting and waiting[0][0].encode() in asked and asked.endswith(b" "):  # input is dropped before that
            answer = waiting.pop(0)[1]
            os.write(master, (answer if isinstance(answer, str) else answer(screen.decode())).encode() + b"\n")
            screen += b"<<typed>>"
    os.close(master)
    return ended(child), screen.decode("utf-8", "replace")


def case_in(tmp_path: Path) -> Path:
    """A folder with a case that gives letters to the police and to the lessor, and pictures beside it."""
    text = text_of(
        platform(),
        lease(),
        offer(),
        contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101"),
        contact("I2", "2026-10-02 09:00", "sms", acts=["insult"], words="不要脸"),
        table("route", dispute_first="consumer-association"),
        row("third_parties", id="mother", relation="母亲", name="何桂芝"),
        head="written_on = 2026-11-23",
    )
    (tmp_path / "案件").mkdir()
    (tmp_path / "案件" / "case.toml").write_text(text, encoding="utf-8")
    (tmp_path / "相册").mkdir()
    (tmp_path / "相册" / "截图.jpg").write_bytes(media.jpeg())
    (tmp_path / "相册" / "录音.wav").write_bytes(media.wav())
    return tmp_path


def add(case: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return letters("evidence", "add", "案件/case.toml", *arguments, cwd=case)
