"""Names of files as headers hold them: ASCII, each other byte of UTF-8 as %XX."""

from __future__ import annotations

from urllib.parse import quote, unquote


def in_header(name: str) -> str:
    """A name as a header says it."""
    return quote(name, safe="")


def from_header(told: str) -> str:
    """The name that a header says; what is no UTF-8 in it becomes U+FFFD."""
    return unquote(told)


def as_attachment(name: str) -> str:
    """What `Content-Disposition` says of a file that is to be kept under a name."""
    return f"attachment; filename*=UTF-8''{in_header(name)}"
