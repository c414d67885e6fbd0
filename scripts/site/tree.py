"""What goes into the site, laid out and chosen by the browser's own Python."""

from __future__ import annotations

import json
import shutil
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from letters.kit.files import replace
from scripts.run import run
from scripts.site.left_out import is_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).resolve().parent
ROOTS = (
    "letters.web.browser.inside",
    *(
        f"encodings.{name}"
        for name in (
            "ascii",
            "cp437",
            "gb18030",
            "idna",
            "latin_1",
            "raw_unicode_escape",
            "unicode_escape",
            "utf_16",
            "utf_8",
            "utf_8_sig",
        )
    ),
    "_sysconfigdata__emscripten_wasm32-emscripten",
)
"""The modules to begin with, with those that Python asks for by names made at run time; what they lead to follows."""
DATA = ("letters/*", "templates/*", "*.so", "tzdata/zoneinfo/Asia/Shanghai", "tzdata/zoneinfo/UTC", "_sysconfigdata*")


class Tree:
    """The files that go into the site, by part and place; chosen by the browser's own Python."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, part: str, files: Mapping[str, bytes]) -> None:
        """Lay the files of a part where they are chosen from, but for those that no browser has a use for."""
        for name, content in files.items():
            if is_left_out(name):
                continue
            place = self.folder / "in" / part / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def choose(self, interpreter: Path, cache: Path) -> None:
        """Let the interpreter choose, which keeps in `cache` what it read. Raises CalledProcessError where it fails."""
        program = self.folder / "program"
        program.mkdir()
        shutil.copy(HERE / "reached.py", program)
        own = [path for part in ("pyodide", "_pyodide") for path in _modules(self.folder / "in" / "stdlib", part)]
        own += _modules(self.folder / "in" / "project", "letters")
        (self.folder / "told.json").write_text(json.dumps({"roots": [*ROOTS, *own], "data": self._data()}))
        kept, read = cache / f"read-{_of_reading()}.json", self.folder / "read.json"
        if kept.exists():
            shutil.copy(kept, read)
        run("node", HERE / "inside.mjs", interpreter, self.folder, HERE / "compiling.py")
        for old in cache.glob("read-*.json"):
            old.unlink(missing_ok=True)
        replace(kept, read.read_bytes())

    def _data(self) -> list[str]:
        """What is no module and stays with the packages that read it."""
        return [name for part in ("packages", "project") for name in self._names(part) if _is_data(name)]

    def _names(self, part: str) -> Iterator[str]:
        base = self.folder / "in" / part
        return (path.relative_to(base).as_posix() for path in _files(base))

    def chosen(self, *parts: str) -> Iterator[tuple[str, bytes]]:
        """What was chosen of these parts, in order of names."""
        for part in parts:
            for path in _files(self.folder / "out" / part):
                yield path.relative_to(self.folder / "out" / part).as_posix(), path.read_bytes()


def _of_reading() -> str:
    """Digest of what decides, beside a source, what is read of it."""
    programs = (HERE / name for name in ("compiling.py", "reached.py", "interpreter.json"))
    return sha256(b"\0".join(path.read_bytes() for path in programs)).hexdigest()[:16]


def _is_data(name: str) -> bool:
    return any(fnmatchcase(name, each) for each in DATA) and not name.endswith(".py")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _modules(base: Path, package: str) -> Iterator[str]:
    for path in sorted((base / package).rglob("*.py")):
        yield path.relative_to(base).with_suffix("").as_posix().removesuffix("/__init__").replace("/", ".")
