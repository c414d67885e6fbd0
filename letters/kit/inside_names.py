"""Names of files that somebody else wrote, in an archive: which of them lead to a place inside, on every system."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import PurePosixPath

_NEVER_ON_WINDOWS = re.compile(r'[:*?"<>|]|[. ]$|^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)', re.IGNORECASE)

DEEPEST = 50  # folders one in another: below a thousand of them neither a walk nor a removal gets to its end


def is_safe(name: str) -> bool:
    """Whether a path with / leads to a place inside and can be written: nothing that moves a terminal's cursor."""
    path = PurePosixPath(name)
    if not _is_within(path) or "\\" in name:
        return False
    if os.name == "nt" and any(_NEVER_ON_WINDOWS.search(part) for part in path.parts):
        return False
    return not any(unicodedata.category(letter) == "Cc" for letter in name) and _is_encodable(name)


def as_all_see(name: str) -> str:
    """What two names share that some system takes for one: capitals and composed characters make no difference."""
    return unicodedata.normalize("NFC", name).casefold()


def _is_within(path: PurePosixPath) -> bool:
    return 0 < len(path.parts) <= DEEPEST and not path.is_absolute() and ".." not in path.parts


def _is_encodable(name: str) -> bool:
    try:
        os.fsencode(name)
    except UnicodeError:
        return False
    return True
