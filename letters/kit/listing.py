"""Words joined as Chinese lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMA = "、"


def listed(words: Iterable[object]) -> str:
    """Words in one text: 短信、电话、上门."""
    return COMMA.join(map(str, words))
