"""The lease: what was rented, for how much, what was paid, what is claimed."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from letters.case.contracts.business import Business
from letters.case.contracts.lease.words import ADVANCED, ClaimKind, Payer, PeriodUnit, Purpose
from letters.case.fields import Day, Key, Money, OptionalText, Table, Text


class Fee(Table):
    """A fee beside the rent."""

    name: Text = Field(title="费用名称", examples=["碎屏保障服务费"])
    amount: Money = Field(title="金额（元）", examples=["399.00"])


class Payment(Table):
    """One payment made."""

    on: Day = Field(title="付款日期", examples=["2026-03-02"])
    amount: Money = Field(title="金额（元）", examples=["899.00"])
    channel: OptionalText = Field(None, title="付款方式", examples=["支付宝代扣"])
    note: OptionalText = Field(None, title="说明", examples=["首期租金1.00元和服务费399.00元"])
    payer: Payer | None = Field(None, title="谁付的", description="不是本人付的才填写，中介垫付的写 agent")
    purpose: Purpose | None = Field(None, title="付的是什么", description="一笔里有几样的不填，写在说明里")
    evidence: tuple[Key, ...] = Field((), title="证据编号")
    times: int = Field(
        1,
        ge=1,
        le=3660,
        title="分几次付的",
        description="只记得一共付了几次、最后一次是哪天的，合成一笔，日期写最后一次",
    )

    @property
    def is_own(self) -> bool:
        """Whether the person paid it, or somebody close for them: not where an agent of the deal advanced it."""
        if self.payer is None:
            return not any(word in (self.channel or "") for word in ADVANCED)
        return self.payer in {Payer.SELF, Payer.RELATIVE}


def _none_said(value: Any) -> Any:
    """The word `none` as an empty list that is there: nothing was paid, which is more than no record."""
    return () if value == "none" else value


def _or_none(schema: dict[str, Any]) -> None:
    """The JSON Schema of a list in whose place the word `none` may stand."""
    rows = {"type": schema.pop("type"), "items": schema.pop("items")}
    schema["anyOf"] = [rows, {"const": "none"}]


class ClaimItem(Table):
    """One item of what the other side claims."""

    name: Text = Field(title="项目", examples=["剩余租金（7期）"])
    amount: Money = Field(title="金额（元）", examples=["6293.00"])
    kind: ClaimKind = Field(ClaimKind.OTHER, title="性质")
    disputed: bool | None = Field(
        None, title="是否有异议", description="有异议写 true，没有异议写 false；没有写就是还没说"
    )
    why: OptionalText = Field(None, title="异议理由", examples=["合同没有逐项约定"])


class Claim(Table):
    """What the other side says is owed, on a day."""

    as_of: Day = Field(title="对方主张的日期", examples=["2026-09-20"])
    amount: Money = Field(title="对方主张的总额（元）", examples=["10186.10"])
    items: tuple[ClaimItem, ...] = Field((), title="分项")
    source: OptionalText = Field(None, title="主张的来源", examples=["App 账单页"])


class Terms(Table):
    """Terms of the contract that matter here."""

    auto_buyout_days: int | None = Field(
        None, ge=0, le=3650, title="逾期多少日自动转为买断", description="合同写“逾期超过7日视为买断”就写 7"
    )
    overdue_rule: OptionalText = Field(None, title="逾期费用条款", examples=["逾期一日按当期租金3%收取违约金"])
    contacts_permission: OptionalText = Field(None, title="通讯录授权条款", examples=["不授权无法下单"])


class Lease(Table):
    """The contract, with sums in yuan."""

    id: Key = Field(title="编号", examples=["C1"])
    kind: Literal["lease"] = Field(title="合同种类", description="租赁合同写 lease", examples=["lease"])
    businesses: tuple[Business, ...] = Field(
        (),
        title="合同的对方",
        description="和谁签的、谁在催这份合同的钱，各写一条；给别的公司的文书不提这份合同",
    )
    evidence: tuple[Key, ...] = Field(
        (), title="合同文本的证据编号", description="合同、订单页是哪几份证据；讲到合同的文书都会列上"
    )
    order_number: OptionalText = Field(None, title="订单号或合同编号", examples=["JZ-2026-0302-7788"])
    signed_on: Day = Field(title="签约或下单日期", examples=["2026-03-02"])
    device: Text = Field(title="租赁物", examples=["某品牌手机 256GB 全新"])
    condition: OptionalText = Field(None, title="设备现状", examples=["屏幕完好，可返还"])
    official_price: Money | None = Field(None, title="同期官方售价（元）", examples=["9999.00"])
    price_source: OptionalText = Field(None, title="售价来源", examples=["品牌官网2026-03-02截图"])
    rent: Money | None = Field(
        None, title="每期租金（元）", description="手上没有合同、不知道的不填", examples=["899.00"]
    )
    periods: int | None = Field(None, ge=1, le=3660, title="期数", description="不知道的不填", examples=[12])
    period_unit: PeriodUnit = Field(PeriodUnit.MONTH, title="每期长度")
    first_rent: Money | None = Field(
        None, title="首期租金（元）", description="与其他各期不同时填写", examples=["1.00"]
    )
    deposit: Money | None = Field(None, title="押金（元）", examples=["0.00"])
    deposit_waived: bool | None = Field(None, title="是否免押")
    buyout_price: Money | None = Field(None, title="买断价（元）", examples=["2599.00"])
    fees: tuple[Fee, ...] = Field((), title="其他费用")
    payments: Annotated[tuple[Payment, ...], BeforeValidator(_none_said)] = Field(
        (),
        title="付款记录",
        description='一笔都没有付过的，写 payments = "none"；不写就是不知道付了多少',
        json_schema_extra=_or_none,
    )
    overdue_since: Day | None = Field(None, title="最早一笔未付租金到期的次日", examples=["2026-08-03"])
    claim: Claim | None = Field(None, title="对方的主张")
    terms: Terms = Field(Terms(), title="有关条款")
    device_received: bool | None = Field(None, title="是否收到设备")
    cash_received: Money | None = Field(
        None,
        title="是否收到过现金（元）",
        description="办租赁时有人给过现金才填写；当天被扣下或付出过租金、费用的，另写 cash_in_hand",
        examples=["5450.56"],
    )
    cash_in_hand: bool | None = Field(
        None,
        title="现金数额是否为到手的数",
        description=(
            "拿到现金时就被扣下或付出过租金、费用的才填写（这些也要写进付款记录）："
            "写的现金是扣完以后到手的，写 true；是扣以前的，写 false"
        ),
    )
    rate_in_letters: bool | None = Field(
        None,
        title="是否在文书里写按借贷折算的参考测算",
        description="只在收到过现金的情形有意义；先问过律师或 12348 再写 true",
    )
    device_disposed: bool | None = Field(
        None, title="设备是否已转卖、抵押或丢失", description="若是，先咨询律师或 12348，再提交书面陈述"
    )
    emergency_contact: OptionalText = Field(
        None, title="紧急联系人", description="写与本人的关系，和第三人里写的一样", examples=["母亲（下单时必填）"]
    )

    @property
    def rents_known(self) -> bool:
        """Whether it is known how much is to be paid each time and how often: else no rent can be worked out."""
        return self.rent is not None and self.periods is not None

    @property
    def total_rent(self) -> Decimal | None:
        """All rents of the contract in yuan; None where it is not known how much, or how often."""
        if self.rent is None or self.periods is None:
            return None
        if self.first_rent is None:
            return self.rent * self.periods
        return self.first_rent + self.rent * (self.periods - 1)

    @property
    def nothing_paid(self) -> bool:
        """Whether the person says that nothing was paid: without a word of it that is not known."""
        return not self.payments and "payments" in self.model_fields_set

    @property
    def own_payments(self) -> tuple[Payment, ...]:
        """The payments that the person made."""
        return tuple(payment for payment in self.payments if payment.is_own)

    @property
    def total_advanced(self) -> Decimal:
        """What others than the person and those close to them paid, in yuan."""
        return sum((payment.amount for payment in self.payments if not payment.is_own), Decimal("0.00"))

    @property
    def total_paid(self) -> Decimal:
        """Everything that the person paid so far, in yuan; what an agent of the deal advanced is not theirs."""
        return sum((payment.amount for payment in self.own_payments), Decimal("0.00"))
