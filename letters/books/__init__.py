"""What comes with the program and is looked up: heads of templates, the law, bodies, the words of sums, rates."""

from letters.books.books import Books
from letters.books.money_rules import MoneyRules, money_rules

__all__ = ["Books", "MoneyRules", "money_rules"]
