"""A line of rights is no broader than the article it rests on: it names the elements, and promises nothing.

Read the article, not this table, when a line changes: each word here is a part of the article without which it does not
hold (which court procedure, from which day, against whom, with which exception).
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from letters.authorities import load as authorities
from letters.compose import guide, rights_in
from letters.compose.rights.situations import Line
from letters.kit.bundled import PACKAGE
from tests.shelf import books

ELEMENTS = {
    # papers
    "按简易程序审的案件": ["简易程序", "可以"],
    "支付令：": ["收到之日起", "书面", "申请执行"],
    "异议书写清": ["没钱", "求延期", "口头", "只对几项"],
    "收到起诉状副本起": ["简易、小额案件看法院", "传票", "没有正当理由", "可以缺席判决"],
    "觉得不该在这家法院审": ["交答辩状的期间", "一般"],
    "一审判决能上诉的": ["送达之日起", "小额案件一审就终审"],
    "法庭、调解室里签字": ["有的协议", "签名"],
    "执行通知要按时办": ["可以立即", "没有履行的", "拒绝报告、虚报"],
    "认为法院的执行行为违法": ["违法", "书面", "执行法院"],
    "列入失信名单": ["决定书", "限制消费令"],
    "账户冻结：": ["法院保全的", "收到裁定书起", "一次", "不停止执行"],
    "为还欠款强行扣工资": ["裁定", "协助执行通知书", "扶养的家人", "生活必需"],
    "拒收挡不住日子": ["同住的成年家人", "拍照录像", "一般"],
    "在答辩状一类书面材料里": ["书面材料", "明确承认", "不利"],
    "合同里没约定过仲裁": ["首次开庭前", "对方说有", "提示、记录"],
    "约定过、但认为约定无效": ["首次开庭前", "书面"],
    "答辩期看仲裁规则": ["仲裁规则", "书面通知", "没有正当理由", "可以"],
    "合同约定过用手机号": ["合同约定过"],
    "裁决书：": ["收到起", "仲裁机构所在地的中级法院", "理由限于"],
    "认为公证书有错误": ["出具的公证处", "内容违法或者与事实不符"],
    "已经到法院执行的": ["没到场也没委托", "程序", "收到执行通知书起", "书面"],
    "数目与事实不符": ["执行程序结束前", "不影响执行"],
    "调解要您自己愿意": ["先行调解可以拒绝", "明确拒绝"],
    "自称商事调解的": ["消费者权益争议", "明确拒绝"],
    "谈成的协议": ["双方一起", "裁定有效"],
    "债权转让没有通知": ["没有通知到您"],
    # people and their things
    "为要账动手打人": ["可以立案"],
    "要账的人不能扣住": ["要账的人"],
    "受胁迫签的字": ["受胁迫", "可以请求法院、仲裁机构", "从胁迫停下来"],
    "没有您同意，要账的人": ["没有您同意", "要账的人"],
    "扬言伤害您": ["威胁到人身安全"],
    "故意弄坏": ["故意"],
    "签约时不满八周岁的": ["不满八周岁", "法定代理人"],
    "签约时未满十八周岁": ["一般", "同意或者事后认可", "十六周岁", "自己劳动收入"],
    "没有您同意，别人": ["没有您同意"],
    "冒充警察": ["招摇撞骗", "核对"],
    "盗用、冒用律师": ["盗用、冒用", "招摇撞骗"],
    "伪造公文": ["伪造", "核对"],
    "租金该按约定付": ["按约定", "一般"],
    # what is told and spread
    "把个人隐私发到群里": ["隐私"],
    "您和家人的电话": ["合法、必要"],
    "违反规定把您的": ["违反规定"],
    "您可以要求平台让您": ["说明理由"],
    "有人到单位、学校闹": ["没法正常上班上课"],
    "当着别人的面": ["当着别人的面、在群里", "编造事实"],
    "商家不得侮辱": ["侮辱、诽谤"],
    "多次打电话": ["多次", "没法正常过日子", "正常提醒不算"],
    "多次发侮辱": ["多次", "侮辱、恐吓、下流", "正常提醒不算"],
    "报案时可以请公安机关": ["请公安机关考虑", "滋扰、纠缠、跟踪", "一段时间"],
    "您有安静过日子": ["侵扰"],
    "报警别拖": ["公安机关没发现", "一般", "从最后一次算"],
    # money and contract
    "违约金比对方": ["高得太多", "请法院、仲裁机构"],
    "因欠租解除合同的": ["解除合同", "一般", "合理时间", "除外"],
    "对方写好的条款": ["利害很大", "不公平、不合理"],
    "收集您的个人信息": ["必要", "同意"],
    "押金怎么退": ["不合理"],
    "商家要把价格": ["误导"],
    "网上的商家应当": ["丢失、隐匿", "查不清事实"],
    "租期里，出租方": ["约定"],
    "网上经营要公示": ["网上经营"],
    "平台明知外包": ["明知", "不反对"],
    "单位应当按月": ["您本人", "克扣"],
    "向征信机构报": ["不良信息", "事先", "依法公开的除外"],
    "租赁没按合同付": ["没按合同", "从事信贷业务的机构", "书面同意"],
    "先自己查信用报告": ["两次免费"],
    "有错、有漏的": ["收到起", "书面答复", "确有错误"],
    "觉得权益受了侵害": ["监管派出机构", "或者直接起诉"],
    "您有权拒绝强制交易": ["强制交易", "没同意过"],
    "延期、分期双方谈妥": ["双方谈妥", "写不清"],
    "求延期、答应分期": ["求延期", "先付一部分", "重新算", "可能及于整笔", "一般"],
    # relatives
    "合同一般只约束": ["一般", "书面担保"],
    "自己向对方说": ["对方没拒绝", "答应的范围"],
    "夫妻另看": ["一起签名", "事后认了", "家里日常生活", "对方能证明"],
    "被骚扰的家人": ["自己的", "违法使用"],
    "他们也可以": ["自己的个人信息", "签合同的人或者受托的人"],
    # whom to turn to
    "报案：带": ["回执", "说明理由"],
    "向市场监督管理局投诉的": ["受不受理"],
}

RESTING = [line for line in guide().lines if line.topics]


def test_every_line_of_law_is_in_the_table() -> None:
    lost = [line.text for line in RESTING if not any(line.text.startswith(start) for start in ELEMENTS)]
    assert lost == []
    assert [start for start in ELEMENTS if not any(line.text.startswith(start) for line in RESTING)] == []


@pytest.mark.parametrize("start", ELEMENTS)
def test_a_line_names_the_elements_of_its_article(start: str) -> None:
    [line] = [line for line in RESTING if line.text.startswith(start)]
    assert [word for word in ELEMENTS[start] if word not in line.text] == []


# What no sentence for people says: that a paper, a call or a person is real or forged, that nothing will come of it, or
# that something is so whatever the case.
FORBIDDEN = re.compile(
    r"(?:是|都是|多半是|肯定是)(?:真|假|骗|伪造)的?|真的(?:警察|法官|法院|传票)|骗局|骗子|冒牌"
    r"|绝不|绝对|(?<!说成)必然|百分之百|永远|从来不|一律|任何情况|不可能|不会有事|放心|没事的|别怕"
    r"|不用理|不必理|不要理|不理会|可以不理|不用管|挂断就"
    r"|保证(?!还清|结果)|一定(?:会|能|要)|肯定"
)
PASSES = ["不知真假的文书", "真假由公安机关、法院核对", "不保证结果", "保证还清"]
TRIPS = [
    "传票是假的",
    "都是骗人的",
    "真的法官不要账",
    "电话一律挂断",
    "法院短信可以不理",
    "对方一定会撤",
    "绝不可能抓人",
]


def told() -> dict[str, list[str]]:
    """Texts that people read: of rights, of the wrong doors, of the warnings."""
    folder = PACKAGE / "compose" / "guard" / "data" / "warnings"
    warnings = [
        row for path in sorted(folder.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["warning"]
    ]
    return {
        "rights": [line.text for line in guide().lines],
        "doors": [text for door in authorities().doors for text in (door.message, door.instead)],
        "warnings": [text for row in warnings for text in (row["message"], row["next"])],
    }


@pytest.mark.parametrize("where", ["rights", "doors", "warnings"])
def test_nothing_is_called_real_or_forged_and_nothing_is_promised(where: str) -> None:
    texts = told()[where]
    assert len(texts) > 20
    assert [(text, found[0]) for text in texts if (found := FORBIDDEN.search(text))] == []


@pytest.mark.parametrize("text", TRIPS)
def test_the_forbidden_words_are_found(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize("text", PASSES)
def test_words_that_only_look_so_pass(text: str) -> None:
    assert not FORBIDDEN.search(text)


# situation, the line, the first day on which it can rest on law
BEGINNINGS = [
    ("传票", "可以缺席判决", date(2024, 1, 1)),
    ("支付令", "收到之日起十五日内", date(2024, 1, 1)),
    ("支付令", "只写没钱", date(2022, 4, 10)),
    ("法院电话", "按简易程序审的案件", date(2021, 1, 1)),
    ("判决书", "送达之日起十五日内", date(2024, 1, 1)),
    ("执行通知", "执行通知要按时办", date(2022, 4, 10)),
    ("扣工资", "强行扣工资", date(2024, 1, 1)),
    ("仲裁", "首次开庭前书面否认", date(2026, 3, 1)),
    ("裁决书", "收到起三个月内", date(2026, 3, 1)),
    ("商事调解", "消费者权益争议不适用", date(2026, 5, 1)),
    ("老公", "夫妻另看", date(2021, 1, 1)),
    ("家人", "谁都可以向网信", date(2021, 11, 1)),
    ("未成年", "自己劳动收入", date(2021, 1, 1)),
    ("分期", "可能及于整笔欠款", date(2021, 1, 1)),
    ("逼签", "从胁迫停下来那天起一年内", date(2021, 1, 1)),
]


@pytest.mark.parametrize(("word", "words", "first"), BEGINNINGS)
def test_a_line_is_said_from_the_first_day_of_its_law_and_not_the_day_before(
    word: str, words: str, first: date
) -> None:
    def said(day: date) -> bool:
        return any(words in line.text for line in rights_in(guide().choose([word]), guide(), books(), day).lines)

    assert said(first)
    if first > books().law.horizon.first:
        assert not said(first - timedelta(days=1))


def test_a_line_that_waits_for_an_article_says_whom_to_ask() -> None:
    waiting = [line for line in guide().lines if line.bare == "open"]
    assert waiting
    assert all("12348" in line.text for line in waiting)


def test_a_line_of_advice_states_no_rule() -> None:
    """What must, may or cannot be by law stands in a line with topics."""
    rule = re.compile(r"有权|应当|不得|无效|法律规定|依法|必须")
    assert [line.text for line in guide().lines if line.bare and rule.search(line.text)] == []


# One rule about recognition, in every place that speaks of it.
SPEAKING = (
    "compose/rights/data",
    "compose/guard/data",
    "books/data",
    "case/contracts",
    "follow/data",
    "authorities/data",
)
ABOUT_LIMITATION = re.compile(r"时效[^“”\n]*重新|重新[^“”\n]*时效")


def recognitions() -> list[tuple[str, str]]:
    """Every text in the data that says that limitation begins anew, with its file."""
    files = (path for folder in SPEAKING for path in sorted((PACKAGE / Path(folder)).rglob("*.toml")))
    texts = ((path.name, line) for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return [
        (name, line)
        for name, line in texts
        if line.startswith(("text", "message", "note")) and ABOUT_LIMITATION.search(line)
    ]


def test_what_restarts_limitation_is_told_the_same_everywhere() -> None:
    assert {name for name, _ in recognitions()} >= {"rights.toml", "money.toml"}
    for name, text in recognitions():
        assert "整笔" in text, (name, text)
        assert not re.search(r"(?:这|那)一?部分的?(?:诉讼)?时效", text), (name, text)
        assert re.search(r"求?延期", text), (name, text)


def test_the_kinds_of_lines_are_those_of_the_shape() -> None:
    assert {line.bare for line in guide().lines} == {None, "advice", "service", "open"}
    assert Line("keep", "留下。", bare="advice").topics == ()
