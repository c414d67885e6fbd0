"""What all prompts share: what was typed too early is forgotten, leaving is asked once, the clipboard is pasted."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from prompt_toolkit.clipboard import ClipboardData
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.keys import Keys

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent

LEAVING = "先停下吗？再按一次 Ctrl-C 就停下，答过的都已经存好；接着答就当没按"
PASTING = "粘贴：按 Ctrl-V，或者点鼠标右键" if sys.platform == "win32" else ""
_NO_KEYS = (Keys.CPRResponse, "<flush>")


def forget_early_keys(typed: Input) -> None:
    """Drop what was typed before a question stood there: nobody can have meant it as the answer."""
    clear_typeahead(typed)
    if sys.platform == "win32":
        _forget_in_console()
    else:
        _forget_in_terminal(typed)


def _forget_in_terminal(typed: Input) -> None:
    if sys.platform != "win32":
        import termios

        with suppress(termios.error, NotImplementedError, OSError):  # a pipe keeps what is in it
            termios.tcflush(typed.fileno(), termios.TCIFLUSH)


def _forget_in_console() -> None:
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()


def is_followed(event: KeyPressEvent) -> bool:
    """Whether more came in one breath with this key: it is part of what was pasted."""
    return any(str(each.key) not in map(str, _NO_KEYS) for each in event.app.key_processor.input_queue)


def forget_the_rest(event: KeyPressEvent) -> None:
    """Drop what came in one breath with this key."""
    event.app.key_processor.input_queue.clear()


def clipboard_text() -> str:
    """What is to be pasted where the console leaves that to the program; "" where there is no clipboard."""
    if sys.platform != "win32":
        return ""
    from prompt_toolkit.clipboard.pyperclip import PyperclipClipboard

    with suppress(Exception):  # whatever keeps the clipboard shut, nothing is pasted
        data: Any = PyperclipClipboard().get_data()
        return data.text if isinstance(data, ClipboardData) else ""
    return ""
