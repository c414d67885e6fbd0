"""docs/page.png: the first page of the demo's police report, drawn by LibreOffice and poppler.

python -m scripts.picture
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from letters.desk.writing import DEMO
from scripts.examples import FOLDER
from scripts.run import ROOT, python, run

PICTURE = ROOT / "docs" / "page.png"
DOTS_PER_INCH = "90"
LETTER = "complaint/police"


def main() -> int:
    """Draw the page; status 1 when the programs that draw it are not installed."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        print("LibreOffice (soffice) and poppler (pdftoppm) are needed to draw a page", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = shutil.copytree(FOLDER / DEMO, folder / "case") / "case.toml"
        python("-m", "letters", "write", case, LETTER, "--out", folder, accepted=(0, 1))
        letter = next(path for path in folder.glob("*.docx") if not path.name.startswith("00"))
        run("soffice", "--headless", f"-env:UserInstallation={folder.as_uri()}/profile", "--convert-to", "pdf",
            "--outdir", folder, letter)  # fmt: skip
        page = (folder / letter.name).with_suffix(".pdf")
        run("pdftoppm", "-png", "-gray", "-r", DOTS_PER_INCH, "-singlefile", page, PICTURE.with_suffix(""))
    print(f"drew {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
