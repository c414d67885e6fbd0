"""What is told of a fault of the program: where it happened, and no value, for values are somebody's life."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from letters.kit.visible import visible


def report_of(error: BaseException) -> str:
    """The kind of the error, and file, line and function of each call that led to it."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{type(error).__name__}", *(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)]
    return visible("\n".join(lines)) + "\n"


def told_of_fault(error: BaseException) -> str:
    """What is said of a fault; the report goes to a file that may be sent, or is told where none can be written."""
    report = report_of(error)
    try:
        step = f"请把 {_kept(report)} 发给维护者；里面只有出错的位置，没有您填写的内容"
    except OSError:
        step = f"请把下面几行发给维护者；里面只有出错的位置，没有您填写的内容\n{report}"
    return f"程序出了错（{type(error).__name__}），不是您填错了。您的案件文件没有改动。\n  → {step}"


def _kept(report: str) -> str:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="letters-fault-", suffix=".txt", delete=False
    ) as file:
        file.write(report)
    return file.name
