"""A case of tests that is tracked, and a letter of it that was sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from letters.cli.run import run
from tests.told_days import bare_days

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

POLICE, REGULATOR = "complaint/police", "complaint/market-regulator"
LETTER = "01-治安报案书.docx"
STATION = "成都市公安局武侯区分局某某派出所"


class Desk:
    """A folder with a case, and the command run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def track(self, *arguments: str, status: int = 0) -> str:
        """What `letters track …` prints on both streams, its exit status checked."""
        self._capsys.readouterr()
        done = run(["track", *arguments])
        told = self._capsys.readouterr()
        assert done == status, told.out + told.err
        assert bare_days(told.out + told.err) == []
        return told.out + told.err

    def seen(self, day: str = "2026-11-24") -> dict[str, Any]:
        """The case as `--json` tells it."""
        self._capsys.readouterr()
        assert run(["track", "case.toml", "--json", "--date", day]) == 0
        return json.loads(self._capsys.readouterr().out)

    def filing(self, day: str = "2026-11-24", number: int = 1) -> dict[str, Any]:
        return self.seen(day)["filings"][number - 1]

    @property
    def text(self) -> str:
        return (self.folder / "case.toml").read_text("utf-8")


def sent(desk: Desk, *more: str, letter: str = POLICE) -> str:
    return desk.track("sent", "case.toml", letter, "--on", "2026-11-23", *more)
