"""Letters of tests to platform, lessor and collector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.pack.make import document
from letters.render import write_text
from tests.shelf import engine, planned
from tests.stories import ADDRESS, ID_NUMBER, contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from letters.case.model import Case

DAY = "2026-11-23"
RETURN, SETTLEMENT, AGREEMENT = "negotiation/return", "negotiation/settlement", "agreement/repayment"
NOTICE, REQUEST, AUTHORISATION = "notice/stop-harassment", "request/personal-information", "authorisation/agent"

THEIR_ID = "450103199305209999"
TELLING = f"已联系梁秀云（19900000133），{ADDRESS}，证件{ID_NUMBER}、{THEIR_ID}"
LESSOR = row(
    "respondents", id="lessor", roles=["lessor"], name="棠溪通讯设备有限公司", address="广东省深圳市福田区某某路9号"
)
COLLECTOR = row("respondents", id="agency", roles=["collector"], name="启岸商务咨询有限公司")
NOBODY = row("respondents", id="caller", roles=["collector"])
AUNT = row("third_parties", id="aunt", relation="姨妈", name="梁秀云", phone="19900000133")
THEIRS = [{"id": "platform"}, {"id": "lessor"}, {"id": "agency"}]
WHO = person(id_number=ID_NUMBER, reply_address="某某快递驿站代收", workplace="某某商场三楼", email="lin@example.cn")
ONCE = [{"due": "2026-12-15", "amount": "916.00"}]
TWICE = [{"due": "2026-12-28", "amount": "458.00"}, {"due": "2027-01-28", "amount": "458.00"}]
DISPUTED = [{"item": "违约金", "amount": "80.97", "reason": "没有收到逐日计算明细"}]
CLAIMED = table("lease.claim", as_of="2026-11-18", amount="3000.97") + "".join(
    row("lease.claim.items", name=name, amount=amount, kind=kind, disputed=True, why="没有依据")
    for name, amount, kind in (("剩余租金", "2920.00", "rent_future"), ("违约金", "80.97", "late_fee"))
)


def agent(**changes: object) -> str:
    known = {"kind": "authorised", "name": "林若安", "relation": "姐姐", "phone": "19900000132", "address": ADDRESS}
    return table("agent", **{**known, **changes})


def ways(*options: dict[str, object], **changes: object) -> str:
    """An offer of these ways of paying."""
    return offer(**{"options": list(options), "disputed": DISPUTED, "contact": "工作日10:00至17:00", **changes})


def agreed_on(kind: str) -> str:
    """The offer of this kind was sent, and the other side agreed."""
    replies = [{"on": "2026-11-16", "outcome": "agreed"}]
    return row("filings", id="F1", letter=f"negotiation/{kind}", to="出租方", on="2026-11-09", replies=replies)


PAYING = ways(
    {"kind": "return", "payments": TWICE},
    {"kind": "settlement", "payments": ONCE, "why": "已到期的租金"},
    {"kind": "deferral", "payments": ONCE},
    {"kind": "instalments", "payments": TWICE},
    return_device=True,
    reply_within_days=9,
    contact=f"只联系本人，不要找梁秀云（19900000133），不要到{ADDRESS}，{ID_NUMBER}和{THEIR_ID}不外传",
    undisputed_what="2026年8月和9月租金",
)
CALLS = (
    contact("I1", "2026-10-01 09:00", "sms", acts=["reminder"], from_number="1069000000131"),
    contact("I2", "2026-10-02 22:10", count=7, answered=False, from_number="16700010002", from_name=TELLING),
    contact(
        "I3", "2026-10-03 20:16", to=["aunt"], acts=["debt_disclosed"], from_number="16700010003", account="说欠钱"
    ),
    contact("I4", "2026-10-04 11:00", direction="out", from_number="4000000131"),
)
FULL = story(
    agent(id_number=THEIR_ID, matters=["代为提交材料"], special_powers=["代为签署调解协议"], expires="2027-05-31"),
    platform(brand="橘租", roles=["platform"]), LESSOR, COLLECTOR, NOBODY, AUNT,
    lease(deposit="500.00", businesses=THEIRS), CLAIMED, PAYING, *CALLS,
    row("evidence", id="E1", title="通话记录", kind="electronic", proves="来电"),
    agreed_on("return"),
    who=WHO,
)  # fmt: skip
PAYABLE = offer(
    options=[{"kind": "settlement", "payments": ONCE}, {"kind": "deferral", "payments": ONCE},
             {"kind": "instalments", "payments": TWICE}],
    return_device=True,
)  # fmt: skip
BARE = story(lease(), PAYABLE, platform(), agreed_on("settlement"))
CALLED = story(platform(), lease(), contact("I1", "2026-10-01 10:00"))


def every_text(case: Case, wanted: str) -> str:
    """All that this letter says, to whomever it goes."""
    return "\n".join(write_text(document(one, engine())) for one in planned(case, DAY, wanted).letters)
