"""What a screen shows of a case together with the version that it was seen in, which its forms carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.desk import Stored
    from letters.web.shelf import WebCase

Result = TypeVar("Result")


async def looked(case: WebCase, deed: Callable[[Stored], Result]) -> tuple[Result, str]:
    """What a deed makes of the text as it stands, and its version; "" where nothing is stored yet."""
    return await case.see(lambda stored: (deed(stored), stored.version or ""))
