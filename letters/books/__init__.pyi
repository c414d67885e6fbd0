from .books import Books as Books
from .money_rules import OF_KIND as OF_KIND
from .money_rules import ClaimRule as ClaimRule
from .money_rules import ContractRules as ContractRules
from .money_rules import MoneyRules as MoneyRules
from .money_rules import Remark as Remark
from .money_rules import money_rules as money_rules
from .money_rules import read_contract_money as read_contract_money
