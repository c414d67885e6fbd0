"""A loan, as small as a kind of contract can be: what one adds beside the lease, in one folder."""

from letters.case.contracts import Kind
from tests.case.toy_contracts.loan.model import LoanClaim

ROOM = "tests.case.toy_contracts.loan.room"

KIND = Kind(
    key="loan",
    label="借款合同",
    words={"lessor": "出借方"},
    claims=LoanClaim,
    due=LoanClaim.DUE,
    ahead=LoanClaim.AHEAD,
    phrases=(),
    checks=ROOM,
    findings=ROOM,
    views=ROOM,
    guard=ROOM,
    pages=ROOM,
)
