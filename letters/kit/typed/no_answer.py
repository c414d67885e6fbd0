"""Whether an answer only says that there is none: not known, later, nothing there, not to be told, too tired to go on.

By what an answer is made of, not by a list of answers: it passes the question when every piece of it is a known way of
saying so, a word of what was asked for (名字, 合同上) or a particle (呀, 吧, 真的). What holds anything else (a name, a
place, 母亲不知道) is an answer.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from letters.kit.phone_numbers import is_withheld
from letters.kit.typed.answer import narrow

LONGEST = 30  # characters: what is longer tells something


class Passing(StrEnum):
    """Why there is no answer. `NOTHING`: there is none, which for a question of yes and no is an answer."""

    UNKNOWN = "unknown"
    LATER = "later"
    NOTHING = "nothing"
    DECLINED = "declined"
    WEARY = "weary"
    DESPAIR = "despair"


_GET = "知道|知|清楚|晓得|晓|记得|懂|详|祥|明白|明|确定|肯定|了解|认识|认得|太懂|大懂"
_DO = "找|查|看|记|想|问|搞|弄|分|听|认|打听|翻|说|读|辨认|核实"
_RESULT = (
    "不太清楚?|不大清楚?|不到|不出来|不出|不着|不清楚|不清|不见|不起来|不起|不住|不得|不准|不好|不全|不懂|不明白|不了"
)
_DONE = (
    "找(?=[到着过了]|$)|查|写明|写|看|记|问|留意|留|存|标明|标|注明|注意|显示"
    "|提供|登记|填|听|印象|打听|告知|拍|截|搜|翻|核实|注"
)
_TELL = "说|写|填|答|回答|讲|提供|透露|告诉|告知|留|公开|提"
_BY_AND_BY = (
    "以后|等会儿?|等一会儿?|等一下|等下|回头|晚点儿?|晚些|待会儿?|一会儿?|过会儿?|过后|之后|下次|最后|有空|有时间|回家"
)
_DO_LATER = "说|答|写|填|补上?|讲|看看?|弄|来|查查?|找找?|问问?|告诉|回答|想想?|提供|发|加|核对"

_THING, _PLACE, _PARTICLE = "thing", "place", "particle"  # pieces that say nothing by themselves
_THINGS = (
    "名字 名称 全称 姓名 全名 公司 平台 店铺 商家 门店 商户 号码 电话 手机号 地址 订单 订单号 编号 单号 时间 "
    "日期 几号 哪天 哪一天 几点 金额 数额 价格 多少 多少钱 几次 次数 几期 期数 原话 内容 具体 详细 法人 "
    "信用代码 邮箱 账号 案号 文号 是谁 是什么 叫什么 什么 哪里 在哪 在哪里 谁 怎么 是不是 有没有 几个 住哪 "
    "住哪儿 的事 这事 这件事 这个 那个 这些 那些 这题 这一题 这一条 这项 答案 怎么写 怎么填 写什么 填什么"
)
_PLACES = (
    r"(?:合同|协议|页面|订单|短信|账单|执照|app|小程序|手机|屏幕|通话记录|记录|照片|截图|那里|网上|单子|纸|平台|公司)(?:上面|里面|上|里|中)"
    r"|(?:那|这)?(?:上面|里面|里头|上头)|这里"
)
_PARTICLES = (
    "不好意思 对不起 抱歉 谢谢 麻烦 您 你 我们 我 本人 自己 咱 俺 人家 它 他们 他 她 对方 也 都 就 真的 真 "
    "实在 现在 目前 暂时 一时 已经 确实 完全 根本 好像 可能 大概 应该 恐怕 反正 其实 因为 但是 但 所以 是 又 "
    "太 很 有点 有点儿 一点 一下 全 的话 的 了 啊 呀 吧 呢 哦 喔 噢 啦 嘛 哎 唉 诶 额 呃 嗯 哈 哟 哇 么 吗 嘞 "
    "咯 喽 诺 呗 耶 得 地 呜 哼 嗨 欸 噻 个 儿 和 与 及 或 跟 ~ , ; : ! ? 、 . … — -"
)


def _words(listed: str) -> str:
    """A pattern of words, the longest first."""
    return "|".join(map(re.escape, sorted(listed.split(), key=len, reverse=True)))


# Each way with its pieces; at each place of an answer the longest piece that fits is taken, of two the first way.
_WAYS: dict[str, tuple[str, ...]] = {
    Passing.DESPAIR: (
        r"(?:不想活|活不下去|活不了|不想再活|活着(?:没|有什么|还有什么)(?:意思|意义)|生不如死|死了算|死了一了百了|想死|想自杀|自杀|想轻生"
        r"|想跳楼|撑不住|撑不下去|熬不住|熬不下去|挺不住|快崩溃|要崩溃|崩溃)(?:了|下去)*",
    ),
    Passing.WEARY: (
        rf"(?:真的?|实在)?(?:不想|不愿意?|没力气|没心情|没劲|懒得)再?(?:{_TELL}|弄|搞|继续|往下)*(?:下去)?了",
        rf"(?:不|先不)(?:{_TELL}|弄|搞|继续|往下)+了",
        rf"(?:{_TELL}|弄|搞|坚持)不(?:动|下去)了?",
        r"(?:好|太|很|真|有点儿?|我)?(?:累|困|乏|疲惫|烦)(?:死|坏|极)?了",
        r"(?:好|太|很|真|有点儿?)(?:累|困|烦)",
        r"(?:今天)?(?:就|先)?到(?:这里|这儿|此|这)(?:为止)?",
        r"(?:明天|改天|下次)再(?:继续|接着)(?:写|弄|来)?",
    ),
    Passing.LATER: (
        rf"(?:{_BY_AND_BY})(?:再|我再|才)?(?:{_DO_LATER})?",
        rf"(?:明天|后天|改天|过几天|过两天|找到|查到|想起来?|记起来?|问到|问清楚?|收到)了?(?:以后|之后)?我?(?:再|就|才)(?:{_DO_LATER})",
        rf"先(?:不|别|放|空|跳|留|略|等)(?:着|过|一下)?(?:{_TELL})?",
        rf"暂时(?:不|先不|别)(?:{_TELL})",
        rf"(?:我|让我|容我)?先?(?:去|要|得|需要)?(?:查查|查一下|查一查|找找|找一下|找一找|看看|看一下|问问|问一下|想想|想一下|想一想|核对一下)(?:再(?:{_DO_LATER}))?",
        r"待定|待补|待查|稍后|稍等|等等|再说",
    ),
    Passing.DECLINED: (
        rf"(?:不|懒得|没法|没心情|不太)(?:想|愿意?|方便|便|肯|敢|用|必|需要|要|好意思|可以|能)*(?:{_TELL})(?:你们|你|您|出来)*",
        r"(?:不太?|没有?)(?:方便|愿意?|想|便)",
        r"保密|隐私|跳过|略过|略|算了|免了|不了|不用了?|不必了?|不需要|不要",
        r"pass|skip",
    ),
    Passing.UNKNOWN: (
        rf"(?:还不|不|未|唔|毫不|并不|不太|不大|不怎么|不是很|不是太|不很|没|没有|从不|也不|都不|搞不|弄不)(?:太|很|大|能|怎么)*(?:{_GET})",
        rf"(?:{_DO})(?:{_RESULT})",
        r"(?:查|找|看|翻|问)(?:过|遍|半天|了)+(?:也|都)?没有?",
        rf"(?:没有?|未能|未|木有|没能|还没有?|从没)(?:去|能|再|仔细|怎么|法|办法)*(?:{_DONE})(?:到|着|清楚|清|见|出来|出|住|下来|下|有|录)?过?",
        r"(?:无法|无从|没法|没办法|难以|不能|没处|没地方|不好|不知|不知道|不晓得)(?:去|从|怎么|该怎么|如何|在)*(?:哪里?|哪儿)?"
        rf"(?:{_DO}|{_GET}|提供|确认|得知|判断|{_TELL})(?:到|清|出|起来)?",
        r"(?:早就?|全都?|都|给|已经|老早|完全)?(?:忘记|忘掉|忘光|忘)",
        r"(?:谁|哪里?|哪儿|怎么|鬼|天)(?:会|能|才)?(?:知道|晓得|记得|清楚)",
        r"不会(?:写|填|弄|查|找|看|操作|用)?|不造|晓不得|不得而知|一无所知|一概不知|没概念|没数|没留心|记忆模糊|模糊|记混|搞混",
        r"不清|暂无|暂缺|空缺|空白|无数据|查无|未知|未详|不明|不详|不祥|没(?:有)?印象|(?:app|手机)?打不开|进不去|登不上|登录不了|登不进去",
        r"n/?a|na|null|unknown|idk|dunno|noidea|dontknow|don'tknow",
        r"(?:x{2,}|某{2,}|×{2,})",
    ),
    Passing.NOTHING: (
        r"(?:从来|从|都|也|真|是|就|一个|一点|一次|完全|根本|暂时|目前|好像|应该|确实|还)*(?:没有|木有|冇|没得|没)(?:过|了|的)?",
        r"(?:没有?|没得)(?:别的|其他|其它|什么|啥|任何)(?:可说|要说|好说|可写|要写|问题|东西|情况)?的?",
        r"无|均无|都无|并无|空",
        r"不存在|没这回事|没这个",
    ),
    _THING: (_words(_THINGS),),
    _PLACE: (_PLACES,),
    _PARTICLE: (_words(_PARTICLES),),
}
_PIECES = tuple((way, re.compile(piece, re.IGNORECASE)) for way, pieces in _WAYS.items() for piece in pieces)
_UNKNOWN_TOO = ("未知", "unknown", "null", "-1", "-2")  # what logs write for a hidden number, and people for not known
_AS_SAID = "✓√✔×✗✘☑👍👌🙆"  # signs that say yes or no


def passing(text: str) -> Passing | None:
    """Why the text is no answer; None where it is one, or nothing was typed.

    >>> passing("不知道呀"), passing("合同上没有"), passing("回头再说"), passing("不二家有限公司"), passing("没有")
    (Passing.UNKNOWN, Passing.UNKNOWN, Passing.LATER, None, Passing.NOTHING)
    """
    bare = text.strip()
    if is_withheld(bare) and bare.lower() not in _UNKNOWN_TOO:
        return None
    if bare and not any(_tells(each) for each in bare):
        return Passing.UNKNOWN
    plain = narrow(text)
    if not plain or len(plain) > LONGEST:
        return None
    return _weighed(_ways(plain))


def is_unknown(text: str) -> bool:
    """Whether the answer is that one does not know."""
    return passing(text) is Passing.UNKNOWN


def _tells(character: str) -> bool:
    """Whether a character may be an answer: a letter, a digit, ✓; not a dash, a stop, a shrug."""
    return unicodedata.category(character)[0] in "LN" or character in _AS_SAID


def _weighed(said: set[str]) -> Passing | None:
    """Which of several: 不知道，以后再说 is to be asked again; 合同上没有 is not known, for it may stand elsewhere."""
    for way in (Passing.DESPAIR, Passing.WEARY, Passing.LATER, Passing.DECLINED, Passing.UNKNOWN):
        if way in said:
            return way
    if Passing.NOTHING not in said:
        return None
    return Passing.UNKNOWN if _PLACE in said else Passing.NOTHING


def _ways(plain: str) -> set[str]:
    """The ways of all pieces; none where a piece is none of them."""
    found: set[str] = set()
    place = 0
    while place < len(plain):
        fits = [(end, way) for way, pattern in _PIECES if (end := _end(pattern, plain, place)) > place]
        if not fits:
            return set()
        longest = max(end for end, _ in fits)
        found.add(next(way for end, way in fits if end == longest))
        place = longest
    return found


def _end(pattern: re.Pattern[str], plain: str, place: int) -> int:
    found = pattern.match(plain, place)
    return found.end() if found else -1
