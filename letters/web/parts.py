"""A form with files as a browser without scripts sends it, read while it comes: no file is ever whole in memory.

async for part in parts_of(request):
    async for piece in part.pieces: ...

fields, pieces = await file_of(request, check_token)        # where one file is all that matters
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from letters.errors import UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

LONGEST_FIELD = 10_000  # bytes of a field that is no file
MOST_FIELDS = 16  # before a file
TORN = ("没有收完，网页和程序之间断了", "再选一次文件；已经收下的都在")
NO_FILE = ("没有选文件", "先点“选择文件”，再点下面的按钮")


@frozen
class Part:
    """A part of a form: the field's name, the file's name as the browser tells it ("" for none), and its content."""

    name: str
    file_name: str
    pieces: AsyncIterator[bytes]

    async def text(self) -> str:
        """The content of a field that is no file. Raises UsageError for a long one."""
        content = b""
        async for piece in self.pieces:
            content += piece
            if len(content) > LONGEST_FIELD:
                raise UsageError(*TORN)
        return content.decode("utf-8", "replace")


class _Told:
    """What the parser told of and nobody asked for yet: heads of parts, which it bounds by itself, pieces, ends."""

    def __init__(self, boundary: bytes) -> None:
        self.waiting: deque[dict[bytes, bytes] | bytes | None] = deque()
        self._head: dict[bytes, bytes] = {}
        self._field = self._value = b""
        self.parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._on_field,
                "on_header_value": self._on_value,
                "on_header_end": self._on_header,
                "on_headers_finished": lambda: self.waiting.append(self._head),
                "on_part_data": lambda data, start, end: self.waiting.append(data[start:end]),
                "on_part_end": lambda: self.waiting.append(None),
            },
        )

    def _begin(self) -> None:
        self._head = {}

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header(self) -> None:
        self._head[self._field.lower()] = self._value
        self._field = self._value = b""


async def parts_of(request: Request) -> AsyncIterator[Part]:
    """The parts of a form, one after the other; what is not read of one is passed over. Raises UsageError."""
    _, told = parse_options_header(request.headers.get("content-type", ""))
    if b"boundary" not in told:
        raise UsageError(*TORN)
    reading = _reading(told[b"boundary"], request.stream())
    async for head in reading:
        if isinstance(head, dict):
            pieces = _until_end(reading)
            yield _part(head, pieces)
            async for _ in pieces:
                pass


async def file_of(
    request: Request, check_token: Callable[[Request, str], None]
) -> tuple[dict[str, str], AsyncIterator[bytes]]:
    """What a form says before its first file, and that file in pieces; its token is checked before a byte is kept.

    Where no form has a token, the file may be sent as it is. Raises UsageError for a form without a file, and for one
    that no page of this session holds.
    """
    kind, _ = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data":
        check_token(request, "")
        return {}, request.stream()
    fields: dict[str, str] = {}
    parts = parts_of(request)
    async for part in parts:
        if part.file_name:
            check_token(request, fields.get("token", ""))
            return fields, _to_the_end(part, parts)
        fields[part.name] = await part.text()
        if len(fields) > MOST_FIELDS:
            break
    check_token(request, fields.get("token", ""))
    raise UsageError(*NO_FILE)


async def _to_the_end(part: Part, others: AsyncIterator[Part]) -> AsyncIterator[bytes]:
    """A file, and then the rest of its form, passed over: a browser hears no answer before it has sent all."""
    async for piece in part.pieces:
        yield piece
    async for _ in others:
        pass


async def _until_end(reading: AsyncIterator[dict[bytes, bytes] | bytes | None]) -> AsyncIterator[bytes]:
    """The pieces of a part. Raises UsageError where the form stops before its end: half a file is none."""
    async for piece in reading:
        if not isinstance(piece, bytes):
            return
        yield piece
    raise UsageError(*TORN)


async def _reading(boundary: bytes, stream: AsyncIterator[bytes]) -> AsyncIterator[dict[bytes, bytes] | bytes | None]:
    """What the parser tells, and no more of the stream than that takes."""
    try:
        told = _Told(boundary)
        async for chunk in stream:
            told.parser.write(chunk)
            while told.waiting:
                yield told.waiting.popleft()
    except FormParserError:
        raise UsageError(*TORN) from None


def _part(head: dict[bytes, bytes], pieces: AsyncIterator[bytes]) -> Part:
    _, told = parse_options_header(head.get(b"content-disposition", b""))
    name, file_name = (told.get(key, b"").decode("utf-8", "replace") for key in (b"name", b"filename"))
    return Part(name, file_name, pieces)
