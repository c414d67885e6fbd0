"""A new passphrase, as a terminal asks for it: typed twice and hard to guess, or five words that are written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from letters.desk import secrecy
from letters.errors import UsageError
from letters.told.of_secrecy import new_passphrase_lines, offered_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.desk import LockSurvey


class Ask(Protocol):
    """Asks a question and gives what was typed, unseen where it is `hidden`."""

    def __call__(self, question: str, *, hidden: bool = False) -> str:
        """What was typed."""


def new_passphrase(found: LockSurvey, ask: Ask, say: Callable[..., None]) -> str:
    """A passphrase typed twice, asked again as long as it would be guessed; five words where none is typed.

    Raises UsageError where it is typed in two ways.
    """
    say(*new_passphrase_lines())
    while True:
        typed = ask("密码（输入时不显示；直接按回车，就用程序给的五个词）", hidden=True)
        if not typed:
            return _offered(ask, say)
        if why := secrecy.why_weak(found, typed):
            say(f"{why}。请另起一个。")
        elif ask("再输入一次", hidden=True) != typed:
            raise UsageError("两次输入的密码不同", "再运行一次；没有加密，也没有删除任何东西")
        else:
            return typed


def _offered(ask: Ask, say: Callable[..., None]) -> str:
    """Five words that are shown, and typed once by whoever has written them down."""
    words = secrecy.offered()
    say(*offered_lines(words))
    while "".join(ask("抄好以后，照着输入一次（词之间空不空格都行）", hidden=True).split()) != words:
        say("和上面的五个词不同，请照着再输入一次。")
    return words
