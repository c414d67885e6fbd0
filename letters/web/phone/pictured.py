"""An address as a picture that a phone's camera reads."""

from __future__ import annotations

from io import BytesIO

BORDER = 4  # modules: ISO/IEC 18004 wants as many left free


def qr_code(address: str) -> bytes:
    """The QR code of an address, as SVG on white, so that it is read on a dark screen too."""
    import segno

    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=6, border=BORDER, light="#fff")
    return drawn.getvalue()
