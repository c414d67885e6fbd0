"""Templates: where they lie, that they were copied, whether they are sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.shell_words import command
from letters.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from letters.desk import TemplateCheck


def places_lines(places: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Each template with where it lies."""
    for name, place in places:
        yield f"{name}\n    {place}"


def told_copied(folder: Path) -> Told:
    """That the bundled templates lie in a folder, and how they are used from there."""
    return Told(
        (
            f"模板已复制到 {folder}。改好后先检查：{command('templates check', '--templates', folder)}",
            f"再使用：{command('write', '--templates', folder)}",
        )
    )


def told_checked(checked: TemplateCheck) -> Told:
    """What is wrong in the templates; beside it, what is only too big."""
    last = f"检查了 {checked.count} 个模板，" + ("请按上面的提示修改。" if checked.faults else "全部合格。")
    return Told(
        (*checked.faults, last),
        tuple(f"提示　{remark}　→ 拆成几个小块，用 include 引入" for remark in checked.remarks),
    )
