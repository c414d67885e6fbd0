"""templates: which there are, the bundled ones copied out, one's own checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import say, tell
from letters.desk import FolderStore, open_desk, own_templates
from letters.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path


def list_templates(templates: Path | None) -> int:
    """Every template, with where it lies."""
    for name, place in own_templates.places_of_templates(open_desk(templates)):
        say(f"{name}\n    {place}")
    return 0


def copy_templates(folder: Path, *, force: bool) -> int:
    """The bundled templates, copied out to be changed."""
    if folder.exists() and not force:
        raise FileError(f"{folder} 已经存在，没有覆盖", "换一个目录，或者加 --force")
    FolderStore(folder).keep(own_templates.bundled_templates(), force=True)
    say(f"模板已复制到 {folder}。改好后先检查：letters templates check --templates {folder}")
    say(f"再使用：letters write 案件文件 --templates {folder}")
    return 0


def check_templates(templates: Path | None) -> int:
    """Lint every template; status 1 if any is not sound."""
    checked = own_templates.check_templates(open_desk(templates))
    for fault in checked.faults:
        say(fault)
    for remark in checked.remarks:
        tell(f"提示　{remark}　→ 拆成几个小块，用 include 引入")
    say(f"检查了 {checked.count} 个模板，" + ("请按上面的提示修改。" if checked.faults else "全部合格。"))
    return int(bool(checked.faults))
