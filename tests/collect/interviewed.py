"""Interviews of tests: begun, answered, and the answers of whole stories."""

from datetime import date

from letters.case.save import blank
from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.keys import generic
from letters.collect.interview.state import InterviewState

TODAY = date(2026, 11, 23)
LETTERS = {head.id: head.needs for head in heads(Library.bundled()) if head.is_letter}

POLICE = {
    "safety.now": "没有这些",
    "complainant.role": "1",
    "wants.wishes": "3",
    "complainant.who": "林若溪，19900000011，浙江省杭州市西湖区翠苑街道某某路3号2单元502室，330106199908140021",
    "complainant.id_number": "不写",
    "third_parties.about": "没担保，没问过",
    "dealings.stop": "没有",
    "dealings.signed": "没有",
    "harm": "没有",
    "declarations.before": "没有",
    "contracts.order": "QT2026030200123，3月2号下单，某品牌手机 256GB，899元一个月，12期",
    "respondents.roles": "1",
    "respondents.who": "某某租，公司全称不知道",
    "incidents.period": "没有",
    "paste.lines": "没有",
    "incidents": "1",
    "incidents.at": "昨晚十一点",
    "incidents.channel": "电话",
    "incidents.to": "母亲",
    "incidents.count": "二十多次",
    "incidents.from_number": "16700002001",
    "cards.kinds": "说狠话 已经找了别人",
    "cards.harsh": "1",
    "cards.others": "1",
    "acts.threat.told": "1，有录音",
    "acts.debt_disclosed.told": "1",
    "incidents.known_by": "1",
    "incidents.words": "“再不还钱就找你单位”",
    "story.account": "第一行\n第二行",
}
COMPLAINT = {
    **POLICE,
    "wants.wishes": "6",
    "practices": "没有这些",
    "route.dispute_first": "1",
    "respondents.who": "某某租，青桐橘租信息服务有限公司，地址广东省深圳市南山区某某大厦1201",
    "contracts.paid": "付了5期，最后一次7月2日",
    "device.where": "在我手里",
    "incidents": "一次写几行",
    "paste.channel": "1",
    "paste.lines": "8月10日 9:03 16700002001 “再不还就找你单位”\n8月11日 又打来，说要上门",
    "paste.right": "对",
}
NO_DAY = {
    "contracts.order": "QT2026030200123，某品牌手机 256GB，899元一个月，12期",
    "contracts.signed_on": "不清楚",
    "contracts.paid": "没有",
}
OFFER = {
    **COMPLAINT,
    "wants.wishes": "4",
    "means": "2026年6月手术，休病假，到手3000，房租吃饭2400",
    "owed.periods": "1",
    "owed.way": "都不合适",
    "plan.own": "1月31日起分3期",
    "owed.coming": "照付",
}
REPORT = {
    **COMPLAINT,
    "practices": "2 3",
    "practices.told": "合同写“逾期七日视为买断”",
    "contracts.prices": "没有",
    "contracts.terms.auto_buyout_days": "7",
    "contracts.terms.overdue_rule": "不清楚",
    "contracts.terms.contacts_permission": "不给通讯录不能下单",
}


MOST_ASKED = 200  # questions; where what is answered is not written down, the same is asked for ever


def begun(text: str = "") -> InterviewState:
    return InterviewState(text or blank(), TODAY, LETTERS)


def give(state: InterviewState, answers: dict[str, str]) -> tuple[InterviewState, list[str]]:
    """The state when every question has had its answer, and the keys that were asked."""
    asked: list[str] = []
    while (now := next_question(state)) is not None:
        key = generic(now.key)
        text = answers[key]
        reply = answer(state, now, text)
        assert not reply.problem, (now.key, reply.problem)
        asked.append(now.key)
        assert len(asked) <= MOST_ASKED, asked[-3:]
        state = reply.state
    return state, asked
