"""What the worker hands over of the browser's storage (`static/storage.js`): calls of JavaScript that are awaited."""

from __future__ import annotations

from typing import Any, Protocol


class Storage(Protocol):
    """What the worker hands over: calls of JavaScript that are awaited."""

    async def list(self) -> Any:
        """The cases: [id, name] of each."""
        ...

    async def begin(self, name: str) -> Any:
        """A place for a new case: [id, name], the name made free by a number."""
        ...

    async def discard(self, case_id: str) -> None:
        """Take a case away with all its files."""
        ...

    async def remember(self, name: str, value: str) -> None:
        """Keep a word that belongs to no case."""
        ...

    async def recall(self, name: str) -> str:
        """The word that was kept last, "" where none was."""
        ...

    async def read(self, case_id: str) -> Any:
        """The text and its number; nothing stored yet is ["", 0]."""
        ...

    async def replace(self, case_id: str, text: str, number: int) -> bool:
        """Put a text in the place of the one of that number; False, and nothing is changed, where there is another."""
        ...

    async def saved(self, case_id: str) -> Any:
        """When the text was stored last, in milliseconds since 1970; 0 for never."""
        ...

    async def typed(self, case_id: str, key: str) -> str:
        """What was typed of an answer that is not given yet; "" for nothing."""
        ...

    async def drafts(self, case_id: str) -> Any:
        """What was typed of answers that are not given yet, by their keys."""
        ...

    async def note(self, case_id: str, key: str, typed: str, number: int) -> bool:
        """Keep what was typed, "" for nothing more; False, with nothing changed, where the text has another number."""
        ...

    async def checked(self, case_id: str) -> Any:
        """What ticks count for: the number of a text, and a day as 2026-11-26; [0, ""] for nothing."""
        ...

    async def check(self, case_id: str, number: int, on: str) -> None:
        """Keep what ticks count for."""
        ...

    async def files(self, case_id: str) -> Any:
        """The files of a case: [name, size] of each."""
        ...

    async def arrive(self) -> str:
        """A place where a file can come in; what nobody ends is cleared away when the next one comes."""
        ...

    async def take(self, arrival: str, number: int, piece: bytes) -> bool:
        """Keep the piece of that number; False where there is no room."""
        ...

    async def settle(self, arrival: str, case_id: str, name: str, told: Any) -> bool:
        """Make what came the file of a name: with [size, SHA-256], and perhaps a text and the number of the one before.

        False, and nothing is changed, where the name is taken or another text stands there.
        """
        ...

    async def leave(self, arrival: str) -> None:
        """Forget what came and was not settled."""
        ...

    async def piece(self, case_id: str, name: str, number: int) -> Any:
        """A piece of a file as bytes, none of them after the last; None where there is no such file."""
        ...

    async def remove(self, case_id: str, name: str) -> bool:
        """Take a file away; False where there is none."""
        ...
