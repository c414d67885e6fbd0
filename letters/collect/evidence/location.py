"""Where evidence lies: the folder beside the case file, and what of it is really inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit import files

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "evidence"
BAG_MAKER = "letters"  # what a bag of ours says made it


def is_bag(folder: Path) -> bool:
    """Whether a folder is a bag to hand over that was made here."""
    try:
        tags = (folder / "bag-info.txt").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return not folder.is_symlink() and f"Bag-Software-Agent: {BAG_MAKER}\n" in tags


def inside(folder: Path, path: Path) -> str | None:
    """The path below the folder with /, links followed on both sides; None for one that lies elsewhere.

    Raises FileError for links that go round in a circle.
    """
    try:
        real, root = path.resolve(strict=False), folder.resolve(strict=False)
    except (OSError, RuntimeError) as error:
        raise files.refusal(error, path, "读取") from error
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else None
