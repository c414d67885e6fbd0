"""A list on a terminal, with prompt_toolkit: keys go to `choosing`, what it says is drawn by `drawing`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.styles import Style

from letters.terminal import choosing
from letters.terminal.choosing import Chosen
from letters.terminal.drawing import Page, drawn
from letters.terminal.keys import LEAVING, clipboard_text, forget_early_keys, forget_the_rest, is_followed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

    from letters.terminal.choosing import Choosing
    from letters.terminal.drawing import Drawing

STYLE = Style(
    [("asked", "bold"), ("cursor", "bold ansicyan"), ("ticked", "bold"), ("remark", "bold"), ("leaving", "bold")]
)
PASTED_LINES = "贴进来的几行没有算作回答，请在这里选"
_STEPS: dict[Keys, int] = {
    Keys.Up: -1,
    Keys.Down: 1,
    Keys.Tab: 1,
    Keys.BackTab: -1,
    Keys.PageUp: -10,
    Keys.PageDown: 10,
    Keys.Home: -1_000,
    Keys.End: 1_000,
}


def choose(at: Choosing, asked: Sequence[str], *, typed: Input | None = None, output: Output | None = None) -> Chosen:
    """What is chosen from a list below what is `asked`. Raises EOFError and KeyboardInterrupt."""
    source = typed or create_input()
    forget_early_keys(source)
    return _List(at, asked, source, output).run()


class _List:
    """One showing of a list: the one place where choosing changes."""

    def __init__(self, at: Choosing, asked: Sequence[str], typed: Input, output: Output | None) -> None:
        self._at, self._asked, self._is_leaving = at, asked, False
        control = FormattedTextControl(self._fragments, focusable=True, get_cursor_position=self._cursor)
        self._app: Application[Chosen] = Application(
            layout=Layout(Window(control, dont_extend_height=True)),
            key_bindings=self._bindings(),
            style=STYLE,
            erase_when_done=True,
            input=typed,
            output=output,
        )

    def run(self) -> Chosen:
        return self._app.run()

    def _drawing(self) -> Drawing:
        size = self._app.output.get_size()
        return drawn(self._at, self._asked, Page(size.columns, size.rows))

    def _fragments(self) -> StyleAndTextTuples:
        lines = self._drawing().lines
        return [(f"class:{line.look}", f"{line.text}\n" if line is not lines[-1] else line.text) for line in lines]

    def _cursor(self) -> Point:
        line, character = self._drawing().cursor
        return Point(x=character, y=line)

    def _now(self, at: Choosing) -> None:
        self._at, self._is_leaving = at, False

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        for key, by in _STEPS.items():
            keys.add(key)(self._turned(partial(choosing.moved, by=by)))
        keys.add(Keys.Backspace)(self._turned(choosing.without_last))
        keys.add(" ")(self._turned(choosing.toggled))
        keys.add(Keys.Any)(lambda event: self._now(choosing.with_typed(self._at, event.data)))
        keys.add(Keys.BracketedPaste)(lambda event: self._paste(event.data))
        keys.add(Keys.ControlV)(lambda _: self._paste(clipboard_text()))
        keys.add(Keys.Enter)(self._enter)
        keys.add(Keys.ControlC)(self._leave)
        keys.add("<sigint>")(self._leave)
        keys.add(Keys.ControlD)(lambda event: event.app.exit(exception=EOFError))
        return keys

    def _turned(self, turn: Callable[[Choosing], Choosing]) -> Callable[[KeyPressEvent], None]:
        """A key after which the list is another."""
        return lambda _: self._now(turn(self._at))

    def _paste(self, text: str) -> None:
        """A pasted line is typed; of several none is, for they were meant for something else."""
        if "\n" in text.strip().replace("\r", "\n"):
            self._now(choosing.remarked(self._at, PASTED_LINES))
        else:
            self._now(choosing.with_typed(self._at, text.strip()))

    def _enter(self, event: KeyPressEvent) -> None:
        if is_followed(event):
            forget_the_rest(event)
            self._now(choosing.remarked(self._at, PASTED_LINES))
            return
        after = choosing.entered(self._at)
        if isinstance(after, Chosen):
            event.app.exit(result=after)
        else:
            self._now(after)

    def _leave(self, event: Any) -> None:
        """The first time it is asked whether that is meant: on Windows these keys copy."""
        if self._is_leaving:
            event.app.exit(exception=KeyboardInterrupt)
        else:
            self._now(choosing.remarked(self._at, LEAVING))
            self._is_leaving = True
