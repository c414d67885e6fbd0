"""The folder of the site, made of what was brought, built and chosen; what may be kept has its digest in its name."""

from __future__ import annotations

import io
import json
import shutil
import struct
import zipfile
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import deflate

from letters.desk import letter_sheet
from letters.render import EVERY
from letters.render.styles import styles
from scripts.run import ROOT, run
from scripts.site.left_out import is_left_out
from scripts.site.scripting import versioned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).resolve().parent
STATIC = ROOT / "letters" / "web" / "static"
DIGITS = 12
ROOTS = (
    "letters.web.inside",
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
DATA = ("letters/*", "templates/*", "*.so", "tzdata/zoneinfo/Asia/Shanghai", "_sysconfigdata*")
FIRST = (1980, 1, 1, 0, 0, 0)  # one time for all that is packed, so that the same sources give the same bytes


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

    def choose(self, interpreter: Path) -> None:
        """Let the interpreter choose. Raises CalledProcessError where it fails."""
        program = self.folder / "program"
        program.mkdir()
        shutil.copy(HERE / "reached.py", program)
        own = [path for part in ("pyodide", "_pyodide") for path in _modules(self.folder / "in" / "stdlib", part)]
        own += _modules(self.folder / "in" / "project", "letters")
        (self.folder / "told.json").write_text(json.dumps({"roots": [*ROOTS, *own], "data": self._data()}))
        run("node", HERE / "inside.mjs", interpreter, self.folder, HERE / "compiling.py")

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


def _is_data(name: str) -> bool:
    return any(fnmatchcase(name, each) for each in DATA) and not name.endswith(".py")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _modules(base: Path, package: str) -> Iterator[str]:
    for path in sorted((base / package).rglob("*.py")):
        yield path.relative_to(base).with_suffix("").as_posix().removesuffix("/__init__").replace("/", ".")


def assemble(tree: Tree, interpreter: Path, site: Path) -> dict[str, int]:
    """Make the site's folder anew; the size of each file that a first visit fetches, in bytes."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    names = {
        "script": _keep(site, "python.mjs.gz", _packed((interpreter / "pyodide.asm.mjs").read_bytes())),
        "wasm": _keep(site, "python.wasm.gz", _packed((interpreter / "pyodide.asm.wasm").read_bytes())),
        "loader": _keep(site, "loader.mjs", (interpreter / "pyodide.mjs").read_bytes()),
        "library": _keep(site, "library.zip.gz", _packed(_zipped(tree.chosen("stdlib")))),
        "application": _keep(site, "application.bin.gz", _packed(_one_file(tree.chosen("packages", "project")))),
    }
    lock = json.loads((interpreter / "pyodide-lock.json").read_text(encoding="utf-8"))
    whole = sum((site / name).stat().st_size for name in names.values())
    parts: dict[str, Any] = {key: f"./{name}" for key, name in names.items()} | {"info": lock["info"], "whole": whole}
    sheets = {
        f"/sheets/{layout}.css": f"./{_keep(site, f'letter-{layout}.css', letter_sheet(layout).encode())}"
        for layout in (*styles().layouts, EVERY)
    }
    script = _scripts(site, {"PARTS": parts, "SHEETS": sheets})
    sheet = _keep(site, "page.css", (STATIC / "page.css").read_bytes())
    (site / "index.html").write_text(_first(script, sheet), encoding="utf-8")
    versioned = [f"./{path.name}" for path in _files(site) if path.name != "index.html"]
    told = f"letters-{sha256(json.dumps(versioned).encode()).hexdigest()[:DIGITS]}"
    keeper = f"const FILES = {json.dumps(versioned)};\nconst NAME = {json.dumps(told)};\n"
    keeper += (STATIC / "service-worker.js").read_text(encoding="utf-8")
    (site / "service-worker.js").write_text(keeper, encoding="utf-8")
    return {path.name: path.stat().st_size for path in _files(site)}


def _scripts(site: Path, told: Mapping[str, Any]) -> str:
    """Keep every module of the page, told what only the build knows; the name of the one that the page begins with."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.js"))}
    del sources["service-worker.js"]  # it has one name for ever, and the names of all others
    first, worker = sources.pop("site.js"), sources.pop("worker.js")

    def keep(name: str, content: bytes) -> str:
        return _keep(site, name, content)

    named = versioned(sources | {"worker.js": f"const PARTS = {json.dumps(told['PARTS'])};\n{worker}"}, keep)
    known = {"WORKER": f"./{named['worker.js']}", "SHEETS": told["SHEETS"]}
    first = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in known.items()) + first
    return versioned(sources | {"site.js": first}, keep)["site.js"]


def _first(script: str, sheet: str) -> str:
    from letters.web.pages import environment

    return environment().get_template("site.html").render(script=script, sheet=sheet)


def _keep(site: Path, name: str, content: bytes) -> str:
    """Put a file under a name that tells its content; the name."""
    stem, _, suffix = name.partition(".")
    named = f"{stem}.{sha256(content).hexdigest()[:DIGITS]}.{suffix}"
    (site / named).write_bytes(content)
    return named


def _packed(content: bytes) -> bytes:
    """Compressed as gzip has it, as closely as it can be: a browser unpacks it by itself."""
    return bytes(deflate.gzip_compress(content, 12))


def _zipped(files: Iterator[tuple[str, bytes]]) -> bytes:
    """An archive that is not compressed itself: as a whole it takes less, and the interpreter reads it sooner."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, FIRST), content)
    return made.getvalue()


def _one_file(files: Iterator[tuple[str, bytes]]) -> bytes:
    """Files one after the other, as `worker.js` reads them: compressed as one they take less than one by one."""
    found = list(files)
    index = json.dumps([[name, len(content)] for name, content in found], ensure_ascii=False).encode()
    return struct.pack(">I", len(index)) + index + b"".join(content for _, content in found)
