"""A paper that came: what it looks like, from whom, when and how, and what came of asking whether it is theirs."""

from __future__ import annotations

from pydantic import Field

from letters.case.fields import Day, Days, Key, Money, OptionalText, Table, Text, When
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


SERVICE = frozenset({Served.COURIER, Served.FAMILY, Served.IN_HAND, Served.LEFT, Served.RETURNED})
DECIDING = frozenset({Answered.THEIRS, Answered.NOT_THEIRS})


class Check(Table):
    """Somebody was asked whether the paper is theirs."""

    on: Day = Field(title="核实日期", examples=["2026-11-26"])
    where: AskedWhere = Field(title="问了哪里", examples=["hotline"])
    answer: Answered = Field(title="问到了什么")
    contact: OptionalText = Field(None, title="拨的号码或者查的网址", examples=["0755-12368"])
    said: OptionalText = Field(None, title="答复的大意", examples=["有这个案件，承办人姓王"])


class PaperItem(Table):
    """One item of what a paper demands."""

    name: Text = Field(title="项目", description="照文书写", examples=["违约金"])
    amount: Money | None = Field(None, title="金额（元）", examples=["600.00"])


class Met(Table):
    """What a paper asks for was done: no reminder any more."""

    term: Text = Field(title="期限编号", examples=["object-payment-order"])
    on: Day = Field(title="办好的日期", examples=["2026-11-26"])
    note: OptionalText = Field(None, title="怎么办的", examples=["EMS 寄给立案庭"])


class Received(Table):
    """A paper that came."""

    id: Key = Field(title="编号", examples=["R1"])
    kind: PaperKind = Field(title="看上去是什么", description="只说它看上去是什么，不用断定真假", examples=["summons"])
    sender: OptionalText = Field(
        None, title="署名是谁", description="照抄文书上的全称；没有署名不填", examples=["某某市某某区人民法院"]
    )
    served_on: Day | None = Field(
        None,
        title="哪天收到的",
        description="签收、家人代收、看到送达短信、退回的那一天；很多期限从次日起算，不知道就先查，不要猜",
        examples=["2026-11-23"],
    )
    how: Served | None = Field(None, title="怎么收到的", examples=["courier"])
    number: OptionalText = Field(
        None, title="案号或者文号", description="照抄；没有案号不填", examples=["（2026）某0101民督12号"]
    )
    dated: Day | None = Field(None, title="落款日期")
    by: Key | None = Field(None, title="是哪一家申请的、起诉的", description="被投诉人的编号；不知道不填")
    contract: Key | None = Field(None, title="哪份合同", description="有几份合同时，写合同的编号")
    procedure: Procedure | None = Field(None, title="适用什么程序", description="通知书上写了才填")
    hearing: When | None = Field(None, title="开庭时间", examples=["2026-12-10 09:30"])
    place: OptionalText = Field(None, title="开庭地点", examples=["第三法庭"])
    reply_days: Days | None = Field(
        None,
        title="文书写明几日内答复",
        description="自收到起几日内答辩、提出意见；写的是日期就填下一项",
        examples=[15],
    )
    due: Day | None = Field(None, title="文书写明的最后一天")
    claimed: Money | None = Field(None, title="文书写明的金额（元）", examples=["8999.00"])
    items: tuple[PaperItem, ...] = Field((), title="要求的各项")
    sent_from: OptionalText = Field(
        None, title="从哪个号码、账号发来", description="短信、微信、电话里的填写", examples=["16700000199"]
    )
    note: OptionalText = Field(None, title="别的情况", description="只给自己看，不写进文书")
    evidence: tuple[Key, ...] = Field((), title="照片或者复印件的证据编号")
    checks: tuple[Check, ...] = Field((), title="核实的记录")
    met: tuple[Met, ...] = Field((), title="已经办好的事")

    @property
    def decided_by(self) -> Check | None:
        """The latest check that gave an answer from who must know; None while there is none."""
        found = [each for each in self.checks if each.answer in DECIDING and each.where is not AskedWhere.OTHER]
        return sorted(found, key=lambda each: each.on)[-1] if found else None

    @property
    def is_unproven(self) -> bool:
        """Whether it came in no way that is service by itself, and nobody who must know said whose it is."""
        return self.how not in SERVICE and self.decided_by is None

    @property
    def is_disowned(self) -> bool:
        """Whether those in whose name it came said, the last time they were asked, that it is not theirs."""
        last = self.decided_by
        return last is not None and last.answer is Answered.NOT_THEIRS
