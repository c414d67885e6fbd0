"""An answer as it was understood; yes, no, and not known."""

from __future__ import annotations

import re
import unicodedata
from typing import Generic, TypeVar

from letters.kit.frozen import frozen

Value = TypeVar("Value")


@frozen
class Understood(Generic[Value]):
    """`value` with how it reads (`shown`), or None with the `reason` and what to write instead."""

    value: Value | None
    shown: str = ""
    reason: str = ""


def narrow(text: str) -> str:
    """The text with full-width letters, digits and signs made plain, without white space and end marks."""
    plain = unicodedata.normalize("NFKC", text).replace("〇", "零").replace("。", "")
    return re.sub(r"\s+", "", plain).strip(",;!?、~")


_YES = re.compile(r"(?:是|对|有|好|嗯|行|要|可以|愿意|同意|收到|接通|接)(?:的|了|啊|过|意)?|y|yes|true", re.IGNORECASE)
_NO = re.compile(
    r"(?:不|没|没有|无|否|未)(?:是|有|要|用|行|好|对|愿意|同意|收到|接通|接|可以)?(?:的|了|啊|过)?|n|no|false",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(?:我|也|都|现在|暂时|真的?)*(?:不清楚|不知道|不详|未知|不确定|不晓得|不记得|不太?清楚|不太?记得|没有?印象|没注意|没查过?"
    r"|记不[清得住](?:楚)?|说不[清准好](?:楚)?|想不起来?|忘记?|想不出来?)(?:了|的)?"
)


def is_unknown(text: str) -> bool:
    """Whether the answer is that one does not know."""
    return _UNKNOWN.fullmatch(narrow(text)) is not None or text.strip() in ("?", "？")


def yes_or_no(text: str) -> Understood[bool]:
    """Yes or no in the words people use; anything that is neither is asked again."""
    plain = narrow(text)
    if _NO.fullmatch(plain):
        return Understood(False, "否")
    if _YES.fullmatch(plain):
        return Understood(True, "是")
    return Understood(None, reason="请回答“是”或“否”；不知道就答“不清楚”")
