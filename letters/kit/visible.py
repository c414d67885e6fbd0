"""Text from files on its way to a terminal: no character in it does anything but stand there.

Shown as a sign, 〔U+001B〕, are the control characters but the line break and the tab (C0, DEL, C1: they move, hide,
retitle), the marks that turn the order of characters round (U+061C, U+200E, U+200F, U+202A–202E, U+2066–2069, and
U+206A–206F of old), the line breaks U+2028 and U+2029, tag characters and halves of characters. Files keep them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

ALIVE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
"""The characters that a terminal would act on, as a class of a regular expression holds them."""
_find = re.compile(f"[{ALIVE}]")


def visible(text: str) -> str:
    r"""The text with a sign in place of each character that a terminal would act on.

    >>> visible("\x1b[8m欧阳")
    '〔U+001B〕[8m欧阳'
    """
    return _find.sub(lambda found: f"〔U+{ord(found[0]):04X}〕", text)


def one_line(text: str) -> str:
    r"""The text made visible, its line breaks too: a value never looks like a line of its own.

    >>> one_line("a\nb")
    'a〔U+000A〕b'
    """
    return visible(text).replace("\n", "〔U+000A〕")


def dimmed(text: str) -> str:
    """The text without them, for where each character has its cell already."""
    return _find.sub("", text)


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON: Chinese as it is, with those characters escaped, so that the same value is read from it."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return _find.sub(lambda found: json.dumps(found[0])[1:-1], text)


class Guarded:
    """A stream that prints only what is `visible`.

    It hands out no `buffer`, past which a library could print; what else it is asked for is its stream's.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Print a text."""
        self.stream.write(visible(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Print several."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        if name in ("buffer", "detach"):
            raise AttributeError(name)
        return getattr(self.stream, name)
