"""An answer as it was understood; yes, no, and not known."""

from __future__ import annotations

import re
import unicodedata
from typing import Generic, TypeVar

from letters.kit.frozen import frozen

Value = TypeVar("Value")


@frozen
class Understood(Generic[Value]):
    """`value` with how it reads (`shown`), or None with what to ask back (`reason`).

    `kept` is what was said and the value does not hold, in the person's words (下午三点多), or all of an answer that
    is asked back though it says something (很多, 约900): for their account.
    """

    value: Value | None
    shown: str = ""
    reason: str = ""
    kept: str = ""


def narrow(text: str) -> str:
    """The text with full-width letters, digits and signs made plain, without white space and end marks."""
    plain = unicodedata.normalize("NFKC", text).replace("〇", "零").replace("。", "")
    return re.sub(r"\s+", "", plain).strip(",;!?、~")


_DOES = "有|用|行|好|对|愿意|同意|收到|接通|接|可以|认|在|说|提|签|付|还|打|报|去|给"
_AFTER = "(?:的|了|啊|呀|哦|呢|过)*"
_YES = re.compile(rf"(?:是|嗯+|要|当然|肯定|{_DOES}){_AFTER}|[✓√✔☑]|y|yes|ok|true", re.IGNORECASE)
_NO = re.compile(
    rf"(?:从来?|都|也|还|真|一次也?|完全)*(?:不|没|没有|无|否|未|木有)(?:是|要|需要|会|{_DOES})?{_AFTER}|[×✗✘x]|n|no|false",
    re.IGNORECASE,
)


def yes_or_no(text: str) -> Understood[bool]:
    """Yes or no in the words people use; anything that is neither is asked again."""
    plain = narrow(text)
    if _NO.fullmatch(plain):
        return Understood(False, "否")
    if _YES.fullmatch(plain):
        return Understood(True, "是")
    return Understood(None, reason="请回答“是”或“否”；不知道就答“不清楚”")
