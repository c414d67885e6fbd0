"""What a letter needs before it can be written, and how to say what lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import (
    CAN_SIGN,
    Act,
    Aid,
    Case,
    OptionKind,
    PracticeKind,
    Role,
    Standing,
    Table,
    contracts,
    contracts_of,
    kinds,
    parties,
    shape,
)
from letters.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from letters.case import Kind

BUSINESS = frozenset({Role.PLATFORM, Role.LESSOR, Role.SHOP})
DISCLOSING = frozenset({Act.DEBT_DISCLOSED, Act.PERSONAL_DATA_LEAKED, Act.IMAGE_ABUSE})
PARTIES = frozenset({Role.PLATFORM, Role.LESSOR, Role.COLLECTOR})


class Need(NamedTuple):
    """A named need that is more than one field: when it is met, and what to write when it is not.

    A `wish` is something the person may want or not: without it the letter is not missed.
    """

    met: Callable[[Case], bool]
    lacking: str
    how: str
    wish: bool = False


def _several_could_be(case: Case) -> bool:
    """Whether more than one business may have made the contract, so that it has to be said which did."""
    return sum(bool(CAN_SIGN & set(party.roles)) for party in case.respondents) > 1


def _has_option(kind: OptionKind) -> Callable[[Case], bool]:
    return lambda case: case.offer is not None and any(option.kind is kind for option in case.offer.options)


def _tells_of_data(case: Case) -> bool:
    """Whether something was done with personal data; to an outsider, their number is that already."""
    counted = [one for one in case.incidents if one.counts]
    forced = any(practice.kind is PracticeKind.FORCED_PERMISSION for practice in case.practices)
    reached = any(one.others or DISCLOSING & set(one.acts) for one in counted)
    return forced or reached or bool(counted and case.complainant.is_outsider)


LESSEE = "lessee"  # the need of letters that only the one whose contract it is can write
NEEDS = {
    LESSEE: Need(
        lambda case: case.stands_as in (None, Standing.LESSEE), f"由{Standing.LESSEE.label}来写", "[complainant] role"
    ),
    "contacts": Need(
        lambda case: any(incident.counts for incident in case.incidents),
        "至少一条收到的、不只是正常提醒的来电、短信、来人等",
        "[[incidents]]",
    ),
    "personal_data": Need(
        _tells_of_data,
        "个人信息方面的事实：联系了本人以外的人、向他人透露了本人的信息，或者强制索取授权",
        "[[incidents]] 或者 [[practices]]",
    ),
    "known_business": Need(
        lambda case: any(r.called and BUSINESS & set(r.roles) for r in case.respondents),
        f"平台、{Role.LESSOR.label}或者门店的全称，或者 App、店铺的名称",
        "[[respondents]] name 或者 brand",
    ),
    "known_party": Need(
        lambda case: any(r.called and PARTIES & set(r.roles) for r in case.respondents),
        f"平台、{Role.LESSOR.label}或者催收方的全称，或者 App 的名称",
        "[[respondents]] name 或者 brand",
    ),
    "named_business": Need(
        lambda case: any(r.is_named and BUSINESS & set(r.roles) for r in case.respondents),
        f"平台、{Role.LESSOR.label}或者门店的全称",
        "[[respondents]] name",
    ),
    "respondent_address": Need(
        lambda case: any(r.is_named and r.address and BUSINESS & set(r.roles) for r in case.respondents),
        "被投诉人的地址",
        "[[respondents]] address",
    ),
    "known_address": Need(
        lambda case: any(r.called and r.address and BUSINESS & set(r.roles) for r in case.respondents),
        "被投诉人的地址",
        "[[respondents]] address",
    ),
    "named_party": Need(
        lambda case: any(r.is_named and PARTIES & set(r.roles) for r in case.respondents),
        f"平台、{Role.LESSOR.label}或者催收方的全称",
        "[[respondents]] name",
    ),
    "contract_party": Need(
        lambda case: case.contract is None or bool(parties(case, case.contract)) or not _several_could_be(case),
        "合同是和哪一家签的：有几家公司，没有写明",
        "[[contracts]] businesses",
    ),
    "authorised_agent": Need(
        lambda case: case.agent is not None and case.agent.is_authorised,
        "委托代理人",
        '[agent] kind = "authorised"',
        wish=True,
    ),
    "payable": Need(
        lambda case: case.offer is not None and bool(case.offer.options), "付款方案", "[[offer.options]]", wish=True
    ),
    "return": Need(
        lambda case: case.offer is not None and case.offer.return_device is True,
        "愿意返还设备的表示",
        "[offer] return_device = true",
        wish=True,
    ),
    "settlement": Need(
        _has_option(OptionKind.SETTLEMENT), "一次结清的方案", '[[offer.options]] kind = "settlement"', wish=True
    ),
    "paper_sender": Need(
        lambda case: bool(case.received) and case.received[0].sender is not None,
        "文书上署名的法院全称",
        "[[received]] sender",
    ),
    "unproven_paper": Need(
        lambda case: bool(case.received) and case.received[0].is_unproven,
        "收到的法院文书不是法院专递、当面送达的，而且还没有核实清楚",
        "[[received]]",
        wish=True,
    ),
    "aid_rule": Need(
        lambda case: Aid.REPRESENTATION not in case.legal_aid.wants or case.legal_aid.local_rule is not None,
        "本省把这类事项纳入法律援助的规定（申请代理时需要）",
        "[legal_aid] local_rule",
    ),
    "deferral": Need(_has_option(OptionKind.DEFERRAL), "延期方案", '[[offer.options]] kind = "deferral"', wish=True),
    "instalments": Need(
        _has_option(OptionKind.INSTALMENTS), "分期方案", '[[offer.options]] kind = "instalments"', wish=True
    ),
}


class Lack(NamedTuple):
    """What a case lacks, in plain words, and where the case file holds it; `wish` as in `Need`, `need` its name."""

    what: str
    how: str
    wish: bool = False
    need: str = ""


def lacking(case: Case, template: str, needs: Collection[str]) -> tuple[Lack, ...]:
    """What the case lacks for these needs. A need is a name above or a path such as `offer.source`.

    Raises TemplateError for a need that no case can have.
    """
    if not fits(case, needs):
        needs = (LESSEE,)  # nothing else that the letter wants would help
    return tuple(lack for need in needs if (lack := _lack(case, template, need)))


def fits(case: Case, needs: Collection[str]) -> bool:
    """Whether it is for this person to write such a letter, whatever the case may lack for it."""
    return LESSEE not in needs or NEEDS[LESSEE].met(case)


def refuse_need(template: str, need: str) -> None:
    """Raises TemplateError for a need that no case can have, whatever a case holds."""
    if need not in NEEDS:
        _labels(template, need)


def _labels(template: str, need: str) -> dict[str, str]:
    """The fields that a path leads through, each with its label. Raises TemplateError where there is none."""
    labels: dict[str, str] = {}
    table: type[Table] | None = Case
    names = need.split(".")
    if kind := _kind(names[0]):
        labels[names.pop(0)] = kind.label
        table = shape.table_of(Case.model_fields[contracts.TABLE])
    for name in names:
        field = table.model_fields.get(name) if table else None
        if field is None:
            raise TemplateError(template, 1, f"文件头的 needs 里有案件没有的字段 {need}")
        labels[name] = field.title or name
        table = None if shape.is_list(field) else shape.table_of(field)
    return labels


def _lack(case: Case, template: str, need: str) -> Lack | None:
    if need in NEEDS:
        known = NEEDS[need]
        return None if known.met(case) else Lack(known.lacking, known.how, known.wish, need)
    labels = _labels(template, need)
    value: object = case
    told = []
    for name, label in labels.items():
        if not isinstance(value, Table):
            break
        told.append(label)
        value = _held(case, kind) if not told[1:] and (kind := _kind(name)) else getattr(value, name)
    return None if value not in (None, (), {}, "") else Lack("的".join(told), _where(need), need=need)


def _kind(name: str) -> Kind | None:
    """The kind of contract that a need begins with: `loan.claim`."""
    return next((each for each in kinds() if each.key == name), None)


def _held(case: Case, kind: Kind) -> object:
    return next((contract for each, contract in contracts_of(case) if each is kind), None)


def _where(need: str) -> str:
    """Where the case file holds what a need names."""
    first, _, rest = need.partition(".")
    if _kind(first) is None:
        return need
    return contracts.place(rest) if rest else f"[[{contracts.TABLE}]]"
