"""What encrypts copies at home: pyrage, in a thread."""

from __future__ import annotations

from asyncio import to_thread

from letters import desk


class HomeSealing:
    """Encrypts on this computer. Each call raises UsageError where it cannot."""

    async def seal(self, passphrase: str, content: bytes) -> tuple[bytes, bytes]:
        """The encrypted key, and the encrypted content."""
        return await to_thread(desk.encrypting.seal, passphrase, content)

    async def key(self, passphrase: str, key: bytes) -> str:
        """The key, "" where the passphrase is another."""
        return await to_thread(desk.encrypting.unsealed_key, passphrase, key)

    async def open(self, key: str, content: bytes) -> bytes:
        """The content, nothing where it is damaged."""
        return await to_thread(desk.encrypting.unsealed, key, content)
