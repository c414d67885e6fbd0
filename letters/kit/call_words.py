"""The words after a command, apart from its options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def parted(params: Sequence[Any], args: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options with their values, and the words beside them; behind `--` all are words.

    `params` are those of a command, as Typer declares them.
    """
    options: list[str] = []
    words: list[str] = []
    left = iter(args)
    for word in left:
        if word == "--":
            words += left
        elif not word.startswith("-") or word == "-":
            words.append(word)
        else:
            value = None if "=" in word or _is_flag(params, word) else next(left, None)
            options += [word] if value is None else [word, value]
    return options, words


def _is_flag(params: Sequence[Any], word: str) -> bool:
    return any(getattr(param, "is_flag", False) and word in (*param.opts, *param.secondary_opts) for param in params)
