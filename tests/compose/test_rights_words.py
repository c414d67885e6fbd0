"""The words people use for what happens to them lead to what `letters rights` has to say, and near words do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.compose import guide
from letters.errors import UsageError

if TYPE_CHECKING:
    from letters.compose import Situation

SPELLINGS = {
    "payment-order": ["支付令", "收到支付令怎么办", "法院发来支付令", "督促程序"],
    "sued": [
        *(
            "传票",
            "被起诉",
            "被起诉了",
            "平台起诉我了",
            "起诉状副本",
            "应诉通知书",
            "要开庭了",
            "答辩状怎么写",
            "我成被告了",
        ),
        *(
            "法院",
            "法院短信",
            "法院打电话来",
            "12368",
            "12368短信",
            "打官司",
            "立案通知书",
            "法官打来的",
            "法院专递",
            "被告上法庭",
        ),
    ],
    "judgment": ["判决书", "缺席判决", "一审判决", "裁定书", "民事调解书", "想上诉", "官司败诉"],
    "enforcement": [
        "执行",
        "强制执行",
        "执行通知书",
        "被执行人",
        "失信",
        "失信被执行人",
        "限高",
        "上了老赖名单",
        "限制消费令",
    ],
    "frozen": ["冻结", "账户被冻结了", "银行卡冻结", "微信被法院冻结", "财产保全", "查封", "存款被划走"],
    "arbitration": ["仲裁", "仲裁通知", "仲裁委来电", "仲裁短信", "收到裁决书"],
    "notary": ["公证", "公证书", "公证处来函", "执行证书", "赋强公证"],
    "mediation": ["调解", "诉前调解", "调解中心", "商事调解中心", "人民调解", "调解员打电话", "调解短信"],
    "demand-letter": ["律师函", "收到律师函", "债权转让", "债权转让通知", "债转公司"],
    "signing": ["逼签", "逼我签还款协议", "被迫签字", "写欠条", "打借条", "按手印", "逼着拍视频"],
    "credit": ["征信", "上征信", "要上征信", "征信报告", "信用报告"],
    "wages": ["扣工资", "工资", "单位代扣工资", "要从我工资里扣"],
    "debits": ["自动扣款", "代扣", "免密支付", "支付宝自动扣", "乱扣费"],
    "family-debt": ["担保", "担保人", "债务加入", "替还", "老公要替还吗", "夫妻债务", "继承", "欠债人去世了", "配偶"],
    "relatives": ["家人", "亲戚", "紧急联系人", "爸妈"],
    "exposure": ["村委会", "居委会", "打到村里", "社区", "邻居都知道了", "爆通讯录"],
    "workplace": ["单位", "学校", "辅导员", "大学生", "学生", "公司", "领导", "找到我同学"],
    "minor": ["未成年", "孩子", "儿子租的手机", "未满十八岁", "高中生"],
    "calls": ["12321", "骚扰电话", "电话"],
    "impersonation": ["假法官", "自称法院的", "自称警察", "冒充律师"],
    "documents": ["假传票", "传票图片", "假文书"],
    "court-threats": ["扬言起诉", "威胁起诉我", "说要起诉我", "要起诉我"],
    "paying": ["延期", "求宽限", "分期", "还不起", "没钱还"],
}

NEAR_MISSES = {
    "sued": ["被告知要还钱", "被告知", "诉讼时效", "冒充法官", "说要起诉我"],
    "frozen": ["冻结手机功能", "保全证据", "证据保全怎么做"],
    "arbitration": ["劳动仲裁"],
    "notary": ["去公证处取证"],
    "mediation": ["民事调解书"],
    "workplace": ["租机公司", "单位价格", "中学生", "那家公司"],
    "minor": ["大学生", "学生", "学校"],
    "signing": ["合同签字页"],
    "enforcement": ["执行力", "执行董事"],
    "court-threats": ["平台起诉我了"],
    "documents": ["传票"],
    "social": ["一群人", "群众"],
    "messages": ["公开信息", "信息费"],
    "credit": ["信用租机", "芝麻信用"],
    "debits": ["扣人"],
    "wages": ["生活费"],
    "relatives": ["我还不起"],
}


@pytest.mark.parametrize(
    ("word", "situation"), [(word, situation) for situation, words in SPELLINGS.items() for word in words]
)
def test_what_people_say_leads_to_their_situation(word: str, situation: str) -> None:
    assert [one.id for one in guide().choose([word])] == [situation]


@pytest.mark.parametrize(
    ("word", "situation"), [(word, situation) for situation, words in NEAR_MISSES.items() for word in words]
)
def test_what_only_sounds_like_it_does_not(word: str, situation: str) -> None:
    try:
        found = guide().choose([word])
    except UsageError:
        found = ()
    assert situation not in {one.id for one in found}


@pytest.mark.parametrize(("situation", "other"), [(one, other) for one in guide().situations for other in one.besides])
def test_each_exception_keeps_one_of_the_names_from_ringing(situation: Situation, other: str) -> None:
    assert situation.heard_in(other) == 0
    assert any(name in other for name in situation.names)


def test_each_situation_that_a_paper_or_a_relative_brings_has_words_tried() -> None:
    assert sum(map(len, SPELLINGS.values())) > 100
    assert not SPELLINGS.keys() - {one.id for one in guide().situations}
    assert not NEAR_MISSES.keys() - {one.id for one in guide().situations}
