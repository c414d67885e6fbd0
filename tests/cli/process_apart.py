"""A process of its own, and the case that it reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.stories import contact, lease, platform, table, text_of

ROOT = Path(__file__).resolve().parents[2]


def apart(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a pipe sees it."""
    return subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "letters", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def case_in(tmp_path: Path) -> Path:
    """A case that gives a police report and a complaint."""
    text = text_of(
        platform(),
        lease(),
        contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101"),
        contact("I2", "2026-10-02 09:00", "sms", acts=["insult"], words="不要脸"),
        table("route", dispute_first="consumer-association"),
        head="written_on = 2026-11-23",
    )
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    return tmp_path
