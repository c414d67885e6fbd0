"""python -m scripts.site [FOLDER]: make the site."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from scripts import wheel
from scripts.run import ROOT
from scripts.site import brought
from scripts.site.assembly import assemble
from scripts.site.tree import Tree

CACHE = ROOT / "build" / "brought"
SITE = ROOT / "site"
MOST = 8_000_000  # bytes that a first visit may fetch, from a host that sends files as they are


def main(site: Path = SITE, cache: Path = CACHE) -> int:
    """Make the site and say how large it is; 1 where that is too much."""
    cache.mkdir(parents=True, exist_ok=True)
    interpreter = brought.interpreter(cache)
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(Path(folder) / "tree")
        tree.fill("stdlib", _unzipped(interpreter / "python_stdlib.zip"))
        tree.fill("packages", brought.packages(cache))
        tree.fill("project", _unzipped(wheel.build(Path(folder) / "wheel")))
        tree.choose(interpreter, cache)
        sizes = assemble(tree, interpreter, cache, site)
    whole = sum(sizes.values())
    sys.stdout.write("".join(f"{size:>10,} {name}\n" for name, size in sizes.items()) + f"{whole:>10,} in all\n")
    return int(whole > MOST)


def _unzipped(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


if __name__ == "__main__":
    raise SystemExit(main(*(Path(each) for each in sys.argv[1:2])))
