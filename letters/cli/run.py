"""From an exception to a message and an exit status; nothing of the case is ever printed with a traceback."""

from __future__ import annotations

import os
import sys

import typer

from letters.cli.exits import FAULT, INTERRUPTED
from letters.errors import FileError, LettersError, UsageError
from letters.kit.reasons import is_any_name_possible
from letters.terminal import guarded, put


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 falls short, 2 usage, 3 files, 70 a fault, 130 stopped."""
    with guarded():
        return _run(arguments)


def _run(arguments: list[str] | None) -> int:
    try:
        from letters.cli.app import (  # who stops it while it starts is answered kindly, too
            as_completed,
            as_meant,
            program_for,
        )

        typed = sys.argv[1:] if arguments is None else arguments
        words = as_completed() if "_LETTERS_COMPLETE" in os.environ else as_meant(typed)
        result = program_for(words)(words, prog_name="letters", standalone_mode=False)
    except LettersError as error:
        put(str(error), aside=True)
        return error.exit_status
    except (KeyboardInterrupt, typer.Abort):
        put("已中断。已经写好的文件都是完整的。", aside=True)
        return INTERRUPTED
    except typer.Exit as leaving:
        return leaving.exit_code
    except OSError as error:
        return _unreachable(error)
    except Exception as error:
        if hasattr(error, "format_message"):
            return _usage(error)
        return _fault(error)
    return result if isinstance(result, int) else 0


def _unreachable(error: OSError | UnicodeEncodeError) -> int:
    """A path that no command could look at: too long, not allowed, gone while it was read, not to be named here."""
    from letters.kit.files import refusal

    put(str(refusal(error, getattr(error, "filename", "") or "文件", "读写")), aside=True)
    return FileError.exit_status


def _usage(error: Exception) -> int:
    """A wrong call, said in Chinese by the kind of error that Typer raises."""
    from letters.told.of_usage import WrongCall, usage_lines

    is_help = type(error).__name__ == "NoArgsIsHelpError"
    put(str(error) if is_help else "\n".join(usage_lines(WrongCall.of(error))), aside=True)
    return UsageError.exit_status


def _fault(error: Exception) -> int:
    """A fault of the tool: a report without values (they hold personal data) goes to a file the user may send."""
    from letters.kit.fault_report import told_of_fault

    if isinstance(error, UnicodeEncodeError) and not is_any_name_possible():
        return _unreachable(error)
    put(told_of_fault(error), aside=True)
    return FAULT
