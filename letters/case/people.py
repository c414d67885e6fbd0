"""Who: the person, who acts for them, who is complained of, and those who were drawn in."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from letters.case.contracts import word
from letters.case.fields import UNKNOWN, Day, Email, IdNumber, Key, OptionalText, Phone, Table, Text, Uscc
from letters.case.relations import form_word
from letters.case.vocabulary import AgentKind, Consent, Role, Standing
from letters.kit.phone_numbers import number_key

UNTOLD = frozenset({UNKNOWN, "未知", "不知道"})
SAYS_WHAT = ("App", "APP", "app", "程序", "公众号", "网", "平台", "店", "商城")
"""How the name of an App or a shop may end that says what it is, so that App is not said once more."""
SEVERAL = ("群", "们", "家人", "成员", "家长", "父母", "和", "等", "、")
YOUNG = ("孩", "儿子", "女儿", "弟", "妹", "侄", "甥", "孙", "同学", "学生")
GROWN = ("媳", "夫", "婿", "父", "母", "妈", "爸", "老师")  # 弟媳, 妹夫, 同学的母亲
"""Words in what somebody is called to the person."""


class OwnNumber(Table):
    """A telephone number of the person's own, and from when to when it was theirs."""

    number: Phone = Field(title="号码", examples=["19900000011"])
    since: Day | None = Field(None, title="从哪天开始用", examples=["2025-09-16"])
    until: Day | None = Field(None, title="用到哪天", description="现在不用了的号码填写", examples=["2026-09-30"])


class Complainant(Table):
    """The person who writes."""

    role: Standing | None = Field(
        None,
        title="您是什么人",
        description="没有办理也没有担保的人，文书里不写一个字的合同和欠款",
        examples=["lessee"],
    )
    looking_for: OptionalText = Field(
        None,
        title="他们要找的是谁",
        description="只是被联系、号码被打错的人填写：与您的关系，或者他们说的称呼",
        examples=["儿子"],
    )
    name: Text = Field(title="姓名", description="与身份证一致", examples=["林若溪"])
    phone: Phone = Field(title="联系电话", description="办事机关回电用，请写打得通的号码", examples=["19900000011"])
    phones: tuple[OwnNumber, ...] = Field(
        (),
        title="本人的其他号码",
        description="第二张卡、换下来的号码；要写明联系电话从哪天开始用的，也写在这里",
    )
    address: Text = Field(
        title="通讯地址",
        description="省、市、区县写全；机关按它寄送答复",
        examples=["浙江省杭州市西湖区某某路3号2单元502室"],
    )
    id_number: IdNumber | None = Field(
        None,
        title="身份证号码",
        description="18 位；只写进要求提供的文书，其余遮蔽",
        examples=["330106199908140005"],
    )
    birth_date: Day | None = Field(None, title="出生日期", examples=["1999-08-14"])
    own_wages: bool | None = Field(
        None,
        title="签约时是否主要靠自己的工资生活",
        description="签约时满十六周岁、不满十八周岁的才填写：这时靠自己劳动收入生活的，法律按成年人看待",
    )
    gender: OptionalText = Field(None, title="性别", examples=["女"])
    email: Email | None = Field(None, title="电子邮箱", examples=["someone@example.cn"])
    reply_address: OptionalText = Field(
        None,
        title="给平台的回复地址",
        description="不想让平台知道住址时填写；可写代收点",
        examples=["某某快递驿站代收"],
    )
    occupation: OptionalText = Field(None, title="职业", examples=["商场导购"])
    workplace: OptionalText = Field(None, title="工作单位", examples=["某某商场"])
    ethnicity: OptionalText = Field(None, title="民族", description="只写进起诉状", examples=["汉族"])

    @property
    def is_outsider(self) -> bool:
        """Whether they say that they have nothing to do with the contract: only contacted, or a wrong number."""
        return self.role in (Standing.CONTACT, Standing.STRANGER)

    @property
    def own_numbers(self) -> tuple[OwnNumber, ...]:
        """Every number of theirs, the one to be called back on first, each once."""
        first = next((own for own in self.phones if _same(own.number, self.phone)), OwnNumber(number=self.phone))
        return (first, *(own for own in self.phones if not _same(own.number, self.phone)))

    @property
    def birthday(self) -> date | None:
        """The date of birth as given, else as the ID number carries it."""
        digits = (self.id_number or "")[6:14]
        if self.birth_date is None and digits.isdigit():  # a masked number holds none
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return self.birth_date


def _same(one: str, other: str) -> bool:
    return number_key(one) == number_key(other)


class Agent(Table):
    """Who acts for the complainant: a minor's parent or someone authorised."""

    kind: AgentKind = Field(title="代理类型", examples=["statutory"])
    name: Text = Field(title="代理人姓名", examples=["孙玉兰"])
    relation: Text = Field(title="与本人的关系", examples=["母亲"])
    phone: Phone = Field(title="代理人电话", examples=["19900000032"])
    address: OptionalText = Field(None, title="代理人地址")
    id_number: IdNumber | None = Field(None, title="代理人身份证号码")
    proof: OptionalText = Field(None, title="代理关系证明", examples=["户口簿、出生医学证明"])
    matters: tuple[Text, ...] = Field(
        (), title="委托事项", description="写进授权委托书", examples=[["代为提交投诉材料", "代为参加调解"]]
    )

    @property
    def called(self) -> str:
        """What they are to the person, in a form's word: 母亲 for 我妈."""
        return form_word(self.relation, self.name)

    @property
    def is_statutory(self) -> bool:
        """Whether the law makes them act for the complainant, as a minor's parent."""
        return self.kind is AgentKind.STATUTORY

    @property
    def is_authorised(self) -> bool:
        """Whether the complainant authorised them."""
        return self.kind is AgentKind.AUTHORISED

    special_powers: tuple[Text, ...] = Field(
        (),
        title="特别授权",
        description="承认、放弃、变更请求，和解等，逐项写明；不写就是一般授权",
        examples=[["代为签署调解协议"]],
    )
    expires: Day | None = Field(None, title="委托期限到哪一天", description="不写就到委托事项办完为止")


class Respondent(Table):
    """A business or person the letters are about; unknown facts are left out or said to be 不详."""

    id: Key = Field(title="编号", examples=["platform"])
    roles: tuple[Role, ...] = Field(min_length=1, title="身份", examples=[["platform", "lessor"]])
    name: Text = Field(
        UNKNOWN, title="名称", description="营业执照上的全称；不知道写“不详”", examples=[word("example_business")]
    )
    brand: OptionalText = Field(None, title="App 或店铺名称", examples=[word("example_brand")])
    uscc: Uscc | None = Field(None, title="统一社会信用代码", examples=["91990000MA9X000021"])
    address: OptionalText = Field(None, title="住所地或经营地址", examples=["广东省深圳市南山区某某大厦1201"])
    phone: OptionalText = Field(None, title="电话")
    representative: OptionalText = Field(None, title="法定代表人", examples=["王某"])
    email: Email | None = Field(None, title="电子邮箱")
    payee: OptionalText = Field(
        None,
        title="收款户名",
        description="付款记录、扣款通知里写的收款方；不知道公司全称时尤其要写",
        examples=["某某科技"],
    )
    known_from: OptionalText = Field(
        None, title="信息来源", description="名称、地址从哪里知道的", examples=["App 内公示的营业执照"]
    )
    licensed: bool | None = Field(
        None, title="持牌情况", description="持牌融资租赁公司或放贷机构写 true；查过不是写 false；没查过不写"
    )
    on_platform: bool = Field(
        False, title="平台内商家", description="在别人的平台上开店出租的写 true；自己的网站或 App 不用写"
    )
    note: OptionalText = Field(
        None, title="备注", description="对身份的说明，会写进文书", examples=["来电自称受平台委托"]
    )

    @property
    def is_named(self) -> bool:
        """Whether a real name is known."""
        return self.name.strip() not in UNTOLD

    @property
    def called(self) -> str:
        """How it is written to: by its name, else as who runs the App or shop that is known; "" where neither is.

        The operator of an App can be found by who must, and answers to the App's own customer service.
        """
        if self.is_named:
            return self.name
        brand = (self.brand or "").strip()
        if not brand:
            return ""
        is_said = Role.PLATFORM not in self.roles or brand.endswith(SAYS_WHAT)
        return f"{brand}{'' if is_said else 'App'}的经营者"


class ThirdParty(Table):
    """A relative, colleague or group that was contacted: named only with consent."""

    id: Key = Field(title="编号", examples=["mother"])
    relation: Text = Field(title="与本人的关系", examples=["母亲"])
    name: OptionalText = Field(None, title="姓名", description="没有得到同意时不会写进文书")
    people: int | None = Field(None, ge=1, le=100_000, title="人数", description="同事 3 人就写 3；不知道几个人就不写")
    phone: OptionalText = Field(None, title="电话", description="只写给公安机关、法院和法律援助机构，而且要本人同意")
    is_guarantor: bool | None = Field(None, title="是否担保人", description="是写 true，不是写 false；不知道不写")
    given_by_complainant: bool | None = Field(
        None,
        title="是不是您告诉对方的",
        description="下单时或者以后把这个人的名字、号码告诉过对方的写 true，从来没有的写 false；记不清不写",
    )
    consents_to: Consent | None = Field(
        None,
        title="同意写给谁看",
        description="问过本人再写；没有问过不写，按不同意处理",
        examples=["police_and_court"],
    )

    adult: bool | None = Field(
        None,
        title="是否已满十八周岁",
        description="孩子、弟弟妹妹、同学等要请他们写情况说明的才填：满了写 true，没满写 false",
    )

    @property
    def called(self) -> str:
        """What they are to the person, in a form's word: 母亲 for 我妈."""
        return form_word(self.relation, self.name or "")

    @property
    def is_several(self) -> bool:
        """Whether several people stand behind it: a group, a front desk, parents of pupils."""
        return (self.people or 1) > 1 or any(word in self.called for word in SEVERAL)

    @property
    def may_be_young(self) -> bool:
        """Whether somebody called so may be under age, as far as nobody has said."""
        return any(word in self.called for word in YOUNG) and not any(word in self.called for word in GROWN)

    @property
    def agrees_to_all(self) -> bool:
        """Whether every reader may have their name."""
        return self.consents_to is Consent.ALL

    @property
    def agrees_to_officials(self) -> bool:
        """Whether the police, courts and legal aid may have their name and number."""
        return self.consents_to in (Consent.ALL, Consent.POLICE_AND_COURT)
