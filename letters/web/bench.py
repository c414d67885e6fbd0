"""What every page works with: where the cases lie, which day it is, and the desk."""

from __future__ import annotations

from dataclasses import field
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs

from letters import desk
from letters.errors import UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from starlette.requests import Request

    from letters.desk.talk import Talk
    from letters.web.encrypting import Sealing
    from letters.web.phone import PhoneDoor
    from letters.web.shelf import Clinic, Shelf, WebCase

LONGEST_FORM = 8 << 20  # bytes: the longest story that is kept while it is typed has two million as a form sends it
MOST_FIELDS = 20_000  # a log of thousands of numbers has a tick for each
TOO_LONG = ("一次写得太多了，没有存", "分成几次写")


class Session:
    """What is known of who sits at the page, for as long as it runs; nothing of it is a fact of a case."""

    def __init__(self) -> None:
        self.is_borrowed: bool | None = None  # whether the computer is somebody else's; None where nobody said
        self.opened = ""  # the id of the one client who is open, where somebody helps several
        self.is_over = False  # whether somebody has left, and the server is to end


@frozen
class Bench:
    """`place` says in words where what is typed stays: on this computer, in this browser.

    `token` is what every form carries at home, "" where no other site can send one. `notes` hold for a moment how the
    latest answer of a case was understood: it is personal, and stands in no address. `looks` are what files of evidence
    tell of themselves, by case, name and size, so that each is looked at once. `checked` is what the three ticks of a
    case count for, by its id, None where there were none before the page ran. `read` is how letters were seen last, so
    that what is new can be marked; `said` is what they said beside the last questions, `opened` the last text that was
    read for its questions or that an answer stored, with its day, and its talk. `clinic` is there for somebody who
    helps several, `phone` where a phone may bring files. `meanwhile` does a piece of work while somebody reads, where
    there are threads.
    """

    shelf: Shelf
    today: Callable[[], date]
    place: str
    token: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    session: Session = field(default_factory=Session)
    looks: dict[tuple[str, str, int], desk.Looked] = field(default_factory=dict)
    checked: dict[str, desk.Checked | None] = field(default_factory=dict)
    read: dict[tuple[str, desk.Which], desk.LookedAt] = field(default_factory=dict)
    said: list[Any] = field(default_factory=list)
    opened: list[tuple[str, date, Talk]] = field(default_factory=list)
    clinic: Clinic | None = None
    sealing: Sealing | None = None
    phone: PhoneDoor | None = None
    meanwhile: Callable[[Callable[[], None]], Awaitable[None]] | None = None

    @property
    def desk(self) -> desk.Desk:
        """The desk with the bundled templates."""
        return desk.open_desk()

    async def close_phone(self) -> None:
        """Let no phone bring anything any more: what it came for is put away."""
        if self.phone:
            await self.phone.close()


def bench_of(request: Request) -> Bench:
    """The bench of the application that a request came to."""
    return cast("Bench", request.app.state.bench)


async def case_of(request: Request) -> WebCase:
    """The case that an address names. Raises FileError where there is none, UsageError for a client who is closed."""
    bench = bench_of(request)
    case = await bench.shelf.find(request.path_params["case"])
    if bench.clinic is not None and bench.session.opened != case.id:
        raise UsageError("这一位已经关上了：同一时间只打开一位", "回到“来访的人”，再打开")
    if case.id not in bench.checked:
        bench.checked[case.id] = await case.checked()
    return case


async def posted(request: Request) -> dict[str, list[str]]:
    """What a form says. Raises UsageError for one that no page of this session holds, or that is too long."""
    body = (await _bounded(request)).decode("latin-1")
    try:
        given = parse_qs(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise UsageError(*TOO_LONG) from None
    check_token(request, given.get("token", [""])[0])
    return given


async def _bounded(request: Request) -> bytes:
    """The body of a form. Of one that is too long no more is kept, and all is read: a browser hears nothing before."""
    body, size = bytearray(), 0
    async for piece in request.stream():
        size += len(piece)
        if size <= LONGEST_FORM:
            body += piece
    if size > LONGEST_FORM:
        raise UsageError(*TOO_LONG)
    return bytes(body)


def check_token(request: Request, given: str) -> None:
    """Raise UsageError for the token of a form that no page of this session holds."""
    token = bench_of(request).token
    if token and not compare_digest(given.encode(), token.encode()):
        raise UsageError("这一页已经旧了，没有存", "回到上一页，刷新以后再答一次")
