"""Completion: the script for a shell."""

from __future__ import annotations

from importlib import import_module

from letters.errors import UsageError
from letters.kit.shell_words import command

VARIABLE = "_LETTERS_COMPLETE"
"""What a shell sets when it asks what may follow."""
PLACES = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/completions/letters.fish",
    "powershell": "$PROFILE",
}
"""The shells that complete, and where each reads the script."""


def answer_the_shell() -> None:
    """Let Typer know how each shell wants to be told what may follow."""
    import_module("typer.completion").completion_init()


def print_script(shell: str) -> int:
    """The script that makes a shell complete. Raises UsageError for another shell."""
    from letters.cli.tools import tell
    from letters.terminal import put_as_it_is

    if shell not in PLACES:
        raise UsageError(f"没有终端 {shell} 的补全", f"写 {'、'.join(PLACES)} 里的一个")
    script = import_module("typer.completion").get_completion_script
    put_as_it_is(script(prog_name="letters", complete_var=VARIABLE, shell=shell))
    place = PLACES[shell]
    tell(f"加进 {place}，重新打开终端以后，按 Tab 就能补全：{command('completion', shell)} >> {place}")
    return 0
