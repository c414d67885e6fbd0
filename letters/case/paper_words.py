"""The words for a paper that came: what it looks like, how it came, where one asked about it, what was answered."""

from __future__ import annotations

from letters.case.labelled import Labelled


class PaperKind(Labelled):
    """What a paper looks like. Nobody says with it that it is what it looks like."""

    SUMMONS = "summons", "传票、开庭通知"
    CLAIM = "claim", "起诉状副本、应诉通知"
    PAYMENT_ORDER = "payment_order", "支付令"
    PRESERVATION = "preservation", "财产保全裁定、冻结通知"
    ARBITRATION = "arbitration", "仲裁通知、仲裁申请书副本"
    AWARD = "award", "仲裁裁决书、仲裁调解书"
    JUDGMENT = "judgment", "判决书"
    RULING = "ruling", "裁定书"
    SETTLEMENT = "settlement", "法院的调解书、调解笔录"
    APPEAL = "appeal", "对方的上诉状副本"
    ENFORCEMENT = "enforcement", "执行通知书、限制消费令、失信决定书"
    NOTARISED = "notarised", "公证书、执行证书"
    MEDIATION = "mediation", "调解邀请"
    LAWYER = "lawyer", "律师函"
    ASSIGNMENT = "assignment", "债权转让通知"
    WAGES = "wages", "要求扣工资的通知"
    CREDIT = "credit", "征信报告里的逾期记录"


class Served(Labelled):
    """How a paper came. The first six are service as court procedure knows it, once a court did it."""

    COURIER = "courier", "法院专递，本人签收"
    FAMILY = "family", "同住的成年家人签收"
    IN_HAND = "in_hand", "当面交给本人"
    LEFT = "left", "本人不收，留在住处"
    ELECTRONIC = "electronic", "电子送达（法院平台、邮箱、短信里的送达链接）"
    PUBLIC_NOTICE = "public_notice", "公告"
    RETURNED = "returned", "没有签收，退回了"
    PICTURE = "picture", "短信、微信里的图片或者照片"
    POST = "post", "普通信件、快递"
    POSTED = "posted", "贴在门上或者塞进门缝"
    TOLD = "told", "电话里说的，没有见到纸"
    FOUND = "found", "自己查到的"
    OTHER = "other", "别的方式"


class Procedure(Labelled):
    """The procedure of a civil suit, as the court's notice names it."""

    ORDINARY = "ordinary", "普通程序"
    SUMMARY = "summary", "简易程序"
    SMALL = "small", "小额诉讼"


class AskedWhere(Labelled):
    """Where somebody asked whether a paper is theirs."""

    HOTLINE = "hotline", "12368 诉讼服务热线"
    SWITCHBOARD = "switchboard", "自己查到的法院或机构座机"
    COURT_APP = "court_app", "人民法院在线服务“我的案件”"
    DESK = "desk", "到诉讼服务中心或机构窗口"
    ENFORCEMENT_SITE = "enforcement_site", "中国执行信息公开网"
    ROSTER = "roster", "司法行政机关公布的名册"
    BANK = "bank", "冻结账户的银行"
    CREDIT_CENTRE = "credit_centre", "征信中心或者报送的机构"
    OTHER = "other", "别的地方"


class Answered(Labelled):
    """What was answered there."""

    THEIRS = "theirs", "查到了，和纸上写的对得上"
    NOT_THEIRS = "not_theirs", "答复说不是他们发的"
    NOT_FOUND = "not_found", "没有查到"
    UNCLEAR = "unclear", "没有问出结果"
