"""The picture by which the page is known on a phone's screen: a written sheet, drawn by the build."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALL, TOUCH = 48, 180
SIZES = (SMALL, TOUCH, 192, 512)
BLUE, WHITE, RED = "#0b57a4", "#ffffff", "#9a1b1b"
GRID = 64  # the drawing below is in 64ths of the picture; a phone may cut off a fifth of each side
LINES = ((25, 29, 34), (25, 35, 39), (25, 41, 36))  # of writing: from x, y, to x


def drawn(size: int) -> bytes:
    """The picture as PNG, so many pixels wide and high."""
    step = 4  # drawn larger and made smaller, so that edges are smooth
    unit = size * step / GRID
    picture = Image.new("RGB", (size * step, size * step), BLUE)
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle([20 * unit, 14 * unit, 44 * unit, 50 * unit], radius=2 * unit, fill=WHITE)
    pen.rectangle([27 * unit, 20 * unit, 37 * unit, 22.5 * unit], fill=BLUE)  # its title
    for left, at, right in LINES:
        pen.rectangle([left * unit, (at - 3) * unit, right * unit, (at - 1.6) * unit], fill=BLUE)
    pen.ellipse([33 * unit, 40 * unit, 40 * unit, 47 * unit], outline=RED, width=max(1, round(1.4 * unit)))  # its seal
    made = io.BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(made, "PNG", optimize=True)
    return made.getvalue()


def manifest(icons: Mapping[int, str]) -> dict[str, Any]:
    """What a phone is told that puts the page among its programs; `icons` are the names of the pictures by size."""
    return {
        "name": "文书助手",
        "short_name": "文书助手",
        "description": "把经过写成报案书、投诉书和还款方案；内容只在这部手机里。",
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": WHITE,
        "theme_color": BLUE,
        "icons": [
            {"src": name, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size, name in icons.items()
            if size > TOUCH
            for purpose in ("any", "maskable")
        ],
    }
