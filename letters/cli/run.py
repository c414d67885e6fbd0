"""From an exception to a message and an exit status; nothing of the case is ever printed with a traceback."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import traceback
from pathlib import Path

import typer

from letters.cli.exits import FAULT, INTERRUPTED
from letters.errors import FileError, LettersError
from letters.kit.reasons import is_any_name_possible
from letters.kit.visible import visible
from letters.terminal import guarded, put

# What a value should be, by the first word of the kind of error that pydantic gives to Typer.
_WANTED = {"int": "，应为整数", "float": "，应为数字", "bool": "，应为是或否", "greater": "，太小", "less": "，太大"}


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 falls short, 2 usage, 3 files, 70 a fault, 130 stopped."""
    with guarded():
        return _run(arguments)


def _run(arguments: list[str] | None) -> int:
    try:
        from letters.cli.app import program_for  # who stops the program while it starts is answered kindly, too

        if "_LETTERS_COMPLETE" in os.environ:
            _answer_the_shell()
        program = program_for(sys.argv[1:] if arguments is None else arguments)
        result = program(arguments, prog_name="letters", standalone_mode=False)
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


def _answer_the_shell() -> None:
    """A shell asks what may follow."""
    from letters.cli.completing import answer_the_shell

    answer_the_shell()


def _unreachable(error: OSError | UnicodeEncodeError) -> int:
    """A path that no command could look at: too long, not allowed, gone while it was read, not to be named here."""
    from letters.kit.files import refusal

    put(str(refusal(error, getattr(error, "filename", "") or "文件", "读写")), aside=True)
    return FileError.exit_status


def _usage(error: Exception) -> int:
    """A wrong call, said in Chinese by the kind of error that Typer raises."""
    param = getattr(error, "param", None)
    name = getattr(param, "metavar", None) or getattr(param, "human_readable_name", "")
    option = getattr(error, "option_name", "") or name
    near = "、".join(getattr(error, "possibilities", None) or re.findall(r"Did you mean '(.+?)'", str(error)))
    hints = f"，是不是 {near}？" if near else ""
    command = re.match(r"No such command '(.+?)'", str(error))
    told = (
        f"没有命令 {command[1]}{hints}"
        if command
        else {
            "MissingParameter": f"缺少 {name}",
            "NoSuchOption": f"没有选项 {option}{hints}",
            "BadOptionUsage": f"选项 {option} 的写法不对",
            "BadParameter": f"{name} 的值不对{_wanted(error)}",
            "NoArgsIsHelpError": "",
        }.get(type(error).__name__, str(error))
    )
    put(f"{told}\n  → 用 letters --help 或 letters 命令名 --help 看写法" if told else str(error), aside=True)
    return 2


def _wanted(error: Exception) -> str:
    """What the value should be, "" where that cannot be told."""
    found: list[dict[str, object]] = getattr(error.__cause__, "errors", list)()
    return _WANTED.get(str(found[0]["type"]).partition("_")[0], "") if found else ""


def _fault(error: Exception) -> int:
    """A fault of the tool: a report without values (they hold personal data) goes to a file the user may send."""
    if isinstance(error, UnicodeEncodeError) and not is_any_name_possible():
        return _unreachable(error)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{type(error).__name__}", *(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)]
    report = visible("\n".join(lines)) + "\n"
    try:
        next_step = f"请把 {_report_file(report)} 发给维护者；里面只有出错的位置，没有您填写的内容"
    except OSError:
        next_step = f"请把下面几行发给维护者；里面只有出错的位置，没有您填写的内容\n{report}"
    put(f"程序出了错（{type(error).__name__}），不是您填错了。您的案件文件没有改动。\n  → {next_step}", aside=True)
    return FAULT


def _report_file(report: str) -> str:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="letters-fault-", suffix=".txt", delete=False
    ) as file:
        file.write(report)
    return file.name
