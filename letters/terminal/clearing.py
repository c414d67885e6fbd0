"""The screen without what stood on it, and what was rolled out of sight above, where the terminal can forget that."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_FORGET = "\x1b[3J\x1b[2J\x1b[H"  # the lines above, the screen, and the cursor to its corner


def clear_screen(stream: TextIO) -> bool:
    """Clear the terminal that a stream goes to; False, and nothing is done, where it goes elsewhere.

    The console of Windows forgets the lines above only by its own command.
    """
    if not stream.isatty():
        return False
    if os.name == "nt":
        subprocess.run(["cmd", "/c", "cls"], check=False)
    stream.write(_FORGET)
    stream.flush()
    return True
