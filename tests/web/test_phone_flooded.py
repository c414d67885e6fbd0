"""A phone's door and those who only want it to fall: heads and bodies without end, silence, floods, odd forms."""

from __future__ import annotations

import asyncio
import tracemalloc
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from letters.web.phone.connections import MOST_OF_ONE, BoundedProtocol
from letters.web.phone.door import LONGEST_HEAD
from tests.web.phones import Computer, Phone, folder, in_one_loop

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]

ELSEWHERE = "127.0.0.9"


def test_a_head_without_end_is_refused(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        assert (await phone.get("/", ("X-Long", "a" * (20 * LONGEST_HEAD)))).status in (0, 400)
        assert (await phone.get("/" + "a" * (20 * LONGEST_HEAD))).status in (0, 400)
        assert (await phone.get("/")).status == 200

    in_one_loop(folder, story)


def test_a_body_that_nobody_wants_is_not_kept_in_memory(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        stranger = Phone(phone.opened, ELSEWHERE)
        tracemalloc.start()
        try:
            for path in ("/files", f"/{phone.opened.pairing.code}", "/"):
                assert not await flooded(stranger, path), "it is hung up on"
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert most < 4_000_000
        assert phone.opened.size == 0

    in_one_loop(folder, story)


async def flooded(phone: Phone, path: str) -> bool:
    """Send a hundred megabytes, or as much as is taken; whether all was."""
    _, writer = await phone.connect()
    piece = bytes(1 << 16)
    try:
        writer.write(phone.head("POST", path, ("Content-Length", str(100_000_000))))
        for _ in range(100_000_000 >> 16):
            writer.write(piece)
            await writer.drain()
    except ConnectionError:
        return False
    finally:
        writer.transport.abort()
    return True


def test_a_client_that_keeps_silent_is_cut_and_crumbs_do_not_help(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BoundedProtocol, "patience", 0.4)

    async def story(at: Computer) -> None:
        phone = await at.paired()
        silent, in_crumbs, in_a_body = [await phone.connect() for _ in range(3)]
        path, body, kind = phone.form([("a.txt", bytes(5_000))])
        in_a_body[1].write(phone.head("POST", path, kind, ("Content-Length", str(len(body)))) + body[:300])
        crumbs = asyncio.create_task(crumbling(in_crumbs[1]))
        for reader, _ in (silent, in_crumbs, in_a_body):
            with suppress(ConnectionError):
                assert await asyncio.wait_for(reader.read(), 20) == b""
        crumbs.cancel()
        for _, writer in (silent, in_crumbs, in_a_body):
            writer.close()
        assert (await phone.get("/")).status == 200

    in_one_loop(folder, story)
    assert not list(folder.rglob("a.txt"))


async def crumbling(writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        writer.write(b"G")
        await asyncio.sleep(0.05)


def test_many_connections_of_one_device_are_cut_and_the_phone_still_comes_in(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        stranger = Phone(phone.opened, ELSEWHERE)
        held = [await stranger.connect() for _ in range(MOST_OF_ONE + 4)]
        for reader, writer in held[MOST_OF_ONE:]:
            with suppress(ConnectionError):
                assert await asyncio.wait_for(reader.read(), 20) == b""
            writer.close()
        assert (await phone.bring(("a.txt", b"a"))).status == 303
        for _, writer in held[:MOST_OF_ONE]:
            writer.close()

    in_one_loop(folder, story)
    assert (folder / "evidence" / "a.txt").is_file()


def test_a_flood_of_questions_changes_nothing(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        stranger = Phone(phone.opened, ELSEWHERE)
        for _ in range(20):
            answers = await asyncio.gather(*(stranger.get(f"/{'a' * 26}") for _ in range(MOST_OF_ONE)))
            assert {answer.status for answer in answers} <= {0, 404}
        assert (await phone.bring(("a.txt", b"a"))).status == 303
        assert [came.problem for came in phone.opened.came] == [""]

    in_one_loop(folder, story)


@pytest.mark.parametrize(
    "body", [b"", b"no form at all", b"--x\r\n" + b"a" * 9_000, b"------of-this-phone\r\n" + b"A" * 100_000]
)
def test_a_form_that_is_none_keeps_nothing(folder: Path, body: bytes) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        answer = await phone.post("/files", body, phone.form([])[2])
        assert answer.status in (303, 422)
        assert (await phone.get("/")).status == 200

    in_one_loop(folder, story)
    assert not (folder / "evidence").exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"])
def test_no_other_method_does_anything(folder: Path, method: str) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        for path in ("/", "/files", f"/{phone.opened.pairing.code}"):
            raw = phone.head(method, path, ("Content-Length", "0"))
            assert (await phone.say(raw)).status in (403, 404)

    in_one_loop(folder, story)


def test_what_is_no_http_is_hung_up_on(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        for raw in (b"\x16\x03\x01\x02\x00\x01\x00", b"SSH-2.0-x\r\n\r\n", b"\r\n" * 9_000, b"\x00" * 100):
            assert (await phone.say(raw + b"\r\n\r\n")).status in (0, 400)
        upgrade = (("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Key", "eA=="))
        assert (await phone.get("/", *upgrade)).status == 200

    in_one_loop(folder, story)


def test_nothing_of_it_is_logged(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        await phone.bring(("王小丽.txt", b"a"))
        await phone.get("/", ("X-Long", "a" * (20 * LONGEST_HEAD)))

    in_one_loop(folder, story)
    assert capfd.readouterr() == ("", "")
