"""Plain text: the letter, or what goes into each field of the web form that takes it and then the whole letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.render.formats import Manuscript

ENCODING = "utf-8-sig"  # so that an old Notepad sees UTF-8


def _write(letter: Manuscript) -> bytes:
    from letters.render.text import write_text

    whole = write_text(letter.document)
    if letter.fields:
        whole = "\n\n".join([*_form(letter), f"【全文】\n\n{whole}"]) + "\n"
    return whole.encode(ENCODING)


def _form(letter: Manuscript) -> Iterator[str]:
    """The fields of the form, each with the count of its characters and what is known of its limit."""
    from letters.render.portal import fields

    for one in fields(letter.document, letter.fields):
        known = f"上限 {one.limit} 字" if one.limit else "上限未知，以网页提示为准"
        yield f"【{one.name}】{one.count} 字（{known}）\n\n{one.text}"


FORMAT = Format(suffix=".txt", label="纯文本", write=_write)
