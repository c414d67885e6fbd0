"""A lease: something is rented for a number of rents, kept or given back at the end."""

from letters.case.contracts import Kind
from letters.case.contracts.lease.words import WORDS, ClaimKind

KIND = Kind(
    key="lease",
    label="租赁合同",
    words=WORDS,
    claims=ClaimKind,
    due=ClaimKind.RENT_DUE,
    ahead=ClaimKind.RENT_FUTURE,
    phrases=("flow_received", "flow_deposit", "flow_fee", "flow_rent"),
    checks="letters.case.lease_checks",
    findings="letters.findings.lease",
    views="letters.compose.view.lease",
    guard="letters.compose.guard.lease",
    pages="letters.told.plan.lease",
)
