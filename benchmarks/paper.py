"""One letter as PDF: from the case, from what its template gets, and by others through LibreOffice or LaTeX.

And the memory that a whole pack takes at its peak where a case has many incidents.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.content import CASE, LAYOUT, composed, content, engine, rendered
from benchmarks.peers import docxtpl, pandoc
from benchmarks.shapes import markdown
from benchmarks.timing import in_turn, ratio, table, typical
from letters.pack.make import document
from letters.render import About, Part, write_volume
from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.compose.letter import Letter

OURS = "letters: template → PDF"
PEER = "docxtpl → LibreOffice"
AT_ONCE = 10  # letters that one process of LibreOffice converts
MANY = 300  # incidents
INCIDENT = """
[[incidents]]
id = "M{number}"
at = "2026-08-{day:02} {hour:02}:{minute:02}"
channel = "call"
acts = ["threat"]
by = "collector"
by_basis = "self_stated"
from_number = "1990000{number:04}"
words = "再不还钱就上门找你全家，你的单位和亲属我们都知道"
"""
PEAK = """
import sys
from benchmarks.peak import peak
from letters.cli.run import run

status = run(sys.argv[1:])
print("peak", peak(), status)
"""


def run(rounds: int) -> str:
    letter = composed()
    makers: dict[str, Callable[[], bytes]] = {
        OURS: lambda: as_pdf(letter),
        "letters: TOML text → case → findings → law → PDF": lambda: as_pdf(composed()),
        "letters: template → DOCX": lambda: rendered(letter),
    }
    skipped = []
    with tempfile.TemporaryDirectory() as name:
        for maker, peer in _peers(letter, Path(name)).items():
            try:
                made = peer()
                made()
            except (ImportError, FileNotFoundError) as error:
                skipped.append(f"{maker} is left out: {error}")
            else:
                makers[maker] = made
        times = in_turn(makers, rounds)
    rows = [
        [maker, f"{_each(maker, times[maker]):.1f}", f"{_per_letter(maker) * ratio(times[maker], times[OURS]):.1f}"]
        for maker in sorted(times, key=lambda maker: _each(maker, times[maker]))
    ]
    return "\n\n".join([table(["maker", "ms a letter", f"× {OURS}"], rows), *skipped, _memory()])


def _each(maker: str, times: list[float]) -> float:
    return typical(times) * _per_letter(maker)


def _per_letter(maker: str) -> float:
    """The part of a call that one letter is."""
    return 1 / AT_ONCE if maker.endswith("at once") else 1


def as_pdf(letter: Letter) -> bytes:
    """The letter with its annexes."""
    about = About(letter.head.title, "", letter.day)
    return write_volume((Part(document(letter, engine()), LAYOUT),), about=about)


def _peers(letter: Letter, folder: Path) -> dict[str, Callable[[], Callable[[], bytes]]]:
    """Each peer by its name: what prepares it, and gives what is timed."""
    wanted = content(letter)
    return {
        PEER: lambda: _by_office(docxtpl(wanted), folder, 1),
        f"{PEER}, {AT_ONCE} at once": lambda: _by_office(docxtpl(wanted), folder, AT_ONCE),
        "pandoc → LibreOffice": lambda: _by_office(pandoc(wanted), folder, 1),
        "pandoc → XeLaTeX": lambda: _by_latex("\n\n".join(markdown(part) for part in wanted.parts), folder),
    }


def _by_office(make: Callable[[], bytes], folder: Path, copies: int) -> Callable[[], bytes]:
    """Word files, and a process of LibreOffice, which keeps its profile, that makes PDF of them."""
    program = _program("soffice")
    paths = [folder / f"{number}.docx" for number in range(copies)]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command: list[str | Path] = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths]

    def made() -> bytes:
        for path in paths:
            path.write_bytes(make())
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        return paths[0].with_suffix(".pdf").read_bytes()

    return made


def _by_latex(text: str, folder: Path) -> Callable[[], bytes]:
    """pandoc's own way to a PDF, with its template for Chinese."""
    program, engine = _program("pandoc"), _program("xelatex")
    out = folder / "latex.pdf"
    command: list[str | Path] = [
        program,
        "-f",
        "markdown-smart",
        f"--pdf-engine={engine}",
        "-V",
        "CJKmainfont=Noto Serif CJK SC",
        "-o",
        out,
    ]

    def made() -> bytes:
        subprocess.run(command, input=text.encode(), check=True, capture_output=True)  # noqa: S603
        return out.read_bytes()

    return made


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not installed")
    return found


def _memory() -> str:
    rows = [[kind, f"{peak(kind):.0f}"] for kind in ("docx", "pdf")]
    return table([f"a whole pack of a case with {MANY} more incidents", "MB at the peak"], rows)


def peak(kind: str) -> float:
    """Resident memory at its most, in MB, of a process that writes the case with many incidents in a format."""
    with tempfile.TemporaryDirectory() as name:
        case = Path(name, "case.toml")
        case.write_text(CASE.read_text(encoding="utf-8") + "".join(map(_incident, range(MANY))), encoding="utf-8")
        asked: list[str | Path] = [
            "write",
            case,
            "complaint",
            "report",
            "notice",
            "--format",
            kind,
            "--out",
            Path(name, "out"),
        ]
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", PEAK, *asked], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
        )
        assert list(Path(name, "out").glob(f"01*.{kind}")), done.stdout + done.stderr
    told = next(line for line in done.stdout.splitlines() if line.startswith("peak"))
    return float(told.split()[1])


def _incident(number: int) -> str:
    return INCIDENT.format(number=number, day=10 + number // 24, hour=number % 24, minute=number % 60)
