"""A browser's storage in memory: what `static/storage.js` does with IndexedDB, for tests without a browser."""

from __future__ import annotations

from typing import Any


class MemoryStorage:
    """Cases and files; `room` is how many bytes of files it takes."""

    def __init__(self, room: int = 1 << 40) -> None:
        self.cases: dict[str, tuple[str, str, int]] = {}
        self.kept: dict[tuple[str, str], tuple[int, str, str]] = {}
        self.pieces: dict[str, list[bytes]] = {}
        self.notes: dict[tuple[str, str], str] = {}
        self.ticks: dict[str, list[Any]] = {}
        self.open: set[str] = set()
        self.words: dict[str, str] = {}
        self._room = room

    async def list(self) -> Any:
        return [[key, name] for key, (name, _, _) in self.cases.items()]

    async def begin(self, name: str) -> Any:
        key = f"c{len(self.cases)}"
        self.cases[key] = (name, "", 0)
        return [key, name]

    async def discard(self, case_id: str) -> None:
        del self.cases[case_id]
        self.ticks.pop(case_id, None)
        for key, name in [each for each in self.kept if each[0] == case_id]:
            await self.remove(key, name)

    async def remember(self, name: str, value: str) -> None:
        self.words[name] = value

    async def recall(self, name: str) -> str:
        return self.words.get(name, "")

    async def read(self, case_id: str) -> Any:
        return list(self.cases[case_id][1:])

    async def replace(self, case_id: str, text: str, number: int) -> bool:
        name, _, stands = self.cases[case_id]
        if stands == number:
            self.cases[case_id] = (name, text, number + 1)
        return stands == number

    async def saved(self, case_id: str) -> Any:
        return 1_795_674_720_000 if self.cases[case_id][2] else 0  # 2026-11-26 14:32 in China

    async def typed(self, case_id: str, key: str) -> str:
        return self.notes.get((case_id, key), "")

    async def drafts(self, case_id: str) -> Any:
        return {key: typed for (case, key), typed in self.notes.items() if case == case_id and typed}

    async def note(self, case_id: str, key: str, typed: str, number: int) -> bool:
        is_same = self.cases[case_id][2] == number
        if is_same:
            self.notes[case_id, key] = typed
        return is_same

    async def checked(self, case_id: str) -> Any:
        return self.ticks.get(case_id, [0, ""])

    async def check(self, case_id: str, number: int, on: str) -> None:
        self.ticks[case_id] = [number, on]

    async def files(self, case_id: str) -> Any:
        return [[name, size] for (key, name), (size, _, _) in self.kept.items() if key == case_id]

    async def arrive(self) -> str:
        arrival = f"a{len(self.pieces)}"
        self.pieces[arrival] = []
        self.open.add(arrival)
        return arrival

    async def take(self, arrival: str, number: int, piece: bytes) -> bool:
        assert len(self.pieces[arrival]) == number
        self._room -= len(piece)
        if self._room >= 0:
            self.pieces[arrival].append(piece)
        return self._room >= 0

    async def settle(self, arrival: str, case_id: str, name: str, told: Any) -> bool:
        size, sha256, *text = told
        is_free = (case_id, name) not in self.kept
        if is_free and (not text or await self.replace(case_id, *text)):
            self.kept[case_id, name] = (size, sha256, arrival)
            self.open.remove(arrival)
            return True
        return False

    async def leave(self, arrival: str) -> None:
        if arrival in self.open:
            self.open.remove(arrival)
            self.pieces[arrival] = []

    async def piece(self, case_id: str, name: str, number: int) -> bytes | None:
        if (case_id, name) not in self.kept:
            return None
        pieces = self.pieces[self.kept[case_id, name][2]]
        return pieces[number] if number < len(pieces) else b""

    async def remove(self, case_id: str, name: str) -> bool:
        return self.kept.pop((case_id, name), None) is not None
