"""A system whose language knows no Chinese, as servers and old computers are set: begin again with one that does."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from letters.kit.reasons import is_any_name_possible


def begin_again_where_no_name_is_possible() -> None:
    """Where files could not have Chinese names, run the same command anew in Python's UTF-8 mode; else nothing.

    Python does so itself under `LC_ALL=C`, but not in other such languages, nor where it was told not to. What the
    system will not start anew goes on, and tells what to do when it meets the first name.
    """
    if is_any_name_possible() or not sys.executable:
        return
    with suppress(OSError):
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606  the same program
