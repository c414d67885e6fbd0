"""A line, or a story of several lines, typed on a terminal with prompt_toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from prompt_toolkit import PromptSession
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.styles import Style

from letters.kit.visible import visible
from letters.terminal.keys import LEAVING, PASTING, clipboard_text, forget_early_keys, is_followed
from letters.told.shown import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

SIGN = "> "
HOW_TO_END = "可以写几行；写完了，在空的一行上再按一次回车"
KEPT_EVERY = 20  # characters typed between two keepings of a story
STYLE = Style([("asked", "bold"), ("sign", "bold")])


class Ends(NamedTuple):
    """What ends a story without an empty line: a `whole` text that is all there is, a last `line` that steers."""

    whole: Callable[[str], bool]
    line: Callable[[str], bool]


class TypedLines:
    """Takes what is typed. `typed` and `output` are for whoever is no terminal."""

    def __init__(self, *, typed: Input | None = None, output: Output | None = None) -> None:
        self._input, self._output = typed, output

    def line(self, asked: Sequence[str], standing: str = "") -> str:
        """One line; several that are pasted at once are one answer. Raises EOFError and KeyboardInterrupt."""
        text = self._prompt(asked, KeyBindings(), standing)
        return " ".join(text.split("\n")).strip()

    def story(self, asked: Sequence[str], ends: Ends, keep: Callable[[str], object], standing: str = "") -> str:
        """Lines up to an empty one, each of them still to be changed; what stands so far is handed to `keep`.

        A last line that steers is given alone, and what stands above it handed to `keep`.
        """
        how = f"（{HOW_TO_END}{f'；{PASTING}' if PASTING else ''}）"
        text = self._prompt((*asked, how), _story_keys(ends), standing, keep).strip("\n")
        above, _, last = text.rpartition("\n")
        if not ends.line(last):
            return text
        keep(above)
        return last.strip()

    def _prompt(
        self, asked: Sequence[str], keys: KeyBindings, standing: str, keep: Callable[[str], object] | None = None
    ) -> str:
        source = self._input or create_input()
        forget_early_keys(source)
        leaving = _Leaving(keep)
        session: PromptSession[str] = PromptSession(
            style=STYLE,
            key_bindings=_with_shared(keys, leaving),
            prompt_continuation=" " * len(SIGN),
            multiline=keep is not None,
            input=source,
            output=self._output,
        )
        session.default_buffer.on_text_changed += leaving.forget
        if keep:
            session.default_buffer.on_text_changed += _Keeping(keep, standing)
        within = session.output.get_size().columns
        return session.prompt(lambda: _message(asked, within, leaving), default=standing)


class _Leaving:
    """Whether it was asked if the talk is to be left; whatever is typed takes the question back.

    With the question, what stands so far is handed to `keep`.
    """

    def __init__(self, keep: Callable[[str], object] | None) -> None:
        self.is_asked, self._keep = False, keep

    def forget(self, _: Any) -> None:
        self.is_asked = False

    def leave(self, event: KeyPressEvent) -> None:
        if self.is_asked:
            event.app.exit(exception=KeyboardInterrupt, style="class:aborting")
        elif self._keep:
            self._keep(event.current_buffer.text)
        self.is_asked = True


class _Keeping:
    """Hands a story on while it grows: with each new line, and when so much more stands there."""

    def __init__(self, keep: Callable[[str], object], kept: str) -> None:
        self._keep, self._kept = keep, kept

    def __call__(self, buffer: Any) -> None:
        text = str(buffer.text)
        if text.count("\n") != self._kept.count("\n") or abs(len(text) - len(self._kept)) >= KEPT_EVERY:
            self._keep(text)
            self._kept = text


def _message(asked: Sequence[str], within: int, leaving: _Leaving) -> StyleAndTextTuples:
    """What is asked, then whether the talk is to be left, then the sign behind which one types."""
    looks = ["class:asked", *[""] * (len(asked) - 1)]
    told = [*zip(looks, asked, strict=True), *([("class:asked", f"！{LEAVING}")] if leaving.is_asked else [])]
    lines = [(look, f"{each}\n") for look, line in told for each in folded(visible(line), within)]
    return [*lines, ("class:sign", SIGN)]


def _with_shared(keys: KeyBindings, leaving: _Leaving) -> KeyBindings:
    """The keys with those that all lines have: one breath with Enter in it is one answer."""
    keys.add(Keys.ControlV)(lambda event: event.current_buffer.insert_text(clipboard_text()))
    keys.add(Keys.ControlC)(leaving.leave)
    keys.add("<sigint>")(leaving.leave)
    is_story = bool(keys.get_bindings_for_keys((Keys.Enter,)))
    if not is_story:
        keys.add(Keys.Enter)(_enter_line)
    return keys


def _enter_line(event: KeyPressEvent) -> None:
    if is_followed(event):
        event.current_buffer.insert_text("\n")
    else:
        event.current_buffer.validate_and_handle()


def _story_keys(ends: Ends) -> KeyBindings:
    keys = KeyBindings()

    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        document = buffer.document
        line = document.current_line
        is_over = document.is_cursor_at_the_end and (not line.strip() or ends.line(line))
        if not is_followed(event) and (is_over or ends.whole(buffer.text)):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    keys.add(Keys.Enter)(enter)
    return keys
