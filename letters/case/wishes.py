"""What the person wants: letters, demands, an offer, help; where to send; what was overruled."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from letters.case.contracts import word
from letters.case.fields import Day, Key, Money, OptionalText, Table, Text
from letters.case.relations import form_word
from letters.case.vocabulary import Aid, DisputeDoor, OptionKind


class Story(Table):
    """What the person wants, and their account in their own words."""

    letters: tuple[Text, ...] = Field(
        (),
        title="想要的文书",
        description="文书编号或其开头；不填则写出所有适合的",
        examples=[["complaint", "negotiation/deferral"]],
    )
    account: OptionalText = Field(None, title="用自己的话说", description="会写进“事实与理由”，请按时间顺序")


class Hardship(Table):
    """Why paying is hard."""

    reason: Text = Field(title="困难原因", examples=["2026年6月因病手术，休病假"])
    since: Day | None = Field(None, title="从什么时候开始")
    proof: tuple[Text, ...] = Field((), title="证明材料", examples=[["诊断证明书"]])
    evidence: tuple[Key, ...] = Field((), title="证据编号")


class BudgetItem(Table):
    """One line of income or expense, yuan a month."""

    item: Text = Field(title="项目", examples=["房租"])
    amount: Money = Field(title="每月金额（元）", examples=["1900.00"])


class Income(BudgetItem):
    """One line of income; where it is not the same every month, what the leanest month brings."""

    least: Money | None = Field(
        None, title="最少的月份（元）", description="收入每月不一样的填写；付得起付不起按这个数算", examples=["1500.00"]
    )


class Debt(Table):
    """Another debt."""

    creditor: Text = Field(title="向谁借的", examples=["亲友借款"])
    amount: Money = Field(title="余额（元）", examples=["30000.00"])
    monthly: Money | None = Field(None, title="每月要还（元）", description="没有写进每月支出的才填，不要重复计算")


class Member(Table):
    """Somebody who lives in the same household."""

    relation: Text = Field(title="与本人的关系", examples=["女儿"])
    age: int | None = Field(None, ge=0, le=130, title="年龄")
    income: Money | None = Field(None, title="每月收入（元）", description="没有收入写 0；不知道不填")
    note: OptionalText = Field(None, title="说明", examples=["在读大学"])

    @property
    def called(self) -> str:
        """What they are to the person, in a form's word: 母亲 for 我妈."""
        return form_word(self.relation)


class Asset(Table):
    """Something the household owns."""

    item: Text = Field(title="财产", examples=["银行存款"])
    amount: Money | None = Field(None, title="大约价值（元）")


class Budget(Table):
    """Income and expenses of a month, the household, and other debts; sums in yuan."""

    income_before: Money | None = Field(None, title="困难前的月收入（元）")
    income: tuple[Income, ...] = Field((), title="现在的月收入", description="没有收入的写 income = []")
    expenses: tuple[BudgetItem, ...] = Field((), title="每月支出")
    dependants: OptionalText = Field(None, title="需要抚养、赡养的人", examples=["女儿1人（大二），母亲1人（76岁）"])
    debts: tuple[Debt, ...] = Field((), title="其他债务")
    household: tuple[Member, ...] = Field((), title="共同生活的家庭成员", description="不含本人")
    assets: tuple[Asset, ...] = Field((), title="家庭财产")

    @property
    def total_income(self) -> Decimal:
        """Income now, yuan a month."""
        return sum((line.amount for line in self.income), Decimal("0.00"))

    @property
    def least_income(self) -> Decimal | None:
        """What the leanest month brings, yuan; None where nothing is said. `income = []` says that there is none."""
        if not self.income and "income" not in self.model_fields_set:
            return None
        lines = (line.amount if line.least is None else min(line.least, line.amount) for line in self.income)
        return sum(lines, Decimal("0.00"))

    @property
    def total_expenses(self) -> Decimal:
        """Expenses, yuan a month."""
        return sum((line.amount for line in self.expenses), Decimal("0.00"))

    @property
    def total_debt_service(self) -> Decimal:
        """What other debts take beside the expenses, yuan a month."""
        return sum((debt.monthly for debt in self.debts if debt.monthly is not None), Decimal("0.00"))

    @property
    def left(self) -> Decimal:
        """What a month leaves after expenses and other debts, in yuan; below zero where it does not reach."""
        return self.total_income - self.total_expenses - self.total_debt_service


class Instalment(Table):
    """One payment offered."""

    due: Day = Field(title="付款日期", examples=["2027-03-28"])
    amount: Money = Field(title="金额（元）", examples=["458.00"])


class Option(Table):
    """One way of paying. Its total is an offer, and admits nothing beyond what the person calls undisputed."""

    kind: OptionKind = Field(title="方案类型", examples=["deferral"])
    payments: tuple[Instalment, ...] = Field(min_length=1, title="逐期付款")
    why: OptionalText = Field(None, title="这个金额是怎么来的", description="和没有异议的金额不一样时写明理由")

    @property
    def is_settlement(self) -> bool:
        """Whether one payment is to settle everything."""
        return self.kind is OptionKind.SETTLEMENT

    @property
    def total(self) -> Decimal:
        """What the payments sum to, in yuan."""
        return sum((payment.amount for payment in self.payments), Decimal("0.00"))


class DisputedItem(Table):
    """Something claimed that the person does not accept."""

    item: Text = Field(title="有异议的项目", examples=["逾期费"])
    amount: Money | None = Field(None, title="金额（元）")
    reason: Text = Field(title="理由", examples=["合同没有约定计算方式"])
    ask: OptionalText = Field(None, title="请求", examples=["请求减免"])


class Offer(Table):
    """What the person can offer, without admitting what is disputed."""

    undisputed: Money | None = Field(
        None, title="没有异议的金额（元）", description="您自己核对过、愿意认的；没有想好就不填", examples=["1832.00"]
    )
    undisputed_what: OptionalText = Field(None, title="没有异议的是什么", examples=[word("example_undisputed")])
    undisputed_due: tuple[Day, ...] = Field((), title="没有异议的各期到期日")
    disputed: tuple[DisputedItem, ...] = Field((), title="有异议的项目")
    options: tuple[Option, ...] = Field((), title="付款方案")
    source: OptionalText = Field(None, title="款项来源", examples=["病假工资和配偶收入"])
    return_device: bool | None = Field(None, title="是否愿意返还设备")
    later_too: bool | None = Field(
        None, title="以后到期的是否一并商定", description="以后到期的也付不起、想和这一次的一起谈的，写 true"
    )
    later_paid: bool | None = Field(
        None, title="以后到期的是否照合同付", description="打算照合同约定的日期按期付的写 true；没有想好不填"
    )
    contact: OptionalText = Field(None, title="希望的联系方式和时段", examples=["工作日10:00至17:00，只联系本人"])
    reply_within_days: int | None = Field(None, ge=1, le=90, title="请对方在几日内答复", examples=[10])


class Route(Table):
    """Which body gets the consumer dispute: one at a time."""

    dispute_first: DisputeDoor | None = Field(
        None,
        title="消费争议先交给谁",
        description="消协和市监只能先选一家；同一争议一家受理后另一家可不予受理",
    )


class LegalAid(Table):
    """What is asked of a legal-aid centre."""

    wants: tuple[Aid, ...] = Field(
        (Aid.ADVICE, Aid.DRAFTING),
        title="申请的帮助",
        description="全国规定列举的代理事项里没有租赁和名誉、隐私纠纷，所以默认只申请咨询和代拟文书",
    )
    local_rule: OptionalText = Field(
        None, title="本省规定", description="申请代理的，写明本省哪条规定把这类事项纳入援助；先打 12348 问清"
    )
    category: OptionalText = Field(None, title="人群类别", examples=["残疾人"])


class Declarations(Table):
    """Whether the same dispute is before another body; not given means unknown."""

    before_other_body: bool | None = Field(None, title="同一争议是否已向其他机关或消协提出")
    before_court: bool | None = Field(None, title="同一争议是否已起诉或仲裁")
    where: OptionalText = Field(None, title="向哪里提出", examples=["某某市消费者协会，2026年9月1日"])
    police_report: OptionalText = Field(None, title="此前报警情况", examples=["2026年9月2日拨打110，尚无书面结果"])


class Demand(Table):
    """A request of one's own in one letter: beside the letter's own requests, or in the place of one of them."""

    letter: Text = Field(title="哪份文书", examples=["complaint/police"])
    text: Text = Field(title="请求", description="写成一句话", examples=["调取2026年11月18日小区东门的监控录像"])
    instead_of: OptionalText = Field(
        None, title="代替哪一项", description="写默认请求的名称；不写就是另加的一项", examples=["查明号码的使用人"]
    )
    contract: Key | None = Field(None, title="哪份合同", description="有几份合同时填写合同的编号")


class Override(Table):
    """A warning that the user has read and overruled."""

    warning: Text = Field(title="提示编号", examples=["device-disposed"])
    letter: OptionalText = Field(None, title="只对哪份文书", description="不填则对所有文书")
    contract: Key | None = Field(None, title="哪份合同", description="只对一份合同的文书坚持时填写")
    reason: Text = Field(title="为什么仍要继续", examples=["已咨询12348值班律师"])
