"""Whom a contact reached, how it came and who told of it, by the words of one line; never what was only said to come.

“说要打给我妈” is a threat and no call to the mother; “我妈说有人打给她” is one, told by her.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import SELF, Channel, people_in
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|「[^」]*」|‘[^’]*’")
LONGEST = 400  # characters of a line that are looked through for people and channels
LONGEST_CLAUSE = 60
_FIRST = 0xE000  # each person named stands as one character of the private area while the sentence is read
_PERSON = f"[{chr(_FIRST)}-{chr(_FIRST + 0xFF)}]"
_ONE = rf"(?:{_PERSON}|我(?!们|的|家|老家|就|也|没|不|说|接|在|一)|本人|自己)"
_SEVERAL = rf"(?P<who>{_ONE}(?:(?:和|跟|与|及|、|,|，|还有|以及)?{_ONE})*)"
_DID = r"(?:打|拨|发|寄|联系|骚扰|通知|致电|找|轰炸|去)"
_WHAT = r"(?:了|过|着|一?个?电话|几?[条次个]?短信|微信|信息|消息|语音|视频|上门|\d*[次个条]?)*"
_REACHED = (
    re.compile(rf"{_DID}{_WHAT}(?:给|到|去|了|过)*{_SEVERAL}"),
    re.compile(rf"(?:给|向|跟|对|往){_SEVERAL}(?:都|也|又|连|一直|单位|家)*(?:打|发|说|讲|拨|寄|留|透露)"),
    re.compile(rf"{_SEVERAL}(?:都|也|又|那边|手机|电话|上|的)*(?:被|接到|接了|收到|接的|接过)"),
    re.compile(rf"加(?:了)?{_SEVERAL}(?:的)?(?:微信|QQ|好友)"),
    re.compile(rf"(?:来|到|去){_SEVERAL}(?:的)?(?:家|单位|公司|学校|店|村|办公室)"),
)
_CLAIMED = re.compile(rf"(?<!{_PERSON})说[^,，。;；、!！]*$")  # 他们说打给我妈了 is theirs to say
_TOLD = re.compile(
    rf"(?<![给打向找对跟到和与骚扰联系])(?P<by>{_PERSON})(?:刚才|后来|打电话|回来)?(?:跟我|和我|对我|向我|给我)?(?:说|讲|告诉我?|转述|反映)"
)
_HEARD = re.compile(r"(?:她|他)们?(?:后来)?(?:告诉我|跟我说|和我说|跟我讲|转告|说的)|听.{0,5}(?:说|讲)")
_YET = re.compile(
    r"(?:要(?!求)|将|准备|打算|威胁|扬言|恐吓|吓唬|想|再不|如果|否则|不然|不许|不要|别再?|让我|叫我|逼我|要求|会(?!员)|就|可能|怕|担心|没有?|说(?=上门|来))"
    r"[^,，。;；、!！]*$"
)
_CHANNELS = (
    (Channel.SMS, re.compile(r"短信|彩信")),
    (Channel.SOCIAL, re.compile(r"微信|QQ|抖音|微博|快手|小红书|朋友圈|私信|群里|群发|在群", re.IGNORECASE)),
    (
        Channel.VISIT,
        re.compile(
            r"上门|敲门|砸门|踹门|堵门|来了?(?:我|俺|咱)?家|到(?:了)?(?:我|俺|咱)家|找到家|来家里|来了.{0,3}个?人|在(?:我家)?门口"
        ),
    ),
    (
        Channel.CALL,
        re.compile(
            rf"打电话|电话|来电|未接|打给|打来|打到|打了?{_ONE}|拨打|接听|响了|打过来|通话|打了?[\d一二两三四五六七八九十几]+[次个]"
        ),
    ),
)
_CALLED = re.compile(r"微信|QQ|抖音|微博|快手|小红书|朋友圈", re.IGNORECASE)
_ID = re.compile(r"(?<![A-Za-z0-9])T\d{1,3}(?!\d)")
_PARTS = re.compile(r"[\s|｜,，。;；/:：]+")


@frozen
class ContactWords:
    """`to`: the person, ids of people known, and words for others; `channel` None where it is not said."""

    to: tuple[str, ...]
    channel: Channel | None = None
    channel_name: str | None = None
    is_told: bool = False


def contact_words(text: str, known: Mapping[str, str]) -> ContactWords:
    """What the words of a contact say. `known` are the ids of people by their words, `{"母亲": "T1"}`.

    Nobody named is the person, for it is their line; the line is read back before it is kept.
    """
    plain = _QUOTED.sub("“”", text)[:LONGEST]
    marked, names = _marked(plain, known)
    told = _told(marked)
    reached = _reached(marked) or told
    is_told = bool(told) or _HEARD.search(marked) is not None
    to = tuple(dict.fromkeys(_who(each, names, known) for each in reached)) or (SELF,)
    channel, name = _channel(marked)
    return ContactWords(to, channel, name, is_told=is_told and SELF not in to)


def _marked(plain: str, known: Mapping[str, str]) -> tuple[str, list[str]]:
    """The sentence with one character for each person named, and their words."""
    names: list[str] = []
    parts: list[str] = []
    end = 0
    for person in people_in(plain)[:0xFF]:
        parts += [plain[end : person.start], chr(_FIRST + len(names))]
        names.append(person.word)
        end = person.end
    marked = "".join([*parts, plain[end:]])
    for known_id in (each for each in _ID.findall(plain) if each in known.values()):
        marked = marked.replace(known_id, chr(_FIRST + len(names)), 1)
        names.append(known_id)
    return marked, names


def _told(marked: str) -> list[str]:
    """Who told of it, where the sentence begins with that."""
    found = _TOLD.search(marked)
    return [found["by"]] if found and _happened(marked, found.start()) else []


def _reached(marked: str) -> list[str]:
    """Those whom a call, a message or a visit reached: said so, or standing alone between commas."""
    spans = sorted((found for pattern in _REACHED for found in pattern.finditer(marked)), key=_place)
    happened = [found["who"] for found in spans if _happened(marked, found.start())]
    alone = [part for part in _PARTS.split(marked) if re.fullmatch(_SEVERAL, part)]
    return [each for several in happened or alone for each in re.findall(_ONE, several)]


def _place(found: re.Match[str]) -> int:
    return found.start("who")


def _happened(marked: str, place: int) -> bool:
    """Whether what is told there was, and was not only said, or said to come."""
    before = marked[max(0, place - LONGEST_CLAUSE) : place]
    return _YET.search(before) is None and _CLAIMED.search(before) is None


def _who(one: str, names: list[str], known: Mapping[str, str]) -> str:
    """The id of somebody known, or the word for somebody else; the person where they said 我."""
    place = ord(one[0]) - _FIRST
    if not 0 <= place < len(names):
        return SELF
    return known.get(names[place], names[place])


def _channel(marked: str) -> tuple[Channel | None, str | None]:
    """How it came, by the first word for it that is not only about what is to come."""
    found = [
        (match.start(), channel, match[0])
        for channel, words in _CHANNELS
        for match in words.finditer(marked)
        if _happened(marked, match.start())
    ]
    if not found:
        return None, None
    _, channel, _ = min(found, key=lambda each: each[0])
    named = _CALLED.search(marked) if channel is Channel.SOCIAL else None
    return channel, named[0] if named else None
