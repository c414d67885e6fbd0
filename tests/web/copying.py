"""A case with a recording, and a copy of it as a stream of bytes."""

from __future__ import annotations

import asyncio
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from letters.web.leaving.copies import zipped
from tests.stories import contact, row, text_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from letters.web.shelf import Shelf

RECORDING = bytes(range(256)) * 3000
HELD = [{"path": "证据/录音.mp3", "size": len(RECORDING), "sha256": sha256(RECORDING).hexdigest()}]
TEXT = text_of(contact("I1", "2026-11-20 22:30"), row("evidence", id="E1", title="录音", kind="recording", files=HELD))
NAME = "案件-2026-11-20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a case lies with evidence, letters and what the program keeps hidden."""
    home = tmp_path / "home" / NAME
    (home / "证据").mkdir(parents=True)
    (home / "case.toml").write_text(TEXT, encoding="utf-8")
    (home / "证据" / "录音.mp3").write_bytes(RECORDING)
    (home / ".written-letters.json").write_text("{}")
    return home.parent


async def pieces(content: bytes, step: int = 5000) -> AsyncIterator[bytes]:
    """Bytes as they come."""
    for at in range(0, len(content), step):
        yield content[at : at + step]


def copy_of(shelf: Shelf) -> bytes:
    """The copy of the only case."""

    async def made() -> bytes:
        [case] = await shelf.cases()
        return b"".join([piece async for piece in zipped(case, case.name, await case.along())])

    return asyncio.run(made())
