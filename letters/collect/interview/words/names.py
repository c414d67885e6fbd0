"""Names as they are typed: quotation marks around them fall away, and what looks like no name is asked back.

A name that becomes an addressee or a party stands in signed letters, so that “不知道呀” may not pass for one. Whoever
means it writes it again between quotation marks: then it is taken as it is.
"""

from __future__ import annotations

import re
from enum import Enum

from letters.collect.interview.keys import generic
from letters.collect.interview.words.spoken import unquoted
from letters.kit.typed import Understood


class NameKind(Enum):
    """Whose name is asked for, in the words of the question that is asked back."""

    COMPANY = "公司的全称"
    PERSON = "姓名"
    BRAND = "App、店铺的名字"
    CALLER = "对方的称呼"


_KINDS = {
    "respondents.name": NameKind.COMPANY,
    "respondents.payee": NameKind.BRAND,
    "respondents.brand": NameKind.BRAND,
    "complainant.name": NameKind.PERSON,
    "agent.name": NameKind.PERSON,
    "third_parties.name": NameKind.PERSON,
    "incidents.from_name": NameKind.CALLER,
}
# How companies, shops and bodies end; some of them with a branch or a place after it.
_COMPANY = re.compile(
    r"公司|商店|店|商行|行$|部|厂|中心|工作室|集团|企业|个体|经营者|户$|社|所$|院$|馆$|城$|铺$|会$|局$|场$|园$|站$|处$|坊$|庄$|超市|银行"
)
_ODD = re.compile(
    r"不知|不清|不记|不晓|不懂|不详|没有|没找|没写|没查|没看|找不|查不|看不|记不|知道[呀啊吧了]|忘了?|[吗呢呀啊吧哦嘛么？?]$|什么|怎么|哪"
)
_NO_NAME = re.compile(r"[\d\s\W_]+")
_PLEASE = "就是这样的，请加上引号再写一遍：“{}”；不清楚就答“不清楚”"


def name_kind(key: str) -> NameKind | None:
    """Whose name the question asks for; None where it asks for none."""
    return _KINDS.get(generic(key))


def name(kind: NameKind, text: str) -> Understood[str]:
    """The name without quotation marks, or what to ask back where it looks like none.

    >>> name(NameKind.COMPANY, "不知道呀").reason
    '“不知道呀”是公司的全称吗？就是这样的，请加上引号再写一遍：“不知道呀”；不清楚就答“不清楚”'
    """
    typed = text.strip()
    bare = bare_name(typed)
    if not bare:
        return Understood(None, reason="这里还是空的")
    if bare == typed and (asked := _asked_back(kind, bare)):
        return Understood(None, reason=asked)
    return Understood(bare, "" if bare == typed else bare)


def bare_name(text: str) -> str:
    """The name without the marks that people put around a name."""
    inner = unquoted(text.strip()).strip()
    found = re.fullmatch(r"[《〈【\[](.+)[》〉】\]]", inner)
    return (found[1] if found else inner).strip()


def _asked_back(kind: NameKind, bare: str) -> str:
    please = _PLEASE.format(bare)
    if _NO_NAME.fullmatch(bare) or _is_odd(kind, bare):
        return f"“{bare}”是{kind.value}吗？{please}"
    if kind is NameKind.COMPANY and not _COMPANY.search(bare):
        return f"“{bare}”是营业执照上的全称吗？全称多以公司、店、行、部、厂、中心这样的字结尾。{please}"
    if kind is NameKind.PERSON and (len(bare) == 1 or "公司" in bare):
        return f"“{bare}”是{kind.value}吗？{please}"
    return ""


def _is_odd(kind: NameKind, bare: str) -> bool:
    """Whether there are words in it that no such name has; a company may well be called 没有烦恼有限公司."""
    return bool(_ODD.search(bare)) and not (kind is NameKind.COMPANY and len(bare) > 6 and _COMPANY.search(bare))
