"""Whether this computer can encrypt: asked by every start of the page, so it stands apart from what locks and wipes."""

from __future__ import annotations

from importlib.util import find_spec


def can_encrypt() -> bool:
    """Whether this computer has what locking takes, as far as can be told without loading it."""
    return find_spec("pyrage") is not None
