"""templates: which there are, the bundled ones copied out, one's own checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import say, show
from letters.desk import FolderStore, open_desk, own_templates
from letters.errors import FileError
from letters.told.of_templates import places_lines, told_checked, told_copied

if TYPE_CHECKING:
    from pathlib import Path


def list_templates(templates: Path | None) -> int:
    """Every template, with where it lies."""
    say(*places_lines(own_templates.places_of_templates(open_desk(templates))))
    return 0


def copy_templates(folder: Path, *, force: bool) -> int:
    """The bundled templates, copied out to be changed."""
    if folder.exists() and not force:
        raise FileError(f"{folder} 已经存在，没有覆盖", "换一个目录，或者加 --force")
    FolderStore(folder).keep(own_templates.bundled_templates(), force=True)
    show(told_copied(folder))
    return 0


def check_templates(templates: Path | None) -> int:
    """Lint every template; status 1 if any is not sound."""
    checked = own_templates.check_templates(open_desk(templates))
    show(told_checked(checked))
    return int(bool(checked.faults))
