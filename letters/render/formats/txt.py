"""Plain text: what goes into each field of a web form, what to say on the telephone, and then the whole letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.render.formats import Manuscript
    from letters.render.portal import Field

BEGINNING = 12  # characters by which a person knows a paragraph again
ENCODING = "utf-8-sig"  # so that an old Notepad sees UTF-8


def _write(letter: Manuscript) -> bytes:
    from letters.render.text import write_text

    whole = write_text(letter.document)
    parts = [*_form(letter), *_told(letter)]
    if parts:
        whole = "\n\n".join([*parts, f"【全文】\n\n{whole}"]) + "\n"
    return whole.encode(ENCODING)


def _form(letter: Manuscript) -> Iterator[str]:
    """The fields of the form, each with the count of its characters, what is known of its limit, and what that cost."""
    from letters.render.portal import fields

    for one in fields(letter.document, letter.fields):
        known = f"上限 {one.limit} 字" if one.limit else "上限未知，以网页提示为准"
        yield f"【{one.name}】{one.count} 字（{known}）\n\n{one.text}"
        if one.dropped:
            left_out = "\n".join(one.dropped)
            yield f"（为了不超过上限，下面的整段没有放进“{one.name}”，可以放在附件里）\n{left_out}"
        if one.over:
            yield _too_long(one)


def _too_long(one: Field) -> str:
    """What to do about a field that does not fit, however much may be dropped from it."""
    parts = [f"{number}. {len(part)} 字：{part[:BEGINNING]}……" for number, part in enumerate(one.parts, 1)]
    how = "删就删整段，不要删半句；删掉的写“详见附件”，把文书作为附件上传"
    return "\n".join([f"（“{one.name}”还多 {one.count - (one.limit or 0)} 字。{how}。各段的字数）", *parts])


def _told(letter: Manuscript) -> Iterator[str]:
    """What to say on the telephone, a piece at a time."""
    if letter.told_to is None:
        return
    from letters.render.spoken import told_pieces

    pieces = told_pieces(letter.document, letter.told, letter.fields, letter.opening)
    numbers = f"打 {'、'.join(letter.told_to)} 时" if letter.told_to else "打电话反映时"
    count = sum(map(len, pieces))
    how = "念完一段，等对方记好再念下一段，最后问登记编号"
    yield f"【电话口述】{numbers}照着念，共 {len(pieces)} 段、{count} 字；{how}"
    for number, piece in enumerate(pieces, 1):
        yield f"（{number}/{len(pieces)}，{len(piece)} 字）\n{piece}"


FORMAT = Format(suffix=".txt", label="纯文本", write=_write, spoken=("文本", "text"))
