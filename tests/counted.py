"""How often functions are called while a block runs, so that a test can say what is made once."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FrameType


@contextmanager
def counted(*functions: Callable[..., Any]) -> Iterator[Counter[str]]:
    """The calls of some functions of Python (no generators, which are entered for each item), by their names.

    with counted(walk) as calls:
        read(path, today=DAY)
    assert calls["walk"] == 1
    """
    names: dict[CodeType, str] = {function.__code__: function.__name__ for function in functions}
    calls: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in names:
            calls[names[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(before)
