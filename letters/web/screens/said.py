"""What the desk refuses, as a page says it: without the options and commands that a terminal would be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.errors import LettersError

OPTIONS = {
    "--on": "日期",
    "--received": "签收日期",
    "--dated": "落款日期",
    "--due": "最后期限",
    "--total": "总额",
    "--payments": "各期",
}
_option = re.compile(r"(--[a-z-]+)(?: 的(?:日期|金额))?")
_commands = re.compile(r"--[a-z]|letters |案件里的编号|[a-z_]+\.toml")


def refusal(error: LettersError) -> str:
    """One or two sentences: what is wrong, and what to do where that is no command."""
    message = _option.sub(lambda found: OPTIONS.get(found[1], "这一项"), error.message)
    hint = "" if not error.hint or _commands.search(error.hint) else error.hint
    return "。".join(part for part in (message, hint) if part)
