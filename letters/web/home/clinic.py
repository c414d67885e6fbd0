"""The clients of a folder of this computer, for the page of somebody who helps: the folder of `letters clients`."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from letters import desk
from letters.told.of_clients import STAYS
from letters.web.home.on_disk import FolderCase, FolderShelf
from letters.web.shelf import CASE

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class ClinicShelf(FolderShelf):
    """The cases of a clinic, each in a folder of its own with the client's number."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._clinic = folder

    async def begin(self, on: date) -> FolderCase:
        """The next client, whose number is free."""
        del on  # a client has a number, and no day
        return await to_thread(self._next)

    def _next(self) -> FolderCase:
        place = desk.place_for_next(self._clinic)
        desk.FolderStore(place.parent).replace(place.name, desk.blank(), None)
        return FolderCase(place.parent)

    def _place(self, name: str, on: date) -> Path:
        """The folder of whoever is brought as a ZIP: with a number, by which they are listed."""
        del on
        return desk.place_for_brought(self._clinic, name)


class FolderClinic:
    """What a clinic has besides the cases of its clients."""

    stays = STAYS
    """What no program can clear away between two clients."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed: desk.ClientList | None = None

    async def clients(self, today: date) -> tuple[tuple[str, desk.Client], ...]:
        """Everybody by number, each with the id of their case; who lies deeper is for the commands alone."""
        return await to_thread(self._clients, today)

    def _clients(self, today: date) -> tuple[tuple[str, desk.Client], ...]:
        if self._listed is None:
            at = desk.open_desk()
            self._listed = desk.ClientList(self._folder, at.books, desk.letter_needs(at.library))
        here = (
            one for one in self._listed.on(today) if one.case.name == CASE and one.case.parent.parent == self._folder
        )
        return tuple((FolderCase(one.case.parent).id, one) for one in here if desk.is_own_name(one.case.parent))

    async def cards(self) -> desk.Cards:
        """The business cards that were kept. Raises FileError."""
        return await to_thread(desk.read_cards, self._folder)

    async def sheet(self, today: date) -> bytes:
        """The sheet that somebody fills in while they wait, as a Word file."""
        return await to_thread(desk.sheet_content, "docx", today)
