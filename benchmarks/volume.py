"""The evidence of a large case as one volume: how much memory it takes at its peak, how long, how large it is."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.stories import contact, lease, offer, person, platform, row, text_of

ROOT = Path(__file__).resolve().parent.parent
PHOTO = (4000, 3000)
INCIDENTS = 300
MOST = 500
"""MB that the largest case may take."""
_SORTS = {"JPEG 1200万像素": ("JPEG", ".jpg"), "PNG 1200万像素": ("PNG", ".png")}


class Packed(NamedTuple):
    """What came of a run: MB at its peak, seconds, MB of the volume."""

    peak: float
    seconds: float
    size: float


def run(pictures: int) -> str:
    """A table for so many pictures of each sort, with 300 incidents."""
    lines = ["| 图片 | 张 | 联系记录 | 内存峰值 MB | 秒 | 证据材料.pdf MB |", "| --- | --- | --- | --- | --- | --- |"]
    for name, (kind, suffix) in _SORTS.items():
        with tempfile.TemporaryDirectory() as folder:
            write_case(Path(folder), pictures, INCIDENTS, photo(kind), suffix)
            done = packed(Path(folder))
        lines.append(f"| {name} | {pictures} | {INCIDENTS} | {done.peak:.0f} | {done.seconds:.1f} | {done.size:.1f} |")
    return "\n".join(lines)


def photo(kind: str = "JPEG") -> bytes:
    """A photo of 12 megapixels with some noise in it, as a camera's."""
    from PIL import Image

    content = io.BytesIO()
    Image.effect_noise(PHOTO, 25).convert("RGB").save(content, kind, quality=80)
    return content.getvalue()


def write_case(folder: Path, pictures: int, incidents: int, content: bytes, suffix: str = ".jpg") -> None:
    """A case with so many pictures, each a file of its own, and so many calls that they prove."""
    (folder / "evidence").mkdir()
    pieces = []
    for number in range(pictures):
        each = content + str(number).encode()  # behind the end of the picture: another digest, the same pixels
        path = folder / "evidence" / f"{number}{suffix}"
        path.write_bytes(each)
        file = {"path": f"evidence/{path.name}", "sha256": hashlib.sha256(each).hexdigest()}
        pieces.append(
            row("evidence", id=f"E{number}", title=f"照片{number}", kind="electronic", proves="来电", files=[file])
        )
    calls = [
        contact(
            f"I{number}",
            f"2026-10-{1 + number % 28:02d} {8 + number % 12:02d}:{number % 60:02d}",
            acts=["threat"],
            from_number=f"1670000{number % 97:04d}",
            evidence=[f"E{number % pictures}"],
        )
        for number in range(incidents)
    ]
    who = person(id_number="330106199908140021")
    text = text_of(platform(), lease(), offer(), *calls, *pieces, who=who, head="written_on = 2026-11-23")
    (folder / "case.toml").write_text(text, encoding="utf-8")


def packed(folder: Path) -> Packed:
    """Pack the case for the police in a process of its own, and look what it took."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", _MEASURED, "evidence", "pack", "case.toml", "--for", "police", "--out", "out"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    seconds = time.perf_counter() - begun
    [volume] = (folder / "out").glob("*.pdf")
    return Packed(float(done.stderr.splitlines()[-1]), seconds, volume.stat().st_size / 1e6)


_MEASURED = """
import atexit, sys
from benchmarks.peak import peak
atexit.register(lambda: print(peak(), file=sys.stderr))
from letters.cli import main
main()
"""
