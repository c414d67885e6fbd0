"""The command line: options in, one call, words and an exit status out. It alone knows the clock and prints."""

from __future__ import annotations

import gc
import os

# Starting makes a hundred thousand objects that stay; looking for garbage among them takes a sixth of the start.
OBJECTS_BEFORE_A_COLLECTION = 200_000


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    gc.set_threshold(OBJECTS_BEFORE_A_COLLECTION)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # they would see each case, and are slow to look for
    from letters.kit.restart import begin_again_where_no_name_is_possible

    begin_again_where_no_name_is_possible()
    from letters.cli.run import run

    status = run()
    gc.freeze()  # what is left goes with the process: Python need not look through it once more
    raise SystemExit(status)
