"""The bundled TOML as a Directory. Every slip in the data is told with its file, row and key."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from letters import law
from letters.authorities.directory import Directory
from letters.authorities.regions import read_places
from letters.authorities.role import (
    MATTERS,
    SETTINGS,
    OldName,
    Role,
)
from letters.authorities.role_rows import DoorFile, HotlineFile, OldNameFile, RoleFile
from letters.errors import DataError
from letters.kit.data_files import Own, read, read_trusted
from letters.kit.refusals import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.kit.data_files import Read

DATA = Path(__file__).parent / "data"


@cache
def load(folder: Path | None = None) -> Directory:
    """Read the bundled data, or a folder laid out like it (`places.toml`, `roles/*.toml` …); read once per folder.

    Topics are those of the bundled law. Raises FileError for a missing file, DataError for TOML that does not parse, a
    missing, wrong or unknown key, a topic that the law does not have.
    """
    return _load(DATA, read_trusted) if folder is None else read_directory(folder)


def read_directory(folder: Path) -> Directory:
    """A folder's data, each time anew, with every check. Raises as `load` does."""
    return _load(folder, read)


def _load(folder: Path, read: Read) -> Directory:
    doors = read(folder / "wrong-doors.toml", DoorFile, topics=law.topics(), door_facts=Own("facts"))
    hotlines = read(folder / "hotlines.toml", HotlineFile).hotlines
    return Directory(
        roles=_roles(folder / "roles", read),
        places=read_places(folder / "places.toml", read),
        hotlines=tuple(each.hotline for each in hotlines),
        facts=doors.facts,
        doors=doors.door,
        dead_bodies=_old_names(read(folder / "old-names.toml", OldNameFile)),
    )


def _roles(folder: Path, read: Read) -> dict[str, Role]:
    roles = {path.stem: _role(path, read) for path in sorted(folder.glob("*.toml"))}
    if not roles:
        raise DataError("roles：没有任何收件机关", "请重新安装 letters")
    return roles


def _role(path: Path, read: Read) -> Role:
    return read(path, RoleFile, lambda file: _unfit(file, path.stem), topics=law.topics()).role


def _unfit(file: RoleFile, stem: str) -> Iterator[Slip]:
    """A role under another's name, or without a rule for some case."""
    if file.id != stem:
        yield Slip((), f"id 的值 {file.id!r} 不对", "id 应与文件名相同")
    for setting, matter in product(SETTINGS, MATTERS):
        if not any(setting in rule.settings and matter in rule.matters for rule in file.rules):
            yield Slip((), f"rules 没有一条适用于 {setting} 和 {matter}")


def _old_names(file: OldNameFile) -> tuple[OldName, ...]:
    """Longest name first."""
    bodies = [OldName(old, each.now) for each in file.old for old in each.names]
    return tuple(sorted(bodies, key=lambda body: (-len(body.old), body.old)))
