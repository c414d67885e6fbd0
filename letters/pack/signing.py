"""Where a paper is to be signed, as the paper itself has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render import plain_texts

if TYPE_CHECKING:
    from letters.render import Document

BY_HAND, SEALED = "（签名）", "盖章）"


def places_to_sign(document: Document) -> tuple[str, ...]:
    """What stands before the room for a signature: 申请人, 法定代理人.

    Where the other side signs is not told: it has a column of its own, in which a seal is asked for.
    """
    own = [texts for texts in plain_texts(document) if _is_signed("\n".join(texts))]
    return tuple(dict.fromkeys(label for texts in own for text in texts if (label := _label(text))))


def _is_signed(text: str) -> bool:
    return BY_HAND in text and SEALED not in text


def _label(text: str) -> str:
    """申请人 of 申请人（签名）：; "" of any other text."""
    before, mark, after = text.partition(BY_HAND)
    return before.strip() if mark and after.lstrip().startswith("：") else ""
