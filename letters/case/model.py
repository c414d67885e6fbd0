"""The case: everything the person knows, once."""

from __future__ import annotations

from datetime import date  # noqa: TC003  pydantic reads the annotations of the class
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from letters.case.contracts import contract_of, lease
from letters.case.contracts.lease.model import Lease
from letters.case.events import Dealing, Evidence, Harm, Incident, Practice
from letters.case.fields import Day, Key, OptionalText, Table, Text
from letters.case.filings import Filing
from letters.case.people import Agent, Complainant, Respondent, ThirdParty
from letters.case.received import Received
from letters.case.vocabulary import Standing
from letters.case.wishes import (
    Budget,
    Declarations,
    Demand,
    Hardship,
    LegalAid,
    Offer,
    Override,
    Route,
    Story,
)

if TYPE_CHECKING:
    from letters.case.contracts import Contract

VERSION = 2


class Deal(Table):
    """What concerns one contract where there are several: in the place of what the case says of its only one."""

    contract: Key = Field(title="哪份合同", description="合同的编号", examples=["C1"])
    account: OptionalText = Field(
        None, title="用自己的话说", description="只说这份合同的经过；不写，各份合同的文书都用 [story] 的自述"
    )
    demands: dict[str, tuple[Text, ...]] = Field({}, title="请求", description="按文书编号；写了就代替该文书的默认请求")
    offer: Offer | None = Field(None, title="还款方案")
    route: Route = Field(Route(), title="提交路线")
    addressees: dict[str, Text] = Field({}, title="收件人", description="已向机关核实过的全称；键为文书编号或机关类别")
    declarations: Declarations = Field(Declarations(), title="声明")


class Case(Table):
    """A case file as values. Nothing in it is derived; what follows from it is computed in `findings`."""

    version: Literal[2] = Field(title="文件格式版本", description="现在是 2", examples=[2])
    written_on: Day | None = Field(None, title="文书日期", description="不填则用写文书的当天", examples=["2026-11-23"])
    unknown: tuple[Text, ...] = Field(
        (),
        title="问过而不知道的",
        description="您说过不知道、记不清的项目，写了就不再问；第三人和事件用编号，不用序号",
        examples=[["complainant.role", "third_parties.mother.is_guarantor"]],
    )
    story: Story = Field(Story(), title="诉求和自述")
    complainant: Complainant = Field(title="本人")
    agent: Agent | None = Field(None, title="代理人")
    respondents: tuple[Respondent, ...] = Field((), title="被投诉人")
    third_parties: tuple[ThirdParty, ...] = Field((), title="被联系的第三人")
    contracts: tuple[Lease, ...] = Field((), title=lease.KIND.label)
    deals: tuple[Deal, ...] = Field(
        (), title="各份合同的诉求", description="有几份合同时，还款方案、提交路线、声明等按合同分开写"
    )
    incidents: tuple[Incident, ...] = Field((), title="联系和催收经过")
    practices: tuple[Practice, ...] = Field((), title="经营行为问题")
    dealings: tuple[Dealing, ...] = Field((), title="与对方的交涉")
    evidence: tuple[Evidence, ...] = Field((), title="证据")
    harms: tuple[Harm, ...] = Field((), title="造成的后果")
    demands: dict[str, tuple[Text, ...]] = Field(
        {}, title="请求", description="按文书编号；写了就代替该文书的全部默认请求；只加一项、换一项的写 [[requests]]"
    )
    requests: tuple[Demand, ...] = Field((), title="另加的请求")
    hardship: Hardship | None = Field(None, title="困难情况")
    budget: Budget | None = Field(None, title="收支")
    offer: Offer | None = Field(None, title="还款方案")
    legal_aid: LegalAid = Field(LegalAid(), title="法律援助申请")
    route: Route = Field(Route(), title="提交路线")
    addressees: dict[str, Text] = Field(
        {},
        title="收件人",
        description="已向机关核实过的全称；键为文书编号或机关类别",
        examples=[{"police": "某某市公安局某某派出所"}],
    )
    declarations: Declarations = Field(Declarations(), title="声明")
    received: tuple[Received, ...] = Field(
        (), title="收到的文书", description="法院、仲裁、公证、律师等寄来、送来或者发来的，像不像真的都先记下"
    )
    filings: tuple[Filing, ...] = Field((), title="已经寄出的文书")
    overrides: tuple[Override, ...] = Field((), title="已阅读并坚持的提示")

    @property
    def contract(self) -> Contract | None:
        """The one contract of the case, as far as contracts of every kind are alike; None for none or several."""
        return contract_of(self)

    @property
    def stands_as(self) -> Standing | None:
        """What the person is to the contract: as they say; else, of a case that holds one, the one whose it is.

        None where nobody said.
        """
        said = self.complainant.role
        return Standing.LESSEE if said is None and self.contracts else said

    @property
    def is_of_a_party(self) -> bool:
        """Whether the person has to do with the contract themself, and may sign a word of it."""
        return self.stands_as in (Standing.LESSEE, Standing.GUARANTOR)

    def respondent(self, key: str | None) -> Respondent | None:
        """The respondent of that id, or None."""
        return next((r for r in self.respondents if r.id == key), None)

    @property
    def own_day(self) -> date | None:
        """The day that its letters carry: its `written_on`, until something was sent, came or came back after it."""
        after = [day for filing in self.filings for day in (filing.on, *(reply.on for reply in filing.replies))]
        after += [paper.served_on for paper in self.received if paper.served_on]
        passed = self.written_on is not None and any(self.written_on < day for day in after)
        return None if passed else self.written_on

    def is_not_known(self, *path: str) -> bool:
        """Whether the person said that they do not know: `is_not_known("third_parties", "mother", "people")`."""
        return ".".join(path) in self.unknown

    def paper(self, key: str | None) -> Received | None:
        """The paper of that id, or None."""
        return next((paper for paper in self.received if paper.id == key), None)

    def third_party(self, key: str) -> ThirdParty | None:
        """The third party of that id, or None."""
        return next((t for t in self.third_parties if t.id == key), None)
