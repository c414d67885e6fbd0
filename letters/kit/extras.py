"""Packages that not everybody has, and how they are brought in."""

from __future__ import annotations

import sys

from letters.kit.shell_words import as_typed


def bringing(extra: str) -> str:
    """What to run for an extra of this project, with the Python that runs now.

    Never by the project's name alone: what a package index has under that name is not this.
    """
    return f'在本项目的文件夹里运行 {as_typed(sys.executable)} -m pip install ".[{extra}]"'
