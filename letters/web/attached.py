"""Files that the person keeps: an answer that the browser stores under a name instead of showing it."""

from __future__ import annotations

from email.utils import encode_rfc2231

from starlette.responses import Response


def attached(content: bytes, kind: str, name: str) -> Response:
    """The answer that holds a file of a media type, to be kept under a name."""
    told = f"attachment; filename*={encode_rfc2231(name, 'UTF-8')}"
    return Response(content, headers={"Content-Type": kind, "Content-Disposition": told})
