"""Who lives with the person and what there is: “女儿16岁在读，母亲76岁没有收入，存款2000”."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import NUMBER, SUM, amount, pieces, plain, whole

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_KIN: Final = re.compile(
    "^(?:我|还有|家里有?)*(?P<value>爸爸?|妈妈?|父亲|母亲|儿子|女儿|孩子|丈夫|妻子|老公|老婆|爱人|哥哥?|姐姐?|弟弟?|妹妹?|爷爷|奶奶|外公|外婆|公公|婆婆|岳父|岳母)"
)
_AGE: Final = re.compile(rf"(?P<number>{NUMBER})岁")
_NO_INCOME: Final = re.compile("(?:没有?|无)(?:固定)?收入|不挣钱|没工作")
_INCOME: Final = re.compile(rf"(?:每个?月)?(?:收入|工资|退休金|低保|挣|拿)(?:是|有|[:：])*(?P<sum>{SUM})")
_ASSET: Final = re.compile(
    rf"(?P<item>存款|现金|房子?|住房|车子?|汽车|电动车|股票|基金|理财|公积金)(?:大约|有|值|[:：])*(?P<sum>{SUM})?"
)
_DEPENDANT: Final = re.compile("要?(?:抚养|赡养|养|照顾)")
_DEPENDENT_AGES: Final = (18, 60)


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Members of the household with age and income, what is owned, who is to be supported as far as it is said."""
    members: list[dict[str, Any]] = []
    assets: list[dict[str, Any]] = []
    supported: list[str] = []
    left: list[str] = []
    for piece in pieces(plain(text).replace("、", "，")):
        asset = _ASSET.search(piece)
        if _KIN.match(piece):
            members.append(_member(piece))
            supported += [piece] if _DEPENDANT.search(piece) else []
        elif _DEPENDANT.search(piece):
            supported.append(piece)
        elif asset is not None:
            value = amount(asset["sum"]) if asset["sum"] else None
            assets.append({"item": asset["item"]} | ({"amount": value} if value is not None else {}))
        else:
            left.append(piece)
    found = {"household": members, "assets": assets, "dependants": "，".join(supported)}
    return LineRead({f"budget.{name}": value for name, value in found.items() if value}, "", "，".join(left))


def _member(piece: str) -> dict[str, Any]:
    """One member; what is no age and no income is kept as a note."""
    kin = _KIN.match(piece)
    row: dict[str, Any] = {"relation": kin["value"] if kin else piece}
    rest = piece[kin.end() :] if kin else ""
    age, income = _AGE.search(rest), _INCOME.search(rest)
    if age is not None:
        row["age"] = whole(age["number"])
    if income is not None:
        row["income"] = amount(income["sum"])
    elif _NO_INCOME.search(rest):
        row["income"] = Decimal("0.00")
    for pattern in (_AGE, _INCOME, _NO_INCOME):
        rest = pattern.sub("", rest)
    note = rest.strip(" ，的")
    return row | ({"note": note} if note else {})
