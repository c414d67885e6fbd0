"""What encrypts copies of cases, as either home hands it over: pyrage on a computer, age's JavaScript in a browser."""

from __future__ import annotations

from typing import Any, Protocol


class Sealing(Protocol):
    """What encrypts: a key under a passphrase, a case under that key. In a browser bytes are those of JavaScript."""

    async def seal(self, passphrase: str, content: bytes) -> Any:
        """The encrypted key, and the encrypted content."""
        ...

    async def key(self, passphrase: str, key: bytes) -> str:
        """The key, "" where the passphrase is another."""
        ...

    async def open(self, key: str, content: bytes) -> Any:
        """The content, nothing where it is damaged."""
        ...
