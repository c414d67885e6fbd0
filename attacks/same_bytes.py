"""The same case gives the same bytes, whatever the machine's language, clock, hash seed, width and rights."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from attacks.programs import EXAMPLES, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLAIN = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "COLUMNS": "80"}
OTHER = {"LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "12345", "COLUMNS": "20"}
DAY = "2026-11-23"  # of letters whose case names none: a report of last winter would be out of time


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """The first `rounds` examples, each written twice in surroundings that differ; nothing is drawn by chance."""
    for story in sorted(EXAMPLES.glob("*/case.toml"))[:rounds]:
        first, second = _digests(story.parent, PLAIN, 0o022), _digests(story.parent, OTHER, 0o077)
        differ = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
        notes = tuple(f"{story.parent.name}: {name}" for name in differ) if first else (f"{story}: no letter",)
        yield Outcome("files that differ between machines", len(first), len(notes), notes)


def _digests(story: Path, surroundings: Mapping[str, str], mask: int) -> dict[str, str]:
    """The digest of each file that `write` makes, by its name."""
    before = os.umask(mask)
    try:
        with tempfile.TemporaryDirectory() as name:
            case = shutil.copytree(story, Path(name) / "case")
            out = Path(name) / "out"
            day = tomllib.loads((case / "case.toml").read_text(encoding="utf-8")).get("written_on", DAY)
            words = ("write", "case.toml", "--date", str(day), "--out", out, "--format", "docx,txt,html")
            letters(*words, cwd=case, more=surroundings)
            return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.glob("*"))}
    finally:
        os.umask(before)
