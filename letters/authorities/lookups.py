"""Questions that are asked of the bundled directory without opening it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.authorities import bodies
from letters.authorities.role_files import load

if TYPE_CHECKING:
    from letters.authorities.role import Division, OldName


def parse_address(text: str | None) -> Division:
    """The divisions an address names, by the bundled list of places. Never raises for any text."""
    return load().parse_address(text)


def organ_of(body: str) -> str | None:
    """The organ that answers for a body: itself, or that which set up a police station; None where it is unknown."""
    return bodies.organ_of(body, load().places)


def old_names(text: str) -> tuple[OldName, ...]:
    """Bodies named in the text that are no more (工商局 …), with who does their work now."""
    return load().old_names(text)
