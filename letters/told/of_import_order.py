"""Which of the paths of `import` is the case file: the first, or the one that is called as case files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.shell_words import as_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

EXAMPLE = "例如 letters import case.toml calls.xml 详单.xls"


def case_and_logs(paths: Sequence[Path], tell: Callable[[str], None]) -> tuple[Path, Sequence[Path]]:
    """The case file and the logs, put right where only one of the paths can be a case and it is not the first.

    Raises UsageError where the one or the other is missing.
    """
    cases = [path for path in paths if ".toml" in path.suffixes]
    if len(paths) <= 1:
        raise _lacking(paths, has_case=bool(cases))
    if len(cases) == 1 and paths[0] != cases[0]:
        tell(f"案件文件是 {cases[0]}，其余的是记录。")
        return cases[0], [path for path in paths if path != cases[0]]
    return paths[0], paths[1:]


def _lacking(paths: Sequence[Path], *, has_case: bool) -> UsageError:
    """What is missing where one path was given, or none."""
    if not paths:
        return UsageError("没有写案件文件和要导入的记录文件", EXAMPLE)
    if not has_case:
        return UsageError("没有写案件文件", f"在前面写上案件文件：letters import case.toml {as_typed(paths[0])}")
    table = "没有记录文件的，用 --template 写一张表来填"
    return UsageError(
        "没有写要导入的记录文件", f"在后面写上：letters import {as_typed(paths[0])} 通话记录.xml；{table}"
    )
