"""The page at home as a process of its own, on the day of the tests: `python -m tests.web.serving FOLDER`.

It prints the first address and serves until it is ended.
"""

from __future__ import annotations

import sys
from pathlib import Path

from letters.web import serve
from tests.web.asking import TODAY


def _tell(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), lambda: TODAY, _tell)
