"""The closed vocabularies of the case file: an English word in the file, a Chinese label for the reader.

Where the label is what a contract of some kind is called by, the kind has the word.
"""

from __future__ import annotations

from letters.case.contracts import word
from letters.case.labelled import Labelled


class Standing(Labelled):
    """What the person who writes is to the contract that the contacts are about."""

    LESSEE = "lessee", word("lessee")
    GUARANTOR = "guarantor", "担保人（签过担保，或者被写成担保人）"
    CONTACT = "contact", "只是被联系的人（亲属、同事、朋友），自己没有办理，也没有担保"
    STRANGER = "stranger", "号码被打错的人：不认识对方要找的人"


class Consent(Labelled):
    """To whom somebody agrees to be named, with their number."""

    NOBODY = "nobody", "不同意写出来"
    POLICE_AND_COURT = "police_and_court", "只同意写给公安、检察院、法院和法律援助机构"
    ALL = "all", "同意写给所有收件人（号码仍只写给公安、检察院、法院和法律援助机构）"


class Channel(Labelled):
    """How a contact came."""

    CALL = "call", "电话"
    SMS = "sms", "短信"
    SOCIAL = "social", "社交网络"
    VISIT = "visit", "上门"
    OTHER = "other", "其他"


class Act(Labelled):
    """What was done in a contact; several may stand on one incident."""

    REMINDER = "reminder", "正常提醒"
    THREAT = "threat", "威胁人身安全"
    INSULT = "insult", "侮辱"
    DEFAMATION = "defamation", "捏造事实贬损"
    OBSCENE = "obscene", "淫秽内容"
    DEBT_DISCLOSED = "debt_disclosed", "向他人透露债务"
    THREATENS_DISCLOSURE = "threatens_disclosure", "扬言向他人透露"
    IMAGE_ABUSE = "image_abuse", "篡改本人照片"
    IMPERSONATES_OFFICIAL = "impersonates_official", "自称国家机关人员或律师"
    FAKE_DOCUMENT = "fake_document", "出示来源可疑的文书"
    THREATENS_FALSE_REPORT = "threatens_false_report", "以报案、立案相逼"
    THREATENS_COURT = "threatens_court", "以起诉、失信、征信、扣工资相逼"
    INTRUSION = "intrusion", "进入住宅"
    REFUSES_TO_LEAVE = "refuses_to_leave", "要求离开而不离开"
    STALKING = "stalking", "跟踪、守候"
    SMS_BOMBING = "sms_bombing", "集中大量短信"
    PRANK_ORDERS = "prank_orders", "冒名下单"
    WORKPLACE = "workplace", "联系工作单位"
    SCHOOL = "school", "联系学校"
    PERSONAL_DATA_LEAKED = "personal_data_leaked", "公开个人信息"
    DEMANDS_PRIVATE_PAYMENT = "demands_private_payment", "要求付款至个人账户"
    PROPERTY_DAMAGE = "property_damage", "损坏财物"
    DETENTION = "detention", "限制人身自由"
    VIOLENCE = "violence", "动手殴打"


class Direction(Labelled):
    """Who contacted whom."""

    IN = "in", "对方联系"
    OUT = "out", "本人联系对方"


class ByBasis(Labelled):
    """On what ground the user says who was behind a contact."""

    CONFIRMED = "confirmed", "已核实"
    SELF_STATED = "self_stated", "对方自称"
    INFERRED = "inferred", "本人推断"
    UNKNOWN = "unknown", "身份不明"


class KnownBy(Labelled):
    """How the user knows what is told."""

    SELF = "self", "本人亲历"
    TOLD = "told", "他人转述"
    DOCUMENT = "document", "材料记载"


class Stop(Labelled):
    """What the other side was asked to stop."""

    EVERYTHING = "everything", "一切联系"
    CONTACTING_OTHERS = "contacting_others", "联系他人"
    POSTING = "posting", "发布、转发到群里或者网上"
    AT_NIGHT = "at_night", "夜间联系"


class Rank(Labelled):
    """How strong the source of an incident's record is, strongest first."""

    CARRIER = "carrier", "运营商详单"
    EXPORT = "export", "手机导出记录"
    SCREENSHOT = "screenshot", "截图"
    MEMORY = "memory", "本人记忆"


class Overlap(Labelled):
    """What is counted where an estimate and a log tell of the same days."""

    LOG = "log", "以逐条记录为准"
    ESTIMATE = "estimate", "以估计或者合计为准"
    BOTH = "both", "不是同一批联系，都计入"


class Role(Labelled):
    """What a respondent is in the story."""

    PLATFORM = "platform", word("platform")
    LESSOR = "lessor", word("lessor")
    SHOP = "shop", "门店"
    COLLECTOR = "collector", "催收方"
    PERSON = "person", "个人"
    UNKNOWN = "unknown", "身份不明"

    @property
    def plain(self) -> str:
        """The label where nothing is known of a contract."""
        return {Role.PLATFORM: "平台", Role.LESSOR: "经营者"}.get(self, self.label)


class AgentKind(Labelled):
    """Why someone may act for the complainant."""

    STATUTORY = "statutory", "法定代理人"
    AUTHORISED = "authorised", "委托代理人"


class PracticeKind(Labelled):
    """What the business did apart from collecting."""

    MISLEADING = "misleading", "宣传或说明与实际不符"
    UNFAIR_TERM = "unfair_term", "格式条款不公平"
    FORCED_PERMISSION = "forced_permission", "强制索取通讯录等权限"
    DEPOSIT = "deposit", "押金未退或退还条件不合理"
    NO_LICENCE = "no_licence", "未公示营业执照信息"
    REMOTE_LOCK = "remote_lock", "远程锁机"
    NO_DISCLOSURE = "no_disclosure", "拒绝提供合同、账单或委托信息"
    PRICE = "price", "价格、费用未明示"
    BUNDLING = "bundling", "搭售保险、会员等服务"
    UNAUTHORISED_CHARGE = "unauthorised_charge", "未经同意扣款"
    LATE_RATE = "late_rate", "逾期费用标准过高"
    AUTO_RENEWAL = "auto_renewal", "自动续期或者自动转为购买"
    FALSE_CONDITION = "false_condition", "设备与说明不符"


class EvidenceKind(Labelled):
    """The kinds of evidence that procedure law knows, as the list of evidence names them."""

    DOCUMENT = "document", "书证"
    OBJECT = "object", "物证"
    RECORDING = "recording", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    TESTIMONY = "testimony", "证人证言"
    STATEMENT = "statement", "当事人陈述"
    EXPERT = "expert", "鉴定意见"
    INSPECTION = "inspection", "勘验笔录"


class OptionKind(Labelled):
    """What an offer asks for."""

    DEFERRAL = "deferral", "延期"
    INSTALMENTS = "instalments", "分期"
    SETTLEMENT = "settlement", "一次结清"
    RETURN = "return", word("return")


class DisputeDoor(Labelled):
    """Which body gets the consumer dispute; one at a time."""

    CONSUMER_ASSOCIATION = "consumer-association", "消费者协会（消保委）"
    MARKET_REGULATOR = "market-regulator", "市场监督管理局"


class ReplyOutcome(Labelled):
    """What came back after a filing."""

    ACCEPTED = "accepted", "受理或立案"
    REFUSED = "refused", "不予受理、不予立案或拒绝"
    NOT_FILED = "not_filed", "刑事不予立案通知"
    SUPPLEMENT = "supplement", "要求补正材料"
    REFERRED = "referred", "移送或转办"
    MEDIATED = "mediated", "达成调解"
    FAILED = "failed", "调解不成或终止"
    DECIDED = "decided", "作出处理决定"
    UPHELD = "upheld", "复议或复核维持原决定"
    ANSWERED = "answered", "其他答复"
    SILENT = "silent", "到期没有答复"
    AGREED = "agreed", "对方同意"
    COUNTERED = "countered", "对方另提方案"
    BROKEN = "broken", "对方违反约定"
    MISSED = "missed", "本人未能按约付款"


# What nobody answered: the person's own record that nothing came, or that something was not kept.
OWN_WORD = frozenset({ReplyOutcome.SILENT, ReplyOutcome.BROKEN, ReplyOutcome.MISSED})


class RefusalGround(Labelled):
    """On what ground a body did not take a matter; the rules on refusing stand in the law data."""

    NOT_COMPETENT = "not_competent", "不属于本机关职责或管辖"
    ELSEWHERE = "elsewhere", "同一争议其他机关已经受理或者处理过"
    NOT_CONSUMER = "not_consumer", "不是为生活消费"
    TOO_LATE = "too_late", "超过时限"
    INCOMPLETE = "incomplete", "材料或者身份信息不齐"
    CIVIL = "civil", "认为是民事纠纷"
    OTHER = "other", "其他理由"


class Aid(Labelled):
    """What a legal-aid centre is asked for."""

    ADVICE = "advice", "法律咨询"
    DRAFTING = "drafting", "代拟法律文书"
    REPRESENTATION = "representation", "指派律师代理"


# Acts that speak for themselves only towards others than the person: used where a letter says what third
# parties were told.
TOLD_TO_OTHERS = frozenset({Act.DEBT_DISCLOSED, Act.INSULT, Act.DEFAMATION, Act.THREATENS_FALSE_REPORT})
