"""What was sent and answered, for each letter that follows another: the case, and what the letter must say of it."""

from __future__ import annotations

from tests.stories import row

REMINDER, SUPPLEMENT, RECONSIDERATION = "follow-up/reminder", "follow-up/supplement", "follow-up/reconsideration"
CRIMINAL, REVIEW = "follow-up/criminal-reconsideration", "follow-up/criminal-review"
SUPERVISION, OBJECTION = "follow-up/prosecution-supervision", "follow-up/aid-objection"
BREACH, RENEGOTIATION, SUIT = "follow-up/breach", "follow-up/renegotiation", "lawsuit/administrative"

POLICE_STATION, REGULATOR = "杭州市公安局西湖区分局翠苑派出所", "深圳市市场监督管理局南山监管局"
LESSOR = "青桐橘租信息服务有限公司"


def filing(letter: str, to: str, on: str, *replies: str, **more: object) -> str:
    """One letter sent, with its answers."""
    return row("filings", **{"letter": letter, "to": to, "on": on, "received_on": on, **more}) + "".join(replies)


def reply(on: str, outcome: str, **more: object) -> str:
    return row("filings.replies", on=on, outcome=outcome, **more)


REPORT = {"id": "F1", "by": "EMS", "reference": "EMS1500000001CN"}
REFUSAL = reply("2026-11-10", "refused", ground="civil", words="属于民事纠纷", reference="某公告〔2026〕5号")
UNFILED = reply("2026-11-18", "not_filed", ground="civil", words="没有犯罪事实", reference="某不立字〔2026〕7号")
UNFILED_BEFORE = reply("2026-10-20", "not_filed", words="没有犯罪事实", reference="某不立字〔2026〕7号")
AGREED = reply("2026-10-12", "agreed", words="同意分两期支付", reference="邮件1012")

PARTS = [{"due": "2026-11-05", "amount": "458.00"}, {"due": "2026-12-05", "amount": "458.00"}]
ASKED = {"kind": "instalments", "payments": PARTS}  # how the offer was when it was sent

# Of each letter: what was sent and answered, and what of it the letter must say.
SENT: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "reminder to an office": (
        REMINDER,
        (filing("complaint/market-regulator", REGULATOR, "2026-09-15", **REPORT),),
        ("2026年9月15日", "《消费者投诉书》", "EMS1500000001CN", "决定是否受理的期限为7个工作日", "2026年9月23日届满"),
    ),
    "reminder to the police": (
        REMINDER,
        (filing("complaint/police", POLICE_STATION, "2026-11-09", **REPORT),),
        ("2026年11月9日", "《治安报案书》", "报案后没有收到受案回执或者书面答复。"),
    ),
    "reminder to the other side": (
        REMINDER,
        (filing("negotiation/instalments", LESSOR, "2026-10-08", **REPORT),),
        ("2026年10月8日", "《分期付款协商申请书》", "不构成对任何有异议金额的确认"),
    ),
    "supplement": (
        SUPPLEMENT,
        (
            filing(
                "complaint/market-regulator",
                REGULATOR,
                "2026-11-10",
                reply("2026-11-16", "supplement", asks_for=["租赁合同复印件"], due="2026-11-26", reference="补正3号"),
                **REPORT,
            ),
        ),
        ("2026年11月16日", "补正3号", "租赁合同复印件", "补正期限至2026年11月26日为止"),
    ),
    "silence of the police": (
        RECONSIDERATION,
        (filing("complaint/police", POLICE_STATION, "2026-09-14", **REPORT),),
        ("2026年9月14日", POLICE_STATION, "已满60日", "应当先申请行政复议", "责令被申请人在一定期限内"),
    ),
    "refusal": (
        RECONSIDERATION,
        (filing("complaint/police", POLICE_STATION, "2026-11-02", REFUSAL, **REPORT),),
        (
            "2026年11月10日",
            "某公告〔2026〕5号",
            "“属于民事纠纷”",
            "撤销申请人于2026年11月10日收到的被申请人答复",
            "本申请在法定期限内提出",
        ),
    ),
    "criminal reconsideration": (
        CRIMINAL,
        (filing("complaint/police", POLICE_STATION, "2026-11-09", UNFILED, **REPORT),),
        ("2026年11月18日", "某不立字〔2026〕7号", "“没有犯罪事实”", "提出的期限至2026年11月25日为止"),
    ),
    "criminal review": (
        REVIEW,
        (
            filing("complaint/police", POLICE_STATION, "2026-10-09", UNFILED_BEFORE, **REPORT),
            filing(
                CRIMINAL,
                POLICE_STATION,
                "2026-10-23",
                reply("2026-11-18", "upheld", words="维持原决定", reference="某刑复字〔2026〕2号"),
                id="F2",
                about="F1",
            ),
        ),
        ("某不立字〔2026〕7号", "2026年11月18日", "某刑复字〔2026〕2号", "提出的期限至2026年11月25日为止"),
    ),
    "supervision": (
        SUPERVISION,
        (filing("complaint/police", POLICE_STATION, "2026-10-09", UNFILED_BEFORE, **REPORT),),
        ("2026年10月20日", "某不立字〔2026〕7号", f"要求{POLICE_STATION}说明不立案的理由"),
    ),
    "aid objection": (
        OBJECTION,
        (
            filing(
                "legal-aid/application",
                "杭州市西湖区法律援助中心",
                "2026-11-04",
                reply("2026-11-12", "refused", words="不属于援助范围", reference="某援决〔2026〕9号"),
                **REPORT,
            ),
        ),
        ("2026年11月12日", "某援决〔2026〕9号", "“不属于援助范围”", "法律咨询、代拟法律文书"),
    ),
    "breach": (
        BREACH,
        (
            filing(
                "negotiation/instalments",
                LESSOR,
                "2026-10-08",
                AGREED,
                reply("2026-11-02", "broken", words="系统里没有这个约定"),
                **REPORT,
            ),
        ),
        (
            "2026年10月12日，贵方同意（邮件1012）",
            "“同意分两期支付”",
            "2026年11月2日",
            "本人记下的情况：系统里没有这个约定。",
        ),
    ),
    "renegotiation": (
        RENEGOTIATION,
        (
            filing(
                "negotiation/instalments",
                LESSOR,
                "2026-10-08",
                AGREED,
                reply("2026-11-12", "missed", account="工资晚发了一周"),
                option=ASKED,
                **REPORT,
            ),
        ),
        (
            "2026年10月12日，贵方同意",
            "约定的付款共2期，合计916.00元，自2026年11月5日起，至2026年12月5日止。",
            "截至2026年11月12日已经到期的有：2026年11月5日458元。这一期本人没能按期付足",
            "具体情况：工资晚发了一周。",
            "不构成对任何金额、逾期费用、违约金",
        ),
    ),
    "suit after a refusal": (
        SUIT,
        (filing("complaint/police", POLICE_STATION, "2026-11-02", REFUSAL, **REPORT),),
        ("某公告〔2026〕5号", "不属于应当先申请行政复议的不答复情形", "在法定期限内直接提起诉讼"),
    ),
    "suit after a reconsideration": (
        SUIT,
        (
            filing("complaint/police", POLICE_STATION, "2026-08-31", **REPORT),
            filing(
                RECONSIDERATION,
                "杭州市西湖区人民政府",
                "2026-11-03",
                reply("2026-11-19", "upheld", words="驳回申请", reference="某复决〔2026〕4号"),
                id="F2",
                about="F1",
            ),
        ),
        ("杭州市西湖区人民政府（作出维持决定的复议机关）", "某复决〔2026〕4号", "原告已先申请行政复议"),
    ),
}
