"""The pictures of the READMEs: what a report, the list in front of all letters and the list of its evidence look like.

    python -m scripts.picture

They are the first pages of PDF files made from the demo's case, so that the same case gives the same pictures where the
same fonts are.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from letters.desk.writing.writing import DEMO
from scripts.examples import FOLDER
from scripts.run import ROOT, python, run

LETTER = "complaint/police"
DOTS_PER_INCH = 80
WHOLE = 935  # dots: the height of A4

PICTURES = {
    "page.png": ("out/01-*.pdf", WHOLE),
    "print-list.png": ("out/全部打印.pdf", 350),
    "evidence-list.png": ("packed/*.pdf", 720),
}
"""Each picture in docs/, the file whose first page it shows, and how much of that from the top, in dots."""


def main() -> int:
    """Draw the pages; status 1 when the program that draws them is not installed."""
    if not shutil.which("pdftoppm"):
        print("poppler (pdftoppm) is needed to draw a page", file=sys.stderr)
        return 1
    for drawn in draw(ROOT / "docs"):
        print(f"drew {drawn.name}")
    return 0


def draw(place: Path) -> tuple[Path, ...]:
    """Draw each picture into a folder. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = shutil.copytree(FOLDER / DEMO, folder / "case") / "case.toml"
        python("-m", "letters", "write", case, "--format", "pdf", "--out", folder / "out", accepted=(0, 1))
        packed = ("--for", LETTER, "--out", folder / "packed", "--strip-metadata")
        python("-m", "letters", "evidence", "pack", case, *packed)
        for picture, (wanted, height) in PICTURES.items():
            [paper] = folder.glob(wanted)
            look = ("-png", "-gray", "-r", str(DOTS_PER_INCH), "-H", str(height), "-singlefile")
            run("pdftoppm", *look, paper, (place / picture).with_suffix(""))
    return tuple(place / picture for picture in PICTURES)


if __name__ == "__main__":
    sys.exit(main())
