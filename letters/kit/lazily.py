"""What a package offers is imported when it is first asked for, so that one name does not cost all the others."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """What a package sets `__getattr__` to.

        __getattr__ = lazily(__name__, {"day": ".times"})

    `homes` names the module of each name, below the package (`.times`) or in full (`letters.pack.make`). The package
    also imports the names under TYPE_CHECKING, for whoever checks types.
    """

    def found(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name], package), name)

    return found
