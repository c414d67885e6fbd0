"""Files that the person keeps: an answer that the browser stores under a name instead of showing it."""

from __future__ import annotations

from starlette.responses import Response

from letters.web.in_headers import as_attachment


def attached(content: bytes, kind: str, name: str) -> Response:
    """The answer that holds a file of a media type, to be kept under a name."""
    return Response(content, headers={"Content-Type": kind, "Content-Disposition": as_attachment(name)})
