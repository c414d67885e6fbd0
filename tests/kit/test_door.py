"""Each room opens by its stub, read as what takes stubs apart as Python reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lazy_loader
import pytest

from letters.kit.bundled import PACKAGE
from letters.kit.door import door

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STUBS = sorted(PACKAGE.rglob("__init__.pyi"))


def names(opened: Iterable[object]) -> list[str]:
    """What a room says it has."""
    *_, listed = opened
    assert isinstance(listed, list)
    return listed


@pytest.mark.parametrize("stub", STUBS, ids=lambda stub: stub.parent.relative_to(PACKAGE).as_posix())
def test_a_room_has_what_its_stub_names(stub: Path) -> None:
    file = str(stub.with_suffix(".py"))
    assert names(door("x", file)) == names(lazy_loader.attach_stub("x", file))
    assert len(names(door("x", file))) == len([line for line in stub.read_text("utf-8").splitlines() if line])


def test_what_is_named_is_there_and_nothing_else() -> None:
    from letters import case

    assert case.CaseFile.__module__ == "letters.case.save"
    assert case.shape.__name__ == "letters.case.shape"
    with pytest.raises(AttributeError):
        _ = case.Nothing  # type: ignore[attr-defined]
