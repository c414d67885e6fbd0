"""What happened: contacts, practices of the business, talks, evidence, harm."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from letters.case.contracts import word
from letters.case.estimates import days_of, implied
from letters.case.fields import Count, Day, Days, Key, Money, OptionalText, Sha256, Table, Text, When
from letters.case.incident_answers import SELF, IncidentAnswers, received
from letters.case.vocabulary import (
    Act,
    ByBasis,
    Channel,
    Direction,
    EvidenceKind,
    KnownBy,
    Overlap,
    PracticeKind,
    Rank,
    Stop,
)


class Incident(IncidentAnswers, Table):
    """One contact, or several alike that the record does not part (`count`)."""

    id: Key = Field(title="编号", examples=["I001"])
    at: When = Field(
        title="时间",
        description="知道到哪一步写到哪一步：2026-08-10 09:03，或 2026-08-10，或 2026-08",
        examples=["2026-08-10 09:03"],
    )
    until: When | None = Field(None, title="截止时间", description="一段时间内的多次联系填写")
    place: OptionalText = Field(None, title="地点", examples=["本人住处门口"])
    channel: Channel = Field(title="方式", examples=["call"])
    channel_name: OptionalText = Field(None, title="具体渠道", examples=["微信群", "外卖平台"])
    direction: Direction = Field(Direction.IN, title="方向")
    acts: tuple[Act, ...] = Field(
        (), title="行为", description="未接来电不用填；只是正常提醒写 reminder", examples=[["threat"]]
    )
    count: Count = Field(1, title="次数", description="写了每天几次的不写，由每天几次和天数算出")
    estimated: bool = Field(False, title="次数是否估计", description="凭记忆估的写 true，文书会写明是估计")
    per_day: Count | None = Field(None, title="每天大约几次", description="全天一共几次；文书照这样写，并写明是估计")
    per_night: Count | None = Field(None, title="其中夜里大约几次", description="每天晚上10点到早上8点之间的几次")
    days: Days | None = Field(None, title="这样的有几天", description="从开始到截止天天都有的不写")
    days_exact: bool | None = Field(
        None, title="天数是否准确", description="记得清的写 true；不写或者写 false 的，文书写“约”"
    )
    overlap: Overlap | None = Field(
        None,
        title="与别的记录重叠时以哪个为准",
        description="同一段日子又有通话记录或者另一条估计时选；不选的，文书只按逐条记录或者最多的估计写“至少”",
        examples=["log"],
    )
    from_number: OptionalText = Field(None, title="对方号码", description="照屏幕显示填写；隐藏号码写“未知号码”")
    from_name: OptionalText = Field(None, title="对方显示名或自称", examples=["微信昵称“法诉-陈经理”"])
    by: Key | None = Field(None, title="是谁", description="被投诉人的编号；不知道不填")
    contract: Key | None = Field(None, title="哪份合同", description="有几份合同、知道为哪一份催的才填")
    by_basis: ByBasis = Field(ByBasis.UNKNOWN, title="凭什么认定是谁")
    to: tuple[Key, ...] = Field(
        (SELF,),
        min_length=1,
        title="联系了谁",
        description="self 是本人；其他人写第三人的编号；发在谁都看得到的地方写 public",
    )
    answered: bool | None = Field(None, title="是否接通")
    duration: int | None = Field(None, ge=0, le=86_400, title="时长（秒）")
    words: OptionalText = Field(None, title="对方原话", description="一字不差的原文；记不清原话就写到“经过”里")
    account: OptionalText = Field(None, title="经过", description="用自己的话说发生了什么")
    known_by: KnownBy | None = Field(
        None,
        title="怎么知道的",
        description="本人亲历写 self，别人告诉的写 told，材料上看到的写 document；没有写就是不知道",
    )
    audience: int | None = Field(None, ge=1, le=1_000_000, title="看到的人数", description="群聊填群成员数")
    link: OptionalText = Field(None, title="链接", description="发在网上的，写那一条的网址")
    visitors: Count | None = Field(None, title="来了几个人")
    looks: OptionalText = Field(None, title="来人的样子", examples=["一人穿黑色羽绒服，一人戴灰色帽子"])
    car: OptionalText = Field(None, title="来人的车辆", examples=["白色轿车，号牌末两位37"])
    seen_by: OptionalText = Field(None, title="谁看到了", examples=["对门邻居"])
    camera: OptionalText = Field(None, title="附近的监控", examples=["单元门口有摄像头"])
    work_stopped: bool | None = Field(
        None, title="工作、上课是否因此停下", description="有人到单位、学校，使工作、营业、上课不能正常进行的，写 true"
    )
    in_home: bool | None = Field(
        None, title="是不是在住宅里", description="来人进了住处，要求离开而不离开的，写 true；只在门外的写 false"
    )
    pursued: bool | None = Field(
        None, title="有没有追赶、拦路", description="跟踪时追赶本人或者拦住去路的，写 true；只是跟着、守候的写 false"
    )
    warned_by_authority: bool | None = Field(
        None,
        title="是不是被制止以后又做的",
        description="公安等部门已经批评、制止或者处罚过对方，这一次在那以后的，写 true",
    )
    present: OptionalText = Field(
        None, title="在场情况", description="在场的人、车辆、来人外貌", examples=["邻居1人在场；白色轿车"]
    )
    payee: OptionalText = Field(
        None,
        title="收款账户",
        description="对方让付到哪个账户：户名、尾号",
        examples=["户名“刘*”，尾号8821的个人银行卡"],
    )
    evidence: tuple[Key, ...] = Field((), title="证据编号")
    reported_on: Day | None = Field(None, title="当时的报警日期", description="这一次当时就报过警的填写")
    source: OptionalText = Field(None, title="记录来源", examples=["手机通话记录"])
    rank: Rank | None = Field(None, title="记录来源的等级")
    log: Key | None = Field(
        None, title="谁的手机上的记录", description="self 是本人的；家人手机里的写那个人的编号，联系的就是那个人"
    )

    @model_validator(mode="before")
    @classmethod
    def _with_what_follows(cls, row: Any) -> Any:
        return received(implied(row))

    @property
    def daily(self) -> int | None:
        """How many a day an estimate says, by night alone where it speaks of nights; None for any other record."""
        return self.per_day or self.per_night

    @property
    def is_open(self) -> bool:
        """Whether an estimate does not tell on how many days it was, so that its count stands for one."""
        return self.daily is not None and days_of(self.at, self.until, self.days) is None

    @property
    def log_of(self) -> str | None:
        """The third party from whose phone the record comes; None for the person's own, or where nobody says."""
        return None if self.log == SELF else self.log

    @property
    def says_something(self) -> bool:
        """Whether the record holds anything of what happened: words that were said, or the person's account."""
        return bool(self.words or self.account)


class Practice(Table):
    """What the business did wrong apart from collecting."""

    kind: PracticeKind = Field(title="问题类型", examples=["unfair_term"])
    on: When | None = Field(None, title="时间")
    by: Key | None = Field(None, title="哪个被投诉人")
    contract: Key | None = Field(None, title="哪份合同", description="有几份合同时，写合同的编号")
    words: OptionalText = Field(None, title="条款或宣传原文")
    account: OptionalText = Field(None, title="经过")
    evidence: tuple[Key, ...] = Field((), title="证据编号")


class Dealing(Table):
    """A talk with the other side."""

    on: When = Field(title="时间")
    how: Text = Field(title="方式", examples=["App 在线客服"])
    by: Key | None = Field(None, title="对方是哪个被投诉人")
    contract: Key | None = Field(None, title="哪份合同", description="有几份合同时，写合同的编号")
    asked: OptionalText = Field(None, title="本人提出了什么", examples=["要求停止联系家人"])
    answered: OptionalText = Field(None, title="对方怎么答复", examples=["未答复"])
    objection: bool = Field(
        False,
        title="是否明确要求停止",
        description="从这时起要求对方停止骚扰或只联系本人，写 true；此后的联系单独计数",
    )
    asked_to_stop: tuple[Stop, ...] = Field(
        (),
        title="要求停止的是什么",
        description="此后只有要求停止的那些联系才算在“要求停止后”里；只联系本人的写 contacting_others，"
        "只提到其中几个人、说不准的不写：文书只写提出了什么、此后各联系了几次",
        examples=[["contacting_others"]],
    )
    signed_under_pressure: bool = Field(
        False, title="是不是被逼着签了字", description="被威胁、围堵、扣留时签的承诺、协议、按的手印、拍的视频，写 true"
    )
    evidence: tuple[Key, ...] = Field((), title="证据编号")


class EvidenceFile(Table):
    """One file of a piece of evidence; `path` is relative to the case file."""

    path: Text = Field(title="文件", examples=["evidence/sms.png"])
    size: int | None = Field(None, ge=0, title="字节数")
    sha256: Sha256 | None = Field(None, title="SHA-256 校验值")


class Evidence(Table):
    """One piece of evidence as the list names it."""

    id: Key = Field(title="编号", examples=["E01"])
    title: OptionalText = Field(
        None, title="名称", description="收下以后还没有说明的没有名称", examples=[word("example_evidence")]
    )
    kind: EvidenceKind = Field(title="种类", examples=["document"])
    source: OptionalText = Field(None, title="来源", examples=["App 下载"])
    made_on: When | None = Field(None, title="形成时间")
    proves: OptionalText = Field(
        None,
        title="证明目的",
        description="还没有说明的没有；没有名称、没有证明目的的，不列进文书",
        examples=[word("example_proof")],
    )
    files: tuple[EvidenceFile, ...] = Field((), title="文件")
    pages: int | None = Field(None, ge=1, le=100_000, title="页数")
    form: OptionalText = Field(None, title="原件情况", examples=["截图打印"])
    carrier: OptionalText = Field(None, title="原始载体", examples=["本人手机"])
    holder: OptionalText = Field(None, title="持有人", examples=["本人"])
    contract: Key | None = Field(
        None, title="哪份合同", description="有几份合同时填写，例如合同本身；别的合同的文书不列这份证据"
    )
    about: tuple[Key, ...] = Field((), title="涉及的第三人", description="姓名出现在名称、来源里的第三人编号")

    @property
    def is_labelled(self) -> bool:
        """Whether somebody said what it is and what it proves; until then the case only keeps its files."""
        return self.title is not None and self.proves is not None

    @property
    def name(self) -> str:
        """Its title; what has none yet is called by its id."""
        return self.title or self.id


class Harm(Table):
    """What it caused."""

    what: Text = Field(title="后果", examples=["被调离岗位一周"])
    on: Day | None = Field(None, title="时间")
    amount: Money | None = Field(None, title="金额（元）", description="有票据的才填写")
    mental: bool | None = Field(
        None, title="是否造成严重精神损害", description="有就医、诊断等材料才写 true；不写就不请求精神损害赔偿"
    )
    evidence: tuple[Key, ...] = Field((), title="证据编号")
