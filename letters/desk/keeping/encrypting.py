"""Whether this computer can encrypt, and encrypting without a folder, for copies that the page makes.

Every start of the page asks the first, so it stands apart from what locks and wipes, and loads nothing.
"""

from __future__ import annotations

from importlib.util import find_spec


def can_encrypt() -> bool:
    """Whether this computer has what locking takes, as far as can be told without loading it."""
    return find_spec("pyrage") is not None


def seal(passphrase: str, content: bytes) -> tuple[bytes, bytes]:
    """A key under a passphrase, and what was to be encrypted under that key. Raises UsageError where that cannot be."""
    from letters.collect.secrecy import check_encryption, sealed

    check_encryption()
    return sealed.seal(passphrase, content)


def unsealed_key(passphrase: str, key: bytes) -> str:
    """The key that a passphrase opens, "" where it is another. Raises UsageError where this computer cannot decrypt."""
    from letters.collect.secrecy import NOT_UNLOCKED, check_encryption, sealed

    check_encryption(NOT_UNLOCKED)
    return sealed.key_of(key, passphrase)


def unsealed(key: str, content: bytes) -> bytes:
    """What was encrypted under a key, nothing where it is damaged."""
    from letters.collect.secrecy import sealed

    return sealed.opened_with(key, content)
