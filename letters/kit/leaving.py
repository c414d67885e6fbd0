"""A folder is left before it is removed: Windows removes none in which somebody stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from letters.kit.reasons import is_held


class Leaving(NamedTuple):
    """What came of a folder: whether one stood in it, and whether it stays though it is empty.

    It stays where somebody else stands in it: the window in which the command was typed, an Explorer.
    """

    stood_inside: bool = False
    stays: bool = False


def remove_if_empty(folder: Path) -> Leaving:
    """Go to the folder above if one stands in this one or below, then remove it if there is nothing in it."""
    inside = _is_inside(folder)
    if inside:
        os.chdir(folder.parent)
    try:
        folder.rmdir()
    except OSError as error:
        return Leaving(inside, is_held(error) and folder.is_dir() and not any(folder.iterdir()))
    return Leaving(inside)


def _is_inside(folder: Path) -> bool:
    try:
        return Path.cwd().is_relative_to(folder.resolve())
    except OSError:  # where one stands is gone already
        return False
