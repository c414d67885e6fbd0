"""The words of the library that makes the help, in Chinese."""

from __future__ import annotations

import re

HEADINGS = {
    "Usage:": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 ...",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Show this message and exit.": "显示这段说明",
    "[required]": "[必填]",
    "[default:": "[默认：",
}
TYPES = re.compile(r" <[A-Za-z\[\]]+>")  # how Typer names the types of arguments


def in_chinese(text: str) -> str:
    """Typer's own words in a help text, in Chinese."""
    for english, chinese in HEADINGS.items():
        text = text.replace(english, chinese)
    text = text.replace("可以不写  [必填]", "可以不写")
    return TYPES.sub(lambda found: " " * len(found[0]), text)
