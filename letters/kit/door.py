"""The door of a room: what its `__init__.pyi` names, each loaded when it is first used.

    __getattr__, __dir__, __all__ = door(__name__, __file__)

It is `lazy_loader.attach_stub`, which has each stub taken apart as Python and takes ten times as long: a command waits
for the doors that it passes, and so does who opens the page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import lazy_loader

if TYPE_CHECKING:
    from collections.abc import Callable

    Opened: TypeAlias = tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]

_NAMED = re.compile(r"^from \.(\S*) import (\w+) as \2$", re.MULTILINE)


def door(package: str, file: str) -> Opened:
    """What a package with a stub beside its `__init__.py` has, as a module's `__getattr__`, `__dir__`, `__all__`.

    Each line of the stub is `from .module import Name as Name`, or `from . import module as module`.
    """
    modules: set[str] = set()
    names: dict[str, list[str]] = {}
    for found in _NAMED.finditer(Path(file).with_suffix(".pyi").read_text("utf-8")):
        if found[1]:
            names.setdefault(found[1], []).append(found[2])
        else:
            modules.add(found[2])
    opened: Opened = lazy_loader.attach(package, modules, names)
    return opened
