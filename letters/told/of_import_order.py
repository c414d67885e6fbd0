"""Which of the paths of `import` is the case file: the first, or the one that is called as case files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HOW = "在命令后面写上文件，可以写几个，也可以把文件拖进窗口"


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
        return UsageError("没有写案件文件和要导入的记录文件", HOW)
    if not has_case:
        return UsageError("没有写案件文件", f"在前面写上案件文件：{command('import', 'case.toml', paths[0])}")
    table = command("import", "--template", "表格.csv")
    return UsageError("没有写要导入的记录文件", f"{HOW}；没有记录文件的，写一张表来填：{table}")
