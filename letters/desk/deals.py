"""Which of several contracts is meant: by its id, or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import about, deal_name
from letters.errors import UsageError

if TYPE_CHECKING:
    from letters.case import Case

OPTION = "--contract"


def of_contract(case: Case, contract: str = "") -> Case:
    """The case as it looks from the contract of that id, or from the only one there is; itself without any.

    Raises UsageError, with all of them, where it is not said which of several, or there is none of that id.
    """
    held = case.contracts
    if contract and contract not in {each.id for each in held}:
        raise UsageError(f"案件里没有合同 {contract}", _which(case) or "案件里没有合同")
    if not contract and len(held) > 1:
        raise UsageError(f"案件里有 {len(held)} 份合同，没有写是哪一份", _which(case))
    return about(case, contract or held[0].id) if held else case


def _which(case: Case) -> str:
    told = (f"{each.id}（{deal_name(case, each)}）" for each in case.contracts)
    return f"加 {OPTION} 编号：{'、'.join(told)}" if case.contracts else ""
