"""Who writes: “王小丽 19900000091 陕西省西安市雁塔区小寨路28号3单元401，身份证610…，回信寄驿站代收”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.readers import agent
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, Rest, day, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_ID: Final = re.compile(
    r"(?:身份证(?:号码?|号)?|证件号码?)?(?:是|[:：])?\s*(?<![0-9A-Za-z])(?P<value>\d{17}[0-9Xx])(?![0-9A-Za-z])"
)
_PHONE: Final = re.compile(
    r"(?:联系)?(?:电话|手机号?码?|号码)?(?:是|[:：])?\s*(?<!\d)"
    r"(?P<value>(?:\+?86)?1\d{2}[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-\d{7,8})(?!\d)"
)
_EMAIL: Final = re.compile(
    r"(?:电子)?(?:邮箱|邮件|email)?(?:是|[:：])?\s*(?P<value>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
_REPLY: Final = re.compile(
    r"(?:给平台)?(?:的)?(?:回信|回复|答复|寄信)(?:地址)?(?:请)?(?:寄|发|写)?(?:到|给|是|用|[:：])*\s*(?P<value>[^，；;\n]+)"
)
_PEOPLE: Final = re.compile(r"(?:民族[:：是]?)?(?P<value>[\u4e00-\u9fff]{1,6}族)(?=$|[，；;\s])")
_GENDER: Final = re.compile(r"(?:性别[:：是]?)?(?<![\u4e00-\u9fff])(?P<value>男|女)(?![\u4e00-\u9fff])")
_WORK: Final = re.compile(r"(?:工作单位|单位|在)(?:是|[:：])?(?P<value>[^，；;\n]{2,30}?)(?:上班|工作)?(?=$|[，；;\n])")
_JOB: Final = re.compile(r"(?:职业|做|干)(?:是|[:：])?(?P<value>[^，；;\n]{2,20})")
_ADDRESS: Final = re.compile(
    r"(?:家庭|通讯|联系|现)?(?:住址|住在|地址|家住|住)?(?:是|[:：])?\s*(?P<value>[\u4e00-\u9fff]{2,}(?:省|市|区|县|镇|乡|村|路|街)[^，；;\n]*)"
)
_NAME: Final = re.compile(
    r"(?:我叫|我是|姓名|名字|叫)(?:是|[:：])?\s*(?P<said>[\u4e00-\u9fff·]{2,10})|(?<![\u4e00-\u9fff])(?P<value>(?![^，\s]*[没不未])[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{2,8})?)(?![\u4e00-\u9fff])"
)
_BORN: Final = re.compile(rf"(?:生日|出生日期|出生于?)?(?:是|[:：])?(?P<value>{DAY.pattern})(?:出生|生)")
_AGENT: Final = re.compile(r"(?:代办人?|代写|经办人?|帮忙的人?)(?:是|[:：])?[，,\s]*(?P<value>[^\n]+)$")
_TAKEN: Final = (
    ("complainant.id_number", _ID),
    ("complainant.email", _EMAIL),
    ("complainant.phone", _PHONE),
    ("complainant.reply_address", _REPLY),
    ("complainant.ethnicity", _PEOPLE),
    ("complainant.gender", _GENDER),
    ("complainant.address", _ADDRESS),
    ("complainant.workplace", _WORK),
    ("complainant.occupation", _JOB),
)
_IDLE: Final = re.compile("(?:我|是|本人|身份证|手机|电话|地址|不写|没有)*")


def read(text: str, today: date, state: InterviewState) -> LineRead:
    """Name, number, address, and what was written beside; the model looks at each."""
    values: dict[str, Any] = {}
    acting, rest = Rest(plain(text)).take(_AGENT)
    if acting is not None:
        values |= agent.read(acting["value"], today, state).values
    born, after = rest.take(_BORN)
    if born is not None and (on := day(born["value"], today)) is not None:
        values["complainant.birth_date"], rest = on, after
    for name, pattern in _TAKEN:
        found, after = rest.take(pattern)
        if found is not None:
            values[name], rest = found["value"].strip(), after
    found, after = rest.take(_NAME)
    if found is not None:
        values["complainant.name"], rest = found["said"] or found["value"], after
    return LineRead(values, "", rest.left(_IDLE))
