"""A file that a form sends, in pieces as it comes: never whole in memory, on no disk but where its taker puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from letters.errors import UsageError
from letters.web.bench import check_token

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from python_multipart.multipart import MultipartCallbacks
    from starlette.requests import Request

MOST_OF_FIELD = 1 << 16  # bytes of what is no file
NO_FILE = ("没有选文件", "先点“选择文件”，再点下面的按钮")


class _Piece(NamedTuple):
    """Bytes of a part of a form, by its name; of a file or of a field."""

    name: str
    is_file: bool
    content: bytes


class _Parts:
    """What has come of a form and was not taken yet."""

    def __init__(self, boundary: bytes) -> None:
        self.came: list[_Piece] = []
        self._header, self._value, self._told = b"", b"", b""
        calls: MultipartCallbacks = {
            "on_part_begin": self._begin,
            "on_header_field": self._field,
            "on_header_value": self._valued,
            "on_header_end": self._ended,
            "on_part_data": self._data,
        }
        self.parser = MultipartParser(boundary, calls)

    def _begin(self) -> None:
        self._told = b""

    def _field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _valued(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _ended(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._told = self._value
        self._header, self._value = b"", b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        _, options = parse_options_header(self._told)
        name = options.get(b"name", b"").decode("utf-8", "replace")
        self.came.append(_Piece(name, b"filename" in options, data[start:end]))


async def file_of(request: Request) -> tuple[dict[str, str], AsyncIterator[bytes]]:
    """What a form says before its first file, and that file in pieces; its token is checked before a byte is kept.

    Where no form has a token, the file may be sent as it is. Raises UsageError for a form without a file, and for one
    that no page of this session holds.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data":
        check_token(request, "")
        return {}, request.stream()
    pieces = _pieces(request, options.get(b"boundary", b""))
    fields: dict[str, str] = {}
    async for piece in pieces:
        if piece.is_file:
            check_token(request, fields.get("token", ""))
            return fields, _file(piece, pieces)
        if sum(map(len, fields.values())) + len(piece.content) <= MOST_OF_FIELD:
            fields[piece.name] = fields.get(piece.name, "") + piece.content.decode("utf-8", "replace")
    check_token(request, fields.get("token", ""))
    raise UsageError(*NO_FILE)


async def _file(first: _Piece, rest: AsyncIterator[_Piece]) -> AsyncIterator[bytes]:
    yield first.content
    async for piece in rest:
        if piece.is_file and piece.name == first.name:
            yield piece.content


async def _pieces(request: Request, boundary: bytes) -> AsyncIterator[_Piece]:
    try:
        parts = _Parts(boundary)
        async for chunk in request.stream():
            parts.parser.write(chunk)
            for piece in parts.came:
                yield piece
            parts.came.clear()
    except FormParserError as error:
        raise UsageError("文件没有传完", "再选一次，再传一次") from error
