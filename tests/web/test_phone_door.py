"""The door of the phone keeps quiet about what it is asked, and ends only when what was begun is done."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from letters.web.phone import PhoneDoor
from letters.web.phone.opened import Kept
from tests.web.phones import HERE, Computer, Phone, heard, in_one_loop
from tests.web.test_phone import folder as folder

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest

ACCESS = logging.getLogger("uvicorn.access")
TURNS = 50  # of the loop: more than a server needs to cut a line


def test_what_a_phone_asks_for_is_written_nowhere_even_where_servers_are_loud(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def story(at: Computer) -> None:
        opened = await at.open()
        phone = Phone(opened)
        assert (await phone.get("/")).status == 403, "the server is there, and has said how loud it is"
        ACCESS.setLevel(logging.DEBUG)
        assert (await phone.begin()).status == 303
        written = "".join(capfd.readouterr())
        assert opened.pairing.code not in written
        assert HERE not in written

    level = ACCESS.level
    try:
        in_one_loop(folder, story)
    finally:
        ACCESS.setLevel(level)


def test_a_file_that_is_being_stored_is_stored_and_answered_before_the_door_is_shut() -> None:
    order: list[str] = []

    async def keep(name: str, pieces: AsyncIterator[bytes]) -> Kept:
        content = b"".join([piece async for piece in pieces])
        begun.set()
        assert door.now is not None
        await door.now.ending.wait()
        for _ in range(TURNS):
            await asyncio.wait({asyncio.ensure_future(begun.wait())})
        order.append(f"{name} {content!r}")
        return Kept(name, "", "")

    async def story() -> None:
        opened = await door.open("c", HERE, keep)
        phone = Phone(opened)
        await phone.begin()
        assert opened.pairing.confirm(opened.pairing.digits)
        reader, writer = await phone.connect()
        path, body, kind = phone.form([("一.txt", b"1")])
        writer.write(phone.head("POST", path, kind, ("Content-Length", str(len(body)))) + body)
        await begun.wait()
        await door.close()
        order.append("shut")
        assert heard(await reader.read()).status == 303, "the phone hears what became of its file"
        writer.close()

    door, begun = PhoneDoor(lambda: (HERE,)), asyncio.Event()
    asyncio.run(story())
    assert order == ["一.txt b'1'", "shut"]
