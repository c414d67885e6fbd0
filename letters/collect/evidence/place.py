"""Where evidence lies: the folder beside the case file, and what of it is really inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence.storage import refusal

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "evidence"


def inside(folder: Path, path: Path) -> str | None:
    """The path below the folder with /, links followed on both sides; None for one that lies elsewhere.

    Raises FileError for links that go round in a circle.
    """
    try:
        real, root = path.resolve(strict=False), folder.resolve(strict=False)
    except (OSError, RuntimeError) as error:
        raise refusal("读取", path, error if isinstance(error, OSError) else OSError()) from error
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else None
