"""What was sent, what came back, and which of it answers what: the record that deadlines and follow-ups rest on."""

from __future__ import annotations

from pydantic import Field

from letters.case.contracts import word
from letters.case.fields import Day, Key, Money, OptionalText, Sha256, Table, Text
from letters.case.vocabulary import OWN_WORD, RefusalGround, ReplyOutcome
from letters.case.wishes import Instalment, Option


class CounterOffer(Table):
    """What the other side proposes instead: a sum, and the payments where they were named."""

    total: Money = Field(title="对方提出的总额（元）", examples=["2400.00"])
    payments: tuple[Instalment, ...] = Field((), title="逐期付款")
    settles: bool | None = Field(None, title="付清以后其余款项是否免除")
    accepted_on: Day | None = Field(None, title="本人接受的日期", description="没有接受不填")


class Reply(Table):
    """What came back, or that nothing came."""

    on: Day = Field(title="收到日期", description="没有答复的，写确认没有答复的那一天")
    outcome: ReplyOutcome = Field(title="结果")
    dated: Day | None = Field(None, title="落款日期", description="答复上写的日期；没有写或者口头答复不填")
    by: OptionalText = Field(None, title="谁答复的", description="经办人、客服的称呼或者工号", examples=["客服李女士"])
    said: bool | None = Field(None, title="是不是口头答复", description="书面的写 false，文书才把原文放进引号")
    words: OptionalText = Field(None, title="答复原文", description="书面答复照抄；口头答复只写听到的原话")
    account: OptionalText = Field(None, title="答复的大意", description="用自己的话说；不是原话的写在这里")
    reference: OptionalText = Field(None, title="答复文号或案号", examples=["某市监投告〔2026〕12号"])
    ground: RefusalGround | None = Field(None, title="不予受理的理由类别")
    referred_to: OptionalText = Field(None, title="移送或转办到哪里", examples=["某某市公安局某某分局"])
    asks_for: tuple[Text, ...] = Field((), title="要求补交的材料", examples=[[word("example_document")]])
    due: Day | None = Field(None, title="答复写明的期限", description="例如补正材料的最后一天；没有写明不填")
    told_rights: bool | None = Field(
        None, title="有没有告知救济权利", description="答复里写了可以复议或者起诉、向谁、几日内的写 true；不清楚不填"
    )
    counter: CounterOffer | None = Field(None, title="对方另提的方案")
    evidence: tuple[Key, ...] = Field((), title="证据编号")


class SentFile(Table):
    """A copy of what was sent, kept beside the case as it left the house."""

    path: Text = Field(title="文件", examples=["sent/2026-11-23-complaint-police.docx"])
    size: int = Field(ge=0, title="字节数")
    sha256: Sha256 = Field(title="SHA-256 校验值")


class Postponed(Table):
    """A deadline that the person sets otherwise than the tool computed it, with the reason."""

    deadline: Text = Field(title="期限编号", examples=["accept-complaint"])
    due: Day = Field(title="实际截止日期", examples=["2026-10-20"])
    reason: Text = Field(title="理由", examples=["受理通知书写明2026年10月20日前答复"])


class Filing(Table):
    """What was sent."""

    id: Key | None = Field(None, title="编号", description="以后的文书引用它时才需要", examples=["F1"])
    letter: Text = Field(title="文书编号", examples=["complaint/police"])
    to: Text = Field(title="收件机关", examples=["某某派出所"])
    on: Day = Field(title="寄出或递交日期")
    received_on: Day | None = Field(None, title="对方签收日期", description="期限从签收的次日起算；当面递交就是当天")
    reference: OptionalText = Field(None, title="受理编号或快递单号")
    by: OptionalText = Field(None, title="方式", examples=["EMS"])
    evidence: tuple[Key, ...] = Field((), title="递交、签收凭证的证据编号")
    contract: Key | None = Field(
        None, title="哪份合同", description="有几份合同时，写这份文书说的合同；报案、法律援助等不分合同的不用写"
    )
    about: Key | None = Field(None, title="接着哪一份", description="催办、复议等写上一份的编号")
    paper: Key | None = Field(None, title="答哪一张收到的文书", description="异议书、核实函等写收到的文书的编号")
    option: Option | None = Field(
        None, title="寄出时的付款方案", description="协商、重新协商和协议才有；以后改了方案，这里不变"
    )
    sent: tuple[SentFile, ...] = Field((), title="寄出的原件")
    replies: tuple[Reply, ...] = Field((), title="答复")
    deadlines: tuple[Postponed, ...] = Field((), title="另定的期限")

    @property
    def answer(self) -> Reply | None:
        """The latest that somebody answered: a silence, and what the person reports themselves, is no answer."""
        return next((reply for reply in reversed(self.replies) if reply.outcome not in OWN_WORD), None)

    @property
    def last(self) -> Reply | None:
        """The latest entry, be it an answer or the person's own report; None where there is none."""
        return self.replies[-1] if self.replies else None

    @property
    def counters(self) -> tuple[CounterOffer, ...]:
        """What the other side proposed instead, in order."""
        return tuple(reply.counter for reply in self.replies if reply.counter)

    @property
    def accepted(self) -> CounterOffer | None:
        """The counter-offer that the person accepted, the latest of several; None where they accepted none."""
        taken = [(each.accepted_on, each) for each in self.counters if each.accepted_on]
        return max(taken, key=lambda pair: pair[0])[1] if taken else None
