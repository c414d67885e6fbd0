"""Makes the table by which masks know what a sign is, from one version of Unicode; run by hand after `make site`.

python -m scripts.unicode_table

Run it with the oldest Python that the project supports, on which it needs what the newest one knows: Python for the
browser, as the site brings it. `letters/compose/masks/signs.py` says what the table holds.
"""

from __future__ import annotations

import json
import sys
import tempfile
import unicodedata
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.name_tables import DATA
from scripts.run import run
from scripts.site import brought
from scripts.site.__main__ import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = "14.0.0"
"""Unicode of Python 3.11. What decomposes in it does so in all later ones: Unicode promises that."""
ASKED = """
import json, unicodedata
signs = [chr(code) for code in range(0x110000)]
told = {
    "version": unicodedata.unidata_version,
    "categories": [unicodedata.category(sign) for sign in signs],
    "numbers": {ord(sign): unicodedata.numeric(sign) for sign in signs if unicodedata.category(sign)[0] == "N"},
    "parts": {
        ord(sign): unicodedata.normalize("NFKD", sign)
        for sign in signs
        if unicodedata.category(sign) != "Cs" and unicodedata.normalize("NFKD", sign) != sign
    },
}
open("/tree/told.json", "w").write(json.dumps(told))
"""


def main() -> None:
    """Write the table."""
    if unicodedata.unidata_version != OLDEST:
        sys.exit(f"needs a Python with Unicode {OLDEST} (3.11), not {unicodedata.unidata_version}")
    told = _newest()
    lines = [told["version"], "", *_categories(told["categories"]), "", *_digits(told["numbers"]), "", *_parts(told)]
    (DATA / "signs.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _newest() -> Any:
    """What Python for the browser knows of every sign."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "program.py"
        program.write_text(ASKED, encoding="utf-8")
        run("node", brought.HERE / "inside.mjs", brought.interpreter(CACHE), folder, program)
        return json.loads((Path(folder) / "told.json").read_text(encoding="utf-8"))


def _categories(found: list[str]) -> Iterator[str]:
    """Where each run of one category begins."""
    code = 0
    for category, run_of in groupby(found):
        yield f"{code:x} {category}"
        code += len(list(run_of))


def _digits(found: dict[str, float]) -> Iterator[str]:
    """Runs of signs whose values go up by one: where it begins, the first value, how many."""
    digits = sorted((int(code), int(value)) for code, value in found.items() if value in range(10))
    for _, run_of in groupby(enumerate(digits), lambda each: (each[1][0] - each[0], each[1][1] - each[0])):
        run_list = [digit for _, digit in run_of]
        yield f"{run_list[0][0]:x} {run_list[0][1]} {len(run_list)}"


def _parts(told: Any) -> Iterator[str]:
    """What signs stand for that the oldest Python does not know."""
    for code, parts in told["parts"].items():
        if unicodedata.category(chr(int(code))) == "Cn":
            yield f"{int(code):x} {' '.join(f'{ord(part):x}' for part in parts)}"


if __name__ == "__main__":
    main()
