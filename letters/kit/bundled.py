"""Where bundled files lie: the one function that knows a wheel from a checkout."""

from __future__ import annotations

from pathlib import Path

from letters.errors import DataError

PACKAGE = Path(__file__).resolve().parents[1]


def bundled(name: str) -> Path:
    """The folder `templates` or `examples`: inside the package in a wheel, beside it in a checkout.

    Raises DataError when neither is there (a broken installation).
    """
    for place in (PACKAGE / name, PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise DataError(f"安装不完整：找不到 {name} 目录", "请重新安装 letters")
