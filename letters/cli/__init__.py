"""The command line: options in, one call, words and an exit status out. It alone knows the clock and prints."""

from __future__ import annotations

import gc
import os

# Starting makes tens of thousands of objects that stay; looking for garbage among them takes a tenth of the start.
OBJECTS_BEFORE_A_COLLECTION = 50_000


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    gc.set_threshold(OBJECTS_BEFORE_A_COLLECTION)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = (
        "__all__"  # another package's would see each case, and are slow to look for
    )
    from letters.cli.run import run

    raise SystemExit(run())
